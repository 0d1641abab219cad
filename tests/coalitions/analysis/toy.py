"""The four organizations of the method's worked examples: Tenants, Church, Riders, Shops.

`toy()` is the workspace; the single letters and lower-case words below are its ids. Coalitions are made to
measure with `coalition(...)`, because each worked example looks at another platform.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from coalitions.analysis.inputs import (
    Affiliation,
    Coalition,
    Facet,
    Implication,
    Need,
    Organization,
    Plank,
    Position,
    Say,
    Tenet,
    Version,
    Workspace,
)

T, C, R, S = "T", "C", "R", "S"
HOME, DIRECT, RENTS, CAP, BUS, LAWYER, MARCH = "home", "direct", "rents", "cap", "bus", "lawyer", "march"

DAY = date(2026, 6, 1)
START = date(2026, 1, 1)  # everybody joins, and the first platform is agreed

ORGANIZATIONS = (
    Organization(T, "Tenants", {"people": 120, "activity": 5, "public_appeal": 3}, turnout=(None, 120, None)),
    Organization(C, "Church", {"people": 300, "activity": 2, "public_appeal": 4}, turnout=(None, 300, None)),
    Organization(R, "Riders", {"people": 60, "activity": 2, "public_appeal": 1}, turnout=(None, 60, None)),
    Organization(S, "Shops", {"people": 20}, turnout=(None, 20, None)),
)
TENETS = (
    Tenet(HOME, "home", Facet.VALUE),
    Tenet(DIRECT, "direct", Facet.MODE),
    Tenet(RENTS, "rents", Facet.INTEREST),
    Tenet(CAP, "cap", Facet.GOAL),
    Tenet(BUS, "bus", Facet.GOAL),
    Tenet(LAWYER, "lawyer", Facet.GOAL),
    Tenet(MARCH, "march", Facet.ACTION),
)
# organization: {tenet: (stance, vitality)}
ANSWERS: dict[str, dict[str, tuple[float, float]]] = {
    T: {HOME: (1, 1), DIRECT: (1, 0.6), RENTS: (1, 0.8), CAP: (1, 1), LAWYER: (1, 0.8), MARCH: (1, 0.6)},
    C: {
        HOME: (1, 0.8),
        DIRECT: (-0.5, 0.6),
        RENTS: (0.5, 0.4),
        CAP: (0.5, 0.4),
        LAWYER: (1, 0.8),
        MARCH: (1, 0.6),
    },
    R: {HOME: (0.5, 0.4), DIRECT: (1, 0.6), CAP: (0.5, 0.2), BUS: (1, 1), MARCH: (1, 0.8)},
    S: {HOME: (0.5, 0.2), RENTS: (-0.5, 0.6), CAP: (-1, 0.8), BUS: (0.5, 0.4), MARCH: (-0.5, 0.4)},
}
RED_LINES = {(S, CAP)}
IMPLICATIONS = (
    Implication(HOME, CAP, 0.8),
    Implication(HOME, LAWYER, 0.9),
    Implication(HOME, BUS, 0.5),
    Implication(CAP, RENTS, 0.9),
)
RHO = {"people": 1.0, "public_appeal": 0.8, "activity": 0.6}  # no need is stated, only its weight


def positions() -> tuple[Position, ...]:
    """Every recorded answer, organization by organization."""
    return tuple(
        Position(organization, tenet, stance, vitality, red_line=(organization, tenet) in RED_LINES)
        for organization, answers in ANSWERS.items()
        for tenet, (stance, vitality) in answers.items()
    )


def toy(*coalitions: Coalition, only: Sequence[str] = (T, C, R, S)) -> Workspace:
    """The workspace of the examples, with the coalitions given; `only` narrows the organizations."""
    return Workspace(
        day=DAY,
        organizations=tuple(each for each in ORGANIZATIONS if each.id in only),
        tenets=TENETS,
        positions=tuple(each for each in positions() if each.organization in only),
        implications=IMPLICATIONS,
        coalitions=coalitions,
    )


def coalition(
    members: Sequence[str] = (T, C, R),
    planks: Sequence[str] = (CAP, BUS, LAWYER, MARCH),
    *,
    changes: Sequence[Mapping[str, float]] = (),
    agreed: Sequence[str] = (),
    say: Mapping[str, float] | None = None,
    alternatives: Mapping[str, float] | None = None,
) -> Coalition:
    """A coalition whose first version holds `planks` in full; each of `changes` is a later version.

    `agreed` names who agreed to the changes (empty = unknown). Needs carry the example's weights only.
    """
    first = Version(1, START, tuple(Plank(tenet, 1.0) for tenet in planks))
    return Coalition(
        id="coalition",
        name="Toy",
        day=DAY,
        affiliations=tuple(_affiliation(each, say or {}, alternatives or {}) for each in members),
        versions=(first, *_later(changes, frozenset(agreed))),
        needs=_needs(),
    )


def _later(changes: Sequence[Mapping[str, float]], agreed: frozenset[str]) -> tuple[Version, ...]:
    return tuple(
        Version(
            number,
            START.replace(month=number),
            tuple(Plank(tenet, strength, agreed_by=agreed) for tenet, strength in change.items()),
        )
        for number, change in enumerate(changes, start=2)
    )


def _affiliation(
    organization: str, say: Mapping[str, float], alternatives: Mapping[str, float]
) -> Affiliation:
    says = (Say(START, say[organization]),) if organization in say else ()
    return Affiliation(organization, says=says, alternatives=alternatives.get(organization), joined=START)


def _needs() -> tuple[Need, ...]:
    return tuple(Need(resource, weight=weight) for resource, weight in RHO.items())


def shuffled(workspace: Workspace, order: Sequence[int]) -> Workspace:
    """The same workspace with organizations, tenets and positions in another order."""

    def turn[X](rows: tuple[X, ...]) -> tuple[X, ...]:
        return tuple(rows[i] for i in sorted(range(len(rows)), key=lambda i: order[i % len(order)]))

    return replace(
        workspace,
        organizations=turn(workspace.organizations),
        tenets=turn(workspace.tenets),
        positions=turn(workspace.positions),
    )
