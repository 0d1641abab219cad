"""A recorded tie beside what the answers of both would carry: neither is put in the place of the other."""

from dataclasses import dataclass

from coalitions.analysis.pairs.suggestion import Label, suggest
from coalitions.analysis.pairs.unity import AREA_AGREES, ENOUGH_JOINT, Pair
from coalitions.models import Tie, TieKind
from coalitions.views.closeness import suggestion_in_words

# Which labels say the same as the tie; alliances and coalitions are much alike.
_FITTING: dict[str, frozenset[Label]] = {
    TieKind.PARTNERSHIP: frozenset({Label.PARTNERSHIP}),
    TieKind.ALLIANCE: frozenset({Label.PARTNERSHIP, Label.ALLIANCE, Label.COALITION}),
    TieKind.TENSION: frozenset({Label.OPPOSED, Label.NO_BASIS, Label.COALITION}),
}


@dataclass(frozen=True, slots=True)
class Beside:
    """What both have answered, beside the tie that is recorded between them."""

    kind: str  # of the tie, in words
    joint: int  # answers known from both
    enough: bool  # whether a suggestion is made from so many
    agree: int  # areas in which they agree …
    areas: int  # … of those in which both have answered something
    suggestion: str
    differs: bool


def beside_tie(tie: Tie, pair: Pair) -> Beside | None:
    """None where the kind of tie says nothing of how far both agree, as influence or belonging."""
    fitting = _FITTING.get(tie.kind)
    if fitting is None:
        return None
    found = suggest(pair)
    said = {found.label, *(found.between or ())}
    return Beside(
        kind=tie.get_kind_display(),
        joint=pair.joint,
        enough=pair.joint >= ENOUGH_JOINT,
        agree=sum(value >= AREA_AGREES - 1e-9 for _area, value in pair.areas),
        areas=len(pair.areas),
        suggestion=suggestion_in_words(found),
        differs=not said & fitting,
    )
