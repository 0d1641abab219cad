"""What the core takes: frozen values, ids and numbers, never a model and never a clock.

Units used everywhere: stance -1 … 1 (screen value / 2), vitality 0 … 1 (screen value / 5; None =
unknown), strengths, say and alternatives 0 … 1 (None = unknown). A missing row means *unknown*; a
stance of 0 means *asked, no position*. The two are never merged (docs/analysis/README.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

type Id = str


class Facet(StrEnum):
    """What kind of thing a tenet is."""

    VALUE = "value"
    MODE = "mode"
    INTEREST = "interest"
    GOAL = "goal"
    DEMAND = "demand"
    ACTION = "action"


class Evidence(StrEnum):
    """How we know: the group said it, we saw it act so, or it is our guess."""

    DECLARED = "declared"
    OBSERVED = "observed"
    ESTIMATED = "estimated"


RESOURCES = ("people", "money", "public_appeal", "activity", "access")
ASK_FACETS = frozenset({Facet.GOAL, Facet.DEMAND, Facet.ACTION})

LIKELY = 1  # the place of the likely figure in `turnout`


@dataclass(frozen=True, slots=True)
class Organization:
    """A group; `name` is its short name where it has one."""

    id: Id
    name: str
    resources: Mapping[str, float] = field(default_factory=dict)  # known ones only, amount or rating
    turnout: tuple[float | None, float | None, float | None] = (None, None, None)  # low, likely, high
    constituencies: tuple[str, ...] = ()
    decision_maker: bool = False
    influence: float | None = None


@dataclass(frozen=True, slots=True)
class Tenet:
    """One thing a group can hold."""

    id: Id
    name: str
    facet: Facet


@dataclass(frozen=True, slots=True)
class Position:
    """The standing position of one organization on one tenet; at most one per pair."""

    organization: Id
    tenet: Id
    stance: float
    vitality: float | None = None
    red_line: bool = False
    evidence: Evidence = Evidence.ESTIMATED
    vitality_evidence: Evidence | None = None  # None = as `evidence`


@dataclass(frozen=True, slots=True)
class Implication:
    """Agreeing on `source` makes `target` easier to agree to; strength None = unknown (.5)."""

    source: Id
    target: Id
    strength: float | None = None


@dataclass(frozen=True, slots=True)
class Say:
    """The say a member has from a day on: none 0, consulted .25, vote .5, seat .75, veto 1."""

    since: date | None  # None = from joining
    step: float
    evidence: Evidence = Evidence.ESTIMATED


@dataclass(frozen=True, slots=True)
class Affiliation:
    """An organization's place in a coalition; `says` in order of time, the first at joining."""

    organization: Id
    role: str = "member"
    says: tuple[Say, ...] = ()  # empty = unknown
    alternatives: float | None = None
    joined: date | None = None
    left: date | None = None
    evidence: Evidence = Evidence.ESTIMATED
    slots: int | None = None  # speaking slots; None = unknown


@dataclass(frozen=True, slots=True)
class Plank:
    """What one version of a platform sets for one tenet: 1 full, .5 weakened, 0 dropped."""

    tenet: Id
    strength: float
    proposed_by: Id | None = None
    agreed_by: frozenset[Id] = frozenset()  # empty = unknown who agreed
    evidence: Evidence = Evidence.ESTIMATED


@dataclass(frozen=True, slots=True)
class Version:
    """A dated version of a platform; lists only what it sets or changes."""

    number: int
    day: date
    planks: tuple[Plank, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """How much of a resource winning takes: a range (None = unknown) and how much hangs on it."""

    resource: str
    low: float | None = None
    high: float | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Coalition:
    """Many groups around few demands or actions. `day` is the day of analysis for this coalition."""

    id: Id
    name: str
    day: date
    affiliations: tuple[Affiliation, ...] = ()
    versions: tuple[Version, ...] = ()
    needs: tuple[Need, ...] = ()
    target: Id | None = None
    centred: str = ""  # the constituency it declared to put first; empty = none declared


@dataclass(frozen=True, slots=True)
class Tie:
    """A link between two organizations; directed for support, part of, influences, successor."""

    source: Id
    target: Id
    kind: str
    strength: float | None = None
    evidence: Evidence = Evidence.ESTIMATED


@dataclass(frozen=True, slots=True)
class Overlap:
    """People who are in both of two organizations."""

    a: Id
    b: Id
    people: float
    evidence: Evidence = Evidence.ESTIMATED


@dataclass(frozen=True, slots=True)
class Effect:
    """What a trend does to a tenet while it rises: it favours or hinders it; strength None = unknown (.5)."""

    tenet: Id
    favours: bool
    strength: float | None = None


@dataclass(frozen=True, slots=True)
class Trend:
    """A rising or falling current, and which tenets it carries."""

    id: Id
    name: str
    rising: bool
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Workspace:
    """Everything known on the day of analysis, after the evidence filter.

    `positions` are those standing on `day`. A coalition that ended earlier is analysed on its own day
    with its own standing positions: `positions_on` holds those days' positions, keyed by day; a day
    that is missing means `positions`.
    """

    day: date
    organizations: tuple[Organization, ...] = ()
    tenets: tuple[Tenet, ...] = ()
    positions: tuple[Position, ...] = ()
    implications: tuple[Implication, ...] = ()
    ties: tuple[Tie, ...] = ()
    coalitions: tuple[Coalition, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    trends: tuple[Trend, ...] = ()
    positions_on: Mapping[date, tuple[Position, ...]] = field(default_factory=dict)
