"""Who was never asked about what counts on a page, and whether somebody means to ask already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from coalitions.analysis.inputs import Id
from coalitions.services.matrix import marks_of


@dataclass(frozen=True, slots=True)
class Asking:
    """An organization and the tenets it was never asked about; those that nobody means to ask yet."""

    organization: Id
    unknown: Sequence[Id]
    unplanned: Sequence[Id]


def ask_first(missing: Mapping[Id, Sequence[Id]], most: int | None = None) -> list[Asking]:
    """Whoever was asked least comes first, `most` of them at most. One query."""
    found = sorted(((id_, told) for id_, told in missing.items() if told), key=lambda pair: -len(pair[1]))
    tenets = {UUID(tenet) for _id, told in found for tenet in told}
    marks = marks_of([UUID(id_) for id_, _told in found], tenets)
    return [
        Asking(id_, told, [each for each in told if (UUID(id_).hex, UUID(each).hex) not in marks])
        for id_, told in found[:most]
    ]
