"""What a member has lost so far, in words, with what the others lost beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from coalitions.analysis.inputs import Id
from coalitions.analysis.member_table import Members, known_or_none
from coalitions.analysis.members.erosion import Erosion, ErosionBand, Loss, average, erosion_band, others
from coalitions.analysis.members.verdict import say_words
from coalitions.analysis.wording import Text, gettext_noop, percent_range, say


@dataclass(frozen=True, slots=True)
class MemberErosion:
    """One member's erosion 0 to 1 as a range, None = could not be assessed; the others' beside it."""

    low: float | None
    high: float | None
    band: ErosionBand
    demands_low: float | None
    demands_high: float | None
    say: float | None  # share of its say that is gone
    others_low: float | None  # the others' demand erosion: the least …
    others_high: float | None  # … and the most of it
    average_low: float | None  # the mean of all members' demand erosion
    average_high: float | None
    losses: tuple[Loss, ...]  # agreed ones included
    sentences: tuple[Text, ...]


def member_erosions(
    members: Members, result: Erosion, versions: Mapping[int, str]
) -> tuple[MemberErosion, ...]:
    """Each member's erosion with its sentences.

    Takes    the members, their erosion as arrays, and a name for each version by number.
    Returns  one row a member, in the order of the rows.
    Raises   KeyError on a version without a name.
    Cost     O(members² + losses).
    Source   method 2.6: "beside it the coalition's average loss".
    """
    names = {tenet.id: tenet.name for tenet in members.tenets}
    averages = (average(result.demands_low), average(result.demands_high))
    return tuple(
        _member_erosion(members, result, row, averages, _change_words(result.losses[row], names, versions))
        for row in range(len(members.ids))
    )


def _member_erosion(
    members: Members,
    result: Erosion,
    row: int,
    averages: tuple[float | None, float | None],
    changes: list[Text],
) -> MemberErosion:
    rest_low, rest_high = others(result.demands_low, row), others(result.demands_high, row)
    mine = (known_or_none(result.demands_low[row]), known_or_none(result.demands_high[row]))
    theirs = (
        float(rest_low.min()) if len(rest_low) else None,
        float(rest_high.max()) if len(rest_high) else None,
    )
    return MemberErosion(
        low=known_or_none(result.low[row]),
        high=known_or_none(result.high[row]),
        band=erosion_band(result.low[row], result.high[row]),
        demands_low=mine[0],
        demands_high=mine[1],
        say=known_or_none(result.say[row]),
        others_low=theirs[0],
        others_high=theirs[1],
        average_low=averages[0],
        average_high=averages[1],
        losses=result.losses[row],
        sentences=(*_compared(mine, theirs), *changes, *_say_lost(members, row)),
    )


type Ends = tuple[float | None, float | None]


def _compared(mine: Ends, theirs: Ends) -> list[Text]:
    if mine[0] is None or not mine[1]:
        return []
    lost = percent_range(mine[0], mine[1])
    if theirs[0] is None or theirs[1] is None:
        alone = gettext_noop(
            "Of what the platform carried for you, %(mine)s was weakened or dropped without your agreement."
        )
        return [say(alone, mine=lost)]
    beside = gettext_noop(
        "Of what the platform carried for you, %(mine)s was weakened or dropped without your agreement; of "
        "what it carried for the others, %(theirs)s."
    )
    return [say(beside, mine=lost, theirs=percent_range(theirs[0], theirs[1]))]


def _change_words(
    losses: tuple[Loss, ...], names: Mapping[Id, str], versions: Mapping[int, str]
) -> list[Text]:
    """A sentence for each demand lost, the largest first."""
    return [
        say(_CHANGES[loss.dropped, loss.agreed], tenet=names[loss.tenet], version=versions[loss.version])
        for loss in losses
    ]


_CHANGES: Mapping[tuple[bool, bool | None], str] = {
    (True, None): gettext_noop("Version %(version)s dropped “%(tenet)s”; it is not recorded who agreed."),
    (True, False): gettext_noop("Version %(version)s dropped “%(tenet)s” without your recorded agreement."),
    (True, True): gettext_noop("Version %(version)s dropped “%(tenet)s”; you agreed."),
    (False, None): gettext_noop("Version %(version)s weakened “%(tenet)s”; it is not recorded who agreed."),
    (False, False): gettext_noop("Version %(version)s weakened “%(tenet)s” without your recorded agreement."),
    (False, True): gettext_noop("Version %(version)s weakened “%(tenet)s”; you agreed."),
}


def _say_lost(members: Members, row: int) -> list[Text]:
    had, has = members.say_at_joining[row], members.say[row]
    if np.isnan(had) or np.isnan(has) or has >= had:
        return []
    return [
        say(
            gettext_noop("Your say went from %(had)s to %(has)s."),
            had=say_words(float(had)),
            has=say_words(float(has)),
        )
    ]
