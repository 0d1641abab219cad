"""Who agrees with whom: the members of a coalition as a square, in the order of their agreement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from coalitions.analysis.groups.own_words import near_words
from coalitions.analysis.groups.unity_map import Cell, UnityMap, unity_map
from coalitions.analysis.inputs import Id
from coalitions.analysis.member_table import Members, members
from coalitions.views.one_coalition import day_of, evidence_of, find_coalition, members_of, names_in
from coalitions.views.seen_first import eyes, own_first, own_words
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import render_page
from organizations.models import Role

SIDE, LEFT, TOP = 24, 150, 26  # of a cell; room for the names, and for the numbers above
MOST = 60  # members drawn; a larger square can't be read


@dataclass(frozen=True, slots=True)
class Square:
    """One pair as it is drawn: as large as they agree or disagree; a dot where too little is known."""

    x: int
    y: int
    side: int
    kind: str  # alike, apart, even, unknown
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """A member with its number, its cells and where its name stands."""

    organization: Id
    name: str
    number: int
    y: int
    x: int  # of its column
    cells: Sequence[tuple[Id, Cell | None]]  # with the other one


@dataclass(frozen=True, slots=True)
class UnitySquare:
    """All pairs as components/unity_square.html draws them, and as a table has them."""

    lines: Sequence[Line]
    squares: Sequence[Square]
    left_out: int  # members not drawn
    shown: int  # pairs of which enough is known
    pairs: int
    left: int = LEFT
    name_x: int = LEFT - 8

    @property
    def size(self) -> int:
        return SIDE * len(self.lines)


def unity_square(found: UnityMap, rows: Members, most: int = MOST) -> UnitySquare:
    """The members in their order, as many of them as can be read."""
    lines = list(_lines(found, rows, most))
    pairs = len(rows.ids) * (len(rows.ids) - 1) // 2
    return UnitySquare(lines, list(_squares(lines)), max(len(rows.ids) - most, 0), found.shown, pairs)


@workspace_view(Role.VIEWER, in_past=True)
def coalition_unity(request: WorkspaceRequest, coalition_id: UUID) -> HttpResponse:
    """The square as a picture and as a table; every pair leads to what it rests on."""
    coalition = find_coalition(request, coalition_id)
    snapshot = members_of(request, coalition)
    rows = members(snapshot, snapshot.coalitions[0])
    found = unity_map(rows)
    square = unity_square(found, rows)
    pairs = sorted(_pairs(found, rows.ids), key=lambda pair: pair[2].unity or 0.0)
    context = {
        "coalition": coalition,
        "square": square,
        "table": own_first(request, square.lines, lambda each: each.organization),
        "closest": pairs[-1] if pairs else None,
        "furthest": pairs[0] if len(pairs) > 1 else None,
        "evidence": evidence_of(request),
        "day": day_of(request),
        "as_of": snapshot.coalitions[0].day,
        **_own(request, rows, pairs),
        **names_in(snapshot),
    }
    return render_page(request, "coalitions/coalition_unity.html", context)


def _own(request: WorkspaceRequest, rows: Members, pairs: Sequence[tuple[Id, Id, Cell]]) -> dict[str, Any]:
    """With whom the one that the page is seen by agrees most, and least."""
    one, names = eyes(request), dict(zip(rows.ids, (each.name for each in rows.organizations), strict=True))
    if one not in names:
        return own_words(request, {})
    own = [(b if a == one else a, cell) for a, b, cell in reversed(pairs) if one in (a, b)]
    return own_words(request, {one: near_words([(names[id_], each.agreed, each.joint) for id_, each in own])})


def _lines(found: UnityMap, rows: Members, most: int) -> Iterator[Line]:
    shown = found.order[:most]
    for place, row in enumerate(shown):
        cells = [(rows.ids[other], found.cells[place][beside]) for beside, other in enumerate(shown)]
        yield Line(
            rows.ids[row],
            rows.organizations[row].name,
            place + 1,
            TOP + SIDE * place,
            LEFT + SIDE * place + SIDE // 2,
            cells,
        )


def _pairs(found: UnityMap, ids: Sequence[Id]) -> Iterator[tuple[Id, Id, Cell]]:
    """Every pair of which enough is known, once."""
    for place, row in enumerate(found.order):
        for beside, column in enumerate(found.order[:place]):
            cell = found.cells[place][beside]
            if cell is not None and cell.unity is not None:
                yield ids[row], ids[column], cell


def _squares(lines: Sequence[Line]) -> Iterator[Square]:
    for line in lines:
        for place, (_other, cell) in enumerate(line.cells):
            if cell is None:
                continue
            side, kind = _drawn(cell)
            room = (SIDE - side) // 2
            yield Square(LEFT + SIDE * place + room, line.y + room, side, kind, f"{cell.agreed}/{cell.joint}")


def _drawn(cell: Cell) -> tuple[int, str]:
    """How large, and how: filled for agreement, hollow for its opposite."""
    if cell.unity is None:
        return 4, "unknown"
    if abs(cell.unity) < 0.05:
        return 6, "even"
    return max(round((SIDE - 3) * abs(cell.unity)), 6), "alike" if cell.unity > 0 else "apart"
