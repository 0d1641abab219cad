"""Giving another role."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from organizations.forms.members import MemberForm
from organizations.models import Invitation, Membership, Role, User
from organizations.people import LastAdmin, change_role, invite
from organizations.services import save_row
from tests import factories


def membership(email: str) -> Membership:
    return Membership.objects.select_related("user", "workspace").get(user__email=email)


def url(email: str) -> str:
    return f"/w/clean-air/people/{membership(email).pk}/edit/"


def test_the_role_holds_from_the_next_request_on(admin, viewer):
    before = viewer.get("/w/clean-air/settings/").status_code

    admin.post(url("viewer@example.org"), {"role": Role.ADMIN, "version": 1})
    ended = viewer.get("/w/clean-air/settings/")
    viewer.force_login(User.objects.get(email="viewer@example.org"))

    assert (before, viewer.get("/w/clean-air/settings/").status_code) == (403, 200)
    assert ended.url.startswith("/accounts/sign-in/")


def test_sessions_of_others_and_ones_own_go_on(admin, viewer, organizer):
    admin.post(url("viewer@example.org"), {"role": Role.ORGANIZER, "version": 1})

    assert [client.get("/w/clean-air/people/").status_code for client in (admin, organizer)] == [200, 200]


def test_ones_own_other_sessions_end_with_ones_own_role(admin, workspace):
    factories.member(workspace, Role.ADMIN)
    elsewhere = Client()
    elsewhere.force_login(User.objects.get(email="admin@example.org"))
    key = admin.session.session_key

    admin.post(url("admin@example.org"), {"role": Role.VIEWER, "version": 1})

    pages = [client.get("/w/clean-air/people/").status_code for client in (admin, elsewhere)]
    assert pages == [200, 302]
    assert admin.session.session_key != key


@pytest.mark.parametrize(("who", "status"), [("admin", 422), ("viewer", 302)])
def test_no_session_ends_where_no_role_changed(admin, viewer, who, status):
    """Refused for the last admin; or saved as it was."""
    answer = admin.post(url(f"{who}@example.org"), {"role": Role.VIEWER, "version": 1})

    assert answer.status_code == status
    assert [client.get("/w/clean-air/people/").status_code for client in (admin, viewer)] == [200, 200]


def test_it_is_one_change(admin, viewer, workspace):
    admin.post(url("viewer@example.org"), {"role": Role.ORGANIZER, "version": 1})

    change = workspace.changes.get()
    assert (change.act, change.before, change.after) == ("membership.edited", {"role": 10}, {"role": 20})


def test_the_last_admin_stays_one(admin, viewer, workspace):
    response = admin.post(url("admin@example.org"), {"role": Role.VIEWER, "version": 1})

    assert response.status_code == 422
    assert "Make another person admin first" in response.content.decode()
    assert membership("admin@example.org").role == Role.ADMIN
    assert not workspace.changes.exists()


def test_an_admin_who_can_not_sign_in_does_not_count(admin, workspace):
    factories.member(workspace, Role.ADMIN, is_active=False)

    assert admin.post(url("admin@example.org"), {"role": 10, "version": 1}).status_code == 422


def test_one_of_two_may_step_down(admin, workspace):
    factories.member(workspace, Role.ADMIN)

    assert admin.post(url("admin@example.org"), {"role": 10, "version": 1}).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_two_admins_who_demote_each_other_come_one_after_the_other(monkeypatch):
    workspace = factories.workspace()
    pair = [factories.member(workspace, Role.ADMIN) for _ in range(2)]
    both_saved = Barrier(2)

    def save_and_wait(**arguments):
        """Without the lock both would have saved here before either looks who is left."""
        saved = save_row(**arguments)
        with suppress(BrokenBarrierError):
            both_saved.wait(timeout=2)
        return saved

    def demote(at: int) -> str:
        try:
            other = Membership.objects.get(workspace=workspace, user=pair[1 - at])
            form = MemberForm({"role": Role.VIEWER, "version": 1}, workspace=workspace, instance=other)
            assert form.is_valid()
            change_role(form=form, by=pair[at])
        except LastAdmin:
            return "refused"
        finally:
            connection.close()
        return "done"

    monkeypatch.setattr("organizations.people.save_row", save_and_wait)
    with ThreadPoolExecutor(2) as threads:
        outcomes = sorted(threads.map(demote, range(2)))

    assert outcomes == ["done", "refused"]
    assert workspace.memberships.filter(role=Role.ADMIN).count() == 1


def test_a_demoted_admins_invitations_die(admin, workspace):
    other = factories.member(workspace, Role.ADMIN, email="other@example.org")
    token = invite(invitation=Invitation(workspace=workspace, role=Role.ADMIN), by=other, now=timezone.now())

    admin.post(url("other@example.org"), {"role": Role.ORGANIZER, "version": 1})

    assert Client().get(f"/accounts/invitation/{token}/").status_code == 404
    assert not Invitation.objects.filter(expires_at__gt=timezone.now() - timedelta(days=9)).exists()


def test_it_refuses_a_role_that_does_not_exist(admin, viewer):
    assert admin.post(url("viewer@example.org"), {"role": 99, "version": 1}).status_code == 422


def test_it_refuses_a_save_over_somebody_elses(admin, viewer):
    page = url("viewer@example.org")
    admin.post(page, {"role": Role.ORGANIZER, "version": 1})

    assert admin.post(page, {"role": Role.ADMIN, "version": 1}).status_code == 409
    assert membership("viewer@example.org").role == Role.ORGANIZER


def test_a_member_of_another_workspace_is_not_there(admin, outsider):
    foreign = User.objects.get(email="outsider@example.org").memberships.get()

    assert admin.get(f"/w/clean-air/people/{foreign.pk}/edit/").status_code == 404


@pytest.mark.parametrize(
    ("who", "status"), [("facilitator", 403), ("representative", 403), ("outsider", 404)]
)
def test_others_are_refused(request, admin, who, status):
    client = request.getfixturevalue(who)

    assert client.post(url("admin@example.org"), {"role": 10, "version": 1}).status_code == status
