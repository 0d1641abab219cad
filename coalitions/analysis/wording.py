"""Plain sentences for results: templates marked for translation, and the values that go into them.

The core speaks English and knows no language settings: `gettext_noop` only marks a string, so that
makemessages finds it; whoever shows a `Text` passes the translation of its own request.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field


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
