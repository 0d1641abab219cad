"""Every address × every kind of person × every method: who gets in, who is told nothing.

What is expected follows from the mark that a view carries (organizations/access.py), so a new page is
tried without a line here.
"""

import re

import pytest

from organizations.models import Role
from tests.architecture.samples import Answer, World, address, names_in
from tests.architecture.source import Url, urls

pytestmark = pytest.mark.django_db
URLS = urls()
# A page about two organizations holds nothing of one, and is no representative's.
UNDER_AN_ORGANIZATION = [
    url
    for url in URLS
    if "organization_id" in names_in(url)
    and sum(name.endswith("_id") for name in names_in(url)) > 1  # a column is no row
    and "other_organization_id" not in names_in(url)
]
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
# Tables that looking may write to, since the same comes out of what was there before.
KEPT_FOR_SPEED = {
    "django_session": "when the session was last used",
    "coalitions_places": "where the map put things: computed again whenever it isn't there",
    "coalitions_import": "what was read from a file that is kept; how to read it changes by POST only",
    "coalitions_importwork": "the preview of a file that is kept; what is decided of it changes by POST only",
}
TRIED: dict[Url, dict[tuple[str, str], Answer]] = {}
each_url = pytest.mark.parametrize("url", URLS, ids=str)


def cells(world: World, url: Url) -> dict[tuple[str, str], Answer]:
    """What everybody gets with every method; asked once for all tests below."""
    if url not in TRIED:
        path = address(url, world.own)
        TRIED[url] = {
            (name, method): world.ask(name, method, path) for name in world.people for method in METHODS
        }
    return TRIED[url]


def decided(world: World, url: Url, name: str) -> str:
    """What the mark of the view means for this person."""
    person, minimum = world.people[name], url.view.minimum_role
    if hasattr(url.view, "open_reason"):
        return "open"
    if person.user is None:
        return "sign in"
    if minimum is None:
        return "admitted"
    if person.role is None:
        return "nothing here"
    own_page = getattr(url.view, "representatives", False)
    if person.role >= minimum or (own_page and person.speaks_for_sample):
        return "admitted"
    return "nothing here" if own_page and person.role == Role.REPRESENTATIVE else "refused"


def kept(decision: str, method: str, answer: Answer) -> bool:
    """Whether an answer is what was decided."""
    if decision == "sign in":
        return answer.status == 302 and answer.headers["Location"].startswith("/accounts/sign-in/?next=/")
    if decision in {"nothing here", "refused"}:
        return answer.status == {"nothing here": 404, "refused": 403}[decision]
    if method in {"PUT", "PATCH", "DELETE"}:
        return answer.status == 405
    return answer.status in {200, 302, 304, 405, 409, 422} or (decision == "open" and answer.status == 404)


@each_url
def test_each_gets_what_their_role_allows(world, url):
    wrong = [
        f"{name} {method}: {decided(world, url, name)}, but got {answer.status}"
        for (name, method), answer in cells(world, url).items()
        if not kept(decided(world, url, name), method, answer)
    ]

    assert wrong == []


@each_url
def test_who_is_let_in_finds_a_page(world, url):
    """A view that answers neither GET nor POST would pass every other test."""
    answers = {cells(world, url)["admin", method].status for method in ("GET", "POST")}

    assert answers != {405}


@each_url
def test_no_word_of_another_workspace_gets_out(world, url):
    leaks = [
        f"{name} {method}"
        for (name, method), answer in cells(world, url).items()
        if world.people[name].role is not None
        and (world.foreign.word in answer.said or world.foreign.secret in answer.said)
    ]

    assert leaks == []


@each_url
def test_who_is_not_inside_reads_nothing(world, url):
    leaks = [
        f"{name} {method}"
        for (name, method), answer in cells(world, url).items()
        if world.people[name].role is None
        and (world.own.word in answer.said or world.own.secret in answer.said)
    ]

    assert leaks == []


@each_url
def test_private_notes_and_contacts_are_for_organizers(world, url):
    readers = [
        f"{name} {method}"
        for (name, method), answer in cells(world, url).items()
        if (role := world.people[name].role) is not None
        and role < Role.ORGANIZER
        and world.own.secret in answer.said
    ]

    assert readers == []


@each_url
def test_what_a_coalition_would_settle_for_is_for_organizers(world, url):
    kept = [f"{world.own.word}-{column}-" for column in ("fallback", "not_to_give", "resumption")]

    readers = [
        f"{name} {method}"
        for (name, method), answer in cells(world, url).items()
        if (role := world.people[name].role) is not None
        and role < Role.ORGANIZER
        and any(each in answer.said for each in kept)
    ]

    assert readers == []


@each_url
def test_e_mail_addresses_are_for_admins(world, url):
    addresses = {person.user.email for person in world.people.values() if person.user}

    readers = {
        f"{name} {method}": read
        for (name, method), answer in cells(world, url).items()
        if (person := world.people[name]).role not in {None, Role.ADMIN}
        and (read := {each for each in addresses - {person.user.email} if each in answer.said})
    }

    assert readers == {}


@each_url
def test_a_link_changes_nothing(world, url):
    """Whoever follows a link, or has it followed for them, has written nothing."""
    written = {
        name: tables
        for (name, method), answer in cells(world, url).items()
        if method == "GET" and (tables := set(answer.writes) - KEPT_FOR_SPEED.keys())
    }

    assert written == {}


@pytest.mark.parametrize("url", [url for url in URLS if url.view.minimum_role is not None], ids=str)
def test_outsiders_can_not_tell_what_exists(world, url):
    for name in ("removed member", "foreign admin"):
        for method in METHODS:
            existing = cells(world, url)[name, method]
            for absent in names_in(url):
                missing = world.ask(name, method, address(url, world.own, missing=absent))
                assert missing == existing, f"{name} {method}: another answer where <{absent}> is missing"


@each_url
def test_what_is_elsewhere_does_not_exist_here(world, url):
    """Inside one's own workspace the id of another's row is as good as none."""
    for inside in names_in(url):
        for method in ("GET", "POST") if inside.endswith("_id") else ():
            missing = world.ask("admin", method, address(url, world.own, missing=inside))
            foreign = world.ask("admin", method, address(url, world.own, foreign=(inside, world.foreign)))
            assert missing.status in {404, 405}, (inside, method)
            assert foreign == missing, (inside, method)


@pytest.mark.parametrize("url", UNDER_AN_ORGANIZATION, ids=str)
def test_an_organizations_address_holds_only_what_is_its_own(world, url):
    """Else a representative could reach another group's rows through the address of their own."""
    one, other = (world.own.value(name) for name in ("organization_id", "other_organization_id"))
    path = address(url, world.own).replace(one, other)

    for name in ("admin", "representative of other_organization_id"):
        for method in ("GET", "POST"):
            assert world.ask(name, method, path).status in {404, 405}, (name, method)


def test_every_kind_of_person_and_address_was_tried(world):
    tried = {(url, *cell) for url in URLS for cell in cells(world, url)}

    assert len(tried) == len(URLS) * 9 * 5
    assert {decided(world, url, name) for url, name, _method in tried} == {
        "open", "sign in", "admitted", "nothing here", "refused",
    }  # fmt: skip


def test_an_address_that_nothing_is_known_of_is_noticed(world):
    url = Url("organizations", "w/<address:workspace>/cats/<uuid:cat_id>/", "cat_detail", None)

    with pytest.raises(AssertionError, match=re.escape("<cat_id>: add one")):
        address(url, world.own)
