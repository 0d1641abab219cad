"""Pages of the past: whoever may see them, what they show, and that nothing of it stays behind."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from organizations.keeping import history_opened
from organizations.models import Contact, Note, Organization, Role, Workspace
from organizations.models.history import ADDED, remember
from organizations.moments import LEAST, read_moment, write_moment
from organizations.past import WroteInThePast, look_back
from organizations.services import one_change
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def workspace(db: None) -> Workspace:
    """With its founding recorded."""
    founded = factories.workspace(slug="clean-air", name="Clean air")
    with one_change(workspace=founded, user=None, act="workspace.added"):
        remember([founded], ADDED)
    return founded


@pytest.fixture
def union(workspace: Workspace) -> Organization:
    with one_change(workspace=workspace, user=None, act="organization.added"):
        row = factories.organization(workspace, name="Dock workers", place="Harbor")
        factories.note(row, text="They waver")
        factories.contact(row, name="Ada Lovelace")
    return row


@pytest.fixture
def then(union: Organization) -> str:
    """A moment after which the organization got another name, and was deleted."""
    moment = write_moment(timezone.now())
    row = Organization.objects.get(pk=union.pk)
    with one_change(workspace=union.workspace, user=None, act="organization.edited"):
        row.name = "Port workers"
        row.save_over(row.version)
    with one_change(workspace=union.workspace, user=None, act="organization.deleted"):
        row.delete_over(row.version)
    return moment


def at(moment: str, name: str = "coalitions:organization_list", *args: Any) -> str:
    return reverse(name, args=[f"clean-air@{moment}", *args])


def said(client: Client, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status
    return str(answer.content.decode())


def test_what_was_deleted_is_there_again_and_gone_at_the_next_request(viewer: Client, then: str) -> None:
    assert "Dock workers" in said(viewer, at(then))
    assert "workers" not in said(viewer, reverse("coalitions:organization_list", args=["clean-air"]))


def test_each_link_of_the_page_stays_in_the_past_but_the_one_back(
    viewer: Client, then: str, union: Organization
) -> None:
    page = said(viewer, at(then, "coalitions:organization_detail", union.pk))

    leaving = [part for part in page.split('href="')[1:] if part.startswith("/w/clean-air/")]
    assert len(leaving) == 1
    assert "Back to the present" in leaving[0]


def test_it_says_which_moment_it_is_and_leads_to_the_changes_beside_it(organizer: Client, then: str) -> None:
    page = said(organizer, at(then))

    assert "As it was recorded on" in page
    assert "Earlier change" in page
    later = page.split('">Later change')[0].rpartition('href="')[2]
    assert "Port workers" in said(organizer, later)


def test_nobody_edits_it(organizer: Client, then: str, union: Organization) -> None:
    page = said(organizer, at(then, "coalitions:organization_detail", union.pk))
    assert "/edit/" not in page
    assert 'method="post"' not in page.replace(reverse("organizations:sign_out"), "").partition("<main")[2]

    answer = organizer.post(at(then, "coalitions:organization_add"), {"name": "Late"})
    assert answer.status_code == 405
    assert "This is the past" in answer.content.decode()
    assert not Organization.objects.exists()


def test_a_form_leads_to_the_present(organizer: Client, then: str, union: Organization) -> None:
    page = said(organizer, at(then, "organizations:organization_edit", union.pk), 405)
    assert reverse("organizations:organization_edit", args=["clean-air", union.pk]) in page


@pytest.mark.parametrize(
    ("moment", "why"),
    [
        ("1999-01-01", "Nothing was recorded here yet"),
        ("2999-01-01", "still to come"),
        ("x", "names no moment"),
    ],
)
def test_it_says_why_there_is_no_such_moment(viewer: Client, then: str, moment: str, why: str) -> None:
    assert why in said(viewer, at(moment), 404)


def test_what_was_not_there_yet_is_missing_with_a_way_on(viewer: Client, union: Organization) -> None:
    change = union.workspace.changes.latest_first()[0]
    page = said(viewer, at(write_moment(change.at - LEAST), "coalitions:organization_detail", union.pk), 404)
    assert "not recorded at that moment" in page


def test_notes_and_contacts_of_the_past_are_for_whom_those_of_today_are(
    viewer: Client, organizer: Client, then: str, union: Organization
) -> None:
    url = at(then, "coalitions:organization_detail", union.pk)
    for secret in ("They waver", "Ada Lovelace"):
        assert secret in said(organizer, url)
        assert secret not in said(viewer, url)


def test_what_was_erased_from_the_history_is_gone_from_the_past(
    organizer: Client, then: str, union: Organization
) -> None:
    for model in (Note, Contact):
        with history_opened():
            model.history.filter(organization=union.pk).delete()
    page = said(organizer, at(then, "coalitions:organization_detail", union.pk))
    assert "They waver" not in page
    assert "Ada Lovelace" not in page


def test_todays_role_decides(workspace: Workspace, outsider: Client, then: str) -> None:
    answer = outsider.get(at(then))
    assert answer.status_code == 404
    assert answer.content == outsider.get(at("1999-01-01")).content

    speaker = factories.member(workspace, Role.REPRESENTATIVE)
    client = Client()
    client.force_login(speaker)
    assert client.get(at(then)).status_code == 403


def test_today_in_the_past_is_its_day(viewer: Client, workspace: Workspace, then: str) -> None:
    change = workspace.changes.last()
    long_ago = datetime(2020, 1, 1, tzinfo=timezone.get_current_timezone())
    with history_opened():
        workspace.changes.filter(pk=change.pk).update(at=long_ago)
    answer = viewer.get(at("2020-01-02", "coalitions:map_download", "svg"))
    assert 'filename="clean-air-as-of-2020-01-02.svg"' in answer["Content-Disposition"]


def test_an_exception_leaves_nothing_behind(union: Organization, then: str) -> None:
    def stumble() -> None:
        with look_back(union.workspace, read_moment(then)):
            assert Organization.objects.get().name == "Dock workers"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stumble()
    assert not Organization.objects.exists()


def test_a_write_in_the_past_is_refused(union: Organization, then: str) -> None:
    with look_back(union.workspace, read_moment(then)) as workspace:
        with pytest.raises(WroteInThePast), transaction.atomic():
            factories.organization(workspace)
        with pytest.raises(WroteInThePast), transaction.atomic():
            Organization.objects.all().delete()
        assert Organization.objects.count() == 1


def test_the_history_of_the_past_ends_there(organizer: Client, then: str) -> None:
    page = said(organizer, at(then, "organizations:change_list"))
    assert "Dock workers" not in page  # its making told nothing
    assert page.count("<time") == 2


def test_a_change_leads_to_just_before_and_just_after_it(
    organizer: Client, then: str, workspace: Workspace
) -> None:
    deleted = workspace.changes.latest_first()[0]
    page = said(organizer, reverse("organizations:change_detail", args=["clean-air", deleted.pk]))
    before = page.split('">as it was just before')[0].rpartition('href="')[2]
    after = page.split('">as it was just after')[0].rpartition('href="')[2]
    assert "Port workers" in said(organizer, before)
    assert "Port workers" not in said(organizer, after)


def test_a_day_is_chosen(viewer: Client, workspace: Workspace) -> None:
    url = reverse("organizations:past_choose", args=["clean-air"])
    assert viewer.get(url, {"day": "2026-11-01"})["Location"] == at("2026-11-01")
    assert viewer.get(url, {"day": "2026-11-01", "time": "14:30"})["Location"] == at("2026-11-01T14.30")
    assert viewer.get(url, {"day": "never"}).status_code == 422
    assert timezone.localdate().isoformat() in said(viewer, url)


def test_risk_is_seen_by_whom_the_workspace_lets_today(
    viewer: Client, workspace: Workspace, then: str
) -> None:
    with one_change(workspace=workspace, user=None, act="workspace.edited"):
        workspace.risk_seen_by = Role.VIEWER
        workspace.save_over(workspace.version)
    past = viewer.get(at(then, "coalitions:map_table")).context["request"].membership
    assert past.can_see_risk
    assert past.workspace.name == "Clean air"
    assert timedelta(0) < timezone.now() - read_moment(then).end


def test_only_what_is_asked_is_made(
    union: Organization, then: str, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(30) as statements, look_back(union.workspace, read_moment(then)):
        assert Organization.objects.get().name == "Dock workers"
    made = [each["sql"] for each in statements.captured_queries if each["sql"].startswith("CREATE TEMP")]
    assert len(made) == 2, "organizations and the workspace"


def test_a_table_that_a_step_back_took_away_is_made_again(union: Organization, then: str) -> None:
    with look_back(union.workspace, read_moment(then)):
        for _time in range(2):
            with transaction.atomic():
                assert Organization.objects.get().name == "Dock workers"
                transaction.set_rollback(True)
        assert Note.objects.get().text == "They waver"
        with transaction.atomic():
            assert Organization.objects.get().name == "Dock workers"
            transaction.set_rollback(True)
        assert Note.objects.get().text == "They waver"
