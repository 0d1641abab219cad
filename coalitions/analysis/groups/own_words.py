"""What a page about a coalition says first of the organization that it is seen by, in plain sentences."""

from collections.abc import Sequence

from coalitions.analysis.groups.invitation_words import fit_words, people_words, red_line_words
from coalitions.analysis.groups.invitations import Invitation
from coalitions.analysis.wording import Text, gettext_noop, say

NAMED = 4  # so many names a list; the rest is counted

OF_ITS_ASKS = Text(gettext_noop("Of what it asks for today and that ever stood in the platform:"))
NO_MEMBER = Text(gettext_noop("It is no member on this day, so nothing is counted for it here."))
MEMBER = Text(gettext_noop("It is a member, so it is not among those who could be invited."))
MOVES = Text(gettext_noop("It is one of a group below that tends to move together; caucuses are normal."))
MOVES_ALONE = Text(gettext_noop("It is in no group below; finding nothing means little."))


def stands_words(
    asked: Sequence[str], *, for_it: Sequence[str], against: Sequence[str], unknown: Sequence[str]
) -> tuple[Text, ...]:
    """Where it stands on what the page is about: tenets by name, those known first."""
    if not asked:
        return ()
    told = [
        (gettext_noop("It is recorded as being for %(what)s."), for_it),
        (gettext_noop("It is recorded as being against %(what)s."), against),
        (gettext_noop("Ask where it stands on %(what)s."), unknown),
    ]
    found = tuple(say(template, what=_few(names)) for template, names in told if names)
    return found or (Text(gettext_noop("It is recorded as being neither for nor against any of this.")),)


def _few(names: Sequence[str]) -> Text | str:
    shown = ", ".join(names[:NAMED])
    more = len(names) - NAMED
    return say(gettext_noop("%(names)s and %(more)s more"), names=shown, more=more) if more > 0 else shown


def near_words(found: Sequence[tuple[str, int, int]]) -> Text:
    """With whom it agrees most and least: names with answers alike, of those in common; the nearest first."""
    if not found:
        return Text(gettext_noop("It shares too few answers with any other member to say how near they are."))
    (near, alike, joint), (far, far_alike, far_joint) = found[0], found[-1]
    most = say(
        gettext_noop("It agrees most with %(name)s, on %(alike)s of %(joint)s answers in common"),
        name=near,
        alike=alike,
        joint=joint,
    )
    if len(found) == 1:
        return say("%(most)s.", most=most)
    return say(
        gettext_noop("%(most)s, and least with %(name)s, on %(alike)s of %(joint)s."),
        most=most,
        name=far,
        alike=far_alike,
        joint=far_joint,
    )


def brings_words(likely: float | None) -> Text:
    """How many of them are its people."""
    if likely is None:
        return Text(gettext_noop("How many people it would bring is not recorded: ask."))
    return say(gettext_noop("About %(people)s of them would be its people."), people=f"{likely:,.0f}")


def signs_words(signs: Sequence[str], not_signs: Sequence[str]) -> Text:
    """Which of the platforms it could sign, by their letters."""
    if not signs:
        return Text(gettext_noop("It could sign none of these platforms, as far as is recorded."))
    if not not_signs:
        return Text(gettext_noop("It could sign each of these platforms."))
    return say(
        gettext_noop("It could sign %(signs)s, not %(others)s."),
        signs=", ".join(signs),
        others=", ".join(not_signs),
    )


def turns_words(gains: int, losses: int, others: int) -> Text:
    """What changes for it, counted; what each is stands first in the lists."""
    if not gains + losses + others:
        return Text(gettext_noop("By what is recorded, nothing changes for it."))
    return say(
        gettext_noop("For it: gains %(gains)s, losses %(losses)s, neither %(others)s."),
        gains=gains,
        losses=losses,
        others=others,
    )


def candidate_words(each: Invitation, planks: int) -> tuple[Text, ...]:
    """What it would bring, whether it fits, and its red lines."""
    return people_words(each), fit_words(each, planks), red_line_words(each, planks)
