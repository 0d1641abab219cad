"""The preview of a long file, kept: its rows in pieces, so that a page of them is shown without the rest."""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import batched
from typing import Any, overload
from uuid import UUID

from coalitions.interchange.plainly import from_json, to_json
from coalitions.interchange.reading import Reading
from coalitions.models.imports import Outcome
from coalitions.services.importing.plan import Plan
from coalitions.services.importing.planned import Choice, Likeness, Planned

PIECE = 100  # rows that are unpacked together
_MARKS = {outcome: outcome.value[0] for outcome in Outcome} | {Outcome.UNCHANGED: "n"}


@dataclass(frozen=True, slots=True)
class Preview:
    """What the page of a file shows before anything is written."""

    reading: Reading  # without its rows
    rows: Sequence[Planned]
    counts: dict[str, dict[str, int]]
    fingerprint: str

    def with_outcome(self, outcome: str) -> Sequence[Planned]:
        """The rows that have it; all of them for ""."""
        if isinstance(self.rows, KeptRows):
            return self.rows.marked(_MARKS[Outcome(outcome)]) if outcome else self.rows
        return [each for each in self.rows if not outcome or each.outcome == outcome]

    def similar(self) -> Sequence[Planned]:
        """The rows of which something is to be decided."""
        if isinstance(self.rows, KeptRows):
            return self.rows.asked()
        return [each for each in self.rows if each.is_asked]

    def beside(self) -> Sequence[Planned]:
        """The rows of which some cells could not be read and are kept as text."""
        if isinstance(self.rows, KeptRows):
            return self.rows.beside()
        return [each for each in self.rows if each.beside]

    def stays(self) -> Sequence[Planned]:
        """The rows that say otherwise than what is recorded, of which nothing is taken."""
        if isinstance(self.rows, KeptRows):
            return self.rows.stays()
        return [each for each in self.rows if each.stays]


def preview_of(reading: Reading, plan: Plan, fingerprint: str) -> Preview:
    """What is shown of a plan."""
    plain = Reading(sources=reading.sources, skipped=reading.skipped)
    return Preview(plain, plan.outcomes, plan.counts(), fingerprint)


def pack(preview: Preview) -> tuple[dict[str, Any], bytes]:
    """The preview as a small part and its rows. Cost: about a second for 45,000 rows.

    What has an order is kept as text: one of the databases sorts the keys of JSON.
    """
    pieces = [
        zlib.compress(json.dumps([_plain(row) for row in some]).encode(), 1)
        for some in batched(preview.rows, PIECE, strict=False)
    ]
    head = {
        "reading": json.dumps(to_json(preview.reading)),
        "counts": list(preview.counts.items()),
        "fingerprint": preview.fingerprint,
        "sizes": [len(piece) for piece in pieces],
        "marks": "".join(_MARKS[row.outcome] for row in preview.rows),
        "asked": [at for at, row in enumerate(preview.rows) if row.is_asked],
        "stays": [at for at, row in enumerate(preview.rows) if row.stays],
        "beside": [at for at, row in enumerate(preview.rows) if row.beside],
    }
    return head, b"".join(pieces)


def unpack(head: dict[str, Any], rows: bytes) -> Preview:
    """What `pack` packed; rows are unpacked when they are shown."""
    kept = KeptRows(head, rows, range(len(head["marks"])))
    reading = from_json(json.loads(head["reading"]))
    return Preview(reading, kept, dict(head["counts"]), head["fingerprint"])


class KeptRows(Sequence[Planned]):
    """Some of the rows that were packed, in their order."""

    def __init__(self, head: dict[str, Any], packed: bytes, places: Sequence[int]) -> None:
        self._head, self._packed, self._places = head, packed, places

    def marked(self, mark: str) -> "KeptRows":
        """Those of them with one outcome."""
        places = [at for at, each in enumerate(self._head["marks"]) if each == mark]
        return KeptRows(self._head, self._packed, places)

    def asked(self) -> "KeptRows":
        """Those of which something is to be decided."""
        return KeptRows(self._head, self._packed, self._head["asked"])

    def beside(self) -> "KeptRows":
        """Those with cells that are kept as text."""
        return KeptRows(self._head, self._packed, self._head.get("beside", ()))

    def stays(self) -> "KeptRows":
        """Those that say otherwise, and nothing of them is taken."""
        return KeptRows(self._head, self._packed, self._head.get("stays", ()))

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Planned: ...
    @overload
    def __getitem__(self, at: slice) -> list[Planned]: ...
    def __getitem__(self, at: int | slice) -> Planned | list[Planned]:
        if isinstance(at, int):
            return next(self._unpacked([self._places[at]]))
        return list(self._unpacked(self._places[at]))

    def __iter__(self) -> Iterator[Planned]:
        return self._unpacked(self._places)

    def _unpacked(self, places: Iterable[int]) -> Iterator[Planned]:
        begins = [0]
        for size in self._head["sizes"]:
            begins.append(begins[-1] + size)
        at, piece = -1, []
        for place in places:
            if place // PIECE != at:
                at = place // PIECE
                piece = json.loads(zlib.decompress(self._packed[begins[at] : begins[at + 1]]))
            yield _planned(piece[place % PIECE])


def _plain(row: Planned) -> list[Any]:
    likeness = asdict(row.likeness) if row.likeness else None
    for choice in likeness["choices"] if likeness else ():
        choice["subject_id"] = choice["subject_id"] and str(choice["subject_id"])
    told = (row.label, row.told, row.cells, row.hint, likeness, row.beside)
    return [row.kind, row.file, row.number, row.outcome, *told]


def _planned(plain: list[Any]) -> Planned:
    kind, file, number, outcome, label, told, cells, hint, likeness, *beside = plain
    return Planned(
        kind,
        file,
        number,
        Outcome(outcome),
        label,
        told,
        cells=cells,
        hint=hint,
        likeness=_likeness(likeness),
        beside="".join(beside),
    )


def _likeness(plain: dict[str, Any] | None) -> Likeness | None:
    if plain is None:
        return None
    choices = (
        Choice(**{**each, "subject_id": UUID(each["subject_id"]) if each["subject_id"] else None})
        for each in plain["choices"]
    )
    return Likeness(plain["key"], tuple(choices), plain["decision"], plain.get("heading", False))
