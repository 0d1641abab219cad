"""Why two organizations come out as they do: facts first, then the plain sentence for each.

A `Reason` is a code with tenets and counts; `sentence` words it in English. The sentences are marked with
`gettext_noop`, under which name Django's `makemessages` finds them, and `sentence` takes the function
that translates; so the core needs no Django to be read in any language.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coalitions.analysis.answers import vitality
from coalitions.analysis.inputs import Id, Position
from coalitions.analysis.pairs.joint import TINY, Item
from coalitions.analysis.pairs.suggestion import Label, Suggestion
from coalitions.analysis.pairs.unity import AREA_AGREES, ENOUGH_JOINT, Pair
from coalitions.analysis.wording import gettext_noop

NAMED = 5  # tenets named in one sentence; the others are counted
ASKED = 3


class Code(StrEnum):
    """What kind of fact a reason states."""

    NOTHING_JOINT = "nothing_joint"
    TOO_FEW = "too_few"
    LOOKS_LIKE = "looks_like"
    NEVER = "red_line_never"
    NOT_WITHOUT = "red_line_not_without"
    SAME_SIDE = "same_side"
    DIFFER = "differ"
    VITAL = "vital_to_both"
    AREAS = "areas"
    VITALITY_UNKNOWN = "vitality_unknown"
    ESTIMATED = "estimated"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Reason:
    """One fact; `side` is whose red line it is, or whom to ask: "a", "b" or nobody's ("")."""

    code: Code
    tenets: tuple[Id, ...] = ()
    count: int = 0
    of: int = 0
    side: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """What to call the two organizations, and every tenet by id."""

    a: str
    b: str
    tenets: Mapping[Id, str]


SENTENCES: Mapping[Code, str] = {
    Code.NOTHING_JOINT: gettext_noop("Nothing is known yet from both %(a)s and %(b)s."),
    Code.TOO_FEW: gettext_noop("Answers known from both: %(of)d. A suggestion needs %(count)d."),
    Code.LOOKS_LIKE: gettext_noop("So far it only looks like this, from %(of)d answers."),
    Code.NEVER: gettext_noop(
        "Red line: %(holder)s will never go with %(tenets)s, and %(other)s supports it."
    ),
    Code.NOT_WITHOUT: gettext_noop(
        "Red line: %(holder)s will not go without %(tenets)s, and %(other)s opposes it."
    ),
    Code.SAME_SIDE: gettext_noop("On %(count)d of %(of)d recorded answers they agree: %(tenets)s."),
    Code.DIFFER: gettext_noop("They differ on %(count)d of %(of)d: %(tenets)s."),
    Code.VITAL: gettext_noop("Vital to both: %(tenets)s."),
    Code.AREAS: gettext_noop("They agree in %(count)d of %(of)d areas."),
    Code.VITALITY_UNKNOWN: gettext_noop(
        "How much it matters is not recorded for %(count)d of %(of)d; it counts as medium there."
    ),
    Code.ESTIMATED: gettext_noop("%(count)d of %(of)d are our estimate."),
    Code.ASK: gettext_noop("Ask %(holder)s about %(tenets)s."),
}
LABELS: Mapping[Label, str] = {
    Label.NOT_ENOUGH: gettext_noop("not enough known"),
    Label.OPPOSED: gettext_noop("opposed"),
    Label.NO_BASIS: gettext_noop("no basis yet"),
    Label.COALITION: gettext_noop("coalition"),
    Label.ALLIANCE: gettext_noop("alliance"),
    Label.PARTNERSHIP: gettext_noop("partnership"),
}
BETWEEN = gettext_noop("between %(closest)s and %(furthest)s")
ONLY_LOOKS_LIKE = gettext_noop("looks like: %(label)s")
AND_MORE = gettext_noop("%(tenets)s and %(more)d more")


def reasons(pair: Pair, suggestion: Suggestion) -> tuple[Reason, ...]:
    """What stands behind a pair's numbers, red lines and lists first, what to ask last.

    Takes    a pair and its suggestion.
    Returns  the reasons that apply; tenets with the most at stake first.
    Raises   nothing.
    Cost     O(k log k), k = answers of both sides.
    Source   wording rules: say what was recorded, not what groups are.
    """
    return (*_opening(pair, suggestion), *_lists(pair, suggestion), *_caveats(pair), *_questions(pair))


def _opening(pair: Pair, suggestion: Suggestion) -> Iterator[Reason]:
    if not pair.joint:
        yield Reason(Code.NOTHING_JOINT)
    elif pair.joint < ENOUGH_JOINT:
        yield Reason(Code.TOO_FEW, count=ENOUGH_JOINT, of=pair.joint)
    elif suggestion.looks_like:
        yield Reason(Code.LOOKS_LIKE, of=pair.joint)
    for clash in pair.clashes:
        yield Reason(Code.NEVER if clash.never else Code.NOT_WITHOUT, (clash.tenet,), side=clash.holder)


def _lists(pair: Pair, suggestion: Suggestion) -> Iterator[Reason]:
    if pair.agree:
        agreed = _by_stake(each for each in pair.items if each.kernel > 0)
        yield Reason(Code.SAME_SIDE, agreed, pair.agree, pair.joint)
    if pair.disagree:
        disputed = _by_stake(each for each in pair.items if each.kernel < 0)
        yield Reason(Code.DIFFER, disputed, pair.disagree, pair.joint)
    if suggestion.vital:
        yield Reason(Code.VITAL, suggestion.vital)
    if pair.areas:
        agreeing = sum(value >= AREA_AGREES - TINY for _, value in pair.areas)
        yield Reason(Code.AREAS, count=agreeing, of=len(pair.areas))


def _caveats(pair: Pair) -> Iterator[Reason]:
    if pair.vitality_unknown:
        yield Reason(Code.VITALITY_UNKNOWN, count=pair.vitality_unknown, of=pair.joint)
    if pair.estimated:
        yield Reason(Code.ESTIMATED, count=pair.estimated, of=pair.joint)


def _questions(pair: Pair) -> Iterator[Reason]:
    for side, unanswered in (("a", pair.only_b), ("b", pair.only_a)):
        if asked := _to_ask(unanswered):
            yield Reason(Code.ASK, asked, side=side)


def _by_stake(items: Iterator[Item]) -> tuple[Id, ...]:
    ordered = sorted(items, key=lambda each: (-each.omega * abs(each.kernel), each.tenet))
    return tuple(each.tenet for each in ordered)


def _to_ask(unanswered: Sequence[Position]) -> tuple[Id, ...]:
    ordered = sorted(unanswered, key=lambda each: (-vitality(each) * abs(each.stance), each.tenet))
    return tuple(each.tenet for each in ordered[:ASKED])


def sentence(reason: Reason, names: Names, translate: Callable[[str], str] = str) -> str:
    """A reason in plain words.

    Takes    a reason, what everybody is called, and the function that translates (e.g. `gettext`).
    Returns  one sentence. Raises KeyError on a tenet without a name. Cost O(tenets named).
    """
    holder, other = (names.b, names.a) if reason.side == "b" else (names.a, names.b)
    return translate(SENTENCES[reason.code]) % {
        "a": names.a,
        "b": names.b,
        "holder": holder,
        "other": other,
        "count": reason.count,
        "of": reason.of,
        "tenets": _listed(reason.tenets, names.tenets, translate),
    }


def suggestion_words(suggestion: Suggestion, translate: Callable[[str], str] = str) -> str:
    """The suggestion as a page says it: with its nearest alternative, and "looks like" from few answers."""
    label = translate(LABELS[suggestion.label])
    if suggestion.between is not None:
        closest, furthest = (translate(LABELS[each]) for each in suggestion.between)
        label = translate(BETWEEN) % {"closest": closest, "furthest": furthest}
    if suggestion.looks_like and suggestion.label is not Label.NOT_ENOUGH:
        return translate(ONLY_LOOKS_LIKE) % {"label": label}
    return label


def _listed(tenets: Sequence[Id], names: Mapping[Id, str], translate: Callable[[str], str]) -> str:
    listed = ", ".join(names[each] for each in tenets[:NAMED])
    more = len(tenets) - NAMED
    return translate(AND_MORE) % {"tenets": listed, "more": more} if more > 0 else listed
