"""What a drawing consists of: plain values that a template prints with loops and nothing else."""

from dataclasses import dataclass

from coalitions.analysis.inputs import Id
from coalitions.analysis.mapping.inputs import DIRECTED, Risk, Variant

EYES = 10.0  # how far the ring stands off the symbol that the map is seen as
CALM_UP_TO = 150  # up to so many organizations every name is weighed with care, and ties may show

type Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, set centred on x with its baseline on y; smaller where it is a note."""

    text: str
    x: float
    y: float
    note: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A name as placed, in units around its anchor: lines, their box, and a line leading to it.

    `zoom` is the magnification from which it fits; texts keep their size when the map is enlarged.
    """

    lines: tuple[Line, ...]
    box: Box
    leader: str = ""
    zoom: int = 1


@dataclass(frozen=True, slots=True)
class Hull:
    """A coalition: its outline (empty on very large maps) and its name, anchored at x, y."""

    id: Id
    name: str
    href: str
    colour: int  # 1 … 8, the order of the palette
    dash: int  # 0 solid, 1 dashed, 2 dotted, … when colours repeat
    path: str
    label: Label | None
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class TieLine:
    """A tie's line and, for directed ones, an arrowhead turned by `turn` degrees at x, y."""

    source: Id
    target: Id
    kind: str
    label: str
    path: str
    arrow: bool
    x: float
    y: float
    turn: float
    held: bool = False  # one of too many: shown when one of its ends is looked at
    words: str = ""  # written beside it: what happens on the day that is drawn


@dataclass(frozen=True, slots=True)
class Bundle:
    """Many ties of one kind as one line: `ends` says whose, by their place among the symbols, in pairs."""

    kind: str
    held: bool
    path: str
    ends: str


@dataclass(frozen=True, slots=True)
class Wedge:
    """The share of a symbol that one coalition colours; `arc` is its rim alone."""

    colour: int  # 0: in no coalition
    path: str
    arc: str


@dataclass(frozen=True, slots=True)
class Symbol:
    """An organization: a shape at x, y coloured by its coalitions, its name, and its risk's shape."""

    id: Id
    name: str
    href: str
    summary: str
    coalitions: tuple[str, ...]
    x: float
    y: float
    r: float
    known: bool  # False: size unknown, drawn small and hollow
    decision_maker: bool
    wedges: tuple[Wedge, ...]
    outline: str
    risk: Risk | None
    risk_word: str
    risk_path: str  # triangle or ring, around the symbol
    label: Label | None
    eyes: bool = False  # the map is seen as this organization
    near: int = 0  # 1: agrees most with whom the map is seen as, 2: next …
    ended: bool = False  # another came after it
    disputed: str = ""  # in words, that it disputes something

    @property
    def plain(self) -> bool:
        """Whether one colour fills it, so that one shape draws it; others are circles of wedges."""
        return len(self.wedges) == 1

    @property
    def round(self) -> bool:
        """Whether its outline is a circle."""
        return "a" in self.outline

    @property
    def said(self) -> tuple[str, ...]:
        """What a screen reader hears after the name: coalitions, risk, more."""
        return tuple(
            each for each in (", ".join(self.coalitions), self.risk_word, self.disputed, self.summary) if each
        )

    @property
    def corner(self) -> float:
        """How far left and down its number stands, and right and down the mark of who disputes something."""
        return round(0.8 * self.r, 1)

    @property
    def ring(self) -> float:
        """The radius of the ring around whom the map is seen as."""
        return round(self.r + EYES, 1)


@dataclass(frozen=True, slots=True)
class CoalitionKey:
    """A coalition's line in the legend; `shape` is its symbol where outlines are left out."""

    name: str
    colour: int
    dash: int
    members: int
    shape: str


@dataclass(frozen=True, slots=True)
class SizeKey:
    """An example size for the legend."""

    value: float
    r: float


@dataclass(frozen=True, slots=True)
class Legend:
    """Everything the legend says; the words are the template's.

    `size_rule`: "turnout" (people likely to come), "people" (rating 0 … 5) or "" (no sizes known).
    """

    coalitions: tuple[CoalitionKey, ...]
    no_coalition: int
    ties: tuple[str, ...]
    size_rule: str
    sizes: tuple[SizeKey, ...]
    sizes_unknown: int
    risks: tuple[Risk, ...]
    decision_makers: int
    labelled: int
    total: int
    outlined: bool
    ties_held: int = 0
    eyes: str = ""  # the name of whom the map is seen as
    near: int = 0  # so many are numbered
    ended: int = 0  # so many are faded, as another came after them
    disputed: int = 0  # so many dispute something

    @property
    def unlabelled(self) -> int:
        """How many are named only on zoom, hover or focus, and in the table."""
        return self.total - self.labelled


@dataclass(frozen=True, slots=True)
class Drawing:
    """One map, ready to print."""

    width: float
    height: float
    variant: Variant
    label_size: float
    note_size: float
    name_size: float
    hulls: tuple[Hull, ...]
    ties: tuple[TieLine, ...]
    symbols: tuple[Symbol, ...]
    legend: Legend
    headings: tuple[Line, ...] = ()  # over kinds of groups, set from the left

    @property
    def directed(self) -> frozenset[str]:
        """The kinds of tie that carry an arrowhead."""
        return DIRECTED

    @property
    def dense(self) -> bool:
        """Whether there are so many symbols that ties and rims must step back."""
        return len(self.symbols) > CALM_UP_TO

    @property
    def bundles(self) -> tuple[Bundle, ...]:
        """The ties of a dense map, by kind; those held back apart."""
        order = {s.id: n for n, s in enumerate(self.symbols)}
        found: dict[tuple[str, bool], list[TieLine]] = {}
        for tie in self.ties:
            found.setdefault((tie.kind, tie.held), []).append(tie)
        return tuple(
            Bundle(
                kind,
                held,
                "".join(t.path for t in ties),
                " ".join(f"{order[t.source]} {order[t.target]}" for t in ties),
            )
            for (kind, held), ties in sorted(found.items())
        )

    @property
    def marked(self) -> tuple[TieLine, ...]:
        """The ties with words, over whatever else is drawn."""
        return tuple(tie for tie in self.ties if tie.words)

    @property
    def view_box(self) -> str:
        """The value of the SVG attribute of that name."""
        return f"0 0 {self.width:g} {self.height:g}"
