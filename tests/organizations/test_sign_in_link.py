"""A link that signs in once, and the command that prints one."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.contrib.auth import get_user
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from organizations.models import Membership, Role, SignInLink, User
from organizations.models.users import LOCAL_EMAIL
from organizations.signing_in import local_person, new_link, use_link
from tests import factories


@pytest.fixture
def ada(db: None):
    return factories.user(email="ada@example.org", name="Ada Lovelace")


def link_for(user: User, **options) -> str:
    return f"/accounts/link/{new_link(user=user, now=timezone.now(), **options)}/"


def printed_link(capsys, *words: str) -> str:
    call_command("sign_in_link", *words)
    found = re.search(r"http://127\.0\.0\.1:\d+(/accounts/link/\S+/)", capsys.readouterr().out)
    assert found
    return found[1]


def test_looking_at_a_link_uses_nothing_up_and_tells_nothing(ada, anonymous):
    url = link_for(ada)

    page = anonymous.get(url)

    assert page.status_code == 200
    assert b"Ada" not in page.content
    assert b"ada@" not in page.content
    assert not get_user(anonymous).is_authenticated
    assert anonymous.post(url).status_code == 302


def test_it_signs_in_once(ada, anonymous):
    url = link_for(ada)

    first, second = anonymous.post(url), Client().post(url)

    assert (first.status_code, second.status_code) == (302, 404)
    assert get_user(anonymous) == ada


def test_it_gives_the_session_a_new_key(ada, anonymous):
    session = anonymous.session
    session["planted"] = True
    session.save()
    anonymous.cookies["basis_session"] = planted = session.session_key

    anonymous.post(link_for(ada))

    assert anonymous.session.session_key != planted


def test_who_was_signed_in_before_leaves_nothing_behind(ada, viewer):
    session = viewer.session
    session["theirs"] = True
    session.save()

    viewer.post(link_for(ada))

    assert get_user(viewer) == ada
    assert "theirs" not in viewer.session


def test_all_links_that_do_not_work_look_the_same(ada, anonymous):
    used, old, off = link_for(ada), link_for(ada, lasts=timedelta(0)), "/accounts/link/nonsense/"
    gone = factories.user(is_active=False)

    answers = [anonymous.get(url) for url in (used, old, off, link_for(gone))]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_a_new_link_ends_those_before(ada, anonymous):
    before, after = link_for(ada), link_for(ada)

    assert anonymous.post(before).status_code == 404
    assert anonymous.post(after).status_code == 302


def test_a_new_link_leaves_those_of_others_alone(ada, anonymous):
    url = link_for(ada)
    link_for(factories.user())

    assert anonymous.post(url).status_code == 302


def test_the_token_is_not_stored(ada):
    token = new_link(user=ada, now=timezone.now())

    assert token not in str(SignInLink.objects.values().get())
    assert len(token) >= 43


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_comes_in():
    token = new_link(user=factories.user(), now=timezone.now())

    def use(_number: int) -> bool:
        try:
            return use_link(token=token, now=timezone.now(), local_door=True) is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        came_in = list(threads.map(use, range(24)))

    assert came_in.count(True) == 1


def test_the_local_person_comes_in_only_from_this_machine(db):
    url = link_for(local_person())

    from_afar = [Client(REMOTE_ADDR=address).post(url) for address in ("192.0.2.7", "", "::ffff:192.0.2.7")]
    from_here = Client(REMOTE_ADDR="127.0.0.1").post(url)

    assert [answer.status_code for answer in from_afar] == [404] * 3
    assert from_here.status_code == 302


def test_the_local_person_comes_in_nowhere_else_than_on_a_local_machine(db, settings):
    url = link_for(local_person())
    settings.LOCAL = False

    assert Client(REMOTE_ADDR="127.0.0.1").post(url).status_code == 404


def test_the_command_prints_a_link_for_the_local_person(db, capsys, anonymous):
    anonymous.post(printed_link(capsys))

    person = get_user(anonymous)
    assert isinstance(person, User)
    assert person.email == LOCAL_EMAIL
    assert not person.has_usable_password()


def test_a_second_start_makes_the_first_link_worthless(db, capsys, anonymous):
    first, second = printed_link(capsys), printed_link(capsys)

    assert anonymous.post(first).status_code == 404
    assert anonymous.post(second).status_code == 302
    assert User.objects.count() == 1


def test_the_local_person_gets_the_workspaces_that_nobody_has(capsys, workspace):
    factories.member(factories.workspace(), Role.VIEWER)

    printed_link(capsys)

    local = Membership.objects.get(user__email=LOCAL_EMAIL)
    assert (local.workspace, local.role) == (workspace, Role.ADMIN)
    assert workspace.changes.get().act == "membership.added"


def test_the_command_prints_a_link_for_somebody_by_e_mail(ada, capsys, anonymous):
    anonymous.post(printed_link(capsys, "--email", "Ada@example.org"))

    assert get_user(anonymous) == ada


def test_the_command_makes_nobody_up(db):
    with pytest.raises(CommandError, match="Nobody"):
        call_command("sign_in_link", "--email", "eve@example.org")
    assert not User.objects.exists()


def test_the_command_wants_a_name_in_production(db, settings):
    settings.LOCAL = False

    with pytest.raises(CommandError, match="--email"):
        call_command("sign_in_link")


def test_the_command_leads_to_the_port_in_use(db, capsys, monkeypatch):
    monkeypatch.setenv("PORT", "8123")

    call_command("sign_in_link")

    assert capsys.readouterr().out.startswith("http://127.0.0.1:8123/accounts/link/")


def test_without_a_host_it_says_what_to_set_and_makes_no_link(ada, settings):
    settings.LOCAL, settings.ALLOWED_HOSTS = False, []

    with pytest.raises(CommandError, match="set BASIS_HOSTS"):
        call_command("sign_in_link", email=ada.email)

    assert not SignInLink.objects.exists()
