"""Exposure in plain sentences: what each of its parts rests on, and what would lower it.

Second person, with the recorded basis, and unknown said as unknown: method, "wording rules".
"""

from collections.abc import Mapping, Sequence

import numpy as np

from coalitions.analysis.member_table import Members
from coalitions.analysis.members.absorption import Absorption, band
from coalitions.analysis.members.demands import DemandAtRisk, weakest_demand
from coalitions.analysis.members.levers import Lever, next_step
from coalitions.analysis.members.verdict import BAND_WORDS, say_words
from coalitions.analysis.wording import Text, gettext_noop, percent, say

EVEN = 0.1  # dependence and necessity closer than this: "about equally"
ALONE, HARDLY, PARTLY = 1e-9, 0.25, 0.5


def unassessed_words(members: Members, risk: Absorption, row: int) -> Text | None:
    """Why a member's exposure could not be assessed; None where it was."""
    if not np.isnan(risk.exposure[row]):
        return None
    if np.isnan(risk.stake[row]):
        return Text(gettext_noop("Could not be assessed: nothing that you ask for is recorded."))
    if not (risk.backing.asks[row] > 0).any():
        return Text(gettext_noop("Could not be assessed: nothing that you ask for is on the platform now."))
    return Text(
        gettext_noop("Could not be assessed: nobody has told us where the others stand on what you ask for.")
    )


def need_words(members: Members, risk: Absorption, row: int) -> list[Text]:
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
        gettext_noop(
            "%(share)s of what you ask for is on its platform, or was before it was weakened or dropped."
        ),
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


def isolation_words(members: Members, demands: Sequence[DemandAtRisk]) -> list[Text]:
    def name(demand: DemandAtRisk) -> str:
        return members.tenets[members.column[demand.tenet]].name

    unknown = [name(demand) for demand in demands if demand.backing is None]
    found = (
        [_least_backed(name(weakest), weakest.backing or 0.0)] if (weakest := weakest_demand(demands)) else []
    )
    return found + ([_nobody_told(unknown)] if unknown else [])


def _least_backed(tenet: str, backing: float) -> Text:
    if backing <= ALONE:
        template = gettext_noop("By what is recorded, “%(tenet)s” rests on you alone.")
    elif backing < HARDLY:
        template = gettext_noop("The others give “%(tenet)s” little weight.")
    elif backing < PARTLY:
        template = gettext_noop("The others give “%(tenet)s” some weight, but not much.")
    else:
        template = gettext_noop("The others give weight to what you ask for, even to “%(tenet)s”.")
    return say(template, tenet=tenet)


def _nobody_told(names: Sequence[str]) -> Text:
    if len(names) == 1:
        return say(gettext_noop("Nobody has told us where the others stand on “%(tenet)s”."), tenet=names[0])
    return say(
        gettext_noop("Nobody has told us where the others stand on “%(tenet)s” and %(more)s more."),
        tenet=names[0],
        more=len(names) - 1,
    )


def no_say_words(step: float) -> Text:
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


def lever_words(change: Text, value: float) -> Text:
    return say(
        gettext_noop("%(change)s Exposure would then be %(band)s."),
        change=change,
        band=BAND_WORDS[band(value)],
    )


def change_words(lever: Lever, step: float, weakest: str) -> Text:
    if lever is Lever.SAY:
        up = say_words(float(next_step(np.array([step]))[0]))
        return say(gettext_noop("One step more say would help: %(step)s."), step=up)
    if lever is Lever.BACKING:
        template = gettext_noop("More backing from the others would help, most of all for “%(tenet)s”.")
        return say(template, tenet=weakest)
    if lever is Lever.ALTERNATIVES:
        return Text(gettext_noop("Another way to pursue your demands would help."))
    return Text(gettext_noop("Bringing more of what the coalition needs would help."))
