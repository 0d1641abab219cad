"""Where everybody stands towards a platform, in sentences: what was recorded, not what a group is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coalitions.analysis.groups.allies import STRATEGIC_FROM, Wedge
from coalitions.analysis.inputs import Evidence, Id, Position
from coalitions.analysis.pairs.unity import AGREED
from coalitions.analysis.pairs.ways import Access
from coalitions.analysis.wording import Text, gettext_noop, say

VERY_CLOSE = 0.5  # closeness × influence: twice what makes an ally strategic

_ACTIVITY = {Wedge.ALLY: "active_ally passive_ally", Wedge.OPPONENT: "active_opponent passive_opponent"}


@dataclass(frozen=True, slots=True)
class Counted:
    """The answers of one organization on the planks."""

    supports: int
    opposes: int
    between: int
    estimated: int  # of them, that are our guess
    unknown: int  # planks on which it has no answer

    @property
    def known(self) -> int:
        """How many planks it answered on."""
        return self.supports + self.opposes + self.between


def counted(positions: Iterable[Position], platform: Mapping[Id, float]) -> Counted:
    """Count one organization's answers on the planks.

    Takes    its standing positions; the platform's strengths (planks of 0 play no part).
    Returns  `Counted`; support and opposition begin at half.
    Raises   nothing.
    Cost     O(positions).
    Source   method 6.3: counts of what was recorded before any figure.
    """
    met = [each for each in positions if platform.get(each.tenet, 0.0) > 0]
    supports = sum(each.stance >= AGREED for each in met)
    opposes = sum(each.stance <= -AGREED for each in met)
    return Counted(
        supports=supports,
        opposes=opposes,
        between=len(met) - supports - opposes,
        estimated=sum(each.evidence is Evidence.ESTIMATED for each in met),
        unknown=sum(strength > 0 for strength in platform.values()) - len(met),
    )


def answers_words(found: Counted) -> Text:
    """What was recorded of one organization on the planks, unknown first; at most three short sentences."""
    if not found.known:
        return Text(gettext_noop("Nobody has told us where it stands on any plank: find out."))
    told = say(
        gettext_noop("Of %(known)s planks with an answer it is for %(supports)s and against %(opposes)s."),
        known=found.known, supports=found.supports, opposes=found.opposes,
    )  # fmt: skip
    if found.unknown:
        template = gettext_noop("Planks not known: %(unknown)s. %(told)s")
        told = say(template, unknown=found.unknown, told=told)
    if found.estimated:
        template = gettext_noop("%(told)s Our estimate: %(estimated)s of these answers.")
        told = say(template, told=told, estimated=found.estimated)
    return told


def differs(by_hand: str, computed: Wedge) -> bool:
    """Whether what people assessed by hand is another place than the answers give; unknown is no place."""
    if by_hand == Wedge.UNKNOWN or computed is Wedge.UNKNOWN:
        return False
    return by_hand not in _ACTIVITY.get(computed, computed).split()


def closeness_words(access: Access | None) -> Text:
    """How close it is to the target, as a band."""
    if access is None:
        return Text(gettext_noop("no way recorded"))
    if access.pull >= VERY_CLOSE:
        return Text(gettext_noop("very close"))
    if access.pull >= STRATEGIC_FROM:
        return Text(gettext_noop("close"))
    return Text(gettext_noop("far"))
