"""Pages as seen by another organization: what changes, what stays, who may."""

import re

import pytest
from django.utils import timezone

from coalitions.models import Affiliation
from organizations.models import Representative, Role, User, Workspace
from organizations.moments import write_moment
from tests import factories
from tests.coalitions.merging_worlds import begin_history
from tests.coalitions.risky import SAID_OF_RISK, risky


@pytest.fixture
def other(workspace, organization):
    workspace.home = organization
    workspace.save()
    return factories.organization(workspace, name="Bus riders")


def at(organization, rest="organizations/", moment=""):
    return f"/w/clean-air~{organization.pk}{moment}/{rest}"


def text(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_page_says_by_whom_it_is_seen_and_leads_back_with_what_was_asked(viewer, other):
    page = text(viewer, at(other, "organizations/?q=bus"))

    assert re.search(r"As seen by\s+<strong><bdi>Bus riders", page)
    assert 'href="/w/clean-air/organizations/?q=bus"' in page
    assert "Back to Tenants" in page
    assert "As seen by <strong>" not in text(viewer, "/w/clean-air/organizations/")


def test_every_link_of_a_page_stays_with_those_eyes(viewer, other):
    page = text(viewer, at(other, "tenets/"))

    links = set(re.findall(r'href="(/w/clean-air[^"]*)"', page))
    assert {each for each in links if f"~{other.pk}" not in each} == {"/w/clean-air/tenets/"}  # the way back


def test_unity_is_told_from_there(organizer, workspace, organization, other):
    third = factories.organization(workspace, name="Cyclists")
    for number in range(9):
        tenet = factories.tenet(workspace, name=f"Demand {number}")
        for group, stance in ((organization, -2), (other, 2), (third, 2)):
            factories.position(workspace, organization=group, tenet=tenet, stance=stance)

    page = text(organizer, f"/w/clean-air/organizations/{third.pk}/")
    seen = text(organizer, at(other, f"organizations/{third.pk}/"))

    assert "<h2>Beside Tenants</h2>" in page
    assert "<h2>Beside Bus riders</h2>" in seen
    assert "<h2>Beside Tenants</h2>" not in seen


def test_nothing_of_it_is_stored(admin, workspace, organization, other):
    before = Workspace.objects.get()
    page = text(admin, at(other, "settings/"))
    assert re.search(rf'value="{organization.pk}" selected', page)

    admin.post(at(other, "organizations/add/"), {"name": "New here"})
    admin.get(at(other, f"organizations/{other.pk}/"))

    after = Workspace.objects.get()
    assert (after.slug, after.home, after.version) == (before.slug, organization, before.version)


def test_choosing_home_while_looking_as_another_changes_home_alone(organizer, workspace, organization, other):
    third = factories.organization(workspace, name="Cyclists")

    organizer.post(at(other, "home/"), {"home": third.pk})

    after = Workspace.objects.get()
    assert (after.slug, after.home) == ("clean-air", third)


@pytest.mark.parametrize("rest", ["organizations/", "coalitions/", "tenets/", "map/"])
def test_it_holds_in_the_past_too(organizer, workspace, other, rest):
    begin_history(workspace)
    moment = write_moment(timezone.now())

    page = text(organizer, at(other, rest, f"@{moment}"))

    assert re.search(r"As seen by\s+<strong><bdi>Bus riders", page)
    assert f'href="/w/clean-air@{moment}/{rest}"' in page  # back to home's eyes, still then
    assert f'href="/w/clean-air~{other.pk}/{rest}"' in page  # to the present, still with those eyes


@pytest.mark.parametrize("of", ["0" * 36, "00000000-0000-0000-0000-000000000000"])
def test_an_organization_that_is_not_here_leads_to_ones_own_view(viewer, other, of):
    answer = viewer.get(f"/w/clean-air~{of}/organizations/?q=bus", follow=True)

    assert answer.redirect_chain == [("/w/clean-air/organizations/?q=bus", 302)]
    assert "this is your own view" in answer.content.decode()


def test_another_workspaces_organization_cannot_be_looked_through(viewer, other):
    foreign = factories.organization(factories.workspace(slug="elsewhere"), name="Elsewhere")

    assert "Elsewhere" not in viewer.get(at(foreign), follow=True).content.decode()
    assert viewer.get(f"/w/clean-air/seen-by/?to={foreign.pk}").status_code == 404


def test_a_representative_looks_through_the_eyes_of_its_own_alone(representative, organization, other):
    own = f"organizations/{organization.pk}/"

    answer = representative.get(at(other, own), follow=True)

    assert answer.redirect_chain == [(f"/w/clean-air/{own}", 302)]
    assert "Bus riders" not in answer.content.decode()


def test_the_choice_leads_to_the_page_one_came_from(viewer, workspace, other):
    page = text(viewer, "/w/clean-air/seen-by/?q=RIDERS&next=/w/clean-air/tenets/%3Fq%3Dfare")

    assert f'href="{at(other, "tenets/?q=fare")}"' in page
    assert "Tenants together</bdi></a>" not in page
    answer = viewer.get(f"/w/clean-air/seen-by/?to={other.pk}&next=/w/elsewhere/tenets/")
    assert answer.url == at(other)


def test_demands_say_where_it_stands(viewer, workspace, other):
    tenet = factories.tenet(workspace, name="Free buses")
    factories.tenet(workspace, name="Cap the rent")
    factories.position(workspace, organization=other, tenet=tenet, stance=2, vitality=5)

    page = text(viewer, at(other, "tenets/"))
    one = text(viewer, at(other, f"tenets/{tenet.pk}/"))

    assert page.count("Bus riders: ") == 2
    assert "Bus riders: not known" in page
    assert "<strong>Bus riders</strong>: " in one


def test_a_coalition_tells_its_part_first_and_risk_to_nobody_new(viewer, organizer, workspace):
    found = risky(workspace)
    where = f"coalitions/{found.coalition.pk}/"

    page, told = text(viewer, at(found.small, where)), text(organizer, at(found.small, where))

    assert page.index("What it brings Small") < page.index("What became of the demands")
    assert [word for word in SAID_OF_RISK if word in page] == []
    assert "Why, and what would help Small" in told


def test_who_speaks_for_it_sees_its_exposure_and_no_others(viewer, workspace):
    found = risky(workspace)
    who = User.objects.get(email="viewer@example.org")
    Representative.objects.create(workspace=workspace, organization=found.small, user=who)
    where = f"coalitions/{found.coalition.pk}/"

    own, others = text(viewer, at(found.small, where)), text(viewer, at(found.others[0], where))

    assert "Why, and what would help Small" in own
    assert own.count("risk--") == 1
    assert [word for word in SAID_OF_RISK if word in others] == []


def test_a_coalition_that_it_is_not_in_says_so(viewer, workspace, other):
    found = risky(workspace)
    assert not Affiliation.objects.filter(organization=other).exists()

    page = text(viewer, at(other, f"coalitions/{found.coalition.pk}/"))

    assert "Bus riders is not a member of this coalition" in page
    assert workspace.risk_seen_by > Role.VIEWER
