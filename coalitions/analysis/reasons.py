"""Why a member's exposure is what it is, and what would lower it: in words, with the numbers behind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from coalitions.analysis.absorption import Absorption, Band, band
from coalitions.analysis.answers import Floats
from coalitions.analysis.inputs import Evidence, Id
from coalitions.analysis.levers import Lever, best_levers, next_step
from coalitions.analysis.members import Members, known_or_none
from coalitions.analysis.wording import BAND_WORDS, Text, gettext_noop, percent, say, say_words

EVEN = 0.1  # dependence and necessity closer than this: "about equally"
ALONE, HARDLY, PARTLY = 1e-9, 0.25, 0.5


class Part(StrEnum):
    """The three parts of exposure."""

    UNEQUAL_NEED = "unequal need"
    ISOLATION = "isolation"
    NO_SAY = "no say"


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of exposure. `value` 0 … 1; `guessed` = it rests on a default or on our estimate."""

    part: Part
    value: float
    sentences: tuple[Text, ...]
    guessed: bool


@dataclass(frozen=True, slots=True)
class LeverEffect:
    """What exposure would be with one thing changed."""

    lever: Lever
    exposure: float
    band: Band
    text: Text


@dataclass(frozen=True, slots=True)
class DemandAtRisk:
    """An ask in the platform. `risk` None = the others' backing is unknown: anything from 0 to E."""

    tenet: Id
    ask: float  # its share of the member's asks in the platform
    backing: float | None
    risk: float | None


def reasons(
    members: Members, risk: Absorption, demands: Sequence[DemandAtRisk], row: int
) -> tuple[Reason, ...]:
    """The three parts in words, the largest first; a part that could not be assessed is left out."""
    found = (
        Reason(
            Part.UNEQUAL_NEED,
            float(risk.imbalance[row]),
            tuple(_need(members, risk, row)),
            guessed=bool(np.isnan(members.alternatives[row]) or not risk.necessity.recorded[row])
            or members.affiliations[row].evidence is Evidence.ESTIMATED,
        ),
        Reason(
            Part.ISOLATION, float(risk.isolation[row]), tuple(_isolation(members, demands)), guessed=False
        ),
        Reason(
            Part.NO_SAY,
            float(risk.voiceless[row]),
            (_no_say(members.say[row]),),
            guessed=bool(members.say_estimated[row]),
        ),
    )
    known = [reason for reason in found if not np.isnan(reason.value)]
    return tuple(sorted(known, key=lambda reason: -reason.value))


def demands_at_risk(members: Members, risk: Absorption, row: int) -> tuple[DemandAtRisk, ...]:
    """The member's asks in the platform, those most at risk first, then those with unknown backing."""
    asks, backing, at_risk = risk.backing.asks[row], risk.backing.mean[row], risk.risk[row]
    total = asks.sum()
    places = np.nonzero(asks > 0)[0]
    order = np.lexsort((places, -asks[places], backing[places]))  # unknown backing sorts last
    return tuple(
        DemandAtRisk(
            tenet=members.tenets[place].id,
            ask=float(asks[place] / total),
            backing=known_or_none(backing[place]),
            risk=known_or_none(at_risk[place]),
        )
        for place in places[order].tolist()
    )


def lever_effects(
    members: Members,
    risk: Absorption,
    changed: Mapping[Lever, Floats],
    demands: Sequence[DemandAtRisk],
    row: int,
) -> tuple[LeverEffect, ...]:
    """The three changes that would lower the member's exposure most."""
    now = float(risk.exposure[row])
    if np.isnan(now):
        return ()
    best = best_levers(now, {lever: float(values[row]) for lever, values in changed.items()})
    weakest = members.tenets[members.column[demands[0].tenet]].name
    step = float(1 - risk.voiceless[row])
    return tuple(
        LeverEffect(lever, value, band(value), _lever(_change(lever, step, weakest), value))
        for lever, value in best
    )


# --- sentences ------------------------------------------------------------------------------------


def _need(members: Members, risk: Absorption, row: int) -> list[Text]:
    dependence, needed = float(risk.dependence[row]), float(risk.necessity.overall[row])
    if np.isnan(dependence):
        return []
    if dependence - needed > EVEN:
        lead = Text(gettext_noop("You need this coalition more than it needs you."))
    elif needed - dependence > EVEN:
        lead = Text(gettext_noop("This coalition needs you more than you need it."))
    else:
        lead = Text(gettext_noop("You and this coalition need each other about equally."))
    stake = say(
        gettext_noop("%(share)s of what you ask for is, or was, on its platform."),
        share=percent(risk.stake[row]),
    )
    return [lead, stake, _elsewhere(members.alternatives[row]), _brings(risk, row)]


def _elsewhere(alternatives: float) -> Text:
    if np.isnan(alternatives):
        return Text(gettext_noop("How well you could pursue it elsewhere is not recorded."))
    words = (
        Text(gettext_noop("Elsewhere you could not pursue it at all.")),
        Text(gettext_noop("Elsewhere you could hardly pursue it.")),
        Text(gettext_noop("Elsewhere you could pursue it in part.")),
        Text(gettext_noop("Elsewhere you could pursue it nearly as well.")),
        Text(gettext_noop("Elsewhere you could pursue it just as well.")),
    )
    return words[round(4 * alternatives)]


RESOURCE_WORDS: Mapping[str, Text] = {
    "people": Text(gettext_noop("people")),
    "money": Text(gettext_noop("money")),
    "public_appeal": Text(gettext_noop("public appeal")),
    "activity": Text(gettext_noop("activity")),
    "access": Text(gettext_noop("access")),
}


def _brings(risk: Absorption, row: int) -> Text:
    best = risk.necessity.best(row)
    if best is None:
        return Text(gettext_noop("What you bring to it is not recorded."))
    if risk.necessity.overall[row] <= 0:
        return Text(gettext_noop("By what is recorded, it would have enough without you."))
    resource, share = best
    return say(
        gettext_noop("You bring %(share)s of its %(resource)s, as recorded."),
        share=percent(share),
        resource=RESOURCE_WORDS.get(resource, Text("%(name)s", {"name": resource})),
    )


def _isolation(members: Members, demands: Sequence[DemandAtRisk]) -> list[Text]:
    def name(demand: DemandAtRisk) -> str:
        return members.tenets[members.column[demand.tenet]].name

    known = [demand for demand in demands if demand.backing is not None]
    unknown = [name(demand) for demand in demands if demand.backing is None]
    found = [_least_backed(name(known[0]), known[0].backing or 0.0)] if known else []
    return found + ([_nobody_told(unknown)] if unknown else [])


def _least_backed(tenet: str, backing: float) -> Text:
    if backing <= ALONE:
        template = gettext_noop("By what is recorded, “%(tenet)s” rests on you alone.")
    elif backing < HARDLY:
        template = gettext_noop("The others hardly back “%(tenet)s”.")
    elif backing < PARTLY:
        template = gettext_noop("The others back “%(tenet)s” only in part.")
    else:
        template = gettext_noop("The others back what you ask for; “%(tenet)s” least.")
    return say(template, tenet=tenet)


def _nobody_told(names: Sequence[str]) -> Text:
    if len(names) == 1:
        return say(gettext_noop("Nobody has told us where the others stand on “%(tenet)s”."), tenet=names[0])
    return say(
        gettext_noop("Nobody has told us where the others stand on “%(tenet)s” and %(more)s more."),
        tenet=names[0],
        more=len(names) - 1,
    )


def _no_say(step: float) -> Text:
    if np.isnan(step):
        return Text(gettext_noop("What say you have in decisions is not recorded."))
    words = (
        Text(gettext_noop("You have no say in decisions.")),
        Text(gettext_noop("You are consulted, but decide nothing.")),
        Text(gettext_noop("You have a vote among others.")),
        Text(gettext_noop("You have a reserved seat or a written guarantee.")),
        Text(gettext_noop("Nothing is decided without you.")),
    )
    return words[int(4 * step + 1e-9)]


def _lever(change: Text, value: float) -> Text:
    return say(
        gettext_noop("%(change)s Exposure would then be %(band)s."),
        change=change,
        band=BAND_WORDS[band(value)],
    )


def _change(lever: Lever, step: float, weakest: str) -> Text:
    if lever is Lever.SAY:
        up = say_words(float(next_step(np.array([step]))[0]))
        return say(gettext_noop("One step more say would help: %(step)s."), step=up)
    if lever is Lever.BACKING:
        template = gettext_noop("More backing from the others would help, most of all for “%(tenet)s”.")
        return say(template, tenet=weakest)
    if lever is Lever.ALTERNATIVES:
        return Text(gettext_noop("Another way to pursue your demands would help."))
    return Text(gettext_noop("Bringing more of what the coalition needs would help."))
