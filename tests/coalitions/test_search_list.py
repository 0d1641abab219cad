"""Finding anything by name: who finds what, and that nothing private is ever found."""

import re

import pytest

from organizations.models import Membership, Role
from tests import factories

URL = "/w/clean-air/search/"
PALETTE = {"HX-Request": "true"}


def text(client, query, headers=None):
    response = client.get(URL, {"q": query}, headers=headers or {})
    assert response.status_code == 200
    return response.content.decode()


def found(client, query, headers=PALETTE):
    """The names found, in their order, without the page's own words."""
    names = re.findall(r'<span class="found__name"><bdi>(.*?)</bdi>', text(client, query, headers))
    return [re.sub(r"</?mark>", "", name).replace("&#x27;", "'") for name in names]


def kinds(client, query):
    return re.findall(r'role="presentation">(.*?)</div>', text(client, query, PALETTE))


@pytest.fixture
def full(workspace):
    """One of each kind that has "fare" in its name."""
    factories.organization(workspace, name="Fare strike committee", short_name="FSC", kind="riders")
    factories.tenet(workspace, name="Free fares", code="D07", facet="demand")
    factories.coalition(workspace, name="Fair fares")
    factories.member(workspace, Role.VIEWER, name="Ada Fareham")
    return workspace


def test_it_finds_every_kind_and_says_which(viewer, full):
    assert kinds(viewer, "fare") == ["Organizations", "Demands &amp; values", "Coalitions", "People"]
    assert found(viewer, "fare") == ["Fare strike committee", "Free fares", "Fair fares", "Ada Fareham"]


def test_a_page_of_results_needs_no_script(viewer, full):
    page = text(viewer, "fare")

    assert "<html" in page
    assert '<h2 class="found__kind" id="found-ORGANIZATION">Organizations' in page
    assert 'role="option"' not in page
    for leads_to in (
        full.organizations.get(name="Fare strike committee"),
        full.tenets.get(),
        full.coalitions.get(),
    ):
        assert f"/{leads_to.pk}/" in page


def test_the_palette_gets_its_options_only(viewer, full):
    answer = viewer.get(URL, {"q": "fsc"}, headers=PALETTE)

    assert "<html" not in answer.content.decode()
    assert 'role="listbox"' in answer.content.decode()
    assert "HX-Request" in answer["Vary"]
    assert "no-store" in answer["Cache-Control"]


def test_typing_mistakes_abbreviations_and_codes_are_understood(viewer, full):
    assert found(viewer, "comittee strkie") == ["Fare strike committee"]
    assert found(viewer, "fsc") == ["Fare strike committee"]
    assert found(viewer, "d07") == ["Free fares"]


def test_what_was_typed_is_marked_and_never_taken_for_a_tag(viewer, workspace):
    factories.organization(workspace, name="<script>Fare</script> & co")

    assert "&lt;script&gt;<mark>Fare</mark>&lt;/script&gt; &amp; co" in text(viewer, "fare", PALETTE)
    assert "<script>alert" not in text(viewer, "<script>alert")


def test_names_in_any_script_are_found_and_kept_apart(viewer, workspace):
    factories.organization(workspace, name="اتّحاد العمّال")
    factories.organization(workspace, name="🚌 Riders")

    assert found(viewer, "اتحاد") == ["اتّحاد العمّال"]
    assert found(viewer, "🚌") == ["🚌 Riders"]


def test_private_notes_and_addresses_are_never_found(admin, organization):
    factories.note(organization, text="Quokka whisper")
    factories.contact(organization, name="Wombat", email="bilby@example.org", note="Potoroo")
    organization.description = "Numbat statement"
    organization.save()
    factories.member(organization.workspace, Role.VIEWER, name="Ada", email="bandicoot@example.org")

    for query in ("quokka", "bilby", "potoroo", "numbat", "bandicoot", "example.org"):
        assert found(admin, query) == [], query
    assert found(admin, "ada") == ["Ada"]
    assert "bandicoot" not in text(admin, "ada")


def test_representatives_find_their_own_organization_only(representative, organization, full):
    assert found(representative, "tenants") == ["Tenants together"]
    assert found(representative, "fare") == []
    assert found(representative, "map") == []
    assert found(representative, "committee strike") == []


def test_who_speaks_for_several_finds_each(representative, organization, full):
    user = Membership.objects.get(role=Role.REPRESENTATIVE).user
    other = full.organizations.get(name="Fare strike committee")
    other.representatives.create(workspace=full, user=user)

    assert found(representative, "fare") == ["Fare strike committee"]


def test_nothing_of_another_workspace_is_found(viewer, workspace):
    elsewhere = factories.workspace()
    factories.organization(elsewhere, name="Zebra")
    factories.tenet(elsewhere, name="Zebra")
    factories.coalition(elsewhere, name="Zebra")
    factories.member(elsewhere, Role.VIEWER, name="Zebra")

    assert found(viewer, "zebra") == []


@pytest.mark.parametrize(
    ("who", "query", "place"),
    [
        ("organizer", "add organ", "Add organization …"),
        ("organizer", "add demand", "Add demand or value …"),
        ("organizer", "import", "Import …"),
        ("organizer", "export", "Export …"),
        ("organizer", "histroy", "History"),
        ("organizer", "undo", "History"),
        ("viewer", "map", "Map"),
        ("viewer", "wall", "Wall"),
        ("admin", "settings", "Settings and home organization"),
        ("representative", "password", "Password"),
    ],
)
def test_actions_and_pages_are_found_by_who_may_use_them(request, workspace, who, query, place):
    client = request.getfixturevalue(who)

    assert place in found(client, query)


@pytest.mark.parametrize(
    ("who", "query"),
    [("viewer", "add organ"), ("viewer", "import"), ("viewer", "history"), ("organizer", "settings"),
     ("organizer", "invite"), ("representative", "wall"), ("representative", "people")],
)  # fmt: skip
def test_nobody_is_led_where_they_may_not_go(request, workspace, who, query):
    assert found(request.getfixturevalue(who), query) == []


@pytest.mark.parametrize("who", ["representative", "viewer", "organizer", "facilitator", "admin"])
def test_every_place_offered_opens(request, organization, who):
    client = request.getfixturevalue(who)
    links = re.findall(r'class="found__row" href="(.*?)"', text(client, ""))

    assert len(links) > 1
    assert {link: code for link in links if (code := client.get(link).status_code) not in {200, 302}} == {}


def test_people_lead_to_their_line_in_the_list(viewer, full):
    link = re.search(r'href="(/w/clean-air/people/)#(member-[\w-]+)"', text(viewer, "fareham", PALETTE))

    assert f'id="{link[2]}"' in viewer.get(link[1]).content.decode()


def test_what_was_found_is_never_stale(organizer, workspace, organization):
    assert found(organizer, "renters") == []
    organizer.post("/w/clean-air/organizations/add/", {"name": "Renters"})
    assert found(organizer, "renters") == ["Renters"]

    renters = workspace.organizations.get(name="Renters")
    organizer.post(f"/w/clean-air/organizations/{renters.pk}/delete/", {"version": str(renters.version)})
    assert found(organizer, "renters") == []


def test_who_was_made_representative_finds_no_more_than_that_from_now_on(viewer, full):
    assert found(viewer, "fare") != []
    Membership.objects.filter(user__email="viewer@example.org").update(role=Role.REPRESENTATIVE)

    assert found(viewer, "fare") == []


def test_an_organization_is_found_by_the_names_it_was_merged_from(viewer, workspace):
    factories.organization(
        workspace, name="Riders", kind="union", extra={"also called": "Bus Union | Straphangers"}
    )

    assert found(viewer, "straphangers") == ["Riders"]
    assert found(viewer, "strapangers") == ["Riders"]
    assert found(viewer, "bus un") == ["Riders"]
    assert "also called <bdi><mark>Straphangers</mark></bdi>" in text(viewer, "straphangers", PALETTE)
    assert "also called" not in text(viewer, "riders", PALETTE)
    assert found(viewer, "called") == []


def test_many_finds_are_cut_and_lead_to_the_rest(viewer, workspace):
    for n in range(60):
        factories.organization(workspace, name=f"Riders {n:02}")

    assert len(found(viewer, "riders")) == 7
    assert "All 60 results" in text(viewer, "riders", PALETTE)
    assert f'href="{URL}?q=riders"' in text(viewer, "riders", PALETTE)
    assert len(found(viewer, "riders", headers={})) == 50


def test_nothing_found_is_said_with_what_is_searched(viewer, workspace):
    assert "Nothing here is called “zebra”" in text(viewer, "zebra")
    assert "Nothing here is called “zebra”" in text(viewer, "zebra", PALETTE)


@pytest.mark.parametrize("query", ["\0", "%", "'\"<>", "🙂" * 300, "a " * 300, "\ud7ff\u202e", "́"])
def test_strange_words_are_answered(viewer, organization, query):
    text(viewer, query)
    text(viewer, query, PALETTE)


def test_it_asks_no_more_for_many(viewer, workspace, django_assert_max_num_queries):
    for n in range(30):
        factories.organization(workspace, name=f"Riders {n:02}")
        factories.member(workspace, Role.VIEWER, name=f"Rider {n}")

    with django_assert_max_num_queries(11):
        text(viewer, "rider", PALETTE)


def test_it_only_reads(viewer, workspace):
    assert viewer.post(URL, {"q": "x"}).status_code == 405


def test_outsiders_are_told_nothing(outsider, workspace):
    assert outsider.get(URL, {"q": "x"}).status_code == 404
