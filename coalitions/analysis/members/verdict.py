"""The named bands and steps of a member's exposure, erosion and say in words."""

from collections.abc import Mapping

from coalitions.analysis.members.absorption import Band
from coalitions.analysis.members.erosion import ErosionBand
from coalitions.analysis.members.levers import LADDER
from coalitions.analysis.wording import Text, gettext_noop, say

BAND_WORDS: Mapping[Band, Text] = {
    Band.LOW: Text(gettext_noop("low")),
    Band.LOW_MEDIUM: Text(gettext_noop("between low and medium")),
    Band.MEDIUM: Text(gettext_noop("medium: it could go either way")),
    Band.MEDIUM_HIGH: Text(gettext_noop("between medium and high")),
    Band.HIGH: Text(gettext_noop("high")),
    Band.UNKNOWN: Text(gettext_noop("could not be assessed")),
}

_STANDS: Mapping[Band, Text] = {
    Band.LOW: Text(gettext_noop("well placed")),
    Band.LOW_MEDIUM: Text(gettext_noop("fairly well placed")),
    Band.MEDIUM: Text(gettext_noop("could go either way")),
    Band.MEDIUM_HIGH: Text(gettext_noop("may be exposed")),
    Band.HIGH: Text(gettext_noop("exposed")),
    Band.UNKNOWN: Text(gettext_noop("exposure could not be assessed")),
}
_LOSES: Mapping[ErosionBand, Text] = {
    ErosionBand.NONE: Text(gettext_noop("nothing lost so far")),
    ErosionBand.NONE_SOME: Text(gettext_noop("perhaps losing: who agreed is not fully recorded")),
    ErosionBand.SOME: Text(gettext_noop("losing")),
    ErosionBand.NONE_SERIOUS: Text(gettext_noop("perhaps losing much: who agreed is not fully recorded")),
    ErosionBand.SOME_SERIOUS: Text(gettext_noop("losing, perhaps much")),
    ErosionBand.SERIOUS: Text(gettext_noop("losing much")),
    ErosionBand.UNKNOWN: Text(gettext_noop("losses could not be assessed")),
}
LOSING = frozenset({ErosionBand.SOME, ErosionBand.SOME_SERIOUS, ErosionBand.SERIOUS})


def verdict(band: Band, erosion: ErosionBand) -> Text:
    """Exposure and erosion side by side in a few words; never multiplied together.

    The four corners are the method's own words; the rest joins the two readings.
    """
    if band is Band.LOW and erosion is ErosionBand.NONE:
        return Text(gettext_noop("well placed"))
    if band is Band.LOW and erosion in LOSING:
        return say(gettext_noop("%(loses)s though well placed: ask why"), loses=_LOSES[erosion])
    if erosion in LOSING:
        return say(gettext_noop("%(stands)s and %(loses)s"), stands=_STANDS[band], loses=_LOSES[erosion])
    return say(gettext_noop("%(stands)s, %(loses)s"), stands=_STANDS[band], loses=_LOSES[erosion])


SAY_WORDS: Mapping[float, Text] = dict(
    zip(
        LADDER,
        (
            Text(gettext_noop("no say")),
            Text(gettext_noop("being consulted")),
            Text(gettext_noop("a vote")),
            Text(gettext_noop("a reserved seat or written guarantee")),
            Text(gettext_noop("a veto or consensus")),
        ),
        strict=True,
    )
)


def say_words(step: float) -> Text:
    """The highest named step of say that `step` reaches."""
    return SAY_WORDS[max(named for named in LADDER if named <= step + 1e-9)]
