"""Everything the coalition page and the JSON say about one member, put together for all members at once."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from coalitions.analysis.answers import Floats
from coalitions.analysis.inputs import Coalition, Id
from coalitions.analysis.member_table import Members, known_or_none
from coalitions.analysis.members.absorption import HIGH_FROM, LOW_BELOW, Absorption, Band, absorption, band
from coalitions.analysis.members.asking import Known, Question, knowns, questions
from coalitions.analysis.members.demands import DemandAtRisk, demands_at_risk
from coalitions.analysis.members.erosion import erosion, erosion_band
from coalitions.analysis.members.exposure_words import unassessed_words
from coalitions.analysis.members.fit import Fit, fits
from coalitions.analysis.members.levers import Lever, levers
from coalitions.analysis.members.losses import MemberErosion, member_erosions
from coalitions.analysis.members.reasons import LeverEffect, Reason, lever_effects, reasons
from coalitions.analysis.members.verdict import verdict
from coalitions.analysis.platform import History, baseline, cuts
from coalitions.analysis.wording import Text

EXPOSED = frozenset({Band.HIGH, Band.MEDIUM_HIGH})  # who is, or may be


@dataclass(frozen=True, slots=True)
class Exposure:
    """What could happen to a member's voice and demands. None = could not be assessed."""

    value: float | None
    low: float | None  # everything unknown at its best for the member …
    high: float | None  # … and at its worst
    band: Band
    imbalance: float | None
    isolation: float | None
    voiceless: float
    dependence: float | None
    necessity: float  # an equal share where nothing it brings is recorded
    mutual: float | None  # dependence + necessity: how much the two need each other
    necessity_recorded: bool
    say_recorded: bool
    alternatives_recorded: bool
    unassessed: Text | None  # why `value` is unknown
    reasons: tuple[Reason, ...]
    levers: tuple[LeverEffect, ...]
    demands_at_risk: tuple[DemandAtRisk, ...]

    @property
    def shown(self) -> Band:
        """The band as people see it."""
        return _shown(self.band, self.low, self.high)


@dataclass(frozen=True, slots=True)
class MemberReport:
    """One member: what it gets, what could happen to it, what already has, and what to ask."""

    organization: Id
    name: str
    role: str
    fit: Fit
    exposure: Exposure
    erosion: MemberErosion
    verdict: Text  # the two readings side by side
    known: Known
    ask_about: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Exposed:
    """A member that is or may be exposed, as a list names it."""

    organization: Id
    name: str
    band: Band
    verdict: Text


def _shown(found: Band, low: float | None, high: float | None) -> Band:
    """Where the unknowns reach from low into high, nothing can be said."""
    if low is None or high is None:
        return found
    return Band.UNKNOWN if low < LOW_BELOW and high >= HIGH_FROM else found


def exposure_bands(members: Members, platform: History, coalition: Coalition) -> dict[Id, Band]:
    """Say how exposed every member is, by band alone.

    Takes    the members, the platform's history over the same tenets, their coalition.
    Returns  by member the band that `member_reports` shows.
    Raises   nothing.
    Cost     O(members² × tenets) as two matrix products.
    Source   method 2.6.
    """
    best = baseline(platform, [each.joined for each in members.affiliations])
    risk = absorption(members, platform.now, best, coalition.needs)
    return {each: _band(risk, row) for row, each in enumerate(members.ids)}


def _band(risk: Absorption, row: int) -> Band:
    return _shown(band(risk.exposure[row]), known_or_none(risk.low[row]), known_or_none(risk.high[row]))


def exposed_members(members: Members, platform: History, coalition: Coalition) -> tuple[Exposed, ...]:
    """Name who is or may be exposed, without the reasons: what a list of coalitions says.

    Takes    the members, the platform's history over the same tenets, their coalition.
    Returns  those in the bands "high" and "between medium and high", the most exposed first; band and
             verdict are those of `member_reports`.
    Raises   nothing.
    Cost     O(members² × tenets) as two matrix products.
    Source   method 2.6.
    """
    best = baseline(platform, [each.joined for each in members.affiliations])
    risk = absorption(members, platform.now, best, coalition.needs)
    lost = erosion(members, best, cuts(platform, members.column))
    found = []
    for row in np.argsort(-risk.exposure, kind="stable"):  # NaN comes last
        shown = _band(risk, row)
        if shown in EXPOSED:
            said = verdict(shown, erosion_band(lost.low[row], lost.high[row]))
            found.append(Exposed(members.ids[row], members.organizations[row].name, shown, said))
    return tuple(found)


def member_reports(members: Members, platform: History, coalition: Coalition) -> tuple[MemberReport, ...]:
    """Measure all members as arrays, then say it member by member.

    Takes    the members, the platform's history over the same tenets, their coalition.
    Returns  one report a member, in the order of the rows.
    Raises   nothing.
    Cost     O(members² × tenets) as matrix products, and O(tenets) sentences a member.
    Source   method 2.3 and 2.6.
    """
    now = platform.now
    best = baseline(platform, [each.joined for each in members.affiliations])
    risk = absorption(members, now, best, coalition.needs)
    changed = levers(risk)
    named = (platform.strength > 0).any(axis=0)
    eroded = member_erosions(
        members, erosion(members, best, cuts(platform, members.column)), _version_names(platform)
    )
    rows = zip(
        fits(members, now, named), eroded, knowns(members, now), questions(members, now, risk), strict=True
    )
    return tuple(
        _member(members, row, (fit, _exposure(members, risk, changed, row), lost), known, asked)
        for row, (fit, lost, known, asked) in enumerate(rows)
    )


def _member(
    members: Members,
    row: int,
    measures: tuple[Fit, Exposure, MemberErosion],
    known: Known,
    asked: tuple[Question, ...],
) -> MemberReport:
    fit, exposure, lost = measures
    return MemberReport(
        organization=members.ids[row],
        name=members.organizations[row].name,
        role=members.affiliations[row].role,
        fit=fit,
        exposure=exposure,
        erosion=lost,
        verdict=verdict(exposure.shown, lost.band),
        known=known,
        ask_about=asked,
    )


def _exposure(members: Members, risk: Absorption, changed: Mapping[Lever, Floats], row: int) -> Exposure:
    demands = demands_at_risk(members, risk, row)
    return Exposure(
        value=known_or_none(risk.exposure[row]),
        low=known_or_none(risk.low[row]),
        high=known_or_none(risk.high[row]),
        band=band(risk.exposure[row]),
        imbalance=known_or_none(risk.imbalance[row]),
        isolation=known_or_none(risk.isolation[row]),
        voiceless=float(risk.voiceless[row]),
        dependence=known_or_none(risk.dependence[row]),
        necessity=float(risk.necessity.overall[row]),
        mutual=known_or_none(risk.dependence[row] + risk.necessity.overall[row]),
        necessity_recorded=bool(risk.necessity.recorded[row]),
        say_recorded=known_or_none(members.say[row]) is not None,
        alternatives_recorded=members.affiliations[row].alternatives is not None,
        unassessed=unassessed_words(members, risk, row),
        reasons=reasons(members, risk, demands, row),
        levers=lever_effects(members, risk, changed, demands, row),
        demands_at_risk=demands,
    )


def _version_names(platform: History) -> dict[int, str]:
    """What a sentence calls each version: its number, and its label or else its day."""
    return {
        each.number: f"{each.number} ({each.label or each.day.isoformat()})" for each in platform.versions
    }
