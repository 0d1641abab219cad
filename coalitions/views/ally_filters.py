"""What the list of organizations can be narrowed to, as its page offers it, and what narrows it now."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coalitions.forms.filter_words import CHECKED, EMPTIES, EXPOSURE, INFLUENCE, NEXT, PEOPLE
from coalitions.forms.organization_filter import OrganizationFilter
from organizations.models import Spectrum

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

BOXES = 8  # of the words in use, the most frequent; the others are found by typing
LISTED = 300  # of the words in use, those suggested while somebody types; any other may be typed
LABELS: "dict[str, StrOrPromise]" = {
    "kind": gettext_lazy("Kind"),
    "spectrum": gettext_lazy("Ally or opponent"),
    "deciders": gettext_lazy("Decision makers"),
    "influence": gettext_lazy("Influence"),
    "coalition": gettext_lazy("Coalition"),
    "exposure": gettext_lazy("Exposure to absorption"),
    "place": gettext_lazy("Place"),
    "level": gettext_lazy("Level"),
    "constituency": gettext_lazy("Speaks for"),
    "owner": gettext_lazy("Owner"),
    "unowned": gettext_lazy("No owner"),
    "next": gettext_lazy("Next step"),
    "checked": gettext_lazy("Checked"),
    "stale": gettext_lazy("Not checked for 90 days, or never"),
    "red_line": gettext_lazy("With a red line"),
    "to_ask": gettext_lazy("To be asked"),
    "unknown_on": gettext_lazy("Not known on"),
    "people": gettext_lazy("People"),
    "people_min": gettext_lazy("At least so many people"),
    "extra": gettext_lazy("Has the extra field"),
    "empty": gettext_lazy("Not filled in"),
}
MENUS: "tuple[tuple[str, StrOrPromise, tuple[str, ...]], ...]" = (
    ("kind", gettext_lazy("Kind"), ("kind",)),
    ("spectrum", gettext_lazy("Ally or opponent"), ("spectrum", "deciders", "influence")),
    ("coalition", gettext_lazy("Coalition"), ("coalition", "exposure")),
    ("place", gettext_lazy("Place"), ("place", "level")),
    ("constituency", gettext_lazy("Speaks for"), ("constituency",)),
    ("work", gettext_lazy("Work"), ("stale", "checked", "next", "unowned", "owner")),
    ("positions", gettext_lazy("Positions"), ("red_line", "to_ask", "unknown_on")),
    ("more", gettext_lazy("Other"), ("people", "people_min", "extra", "empty")),
)
FLAGS = {"deciders", "unowned", "stale", "red_line", "to_ask"}
FIXED: "dict[str, Mapping[str, StrOrPromise]]" = {
    "next": NEXT,
    "checked": CHECKED,
    "people": PEOPLE,
    "influence": INFLUENCE,
    "empty": EMPTIES,
    "exposure": EXPOSURE,
}


@dataclass(frozen=True, slots=True)
class Option:
    """A box to tick."""

    value: str
    label: str
    on: bool
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One field of the address: its boxes, and what is suggested where somebody may type another value."""

    name: str
    label: str
    options: list[Option]
    suggested: list[str] | None = None  # None = no words of somebody's own
    typed: bool = False  # whether there are more than have boxes
    number: str | None = None  # None = no number is asked for


@dataclass(frozen=True, slots=True)
class Menu:
    key: str
    label: str
    parts: list[Part]
    active: int  # how many values of it narrow the list now


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that narrows the list now, and the address without it."""

    id: str
    words: str
    without: dict[str, Any] = field(default_factory=dict)


def offered_menus(
    asked: OrganizationFilter,
    used: Mapping[str, list[tuple[str, int]]],
    rows: Mapping[str, Collection[Model]],
    counts: Mapping[str, int],
) -> list[Menu]:
    """Every menu of the list. `used`: words in use, by field; `rows`: coalitions and demands; `counts`."""
    found = []
    for key, label, names in MENUS:
        parts = [_part(name, asked, used, rows, counts) for name in names if name in asked.fields]
        active = sum(len(asked.texts(name)) for name in names)
        found.append(Menu(key, str(label), parts, active))
    return found


def _part(
    name: str,
    asked: OrganizationFilter,
    used: Mapping[str, list[tuple[str, int]]],
    rows: Mapping[str, Collection[Model]],
    counts: Mapping[str, int],
) -> Part:
    label, chosen = str(LABELS[name]), asked.texts(name)
    if name in FLAGS:
        return Part(name, "", [Option("1", label, bool(chosen), counts.get(name))])
    if name == "people_min":
        return Part(name, label, [], number=chosen[0] if chosen else "")
    if name == "spectrum":
        return Part(name, label, _on_the_spectrum(chosen, counts))
    if name in FIXED:
        return Part(name, label, [Option(key, str(word), key in chosen) for key, word in FIXED[name].items()])
    if name in rows:
        options = [Option(str(row.pk), str(row), str(row.pk) in chosen) for row in rows[name]]
        return _to_find(name, label, options, [each.label for each in options])
    words = dict(used.get(name, ())) | {each: 0 for each in chosen if each not in dict(used.get(name, ()))}
    options = [Option(each, each, each in chosen, count or None) for each, count in words.items()]
    return _to_find(name, label, options, list(words))


def _to_find(name: str, label: str, options: list[Option], words: list[str]) -> Part:
    """The first, those chosen, and a field to find the others with, where there are any."""
    shown = [each for at, each in enumerate(options) if at < BOXES or each.on]
    more = len(shown) < len(options) or name == "extra"
    return Part(name, label, shown, words[:LISTED], more)


def _on_the_spectrum(chosen: Collection[str], counts: Mapping[str, int]) -> list[Option]:
    return [
        Option(place.value, _place_words(place), place.value in chosen, counts.get(place.value))
        for place in Spectrum
    ]


def _place_words(place: Spectrum) -> str:
    return _("Not known yet") if place == Spectrum.UNKNOWN else str(place.label).capitalize()


def active_filters(asked: OrganizationFilter) -> list[Chip]:
    """What narrows the list, each with what the address says once it is gone; the search shows itself."""
    found = []
    for name in LABELS:
        texts = asked.texts(name)
        for at, (text, words) in enumerate(zip(texts, _in_words(asked, name), strict=True)):
            rest = [each for each in texts if each != text]
            found.append(Chip(f"{name}-{at}" if at else name, words, {name: rest or None}))
    return found


def _in_words(asked: OrganizationFilter, name: str) -> Iterable[str]:
    label, value = LABELS[name], asked.asked(name)
    if not isinstance(value, list):
        return [str(label) if value is True else f"{label}: {value}"] if value else []
    if name == "spectrum":
        return [_place_words(Spectrum(each)) for each in value]
    fixed = FIXED.get(name, {})
    return [f"{label}: {fixed.get(each, each) if isinstance(each, str) else each}" for each in value]
