"""Ties in the reader's language: by kind for a legend, and as seen from either end."""

from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_noop as marked

# What one end says of the other: from the source, from the target. Mutual kinds say the same both ways.
_FROM: dict[str, tuple[str, str]] = {
    "partnership": (marked("in partnership with {other}"), marked("in partnership with {other}")),
    "alliance": (marked("in alliance with {other}"), marked("in alliance with {other}")),
    "tension": (marked("in tension with {other}"), marked("in tension with {other}")),
    "support": (marked("supports {other}"), marked("is supported by {other}")),
    "part_of": (marked("is part of {other}"), marked("includes {other}")),
    "influences": (marked("influences {other}"), marked("is influenced by {other}")),
    "successor": (marked("is the successor of {other}"), marked("is succeeded by {other}")),
}
_BETWEEN: dict[str, str] = {
    "partnership": marked("{one} and {other} are in partnership"),
    "alliance": marked("{one} and {other} are in alliance"),
    "tension": marked("{one} and {other} are in tension"),
    "support": marked("{one} supports {other}"),
    "part_of": marked("{one} is part of {other}"),
    "influences": marked("{one} influences {other}"),
    "successor": marked("{one} is the successor of {other}"),
}


def tie_words() -> dict[str, str]:
    """Each kind of tie, as a legend names it."""
    return {
        "partnership": pgettext("tie", "Partnership"),
        "alliance": pgettext("tie", "Alliance"),
        "support": pgettext("tie", "Supports"),
        "part_of": pgettext("tie", "Part of"),
        "influences": pgettext("tie", "Influences"),
        "successor": pgettext("tie", "Successor of"),
        "tension": pgettext("tie", "Tension"),
    }


def tie_seen_from(kind: str, *, source: bool) -> tuple[str, str]:
    """What the source (or the target) says of the other end: the words before its name, and those after."""
    words = gettext(_FROM[kind][0 if source else 1])
    before, _name, after = words.partition("{other}")
    return before, after


def tie_sentence(kind: str, source: str, target: str) -> str:
    """The tie as a sentence that says which way it runs, and that it runs both ways where it does."""
    return gettext(_BETWEEN[kind]).format(one=source, other=target)
