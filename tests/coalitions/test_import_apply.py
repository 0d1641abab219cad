"""Importing what the preview showed: once, all of it or nothing, and never over somebody's edit."""

import pytest

from coalitions.models import Import, Tie
from coalitions.models.imports import ImportState
from organizations.models import Change, Organization, Role
from tests import factories
from tests.coalitions.bringing_in import counts
from tests.coalitions.commands.test_import_workspace import ALLIES, TIES
from tests.coalitions.test_import_detail import SCALE, plan_in, text_of, waiting


def test_it_imports_in_one_change_of_the_one_who_asked(organizer, workspace):
    url = waiting(organizer, ALLIES)
    page = organizer.get(url)

    done = organizer.post(f"{url}apply/", {"plan": plan_in(page)}, follow=True)

    change = Change.objects.get(act="import.done")
    assert Organization.objects.get().name == "Tenants"
    assert change.user.email == "organizer@example.org"
    assert Change.objects.count() == 2
    assert "3 rows imported." in text_of(done)


def test_it_says_how_many_were_not(organizer, workspace):
    url = waiting(organizer, "Organization,Last contact\nA,\n,2026-02-03\n")
    page = organizer.get(url)

    done = organizer.post(f"{url}apply/", {"plan": plan_in(page)}, follow=True)

    assert "1 row imported. 1 row was not; it says why below." in text_of(done)


def test_a_double_submit_is_harmless(organizer, workspace):
    url = waiting(organizer, TIES)
    plan = {"plan": plan_in(organizer.get(url))}
    organizer.post(f"{url}apply/", plan)
    before = counts()

    again = organizer.post(f"{url}apply/", plan, follow=True)

    assert counts() == before
    assert Tie.objects.count() == 2
    assert "dealt with already" in text_of(again)


def test_an_edit_after_the_preview_stops_it_and_stays(organizer, workspace):
    recorded = factories.organization(workspace, name="Tenants")
    url = waiting(organizer, ALLIES)
    plan = {"plan": plan_in(organizer.get(url))}
    recorded.kind = "party"
    recorded.save_over(1)
    before = counts()

    stopped = organizer.post(f"{url}apply/", plan, follow=True)
    again = organizer.post(f"{url}apply/", {"plan": plan_in(stopped)}, follow=True)

    recorded.refresh_from_db()
    assert "changed since you looked" in text_of(stopped)
    assert counts() != before
    assert "imported." in text_of(again)
    assert recorded.kind == "party"


def test_two_people_with_the_same_file_import_it_once(organizer, facilitator, workspace):
    mine, theirs = waiting(organizer, TIES), waiting(facilitator, TIES)
    my_plan, their_plan = plan_in(organizer.get(mine)), plan_in(facilitator.get(theirs))
    organizer.post(f"{mine}apply/", {"plan": my_plan})

    late = facilitator.post(f"{theirs}apply/", {"plan": their_plan}, follow=True)

    assert "changed since you looked" in text_of(late)
    assert Tie.objects.count() == 2
    assert not late.context["importable"]


@pytest.mark.parametrize("plan", [{}, {"plan": "x"}])
def test_without_the_plan_that_was_shown_nothing_is_imported(organizer, workspace, plan):
    url = waiting(organizer, ALLIES)
    before = counts()

    organizer.post(f"{url}apply/", plan)

    assert counts() == before
    assert Import.objects.get().state == ImportState.PREVIEWED


@pytest.mark.parametrize("content", [SCALE, "Colour\nred\n", ""])
def test_what_cannot_be_read_is_not_imported(organizer, workspace, content):
    url = waiting(organizer, content)
    before = counts()

    response = organizer.post(f"{url}apply/", {"plan": "x"}, follow=True)

    assert response.status_code == 200
    assert counts() == before


def test_what_is_filled_changes_only_when_told(organizer, workspace):
    recorded = factories.organization(workspace, name="Tenants", kind="party")
    url = waiting(organizer, ALLIES)
    page = organizer.post(url, {"overwrite": "on"})
    assert "Kind: “party” becomes “union”." in text_of(page)

    organizer.post(f"{url}apply/", {"plan": plan_in(page)})

    recorded.refresh_from_db()
    assert recorded.kind == "union"


def test_it_takes_a_post(organizer, workspace):
    url = waiting(organizer, ALLIES)

    assert organizer.get(f"{url}apply/").status_code == 405
    assert Import.objects.get().state == ImportState.PREVIEWED


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("representative", 403), ("outsider", 404)])
def test_others_are_refused(request, organizer, workspace, who, status):
    url = waiting(organizer, ALLIES)
    plan = {"plan": plan_in(organizer.get(url))}

    assert request.getfixturevalue(who).post(f"{url}apply/", plan).status_code == status
    assert Import.objects.get().state == ImportState.PREVIEWED


def test_who_lost_the_role_meanwhile_is_refused(organizer, workspace):
    url = waiting(organizer, ALLIES)
    plan = {"plan": plan_in(organizer.get(url))}
    workspace.memberships.update(role=Role.VIEWER)

    assert organizer.post(f"{url}apply/", plan).status_code == 403
