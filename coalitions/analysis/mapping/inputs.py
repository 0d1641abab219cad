"""What the map takes: frozen values with the words already in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from coalitions.analysis.inputs import Id

type Place = tuple[float, float]
type Places = Mapping[Id, Place]

PAPER = (1920.0, 1080.0)  # every place is given on a sheet of this size
DIRECTED = frozenset({"support", "part_of", "influences", "successor"})


class Risk(StrEnum):
    """The band of absorption risk, as the map draws it."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Variant(StrEnum):
    """Where a drawing is looked at: on a page at arm's length, or on a wall from the back row."""

    PAGE = "page"
    WALL = "wall"


@dataclass(frozen=True, slots=True)
class MapOrganization:
    """One group on the map; every word is ready to print, every None means unknown."""

    id: Id
    name: str  # the short name where there is one
    turnout: float | None = None  # people it likely turns out
    people: float | None = None  # rating 0 … 5
    risk: Risk | None = None  # None: not assessed, or not for these eyes
    risk_word: str = ""  # "high risk of absorption", in the reader's language
    decision_maker: bool = False
    href: str = ""
    summary: str = ""  # what a screen reader hears after the name
    kind: str = ""  # what sort of group it is; puts groups together where nothing else does
    ended: bool = False  # another came after it; it stands where it stood, faded
    disputed: str = ""  # "disputes 2 things": of what is recorded of it, or follows from that


@dataclass(frozen=True, slots=True)
class MapTie:
    """A tie between two organizations; directed ones run from source to target."""

    source: Id
    target: Id
    kind: str  # partnership, alliance, tension, support, part_of, influences, successor
    strength: float | None = None  # 0 … 1
    label: str = ""
    words: str = ""  # written beside its arrow: what it says happens on the day that is drawn


@dataclass(frozen=True, slots=True)
class MapCoalition:
    """A coalition and those in it on the day drawn."""

    id: Id
    name: str
    members: tuple[Id, ...] = ()
    href: str = ""
    colour: int | None = None  # its place among the colours, from 0; None: as in the list


@dataclass(frozen=True, slots=True)
class MapInput:
    """Everything one drawing shows. Coalitions in a lasting order, so that colours stay.

    `places` come from `layout.place`; where they are missing, `draw` computes them itself. `frame` is
    the width and height to draw on; places are fitted to it. `focus`: organizations labelled first.
    `eyes`: whose map it is, ringed; `near`: who agrees most with it, the closest first, numbered.
    `rest`: the heading over groups of no kind; without it no kind is named (the wall).
    """

    organizations: tuple[MapOrganization, ...] = ()
    ties: tuple[MapTie, ...] = ()
    coalitions: tuple[MapCoalition, ...] = ()
    places: Places = field(default_factory=dict)
    variant: Variant = Variant.PAGE
    frame: tuple[float, float] = PAPER
    focus: frozenset[Id] = frozenset()
    eyes: Id = ""
    near: tuple[Id, ...] = ()
    rest: str = ""
