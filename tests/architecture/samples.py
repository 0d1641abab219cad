"""What the tests that walk the URL table put into an address, and who asks."""

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

from organizations.keeping import history_opened
from organizations.models import Role, User, Workspace
from tests import factories
from tests.architecture.everything import one_of_everything
from tests.architecture.source import Url

WRITES_TO = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM|REPLACE INTO) "(\w+)"')
KWARG = re.compile(r"<(?:(\w+):)?(\w+)>")
MISSING = {
    "uuid": str(uuid4()),
    "address": "no-such-workspace",
    "slug": "no-such-word",
    "str": "no-such-token",
    "int": "404404",
}
WORDS = {"ending": "svg", "notation": "graphml", "column": "kind", "step_kind": "leaves"}  # what isn't a row
OF_THE_MOMENT = {"Expires"}  # a second may pass between two answers that are the same
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
        assert name in self.rows, f"<{name}>: add one to tests/architecture/everything.py"
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
    with history_opened():  # words in the log too, to see whom they reach
        for row in rows.values():
            write_everywhere(row, secret if row._meta.model_name in PRIVATE else word)
    return Sample(workspace, rows, word, secret)


def write_everywhere(row: models.Model, word: str) -> None:
    """Put the word into every free text of the row."""
    for column in row._meta.concrete_fields:
        free = isinstance(column, models.CharField | models.TextField) and not column.choices
        if free and column.name not in NOT_FREE_TEXT:
            text = f"{word}-{column.name}-{row.pk}"
            setattr(row, column.attname, text[: column.max_length] if column.max_length else text)
    with history_opened():
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
        headers = {name: value for name, value in response.headers.items() if name not in OF_THE_MOMENT}
        return Answer(response.status_code, headers, body, writes, response)


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
