"""One of everything in a workspace: what the tests that walk the URL table put into an address.

A URL with a new <uuid:…_id> needs a line in `one_of_everything`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from http.cookies import SimpleCookie
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import connection, models, transaction
from django.test import Client
from django.utils import timezone

from coalitions.models import Distinction, Import, Need, Say
from organizations.models import Change, Evidence, Invitation, Legitimation, Overlap, Role, User, Workspace
from organizations.people import invite
from organizations.services import one_change
from tests import factories
from tests.architecture.source import Url

WRITES_TO = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM|REPLACE INTO) "(\w+)"')
KWARG = re.compile(r"<(?:(\w+):)?(\w+)>")
MISSING = {"uuid": str(uuid4()), "slug": "no-such-workspace", "str": "no-such-token", "int": "404404"}
WORDS = {"ending": "svg", "notation": "graphml", "column": "kind"}  # what isn't a row
PRIVATE = ("note", "contact")
NOT_FREE_TEXT = {
    "slug",
    "email",
    "website",
    "token_hash",
    "code",
    "kind",
    "state",
    "shape",
    "act",
    "subject_kind",
    "version",
}


@dataclass(frozen=True)
class Sample:
    """A workspace with one of everything: what each <…> of an address may be there."""

    workspace: Workspace
    rows: dict[str, models.Model]
    word: str  # stands in every text of this workspace
    secret: str  # stands in every note and contact

    def value(self, name: str) -> str:
        if name == "workspace":
            return self.workspace.slug
        assert name in self.rows, f"<{name}>: add one to tests/architecture/samples.py, one_of_everything"
        return str(self.rows[name].pk)


def address(url: Url, own: Sample, *, missing: str = "", foreign: tuple[str, Sample] | None = None) -> str:
    """The URL with the sample's rows; `missing` is not there, `foreign` comes from another sample."""

    def fill(found: re.Match[str]) -> str:
        converter, name = found[1] or "str", found[2]
        if name in {missing, "token"}:
            return MISSING[converter]
        if name in WORDS:
            return WORDS[name]
        return (foreign[1] if foreign and foreign[0] == name else own).value(name)

    return "/" + KWARG.sub(fill, url.path)


def names_in(url: Url) -> list[str]:
    return [name for _converter, name in KWARG.findall(url.path) if name != "token"]


def sample(slug: str, word: str, secret: str) -> Sample:
    workspace = factories.workspace(slug=slug, name=word, question=f"{word} asks")
    rows = one_of_everything(workspace)
    workspace.home = rows["organization_id"]
    workspace.save()
    for row in rows.values():
        write_everywhere(row, secret if row._meta.model_name in PRIVATE else word)
    return Sample(workspace, rows, word, secret)


def one_of_everything(workspace: Workspace) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for maker in (_organizations, _tenets, _coalitions, _times, _people):
        made |= maker(workspace, made)
    return made


def _organizations(workspace: Workspace, made: dict[str, Any]) -> dict[str, Any]:
    one, other = factories.organization(workspace), factories.organization(workspace)
    a, b = sorted((one, other), key=lambda each: each.pk)
    return {
        "organization_id": one,
        "other_organization_id": other,
        "free_organization_id": factories.organization(workspace),  # that nothing is recorded of
        "from_id": one,
        "shown_id": one,
        "tie_id": factories.tie(one, other),
        "note_id": factories.note(one),
        "contact_id": factories.contact(one),
        "distinction_id": _told_apart(one, factories.organization(workspace)),
        "overlap_id": Overlap.objects.create(workspace=workspace, a=a, b=b, people=5),
    }


def _told_apart(one: Any, other: Any) -> Distinction:
    a, b = sorted((one, other), key=lambda each: each.pk)
    return Distinction.objects.create(workspace=one.workspace, a=a, b=b)


def _tenets(workspace: Workspace, made: dict[str, Any]) -> dict[str, Any]:
    tenet, next_tenet = factories.tenet(workspace), factories.tenet(workspace, facet="demand")
    step = Legitimation.objects.create(workspace=workspace, source=tenet, target=next_tenet)
    held = factories.position(
        workspace, organization=made["organization_id"], tenet=tenet, evidence=Evidence.DECLARED
    )
    return {
        "tenet_id": tenet,
        "demand_id": next_tenet,
        "free_tenet_id": factories.tenet(workspace),
        "legitimation_id": step,
        "position_id": held,
    }


def _coalitions(workspace: Workspace, made: dict[str, Any]) -> dict[str, Any]:
    coalition = factories.coalition(workspace)
    affiliation = factories.affiliation(coalition, made["organization_id"])
    factories.affiliation(coalition, made["other_organization_id"])
    platform = factories.platform(coalition)
    say = Say.objects.create(workspace=workspace, affiliation=affiliation, step="vote", since=factories.DAY)
    need = Need.objects.create(workspace=workspace, coalition=coalition, resource="people", low=1, high=2)
    return {
        "coalition_id": coalition,
        "affiliation_id": affiliation,
        "platform_id": platform,
        "plank_id": factories.plank(platform, made["demand_id"]),
        "say_id": say,
        "need_id": need,
    }


def _times(workspace: Workspace, made: dict[str, Any]) -> dict[str, Any]:
    return {
        "event_id": factories.event(workspace),
        "trend_id": factories.trend(workspace),
        "import_id": Import.objects.create(workspace=workspace, filename="allies.csv"),
    }


def _people(workspace: Workspace, made: dict[str, Any]) -> dict[str, Any]:
    boss = factories.member(workspace, Role.ADMIN)
    speaker = factories.representative(made["organization_id"])
    invitation = Invitation(workspace=workspace, role=Role.VIEWER, label="x")
    invite(invitation=invitation, by=boss, now=timezone.now())
    Change.objects.filter(workspace=workspace).delete()
    return {
        "membership_id": factories.member(workspace, Role.VIEWER).memberships.get(),
        "representative_id": speaker.representations.get(),
        "invitation_id": invitation,
        "change_id": _change(workspace),
    }


def _change(workspace: Workspace) -> Change:
    """One that can be taken back."""
    with one_change(workspace=workspace, user=None, act="organization.added") as change:
        change.about(factories.organization(workspace), before=None, after={})
    return change


def write_everywhere(row: models.Model, word: str) -> None:
    """Put the word into every free text of the row."""
    for column in row._meta.concrete_fields:
        free = isinstance(column, models.CharField | models.TextField) and not column.choices
        if free and column.name not in NOT_FREE_TEXT:
            text = f"{word}-{column.name}-{row.pk}"
            setattr(row, column.attname, text[: column.max_length] if column.max_length else text)
    row.save()


@dataclass(frozen=True)
class Person:
    """Somebody who asks, and what they are in the first workspace (None: nothing)."""

    name: str
    user: User | None
    role: Role | None = None
    speaks_for_sample: bool = False


def everybody(own: Sample, foreign: Sample) -> Iterator[Person]:
    """All kinds of people who may come to an address."""
    workspace = own.workspace
    yield Person("anonymous", None)
    removed = factories.member(workspace, Role.ADMIN)
    removed.memberships.all().delete()
    yield Person("removed member", removed)
    yield Person("foreign admin", factories.member(foreign.workspace, Role.ADMIN))
    for organization, speaks in (("organization_id", True), ("other_organization_id", False)):
        user = factories.representative(own.rows[organization])  # type: ignore[arg-type]  # an Organization
        yield Person(f"representative of {organization}", user, Role.REPRESENTATIVE, speaks)
    for role in (Role.VIEWER, Role.ORGANIZER, Role.FACILITATOR, Role.ADMIN):
        yield Person(role.name.lower(), factories.member(workspace, role), role)


@dataclass(frozen=True)
class Answer:
    """What somebody got; two are equal if nobody could tell them apart."""

    status: int
    headers: dict[str, str]
    body: bytes
    writes: list[str] = field(compare=False, default_factory=list)
    response: Any = field(compare=False, repr=False, default=None)

    @cached_property
    def said(self) -> str:
        return self.body.decode(errors="replace") + str(self.headers)


@dataclass
class World:
    """Two campaigns that know nothing of each other, and everybody who may come."""

    own: Sample
    foreign: Sample
    people: dict[str, Person]
    keys: dict[str, str]
    client: Client = field(default_factory=Client)

    def ask(self, name: str, method: str, path: str, data: dict[str, Any] | None = None) -> Answer:
        """What the person gets; what they changed is taken back."""
        self.client.cookies = SimpleCookie({settings.SESSION_COOKIE_NAME: self.keys[name]})
        writes: list[str] = []
        with transaction.atomic():
            with connection.execute_wrapper(partial(note_writes, writes)):
                response: Any = getattr(self.client, method.lower())(path, data)
                body = b"".join(response) if response.streaming else response.content
            transaction.set_rollback(True)
        return Answer(response.status_code, dict(response.headers), body, writes, response)


def note_writes(found: list[str], execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    """Notes each table that is written to."""
    if table := WRITES_TO.match(sql):
        found.append(table[1])
    return execute(sql, params, many, context)


def session_key(person: Person) -> str:
    client = Client()
    if person.user is None:
        return ""
    client.force_login(person.user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def new_world() -> World:
    own, foreign = sample("quokkas", "Quokka", "Wombat"), sample("zebras", "Zyzzyva", "Zorilla")
    people = {person.name: person for person in everybody(own, foreign)}
    return World(own, foreign, people, {name: session_key(person) for name, person in people.items()})
