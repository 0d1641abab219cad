"""The larger acts of the two: merging, bringing in a file, taking back."""

from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import rule

from coalitions.models import Import
from coalitions.services.imports import CannotImportError, apply_import, plan_import
from coalitions.services.merging.merge import merge_organizations, plan_merge
from organizations.models import Organization, StaleRow
from tests.coalitions.two_people.machine import TODAY, TwoPeople, choosing, lines, numbers, people
from tests.coalitions.two_people.plain import ENDS, Writes
from tests.coalitions.two_people.plain_import import File, Reader, can_come, reading_of
from tests.coalitions.two_people.plain_merge import merged
from tests.organizations.taking_back import taken_back


class TwoPeopleAndFiles(TwoPeople):
    """Looked at by the one, the other may act before it is done."""

    @rule(who=people, number=numbers, other=numbers, choices=choosing)
    def look_at_a_merge(self, who: int, number: int, other: int, choices: dict[str, str]) -> None:
        there = list(self.plain.rows["organization"])
        if len(there) < 2:
            return
        keep = there[number % len(there)]
        gone = [pk for pk in there if pk != keep][other % (len(there) - 1)]
        rows = Organization.objects.in_bulk([keep, gone])
        plan = plan_merge(keep=rows[keep], other=rows[gone], day=TODAY)
        shown = self._about(keep, gone)
        self.screens[who].merge = keep, gone, choices, plan.fingerprint, shown

    def _about(self, keep: UUID, gone: UUID) -> dict[UUID, int]:
        """All that a merge was shown with."""
        both = {keep, gone}
        rows = {pk for pk in both if pk in self.plain.rows["organization"]}
        for kind, ends in ENDS.items():
            whose = both if kind in ("position", "affiliation") else {gone}
            rows |= {
                pk for pk, row in self.plain.rows[kind].items() if any(row[end] in whose for end in ends)
            }
        return {pk: self.plain.version[pk] for pk in rows}

    @rule(who=people, number=numbers, other=numbers, choices=choosing)
    def merge_at_once(self, who: int, number: int, other: int, choices: dict[str, str]) -> None:
        self.look_at_a_merge(who, number, other, choices)
        self.merge(who)

    @rule(who=people)
    def merge(self, who: int) -> None:
        looked_at = self.screens[who].merge
        if looked_at is None:
            return
        keep, gone, choices, fingerprint, shown = looked_at
        fresh = self._about(keep, gone) == shown
        ends: Any = {
            "keep": Organization(pk=keep, workspace=self.stored.workspace),
            "other": Organization(pk=gone, workspace=self.stored.workspace),
        }
        try:
            change = merge_organizations(
                **ends, choices=choices, fingerprint=fingerprint, user=None, day=TODAY
            )
        except StaleRow:
            assert not fresh
            return
        assert fresh
        done = merged(self.plain, keep, gone, choices)
        noted = tuple(filter(None, done.noted))
        writes = self._read(done.writes)
        new = [pk for pk in self.stored.rows()["note"] if pk not in self.plain.rows["note"]]
        for pk in new:
            writes[pk] = "note", self.stored.rows()["note"][pk]
        assert len(new) == bool(done.noted)
        assert all(any(text in writes[pk][1]["text"] for pk in new) for text in noted)
        self.plain.wrote(change, writes)

    @rule(who=people, file=st.lists(lines, min_size=1, max_size=6), overwrite=st.booleans())
    def look_at_a_file(self, who: int, file: File, overwrite: bool) -> None:
        plan = plan_import(
            workspace=self.stored.workspace,
            user=None,
            reading=reading_of(file),
            today=TODAY,
            overwrite=overwrite,
        )
        self.screens[who].file = plan, Reader(self.plain, file, overwrite=overwrite).done, self.imports

    @rule(who=people, file=st.lists(lines, min_size=1, max_size=6), overwrite=st.booleans())
    def bring_in_at_once(self, who: int, file: File, overwrite: bool) -> None:
        self.look_at_a_file(who, file, overwrite)
        self.bring_in(who)

    @rule(who=people)
    def bring_in(self, who: int) -> None:
        looked_at = self.screens[who].file
        if looked_at is None:
            return
        plan, bringing, imports = looked_at
        self.screens[who].file = None
        possible = imports == self.imports and can_come(self.plain, bringing)
        try:
            change = apply_import(record=Import(workspace=self.stored.workspace, filename="file"), plan=plan)
        except CannotImportError:
            assert not possible
            return
        assert possible
        self.imports += 1
        met = self._met(list(bringing.added.values()), list(bringing.added))
        self.plain.wrote(change, met | bringing.changed)

    @rule()
    def take_back_the_last(self) -> None:
        self.take_back(0)

    @rule(number=numbers)
    def take_back(self, number: int) -> None:
        if not self.plain.told:
            return
        told = self.plain.told[-1 - number % len(self.plain.told)]
        expected: Writes = {} if told.undone else self.plain.back(told)
        if change := taken_back(told, expected):
            self.plain.wrote(change, expected)
            now = self.stored.versions()
            assert all(now[pk] >= self.plain.version[pk] for pk, (_kind, row) in expected.items() if row)
            self.plain.version |= now  # what was tried in vain first counts too
