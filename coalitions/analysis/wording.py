"""Plain sentences for results: templates marked for translation, and the values that go into them.

The core speaks English and knows no language settings: `gettext_noop` only marks a string, so that
makemessages finds it; whoever shows a `Text` passes the translation of its own request.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from coalitions.analysis.absorption import Band
from coalitions.analysis.erosion import ErosionBand
from coalitions.analysis.levers import LADDER


def gettext_noop(message: str) -> str:
    """Mark a string for translation and leave it as it is."""
    return message


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence or part of one; a value may be a `Text` itself."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def in_words(self, translate: Callable[[str], str] = gettext_noop) -> str:
        """The sentence in the language of `translate`."""
        values = {
            name: value.in_words(translate) if isinstance(value, Text) else value
            for name, value in self.values.items()
        }
        return translate(self.template) % values

    def __str__(self) -> str:
        return self.in_words()


def say(template: str, **values: object) -> Text:
    """A `Text` of a template that was marked where it is written."""
    return Text(template, values)


def sentences(texts: Iterable[Text], translate: Callable[[str], str] = gettext_noop) -> str:
    """Sentences one after the other."""
    return " ".join(text.in_words(translate) for text in texts)


def percent(share: float) -> str:
    """A whole percentage: never two decimals."""
    return f"{round(100 * share)}%"


def percent_range(low: float, high: float) -> str:
    """One whole percentage, or two where the ends differ."""
    return percent(low) if round(100 * low) == round(100 * high) else f"{round(100 * low)}–{percent(high)}"


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
