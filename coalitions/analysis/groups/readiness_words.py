"""What stands and what is missing before anybody enters the room, in plain sentences."""

from enum import StrEnum

from coalitions.analysis.groups.readiness import BACKED_BY, AgendaItem, SplittingOffer
from coalitions.analysis.groups.turnout import Bounds, Turnout
from coalitions.analysis.wording import Text, gettext_noop, percent, say


class Stands(StrEnum):
    """How one line of the checklist stands."""

    YES = "yes"
    NOT_YET = "not yet"
    UNKNOWN = "unknown"


def agenda_state(items: tuple[AgendaItem, ...]) -> Stands:
    """Whether everything on the table is backed; unknown where only answers are missing."""
    if all(each.ready for each in items):
        return Stands.YES if items else Stands.NOT_YET
    waiting = [each for each in items if not each.ready]
    return Stands.UNKNOWN if all(_may_be_ready(each) for each in waiting) else Stands.NOT_YET


def _may_be_ready(item: AgendaItem) -> bool:
    """Whether it would be ready if everybody who was never asked backed it; without members nobody can."""
    everyone = len(item.backing) + len(item.not_backing) + len(item.unknown)
    backed = len(item.backing) + len(item.unknown)
    return not item.crosses and everyone > 0 and backed >= BACKED_BY * everyone


def agenda_words(items: tuple[AgendaItem, ...]) -> Text:
    """How many planks are backed, and what backed means."""
    if not items:
        return Text(gettext_noop("There is no platform yet, so there is nothing to put on the table."))
    template = gettext_noop("%(ready)s of %(all)s planks are backed by at least %(share)s of the members.")
    if agenda_state(items) is Stands.UNKNOWN:
        template = gettext_noop(
            "%(ready)s of %(all)s planks are backed by at least %(share)s of the members; on the rest it "
            "depends on members who were never asked."
        )
    return say(
        template,
        ready=sum(each.ready for each in items),
        all=len(items),
        share=percent(BACKED_BY),
    )


def item_words(item: AgendaItem) -> Text:
    """Who stands behind one plank; never asked is not against."""
    everyone = len(item.backing) + len(item.not_backing) + len(item.unknown)
    values = {"backing": len(item.backing), "all": everyone, "unknown": len(item.unknown)}
    if item.crosses:
        return Text(gettext_noop("Crosses a red line; %(backing)s of %(all)s members back it."), values)
    if item.unknown:
        return Text(gettext_noop("%(backing)s of %(all)s members back it; %(unknown)s never asked."), values)
    return Text(gettext_noop("%(backing)s of %(all)s members back it."), values)


def numbers_state(turnout: Turnout, need: float | None) -> Stands:
    """Whether even the lowest number of different people is enough."""
    if need is None or turnout.likely is None or turnout.counted < turnout.members:
        return Stands.UNKNOWN
    if turnout.likely.least >= need:
        return Stands.YES
    return Stands.NOT_YET if turnout.likely.most < need else Stands.UNKNOWN


def numbers_words(turnout: Turnout, need: float | None) -> Text:
    """How many different people there are at least, and how many winning takes."""
    if turnout.likely is None:
        return Text(gettext_noop("How many people the members bring is not recorded."))
    values = {
        "least": f"{turnout.likely.least:,.0f}",
        "most": f"{turnout.likely.most:,.0f}",
        "counted": turnout.counted,
        "members": turnout.members,
        "need": "" if need is None else f"{need:,.0f}",
    }
    if turnout.counted < turnout.members:
        return Text(
            gettext_noop(
                "%(counted)s of %(members)s members bring at least %(least)s people, the others’ numbers are "
                "not recorded."
            ),
            values,
        )
    return Text(_compared(turnout.likely, need), values)


def _compared(people: Bounds, need: float | None) -> str:
    """The template, where everybody is counted."""
    if need is None:
        return gettext_noop(
            "At least %(least)s people, at most %(most)s. How many winning takes is not recorded."
        )
    if people.least >= need:
        return gettext_noop("At least %(least)s people; winning takes %(need)s.")
    if people.most < need:
        return gettext_noop("At most %(most)s people; winning takes %(need)s.")
    return gettext_noop(
        "Between %(least)s and %(most)s people; winning takes %(need)s. It could go either way."
    )


def offer_words(offer: SplittingOffer) -> Text:
    """What an offer of these planks would do; the planks and the groups are named beside it."""
    return say(
        gettext_noop(
            "An offer of these planks alone would give %(settle)s of you at least three fifths of what the "
            "whole platform gives. If they settle, %(left)s people are left; winning takes %(need)s."
        ),
        settle=len(offer.satisfied),
        left=f"{offer.left:,.0f}",
        need=f"{offer.need:,.0f}",
    )
