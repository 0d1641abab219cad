"""Everybody's place towards a platform, the ways to its target, and who could be won over, for few eyes."""

from html import unescape

import pytest

from organizations.models import Evidence, Spectrum
from tests import factories


@pytest.fixture
def fares(workspace):
    """A platform of two planks, a target, a friend, an opponent beside the target, one nobody asked."""
    cap, march = (factories.tenet(workspace, name=name, facet="demand") for name in ("Fare cap", "March"))
    city = factories.organization(workspace, name="City council", decision_maker=True, influence=5)
    coalition = factories.coalition(workspace, name="Fares", target=city)
    first = factories.platform(coalition)
    for tenet in (cap, march):
        factories.plank(first, tenet, strength="full")
    friend = factories.organization(workspace, name="Riders", activity=5)
    shops = factories.organization(workspace, name="Shops", spectrum=Spectrum.PASSIVE_ALLY)
    factories.organization(workspace, name="Chapel")
    known = {"vitality": 5, "evidence": Evidence.OBSERVED}
    held = ((friend, cap, 2), (friend, march, 2), (shops, cap, 1), (shops, march, -2), (city, cap, -2))
    for group, tenet, stance in held:
        factories.position(workspace, organization=group, tenet=tenet, stance=stance, **known)
    factories.tie(shops, city, kind="influences", strength=4, evidence=Evidence.OBSERVED)
    factories.tie(friend, shops, kind="partnership", strength=None, evidence=Evidence.ESTIMATED)
    return coalition


@pytest.fixture
def url(fares):
    return f"/w/clean-air/coalitions/{fares.pk}/allies/"


def opened(workspace):
    workspace.openings_shown = True
    workspace.save()


def said(client, url):
    return " ".join(unescape(client.get(url).content.decode()).split())


def test_it_says_first_of_whom_nothing_is_known(viewer, url):
    page = said(viewer, url)

    assert page.index("Of <strong>1 group</strong> nobody has recorded") < page.index("goes along with the")
    assert "Nobody has told us where it stands on any plank: find out." in page


def test_a_place_given_by_hand_stands_beside_the_computed_one(viewer, url):
    page = viewer.get(url)

    (differing,) = page.context["differing"]
    assert differing.organization.name == "Shops"
    assert "differs: talk it over" in page.content.decode()


def test_ally_without_known_activity_fits_either_word_by_hand(viewer, url, workspace):
    workspace.organizations.filter(name="Riders").update(activity=None, spectrum=Spectrum.ACTIVE_ALLY)

    assert [each.organization.name for each in viewer.get(url).context["differing"]] == ["Shops"]


def test_natural_and_strategic_make_a_square(viewer, url):
    square = viewer.get(url).context["square"]

    names = [[[each.organization.name for each in cell] for cell in row[1:]] for row in square]
    assert names == [[["Riders"], []], [["Shops"], []], [[], ["Chapel"]]]


def test_ways_to_the_target_say_each_tie_and_mark_what_is_guessed(viewer, url):
    page = said(viewer, url)

    assert '<span class="estimated">Riders and Shops are in partnership</span>' in page
    assert "<span>Shops influences City council</span>" in page
    assert "how strong is not known" in page
    assert "4 of 5" in page


def test_who_could_be_won_over_is_off_unless_switched_on(organizer, url):
    page = said(organizer, url)

    assert "An admin can switch it on" in page
    assert "Begin with" not in page


def test_once_switched_on_organizers_see_who_and_what_to_begin_with(organizer, url, workspace):
    opened(workspace)

    page = said(organizer, url)

    assert "Who could be won over" in page
    assert "Begin with “Fare cap”: it asks for that too" in page


@pytest.mark.parametrize("who", ["viewer", "representative"])
def test_nobody_below_organizer_sees_who_could_be_won_over(request, who, url, workspace):
    opened(workspace)

    page = said(request.getfixturevalue(who), url)

    assert "could be won over" not in page
    assert "Begin with" not in page
    assert "switch it on" not in page


def test_members_are_not_to_be_won_over(organizer, url, workspace, fares):
    opened(workspace)
    factories.affiliation(fares, workspace.organizations.get(name="Shops"))

    assert organizer.get(url).context["openings"] == []


def test_no_file_and_no_wall_holds_who_could_be_won_over(facilitator, url, workspace, fares):
    opened(workspace)

    files = facilitator.get("/w/clean-air/export/", {"format": "json"})
    wall = facilitator.get("/w/clean-air/wall/").content.decode()

    assert "Begin with" in said(facilitator, url)
    assert "Riders" in files.content.decode()
    for told in (wall, files.content.decode()):
        assert "Begin with" not in told
        assert "won over" not in told


def test_an_admin_switches_it_on_with_its_warning(admin, organizer, workspace):
    page = said(admin, "/w/clean-air/settings/")
    sent = {"name": workspace.name, "risk_seen_by": 20, "openings_shown": "on", "version": workspace.version}
    admin.post("/w/clean-air/settings/", sent)

    workspace.refresh_from_db()
    assert "In the wrong hands it is a map for your opponents." in page
    assert workspace.openings_shown
    assert organizer.get("/w/clean-air/settings/").status_code == 403


def test_without_platform_or_target_it_says_what_is_missing(viewer, workspace):
    bare = factories.coalition(workspace)

    page = said(viewer, f"/w/clean-air/coalitions/{bare.pk}/allies/")

    assert "There is no platform yet" in page
    assert "Choose the coalition’s target" in page


def test_its_size_plays_no_part_in_what_it_asks(viewer, workspace, fares, url, django_assert_max_num_queries):
    city, cap = fares.target, fares.platforms.get().planks.first().tenet
    for number in range(25):
        one = factories.organization(workspace, name=f"Group {number}")
        factories.position(workspace, organization=one, tenet=cap, stance=-2)
        factories.tie(one, city, kind="influences", strength=3)

    with django_assert_max_num_queries(20):
        page = viewer.get(url)

    assert len(page.context["pillars"]) == 27
    assert len(page.context["picture"].posts) == 24
    assert "The closest are drawn; the table names all." in page.content.decode()
