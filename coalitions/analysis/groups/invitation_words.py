"""What inviting an organization would bring, in plain sentences: said before any figure."""

from coalitions.analysis.groups.invitations import Invitation
from coalitions.analysis.wording import Text, gettext_noop, say

FITS = 0.5  # from here on what was agreed carries most of what it asks for
BROADER, MUCH_BROADER = 0.1, 0.5  # of one more really different group


def invitation_words(each: Invitation, planks: int) -> tuple[Text, ...]:
    """People, fit, breadth and red lines, in this order; what is unknown is said to be.

    Takes    an invitation; how many planks the platform has.
    Returns  one sentence a question.
    Raises   nothing.
    Cost     O(1).
    Source   method 6.3, wording rules.
    """
    return people_words(each), fit_words(each, planks), breadth_words(each), red_line_words(each, planks)


def people_words(each: Invitation) -> Text:
    """How many come along."""
    if each.people is None:
        return Text(gettext_noop("How many people it would bring is not recorded."))
    return say(gettext_noop("Brings about %(people)s people."), people=f"{each.people:,.0f}")


def fit_words(each: Invitation, planks: int) -> Text:
    """Whether it gets what it asks for, and from how many answers that is said."""
    values = {"known": planks - len(each.unknown), "planks": planks}
    if each.fit is None:
        return Text(gettext_noop("Whether it fits can’t be said yet: ask first."))
    if each.fit >= FITS:
        return Text(
            gettext_noop("Fits what you agreed, from its answers on %(known)s of %(planks)s planks."), values
        )
    if each.fit > 0:
        return Text(
            gettext_noop("Fits what you agreed in part, from its answers on %(known)s of %(planks)s planks."),
            values,
        )
    return Text(
        gettext_noop(
            "What you agreed goes against it at least as far as it serves it, from its answers on "
            "%(known)s of %(planks)s planks."
        ),
        values,
    )


def breadth_words(each: Invitation) -> Text:
    """Whether a really different group comes in."""
    added = each.groups_added
    if added is None:
        template = gettext_noop("Whether it makes you broader is not known: too few answers in common.")
    elif added >= MUCH_BROADER:
        template = gettext_noop("Makes you much broader.")
    elif added >= BROADER:
        template = gettext_noop("Makes you broader.")
    elif added > -BROADER:
        template = gettext_noop("Leaves you about as broad as you are.")
    else:
        template = gettext_noop("Makes you more alike than you are.")
    return Text(template)


def red_line_words(each: Invitation, planks: int) -> Text:
    """Whether what was agreed crosses a line; nothing is said of what was never asked."""
    if each.crosses:
        return Text(gettext_noop("What you agreed crosses its red lines."))
    if len(each.unknown) == planks:
        return Text(gettext_noop("Whether what you agreed crosses its red lines is not known."))
    if each.unknown:
        return Text(gettext_noop("Nothing it answered of what you agreed crosses its red lines."))
    return Text(gettext_noop("Nothing you agreed crosses its red lines."))
