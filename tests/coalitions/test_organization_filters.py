"""The list of organizations narrowed by any field, by several values of one; what is not known is said."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from coalitions.forms.filter_words import EMPTIES
from coalitions.forms.organization_filter import OrganizationFilter
from organizations.models.organization_queries import EMPTY
from tests import factories
from tests.coalitions.test_organization_list import URL, shown


def part(client, name, **asked):
    menus = client.get(URL, asked).context["menus"]
    return next(each for menu in menus for each in menu.parts if each.name == name)


@pytest.mark.parametrize("field", ["kind", "owner", "place", "level"])
def test_several_values_of_one_field_show_the_rows_of_each(viewer, workspace, field):
    for name, value in (("A", "faith"), ("B", "labor"), ("C", "tenants"), ("D", "")):
        factories.organization(workspace, name=name, **{field: value})

    assert shown(viewer, **{field: ["faith", "labor"]}) == ["A", "B"]
    assert shown(viewer, **{field: "labor"}) == ["B"]
    assert shown(viewer, **{field: ["labor", "", " "]}) == ["B"]


def test_several_coalitions_and_tags_show_the_rows_of_each(viewer, workspace):
    coalitions = [factories.coalition(workspace, name=name) for name in ("Air", "Buses", "Clean")]
    for coalition, tag in zip(coalitions, ("parents", "riders", "tenants"), strict=True):
        row = factories.organization(workspace, name=f"In {coalition}", constituencies=[tag])
        factories.affiliation(coalition, row)

    assert shown(viewer, coalition=[coalitions[0].pk, coalitions[2].pk]) == ["In Air", "In Clean"]
    assert shown(viewer, coalition="buses") == ["In Buses"]  # as somebody types it
    assert shown(viewer, constituency=["parents", "riders"]) == ["In Air", "In Buses"]


def test_what_is_asked_to_be_unknown_adds_up(viewer, workspace):
    one, two = (factories.tenet(workspace, facet="demand") for _ in range(2))
    half = factories.organization(workspace, name="Half")
    factories.position(workspace, organization=half, tenet=one)
    factories.organization(workspace, name="Silent", kind="union")

    assert shown(viewer, unknown_on=two.pk) == ["Half", "Silent"]
    assert shown(viewer, unknown_on=[one.pk, two.pk]) == ["Silent"]
    assert shown(viewer, empty=["kind", "owner"]) == ["Half"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"next": "overdue"}, ["Late"]),
        ({"next": "week"}, ["Soon", "Today"]),
        ({"next": "none"}, ["None"]),
        ({"next": ["overdue", "none"]}, ["Late", "None"]),
        ({"checked": "never"}, ["Late", "None", "Soon"]),
        ({"checked": "old"}, ["Today"]),
        ({"checked": ["never", "old"]}, ["Late", "None", "Soon", "Today"]),
        ({"stale": "1"}, ["Late", "None", "Soon", "Today"]),
        ({"checked": "never", "next": "week"}, ["Soon"]),
    ],
)
def test_it_is_narrowed_to_the_next_step_and_the_last_check(viewer, workspace, asked, expected):
    today, day = localdate(), timedelta(1)
    factories.organization(workspace, name="Late", next_step="Call", next_step_on=today - day)
    factories.organization(workspace, name="Today", next_step_on=today, last_checked=today - timedelta(91))
    factories.organization(workspace, name="Soon", next_step_on=today + timedelta(6))
    factories.organization(workspace, name="Then", next_step_on=today + timedelta(7), last_checked=today)
    factories.organization(workspace, name="None")
    factories.organization(workspace, name="Undated", next_step="Write", last_checked=today)

    assert shown(viewer, **asked) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"people": "known"}, ["Big", "Counted", "Rated"]),
        ({"people": "unknown"}, ["Dark"]),
        ({"people": ["known", "unknown"]}, ["Big", "Counted", "Dark", "Rated"]),
        ({"people_min": "3"}, ["Big", "Counted"]),
        ({"people_min": "100"}, ["Big"]),
    ],
)
def test_it_is_narrowed_to_people_and_a_rating_is_no_number(viewer, workspace, asked, expected):
    factories.organization(workspace, name="Big", turnout_likely=200, members=5)
    factories.organization(workspace, name="Counted", turnout_likely=50, members=5_000)
    factories.organization(workspace, name="Rated", people=5)
    factories.organization(workspace, name="Dark")

    assert shown(viewer, **asked) == expected


def test_it_is_narrowed_to_influence_and_to_extra_fields(viewer, workspace):
    factories.organization(workspace, name="A", influence=2, extra={"Ward": "7"})
    factories.organization(workspace, name="B", influence=5, extra={"Bus line": "M4"})
    factories.organization(workspace, name="C")

    assert shown(viewer, influence=["2", "5"]) == ["A", "B"]
    assert shown(viewer, extra="Ward") == ["A"]
    assert shown(viewer, extra=["Ward", "Bus line"]) == ["A", "B"]
    assert part(viewer, "extra").suggested == ["Bus line", "Ward"]


@pytest.mark.parametrize("name", EMPTIES)
def test_each_main_field_can_be_asked_to_be_empty(viewer, workspace, name):
    numbers, days = {"influence": 3}, {"last_checked": localdate()}
    value = numbers.get(name) or days.get(name) or (["x"] if name == "constituencies" else "x")
    factories.organization(workspace, name="Filled", **{name: value})
    factories.organization(workspace, name="Empty", short_name="" if name == "short_name" else "Empty")

    assert len(EMPTIES) == len(EMPTY)
    assert shown(viewer, empty=name) == ["Empty"]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"spectrum": "friend"}, ["spectrum=friend"]),
        ({"spectrum": ["neutral", "friend"]}, ["spectrum=friend"]),
        ({"coalition": "Nowhere"}, ["coalition=Nowhere"]),
        ({"next": "soon", "people_min": "many"}, ["people_min=many", "next=soon"]),
        ({"sort": "password"}, ["sort=password"]),
        ({"group": "password"}, ["group=password"]),
        ({"colour": "red"}, ["colour=red"]),
        ({"kind": "k" * 90}, [f"kind={'k' * 80}"]),
        ({"kind": "nobody has it", "page": "2", "q": "x", "add": "y", "view": "z"}, []),
    ],
)
def test_what_is_not_known_in_the_address_is_said(viewer, organization, asked, words):
    response = viewer.get(URL, asked)

    assert response.context["asked"].unknown() == words
    assert ("not known:" in response.content.decode()) is bool(words)
    assert all(word in response.content.decode() for word in words)


def test_what_is_known_holds_beside_what_is_not(viewer, workspace):
    factories.organization(workspace, name="A", spectrum="neutral")
    factories.organization(workspace, name="B")

    assert shown(viewer, spectrum=["neutral", "friend"]) == ["A"]


def test_each_filter_in_force_can_be_taken_away_alone(viewer, workspace):
    factories.organization(workspace, name="A", kind="faith")

    asked = {"kind": ["faith", "labor"], "stale": "1", "sort": "-kind", "page": "1"}
    response = viewer.get(URL, asked)

    chips = {chip.words: chip.without for chip in response.context["chips"]}
    assert chips["Kind: faith"] == {"kind": ["labor"]}
    assert chips["Not checked for 90 days, or never"] == {"stale": None}
    content = response.content.decode()
    import re

    print(re.findall(r"href=.[?][^>]*", content)[:6])
    assert 'href="?kind=labor&amp;stale=1&amp;sort=-kind"' in content
    assert 'href="?kind=faith&amp;kind=labor&amp;sort=-kind"' in content


def test_every_word_in_use_can_be_reached_by_typing(viewer, workspace):
    for at in range(40):
        factories.organization(workspace, kind=f"kind {at:02}", owner="Ada" if at else "Bo")

    kinds = part(viewer, "kind")
    assert len(kinds.options) == 8
    assert len(kinds.suggested) == 40
    assert not part(viewer, "owner").typed  # both have a box
    assert [each.value for each in part(viewer, "kind", kind="kind 39").options if each.on] == ["kind 39"]
    assert shown(viewer, kind="kind 39") == [shown(viewer)[39]]


def test_a_saved_state_keeps_all_of_it_in_one_order(workspace):
    asked = {
        "kind": ["b", "a"],
        "next": ["none", "overdue"],
        "people_min": "3",
        "empty": "owner",
        "stale": "1",
    }
    form = OrganizationFilter(_query(asked), workspace=workspace, today=localdate(), exposures=None)

    state = "kind=a&kind=b&stale=1&next=overdue&next=none&people_min=3&empty=owner&column=kind"
    assert form.state(["kind"]) == state


def _query(asked):
    from django.http import QueryDict
    from django.utils.http import urlencode

    return QueryDict(urlencode(asked, doseq=True))


def test_fields_left_empty_leave_the_address(viewer, organization):
    asked = {"kind": ["union", ""], "people_min": "", "sort": "kind"}
    response = viewer.get(URL, asked, headers={"HX-Request": "true"})

    assert response["HX-Push-Url"] == f"{URL}?kind=union&sort=kind"


def test_what_else_the_filters_offer_is_named_unlike_what_else_the_page_offers(organizer, organization):
    page = organizer.get(URL).content.decode()
    names = re.findall(r'<summary class="[^"]*(?:button|chip)[^>]*>\s*([^<]*[^<\s])', page)

    assert names.count("More") == 1
    assert names.count("Other") == 1
