"""Showing what the core found: ids as names, shares as whole percentages, texts in the reader's language."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.utils.translation import gettext

from coalitions.analysis.coalition import CoalitionReport
from coalitions.analysis.groups.allies import Wedge
from coalitions.analysis.groups.centering_words import centering_words
from coalitions.analysis.members.absorption import Band
from coalitions.analysis.members.asking import Question, Unknown
from coalitions.analysis.members.fit import Fit
from coalitions.analysis.members.paid import Paid
from coalitions.analysis.members.reports import EXPOSED, MemberReport
from coalitions.analysis.members.watering_words import cost_words
from coalitions.analysis.pairs.reasons import Names, reasons, sentence, suggestion_words
from coalitions.analysis.pairs.suggestion import suggest
from coalitions.analysis.pairs.unity import Pair
from coalitions.analysis.platform import Entry, Move, Standing
from coalitions.analysis.summary import breadth_words, question_words
from coalitions.analysis.wording import Text
from organizations.models import Spectrum

register = template.Library()

LEFT_OUT, WEAKENED = 4, 3  # how many asks a member's row lists
ASKED = 4  # how many questions
SOME = 12  # organizations that a sentence names

_STRENGTHS = {1.0: "full", 0.5: "weakened", 0.0: "dropped"}
_SHAPES = {
    Band.LOW: "low",
    Band.LOW_MEDIUM: "low",
    Band.MEDIUM: "medium",
    Band.MEDIUM_HIGH: "high",
    Band.HIGH: "high",
}


@register.filter
def called(key: Any, names: Mapping[Any, Any]) -> Any:
    """What stands behind a key: a name, a row."""
    return names.get(key, "")


@register.filter
def named(keys: Iterable[str], names: Mapping[str, str]) -> str:
    """The names behind several ids, one after the other."""
    return ", ".join(names.get(key, "") for key in keys)


@register.filter
def some_named(keys: Sequence[str], names: Mapping[str, str]) -> str:
    """The names behind several ids; of very many the first ones, and how many more."""
    if len(keys) <= SOME + 1:  # to say "and one more" takes as much room as to name it
        return named(keys, names)
    words = gettext("%(names)s and %(n)s more")
    return words % {"names": named(keys[:SOME], names), "n": len(keys) - SOME}


@register.filter
def share(value: float | None) -> int | None:
    """A share as a whole percentage: never two decimals."""
    return None if value is None else round(100 * value)


@register.filter
def tenths(value: float | None) -> str:
    """A count such as 2.1 groups, to one decimal; whole where it is."""
    return "" if value is None else f"{value:.1f}".removesuffix(".0")


@register.filter
def in_words(text: Text | Iterable[Text]) -> str:
    """A sentence of the core, or several, in the reader's language."""
    if isinstance(text, Text):
        return text.in_words(gettext)
    return " ".join(each.in_words(gettext) for each in text)


@register.filter
def wedge_word(wedge: Wedge) -> str:
    """Where the answers put a group on the spectrum, in the reader's language."""
    words = {
        Wedge.ALLY: gettext("ally"),
        Wedge.OPPONENT: gettext("opponent"),
        Wedge.UNKNOWN: gettext("find out"),
    }
    return words.get(wedge) or str(Spectrum(wedge).label)


@register.filter
def standing_word(standing: Standing) -> str:
    """What became of a demand, in the reader's language."""
    words = {
        Standing.FULL: gettext("full"),
        Standing.WEAKENED: gettext("weakened"),
        Standing.DROPPED: gettext("dropped"),
        Standing.NEVER_ADOPTED: gettext("raised, never adopted"),
    }
    return words[standing]


@register.filter
def move_word(entry: Entry) -> str:
    """What one version did to a demand, in the reader's language."""
    if entry.move is Move.ADOPTED and entry.strength < 1:
        return gettext("adopted, weakened")
    words = {
        Move.ADOPTED: gettext("adopted"),
        Move.KEPT: gettext("kept"),
        Move.STRENGTHENED: gettext("strengthened"),
        Move.WEAKENED: gettext("weakened"),
        Move.DROPPED: gettext("dropped"),
        Move.RAISED: gettext("raised, not adopted"),
    }
    return words[entry.move]


@register.filter
def strength_word(strength: float | None) -> str:
    """full, weakened or dropped, as components/ledger_mark.html takes it."""
    return "" if strength is None else _STRENGTHS.get(strength, "weakened")


@register.filter
def risk_shape(band: Band) -> str:
    """The shape of a band; the words beside it say "between" where it is."""
    return _SHAPES.get(band, "")


@register.simple_tag
def ask(question: Question, name: str, tenets: Mapping[str, str]) -> str:
    """Whom to ask what, in words."""
    return question_words(question, name, tenets).in_words(gettext)


@register.filter
def to_plan(member: MemberReport) -> list[Question]:
    """Of what to ask first, what the member itself can answer."""
    return [each for each in member.ask_about[:ASKED] if each.unknown is not Unknown.OTHERS]


@register.filter
def breadth(report: CoalitionReport) -> str:
    """How different the members are, in sentences."""
    return " ".join(text.in_words(gettext) for text in breadth_words(report.breadth, len(report.members)))


@register.filter
def centred(report: CoalitionReport, tenets: Mapping[str, str]) -> list[Text]:
    """What those have whom the coalition puts first, in sentences; none where it declared nobody."""
    return list(centering_words(report.centering, tenets)) if report.centering else []


@register.filter
def cost(paid: Paid, organizations: Mapping[str, str]) -> Text:
    """Whom a change of the platform cost what, and who of them agreed."""
    return cost_words(paid, organizations)


@register.filter
def paid_for(report: CoalitionReport, tenet: str) -> list[Paid]:
    """Each time that one tenet was weakened or dropped."""
    return [each for each in report.paid if each.tenet == tenet]


@register.filter
def at_risk(report: CoalitionReport) -> list[MemberReport]:
    """The members that are or may be exposed, the most exposed first."""
    members = [m for m in report.members if m.exposure.shown in EXPOSED]
    return sorted(members, key=lambda m: -(m.exposure.value or 0))


@register.filter
def by_risk(report: CoalitionReport, may_see_risk: bool) -> list[MemberReport]:
    """All members, the most exposed first, who could not be assessed last.

    By name for those who may not see risk: the order would tell.
    """
    if not may_see_risk:
        return list(report.members)
    return sorted(report.members, key=lambda m: -(m.exposure.value if m.exposure.value is not None else -1))


@register.filter
def asks_not_shown(fit: Fit) -> list[str]:
    """The tenets that a member asked for in vain beyond the first ones, which are listed apart."""
    return [each.tenet for each in (*fit.left_out_asks[LEFT_OUT:], *fit.weakened_asks[WEAKENED:])]


@register.simple_tag
def why(pair: Pair, a: object, b: object, tenets: Mapping[str, str]) -> list[str]:
    """What stands behind a pair, in sentences; the first says what it looks like."""
    suggestion = suggest(pair)
    names = Names(str(a), str(b), tenets)
    return [sentence(each, names, gettext) for each in reasons(pair, suggestion)]


@register.filter
def suggestion(pair: Pair) -> str:
    """The relationship that the answers would carry, in words and with its doubt."""
    return suggestion_words(suggest(pair), gettext)
