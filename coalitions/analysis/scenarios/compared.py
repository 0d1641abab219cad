"""What some steps would change, for whom, and whether it is a gain or a loss: bands first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from coalitions.analysis.coalition import CoalitionReport
from coalitions.analysis.inputs import Id
from coalitions.analysis.members.absorption import Band
from coalitions.analysis.members.reports import MemberReport

type Value = float | str | None  # a number, a band's name, or unknown

POINT = 0.005  # half a percent: what rounds to nothing is no change


class Kind(StrEnum):
    """What changes, in the order in which it is told."""

    BAND = "band"  # a member's exposure
    BLOCKED = "blocked"  # red lines of a member that the platform crosses
    GOT = "got"  # the share of its asks that a member gets
    MEMBER = "member"  # somebody comes or goes
    PEOPLE = "people"  # likely turnout, summed where recorded
    AGREED = "agreed"  # planks on which everybody agrees
    PLANKS = "planks"
    SHARED = "shared"  # what all share
    GROUPS = "groups"  # effective different groups
    LOWEST = "lowest"  # the lowest fit of anybody
    UNEASY = "uneasy"  # pairs that make each other uncomfortable


class Turn(StrEnum):
    """Whether a change is for the better; neither, where that depends on whom one asks or is unknown."""

    GAIN = "gain"
    LOSS = "loss"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Difference:
    """One change. `organization` and `tenet` say of whom and of what, where it is of one."""

    kind: Kind
    turn: Turn
    before: Value
    after: Value
    organization: Id | None = None
    tenet: Id | None = None


_ORDER = tuple(Kind)
EXPOSED: Mapping[Band, int] = {
    band: place
    for place, band in enumerate((Band.LOW, Band.LOW_MEDIUM, Band.MEDIUM, Band.MEDIUM_HIGH, Band.HIGH))
}


def compared(before: CoalitionReport, after: CoalitionReport) -> tuple[Difference, ...]:
    """List only what changes between two reports of one coalition.

    Takes    the report as it is, and as it would be.
    Returns  differences, bands first; what rounds to nothing is left out. A band that becomes unknown, or
             ceases to be, is neither gain nor loss; so are comings and goings, breadth and discomfort. Bands
             are those that people see; who comes brings the red lines that the platform crosses.
    Raises   nothing.
    Cost     O(members + planks).
    Source   method 2.14: list only what changes, bands first.
    """
    found = [*_members(before, after), *_whole(before, after)]
    return tuple(sorted(found, key=lambda each: _ORDER.index(each.kind)))


def _members(before: CoalitionReport, after: CoalitionReport) -> Iterator[Difference]:
    now = {each.organization: each for each in before.members}
    then = {each.organization: each for each in after.members}
    for id_ in sorted(now.keys() | then.keys(), key=lambda id_: (now.get(id_) or then[id_]).name.casefold()):
        if id_ in now and id_ in then:
            yield from _member(now[id_], then[id_])
        else:
            there = ("in", "out") if id_ in now else ("out", "in")
            yield Difference(Kind.MEMBER, Turn.NEITHER, *there, organization=id_)
            for tenet in then[id_].fit.blocked if id_ in then else ():
                yield Difference(Kind.BLOCKED, Turn.LOSS, 0.0, 1.0, id_, tenet)


def _member(now: MemberReport, then: MemberReport) -> Iterator[Difference]:
    id_, was, is_ = now.organization, now.exposure.shown, then.exposure.shown
    if was is not is_:
        yield Difference(Kind.BAND, _band_turn(was, is_), was.value, is_.value, organization=id_)
    for tenet in sorted({*now.fit.blocked} ^ {*then.fit.blocked}):
        crossed = tenet in then.fit.blocked
        turn = Turn.LOSS if crossed else Turn.GAIN
        yield Difference(Kind.BLOCKED, turn, float(not crossed), float(crossed), id_, tenet)
    if _moved(now.fit.got, then.fit.got):
        yield Difference(
            Kind.GOT, _turn(now.fit.got, then.fit.got), now.fit.got, then.fit.got, organization=id_
        )


def _band_turn(was: Band, is_: Band) -> Turn:
    if was is Band.UNKNOWN or is_ is Band.UNKNOWN:
        return Turn.NEITHER
    return Turn.GAIN if EXPOSED[is_] < EXPOSED[was] else Turn.LOSS


def _whole(before: CoalitionReport, after: CoalitionReport) -> Iterator[Difference]:
    """What is of the coalition as a whole."""
    numbers: Iterable[tuple[Kind, float | None, float | None, bool]] = (
        (Kind.PEOPLE, _people(before), _people(after), True),
        (Kind.AGREED, before.counts.agreed_planks, after.counts.agreed_planks, True),
        (Kind.PLANKS, before.counts.planks, after.counts.planks, False),
        (Kind.GROUPS, before.breadth.effective_groups, after.breadth.effective_groups, False),
        (Kind.LOWEST, _lowest(before), _lowest(after), True),
        (Kind.UNEASY, before.breadth.discomfort.count, after.breadth.discomfort.count, False),
    )
    for kind, was, is_, better in numbers:
        if _moved(was, is_):
            yield Difference(kind, _turn(was, is_) if better else Turn.NEITHER, was, is_)
    shared = {each.tenet for each in before.basis.shared}, {each.tenet for each in after.basis.shared}
    for tenet in sorted(shared[0] ^ shared[1]):
        gained = tenet in shared[1]
        turn = Turn.GAIN if gained else Turn.LOSS
        yield Difference(Kind.SHARED, turn, float(not gained), float(gained), tenet=tenet)


def _people(report: CoalitionReport) -> float | None:
    return report.counts.people.likely if report.counts.people else None


def _lowest(report: CoalitionReport) -> float | None:
    return min((each.fit.fit for each in report.members if each.fit.fit is not None), default=None)


def _moved(was: float | None, is_: float | None) -> bool:
    return (was is None) != (is_ is None) or (was is not None and is_ is not None and abs(is_ - was) >= POINT)


def _turn(was: float | None, is_: float | None) -> Turn:
    if was is None or is_ is None:
        return Turn.NEITHER
    return Turn.GAIN if is_ > was else Turn.LOSS
