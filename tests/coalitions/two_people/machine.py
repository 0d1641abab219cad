"""Two people who edit, merge, bring in and take back in any order, beside a plain model of it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from coalitions.services.many import delete_many, edit_many, join_many
from organizations.models import StaleRow
from organizations.services import one_change
from tests.coalitions.two_people.plain import ENDS, Grown, Plain, Row, Writes
from tests.coalitions.two_people.plain_import import Bringing
from tests.coalitions.two_people.stored import DAYS, MODELS, NAMES, TEXTS, Stored

TODAY = date(2026, 6, 1)
people, numbers, looking = st.integers(0, 1), st.integers(0, 5), st.booleans()
names, texts, days = st.sampled_from(NAMES), st.sampled_from(TEXTS), st.sampled_from(DAYS)
tenets, coalitions = st.sampled_from(["D1", "D2"]), st.sampled_from(["North", "South"])
stances = st.integers(-2, 2)
hung: dict[str, Any] = {
    "position": st.fixed_dictionaries({"tenet": tenets, "as_of": days, "stance": stances, "note": texts}),
    "tie": st.fixed_dictionaries({"note": texts}),
    "affiliation": st.fixed_dictionaries({"coalition": coalitions, "contribution": texts, "note": texts}),
    "note": st.fixed_dictionaries({"text": st.sampled_from(TEXTS[1:])}),
}
COLUMNS = {
    "organization": ("name", "kind", "place"),
    "position": ("stance", "note"),
    "tie": ("note",),
    "affiliation": ("contribution", "note"),
    "note": ("text",),
}


def _line(kind: str, /, **columns: Any) -> Any:
    return st.tuples(st.just(kind), st.fixed_dictionaries(columns))


lines = st.one_of(
    _line("organizations", name=names, kind=texts, place=texts),
    _line("positions", organization=names, tenet=tenets, as_of=days, stance=stances.map(str), note=texts),
    _line("ties", source=names, target=names, note=texts),
    _line("affiliations", organization=names, coalition=coalitions, contribution=texts),
    _line("notes", organization=names, text=st.sampled_from(TEXTS[1:])),
)
choosing = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(["keep", "other"]) for name in COLUMNS["organization"]}
)


@dataclass
class Screen:
    """What one of the two has before them: rows at the versions shown, a merge and a file looked at."""

    seen: dict[UUID, tuple[str, int]] = field(default_factory=dict)
    kinds: dict[UUID, str] = field(default_factory=dict)  # of the organizations, as they were shown
    merge: tuple[UUID, UUID, dict[str, str], str, dict[UUID, int]] | None = None
    file: tuple[Any, Bringing, int] | None = None

    def pick(self, number: int, kind: str) -> UUID | None:
        shown = [pk for pk, (of, _version) in self.seen.items() if of == kind]
        return shown[number % len(shown)] if shown else None

    def organizations(self, most: int) -> dict[UUID, int]:
        shown = [(pk, version) for pk, (of, version) in self.seen.items() if of == "organization"]
        return dict(shown[:most])


class TwoPeople(RuleBasedStateMachine):
    """Every act on both; afterwards both say the same."""

    def __init__(self) -> None:
        super().__init__()
        self.stored, self.plain = Stored(), Plain()
        self.screens = Screen(), Screen()
        self.imports = 0
        for name in NAMES[:4]:
            self._add("organization", {"name": name, "kind": "", "place": "", "also": ()})
        ash, birch, *_others = self.plain.rows["organization"]
        for organization in (ash, birch):
            place = {"organization": organization, "tenet": "D1", "as_of": DAYS[0]}
            self._add("position", {**place, "stance": 1, "note": ""})
            place = {"organization": organization, "coalition": "North"}
            self._add("affiliation", {**place, "contribution": "", "note": ""})
        self._add("tie", {"source": ash, "target": birch, "note": ""})
        for who in (0, 1):
            self.look(who)

    @invariant()
    def they_say_the_same(self) -> None:
        assert self.stored.rows() == self.plain.rows
        there = {pk: self.plain.version[pk] for rows in self.plain.rows.values() for pk in rows}
        assert self.stored.versions() == there

    # ---- one row at a time -----------------------------------------------------------------------------

    @rule(who=people)
    def look(self, who: int) -> None:
        rows = self.plain.rows.items()
        self.screens[who].kinds = {pk: row["kind"] for pk, row in self.plain.rows["organization"].items()}
        self.screens[who].seen = {pk: (kind, self.plain.version[pk]) for kind, some in rows for pk in some}

    @rule(name=names, kind=texts, place=texts)
    def add(self, name: str, kind: str, place: str) -> None:
        self._add("organization", {"name": name, "kind": kind, "place": place, "also": ()})

    @rule(data=st.data(), kind=st.sampled_from(list(hung)), number=numbers, other=numbers)
    def hang(self, data: Any, kind: str, number: int, other: int) -> None:
        there = list(self.plain.rows["organization"])
        if there:
            chosen = [there[each % len(there)] for each in (number, other)]
            self._add(kind, dict(zip(ENDS[kind], chosen, strict=False)) | data.draw(hung[kind]))

    def _add(self, kind: str, row: Row) -> None:
        new = self.stored.new(kind, row)
        possible = self.plain.can_be(kind, new.pk, row)
        try:
            with one_change(workspace=self.stored.workspace, user=None, act=f"{kind}.added") as change:
                new.save()
        except IntegrityError:
            assert not possible
        else:
            assert possible
            self.plain.wrote(change, {new.pk: (kind, row)})

    @rule(data=st.data(), who=people, number=numbers, kind=st.sampled_from(list(ENDS)), looks=looking)
    def edit(self, data: Any, who: int, number: int, kind: str, looks: bool) -> None:
        """As it was shown; whoever looked at an older one is refused."""
        if looks:
            self.look(who)
        pk = self.screens[who].pick(number, kind)
        if pk is None:
            return
        column = data.draw(st.sampled_from(COLUMNS[kind]))
        values = {"name": names, "stance": stances, "text": st.sampled_from(TEXTS[1:])}
        value = data.draw(values.get(column, texts))
        self._write_one(who, kind, pk, {column: value})

    @rule(who=people, number=numbers, kind=st.sampled_from(list(ENDS)), looks=looking)
    def delete(self, who: int, number: int, kind: str, looks: bool) -> None:
        if looks:
            self.look(who)
        pk = self.screens[who].pick(number, kind)
        if pk is not None:
            self._write_one(who, kind, pk, {})

    def _write_one(self, who: int, kind: str, pk: UUID, values: Row) -> None:
        shown = self.screens[who].seen[pk][1]
        now = self.plain.rows[kind].get(pk)
        fresh = now is not None and self.plain.version[pk] == shown
        possible = now is not None and self.plain.can_be(kind, pk, now | values)
        row = MODELS[kind].objects.filter(pk=pk).first()
        if row is None:
            assert not fresh
            return
        for name, value in values.items():
            setattr(row, name, value)
        try:
            with one_change(workspace=self.stored.workspace, user=None, act=f"{kind}.edited") as change:
                row.save_over(shown) if values else row.delete_over(shown)
        except StaleRow:
            assert not fresh
        except IntegrityError:
            assert fresh
            assert not possible
        else:
            assert fresh
            assert possible
            assert now is not None
            self.plain.wrote(change, {pk: (kind, now | values)} if values else self.plain.without(pk))

    # ---- many at once ----------------------------------------------------------------------------------

    @rule(
        who=people, what=st.sampled_from(["edit", "join", "delete"]), text=texts, most=numbers, looks=looking
    )
    def bulk(self, who: int, what: str, text: str, most: int, looks: bool) -> None:
        """Each that nobody changed meanwhile; of an edit, each whose same column nobody changed."""
        if looks:
            self.look(who)
        shown = self.screens[who].organizations(most + 1)
        there = self.plain.rows["organization"]
        fresh = [pk for pk, version in shown.items() if pk in there and self.plain.version[pk] == version]
        common: Any = {"workspace": self.stored.workspace, "user": self.stored.user, "versions": shown}
        if what == "join":
            return self._join(common, [pk for pk in shown if pk in there])
        if what == "edit":
            kinds = self.screens[who].kinds
            fresh = [pk for pk in shown if pk in there and there[pk]["kind"] == kinds[pk]]
            done = edit_many(**common, values={"kind": text})
            writes: Writes = {pk: ("organization", there[pk] | {"kind": text}) for pk in fresh}
        else:
            done = delete_many(**common)
            writes = {each: gone for pk in fresh for each, gone in self.plain.without(pk).items()}
        assert (done.count, done.change is None) == (len(fresh), not fresh)
        if done.change:
            self.plain.wrote(done.change, writes)
        return None

    def _join(self, common: Any, there: list[UUID]) -> None:
        done = join_many(**common, coalition=self.stored.coalitions["North"])
        placed = {
            r["organization"] for r in self.plain.rows["affiliation"].values() if r["coalition"] == "North"
        }
        plain = {"coalition": "North", "contribution": "", "note": ""}
        expected = [("affiliation", plain | {"organization": pk}) for pk in there if pk not in placed]
        assert (done.count, done.change is None) == (len(expected), not expected)
        if done.change:
            self.plain.wrote(done.change, self._met(expected))

    # ---- what the database says of it ------------------------------------------------------------------

    def _read(self, writes: Writes) -> Writes:
        """Texts that have become longer, as they are stored."""
        found = self.stored.rows()
        for pk, (kind, row) in writes.items():
            for name, value in (row or {}).items():
                if isinstance(value, Grown):
                    assert value.fits(found[kind][pk][name])
                    writes[pk] = kind, (row or {}) | {name: found[kind][pk][name]}
        return writes

    def _met(self, expected: list[tuple[str, Row]], ours: list[UUID] | None = None) -> Writes:
        """The rows that were added, by the ids that the database gave them."""
        found = self.stored.rows()
        theirs: dict[UUID, UUID] = {}
        writes: Writes = {}
        own_ids: list[UUID | None] = [*ours] if ours else [None] * len(expected)
        for own, (kind, row) in zip(own_ids, expected, strict=True):
            there = row | {end: theirs.get(row[end], row[end]) for end in ENDS[kind]}
            pk = next(
                pk
                for pk, each in found[kind].items()
                if each == there and pk not in self.plain.rows[kind] and pk not in writes
            )
            writes[pk] = kind, there
            if own is not None:
                theirs[own] = pk
        return writes
