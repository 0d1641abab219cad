"""The list of organizations."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from organizations.models import Organization
from tests import factories

URL = "/w/clean-air/organizations/"


def shown(client, **asked):
    page = client.get(URL, asked).context["page"]
    return [str(row.organization) for row in page]


def compared(workspace, alike=9, apart=0, unanswered=0):
    """Home and another organization with this many answers between them."""
    home = factories.organization(workspace, name="Home")
    other = factories.organization(workspace, name="Other")
    workspace.home = home
    workspace.save()
    for at in range(alike + apart + unanswered):
        tenet = factories.tenet(workspace)
        factories.position(workspace, organization=home, tenet=tenet, stance=2)
        if at < alike + apart:
            factories.position(workspace, organization=other, tenet=tenet, stance=2 if at < alike else -2)
    return other


def test_it_shows_each_organization_with_its_full_name(viewer, organization):
    content = viewer.get(URL).content.decode()

    assert "Tenants together" in content
    assert f"/w/clean-air/organizations/{organization.pk}/" in content


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"turnout_likely": 1200, "members": 9}, "1,200"),
        ({"members": 4000, "members_year": 1962, "people": 3}, "members, 1962"),
        ({"people": 4}, "4 of 5"),
        ({"people": 900}, "900"),
    ],
)
def test_it_says_which_number_of_people_it_shows(viewer, workspace, facts, words):
    factories.organization(workspace, **facts)

    assert words in viewer.get(URL).content.decode()


def test_it_says_on_how_many_answers_home_and_another_are_alike(viewer, workspace):
    compared(workspace, alike=9, apart=2)

    assert "9 of 11 alike" in viewer.get(URL).content.decode()


def test_it_says_when_too_little_is_known_and_gives_no_more(viewer, workspace):
    compared(workspace, alike=5, unanswered=20)

    content = viewer.get(URL).content.decode()

    assert "too little known: 5 of 25" in content
    assert "of 5 alike" not in content


def test_it_shows_no_unity_without_a_home(viewer, organization):
    assert "Unity with" not in viewer.get(URL).content.decode()


def test_unity_with_too_few_answers_comes_last_either_way(viewer, workspace):
    other = compared(workspace, alike=9, apart=1)
    few = factories.organization(workspace, name="Few")
    factories.position(workspace, organization=few, tenet=other.positions.first().tenet, stance=2)
    against = factories.organization(workspace, name="Against")
    for position in other.positions.all():
        factories.position(workspace, organization=against, tenet=position.tenet, stance=-position.stance)

    assert shown(viewer, sort="-unity") == ["Other", "Against", "Few", "Home"]
    assert shown(viewer, sort="unity") == ["Against", "Other", "Few", "Home"]


@pytest.mark.parametrize(
    ("field", "low", "high", "sort"),
    [
        ("kind", "Art", "union", "kind"),
        ("spectrum", "active_ally", "active_opponent", "spectrum"),
        ("turnout_likely", 5, 50, "people"),
        ("owner", "Ada", "bo", "owner"),
        ("place", "Ayr", "leeds", "place"),
        ("constituencies", ["Parents", "a"], ["riders"], "constituencies"),
        ("next_step_on", date(2026, 1, 31), date(2026, 2, 1), "next"),
        ("last_checked", date(2026, 1, 9), date(2026, 1, 18), "checked"),
    ],
)
def test_it_sorts_with_unknown_last_either_way(viewer, workspace, field, low, high, sort):
    factories.organization(workspace, name="Unknown")
    factories.organization(workspace, name="High", **{field: high})
    factories.organization(workspace, name="Low", **{field: low})

    assert shown(viewer, sort=sort) == ["Low", "High", "Unknown"]
    assert shown(viewer, sort=f"-{sort}") == ["High", "Low", "Unknown"]


def test_it_sorts_by_the_name_that_is_shown(viewer, workspace):
    factories.organization(workspace, name="Zebra", short_name="alpha")
    factories.organization(workspace, name="Beta")

    assert shown(viewer) == ["alpha", "Beta"]
    assert shown(viewer, sort="-name") == ["Beta", "alpha"]


def test_it_sorts_by_the_number_of_coalitions_left_ones_not_counted(viewer, workspace):
    one, two = (factories.organization(workspace, name=name) for name in ("One", "Two"))
    for at in range(2):
        factories.affiliation(factories.coalition(workspace), two)
        left = localdate() - timedelta(1) if at else None
        factories.affiliation(factories.coalition(workspace), one, left=left)

    assert shown(viewer, sort="-coalitions") == ["Two", "One"]
    assert shown(viewer, sort="coalitions") == ["One", "Two"]


def test_filters_and_search_work_together(viewer, workspace):
    coalition = factories.coalition(workspace)
    plain = {"kind": "union", "spectrum": "neutral", "decision_maker": True}
    wanted = factories.organization(workspace, name="Bus drivers", **plain)
    factories.affiliation(coalition, wanted)
    factories.affiliation(coalition, factories.organization(workspace, name="Bus riders", kind="riders"))
    factories.organization(workspace, name="Bus owners", **plain)

    asked = {"q": "bus", "kind": "union", "spectrum": "neutral", "deciders": 1, "stale": 1, "unowned": 1}

    assert shown(viewer, **asked, coalition=coalition.pk) == ["Bus drivers"]


def test_stale_means_checked_long_ago_or_never(viewer, workspace):
    today = localdate()
    for name, day in (("Fresh", today), ("Old", today - timedelta(91)), ("Never", None)):
        factories.organization(workspace, name=name, last_checked=day)

    assert shown(viewer, stale=1) == ["Never", "Old"]
    assert [row.stale for row in viewer.get(URL).context["page"]] == [False, False, True]


@pytest.mark.parametrize(
    "asked",
    [{"sort": "password"}, {"spectrum": "x"}, {"coalition": "no"}, {"q": "\0"}, {"page": "no"}, {"page": 99}],
)
def test_nonsense_in_the_address_is_passed_over(viewer, organization, asked):
    assert shown(viewer, **asked) == ["Tenants"]


def test_a_coalition_of_another_workspace_narrows_nothing(viewer, organization):
    foreign = factories.coalition(factories.workspace())

    assert shown(viewer, coalition=foreign.pk) == ["Tenants"]


def test_it_gives_a_hundred_a_page_and_keeps_the_filters(viewer, workspace):
    Organization.objects.bulk_create(
        Organization(workspace=workspace, name=f"Group {at:03}", kind="union") for at in range(101)
    )

    assert len(shown(viewer)) == 100
    assert shown(viewer, page=2) == ["Group 100"]
    assert "kind=union&amp;page=2" in viewer.get(URL, {"kind": "union"}).content.decode()


def test_htmx_gets_the_table_only(viewer, organization):
    response = viewer.get(URL, headers={"HX-Request": "true"})

    assert "<html" not in response.content.decode()
    assert 'id="table"' in response.content.decode()
    assert "HX-Request" in response["Vary"]


@pytest.mark.parametrize("many", [10, 300])
def test_it_asks_the_database_no_more_for_many(viewer, workspace, many, django_assert_max_num_queries):
    compared(workspace, alike=10)
    tenet = factories.tenet(workspace)
    for _ in range(many):
        each = factories.organization(workspace, kind="union")
        factories.position(workspace, organization=each, tenet=tenet)
        some = factories.coalition(workspace)
        factories.affiliation(some, each)

    demand = factories.tenet(workspace, facet="demand")
    narrowed = {"sort": "coalitions", "kind": "union", "unknown_on": demand.pk, "coalition": some.pk}
    unity = {"sort": "-unity", "group": "coalition"}
    for asked in ({}, unity, {"sort": "-unity", "kind": "union"}, narrowed, {"empty": "place"}):
        with django_assert_max_num_queries(12):
            viewer.get(URL, asked)


def test_names_are_text_and_nothing_else(viewer, workspace):
    bad = "<script>alert(1)</script>"
    row = factories.organization(workspace, name=bad, kind=bad, owner=bad, next_step=bad)
    factories.affiliation(factories.coalition(workspace, name=bad), row)

    content = viewer.get(URL).content.decode()

    assert bad not in content
    assert "&lt;script&gt;" in content


def test_a_viewer_is_not_offered_to_add(viewer, organizer, organization):
    assert 'id="add-row"' not in viewer.get(URL).content.decode()
    assert 'id="add-row"' in organizer.get(URL).content.decode()


@pytest.mark.parametrize(("who", "status"), [("representative", 403), ("outsider", 404)])
def test_others_are_refused(request, workspace, who, status):
    assert request.getfixturevalue(who).get(URL).status_code == status
