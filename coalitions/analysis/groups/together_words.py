"""Whether some members tend to move together, in calm sentences: what was recorded, never an accusation."""

from collections.abc import Mapping

from coalitions.analysis.groups.decisions import FEWEST
from coalitions.analysis.groups.together import Asked, Sign, Together
from coalitions.analysis.inputs import Id
from coalitions.analysis.wording import Text, gettext_noop, say

FEWEST_MEMBERS = 5

_SIGNS = {
    Sign.POSITIONS: gettext_noop(
        "Their answers agree with one another more than with the others’, and more than chance gives where "
        "one looks everywhere for such a group."
    ),
    Sign.DECISIONS: gettext_noop(
        "They agreed to the same changes of the platform more often than their answers let one expect."
    ),
    Sign.JOINED: gettext_noop("They joined within a month of one another; most others did not join then."),
}
_NAMED = {
    Sign.POSITIONS: gettext_noop(
        "Their answers agree with one another more than with the others’, and more than those of as many "
        "members taken by chance."
    ),
}


def sign_words(found: Together, names: Mapping[Id, str], *, named: bool = False) -> list[Text]:
    """Why it is said of this group, a sentence for each kind of evidence.

    Takes    a group that was found; what organizations are called; whether it was named beforehand.
    Returns  two to four sentences.
    Raises   KeyError on an organization without a name.
    Cost     O(1).
    Source   method 2.10 (iii), (iv).
    """
    signs = _SIGNS | _NAMED if named else _SIGNS
    said = [say(signs[sign]) for sign in found.signs if sign in signs]
    if found.belongs_to is not None:
        template = gettext_noop("They said themselves that they are part of %(of)s.")
        said.append(say(template, of=names[found.belongs_to]))
    return said


def gaps_words(asked: Asked, members: int) -> list[Text]:
    """What could not be looked at, unknown first; empty where everything could.

    Takes    what was looked at; how many members there are.
    Returns  a sentence for each kind of evidence that is missing or thin.
    Raises   nothing.
    Cost     O(1).
    Source   method 6.3: unknown first.
    """
    gaps = []
    if members < FEWEST_MEMBERS:
        template = gettext_noop("With fewer than %(n)s members no group can be told from the rest.")
        gaps.append(say(template, n=FEWEST_MEMBERS))
    if not asked.answers:
        gaps.append(Text(gettext_noop("Nobody’s own answers are recorded; guesses play no part here.")))
    if asked.decisions < FEWEST:
        template = gettext_noop(
            "It is recorded who agreed for %(n)s changes of the platform that not everybody took alike; "
            "%(fewest)s are needed to say anything."
        )
        gaps.append(say(template, n=asked.decisions, fewest=FEWEST))
    if asked.dated < members:
        template = gettext_noop(
            "On which day they joined is not known, or only guessed, of %(n)s of %(members)s members."
        )
        gaps.append(say(template, n=members - asked.dated, members=members))
    return gaps
