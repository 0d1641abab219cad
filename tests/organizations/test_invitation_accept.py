"""Opening an invitation."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.contrib.auth import get_user
from django.db import connection
from django.test import Client
from django.utils import timezone

from organizations.models import Invitation, Membership, Representative, Role, User
from organizations.people import InvitationGone, accept_invitation, invite
from tests import factories

PASSWORD = "seven wild geese flying"
NEWCOMER = {"name": "Bo", "email": "Bo@example.org", "password": PASSWORD}


@pytest.fixture
def boss(workspace):
    return factories.member(workspace, Role.ADMIN)


@pytest.fixture
def make(workspace, boss):
    def invited(role: Role = Role.ORGANIZER, **fields) -> str:
        invitation = Invitation(workspace=workspace, role=role, **fields)
        return f"/accounts/invitation/{invite(invitation=invitation, by=boss, now=timezone.now())}/"

    return invited


def test_the_holder_of_the_link_sees_what_they_join(anonymous, make):
    assert "Clean air" in anonymous.get(make()).content.decode()


def test_looking_uses_nothing_up(anonymous, make):
    url = make()

    anonymous.get(url)

    assert anonymous.get(url).status_code == 200
    assert Invitation.objects.get().accepted_at is None


def test_who_is_signed_in_joins_with_one_press(outsider, make, workspace):
    response = outsider.post(make())

    assert response["Location"] == "/w/clean-air/"
    joined = Membership.objects.get(user__email="outsider@example.org", workspace=workspace)
    assert joined.role == Role.ORGANIZER
    assert workspace.changes.filter(act="invitation.accepted").count() == 1


def test_a_newcomer_gets_an_account(anonymous, make, workspace):
    response = anonymous.post(make(), NEWCOMER)

    person = User.objects.get(email="bo@example.org")
    assert response["Location"] == "/w/clean-air/"
    assert get_user(anonymous) == person
    assert person.check_password(PASSWORD)
    assert person.memberships.get().workspace == workspace


def test_who_has_an_account_may_give_its_password(anonymous, make):
    person = factories.user(email="bo@example.org", password=PASSWORD, name="Bo the first")

    anonymous.post(make(), NEWCOMER)

    assert get_user(anonymous) == person
    assert str(User.objects.get(email="bo@example.org")) == "Bo the first"


def test_nobody_takes_over_an_account(anonymous, make):
    factories.user(email="bo@example.org", password="another one entirely")
    url = make()

    answers = [anonymous.post(url, NEWCOMER).status_code for _ in range(6)]

    assert answers == [422] * 6
    assert not get_user(anonymous).is_authenticated
    assert not Membership.objects.filter(user__email="bo@example.org").exists()


def test_a_weak_password_is_refused(anonymous, make):
    assert anonymous.post(make(), NEWCOMER | {"password": "password123"}).status_code == 422
    assert not User.objects.filter(email="bo@example.org").exists()


def test_it_works_once(anonymous, outsider, make):
    url = make()
    outsider.post(url)

    assert anonymous.post(url, NEWCOMER).status_code == 404
    assert not User.objects.filter(email="bo@example.org").exists()


def test_those_that_do_not_work_look_the_same_and_name_nothing(anonymous, make, boss):
    used, old = make(), make()
    Invitation.objects.filter(accepted_at=None).update(expires_at=timezone.now() - timedelta(seconds=1))
    gone = make()
    boss.memberships.update(role=Role.FACILITATOR)

    answers = [anonymous.get(url) for url in (used, old, gone, "/accounts/invitation/nonsense/")]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert b"Clean air" not in answers[0].content


def test_a_representative_speaks_for_the_organization(anonymous, make, organization):
    anonymous.post(make(Role.REPRESENTATIVE, organization=organization), NEWCOMER)

    bound = Representative.objects.get()
    assert (bound.user.email, bound.organization) == ("bo@example.org", organization)


def test_who_is_a_member_keeps_the_stronger_role(make, workspace, admin, viewer):
    viewer.post(make(Role.ORGANIZER))
    admin.post(make(Role.VIEWER))

    roles = {each.user.email: each.role for each in workspace.memberships.select_related("user")}
    assert roles["viewer@example.org"] == Role.ORGANIZER
    assert roles["admin@example.org"] == Role.ADMIN


def test_a_stronger_role_ends_the_sessions_elsewhere_and_keeps_the_one_it_was_taken_in(make, viewer):
    elsewhere = Client()
    elsewhere.force_login(User.objects.get(email="viewer@example.org"))

    viewer.post(make(Role.ORGANIZER))

    assert [client.get("/w/clean-air/people/").status_code for client in (viewer, elsewhere)] == [200, 302]


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_joins():
    workspace = factories.workspace()
    by = factories.member(workspace, Role.ADMIN)
    invitation = Invitation(workspace=workspace, role=Role.VIEWER)
    invite(invitation=invitation, by=by, now=timezone.now())
    people = [factories.user() for _ in range(8)]

    def accept(user: User) -> bool:
        try:
            accept_invitation(invitation=invitation, user=user, now=timezone.now())
        except InvitationGone:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as threads:
        joined = list(threads.map(accept, people))

    assert joined.count(True) == 1
    assert workspace.memberships.count() == 2


def test_other_methods_are_refused(make):
    assert Client().delete(make()).status_code == 405
