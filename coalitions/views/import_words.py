"""How the words of a file were read, on screen: as written, what each means here, what else it could."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from coalitions.forms.import_words import field_word
from coalitions.interchange.cells.words import WEDGES
from coalitions.interchange.reading import Heard, Source
from coalitions.interchange.sheets.choices import LEAVE_OUT
from coalitions.interchange.sheets.stances import MEANINGS
from coalitions.models import Tie
from coalitions.models.relationships import TieKind
from coalitions.services.imports import said
from organizations.access import WorkspaceRequest
from organizations.models import Organization, Position, Spectrum, Vitality

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

WORD = "word:"  # before a word for a tie as written: the form field that says what it means
STANCE = "stance:"  # before a stance as written: the form field that says what it means
_LONGEST = 80  # characters of a cell that are shown; what is cut can't be told apart
_MODELS: dict[str, type[Model]] = {"spectrum": Organization, "influence": Organization, "strength": Tie}
_LABELS: dict[str, dict[Any, "StrOrPromise"]] = {
    "spectrum": dict(Spectrum.choices),
    "vitality": {str(value): label for value, label in Vitality.choices},
    "stance": {value: said(word) for value, word in MEANINGS["stance"]},
}
TIE_CHOICES: "list[tuple[str, StrOrPromise]]" = [
    *((str(value).replace("_", " "), label) for value, label in TieKind.choices),
    (LEAVE_OUT, _lazy("leave these ties out")),
]
_STEPS = {wedge: str(stance) for stance, wedge in WEDGES.items()}


def stances_posted(request: WorkspaceRequest, sources: Iterable[Source]) -> dict[str, str]:
    """What the person says that stances mean, where that is not how they were shown to be read."""
    allowed = {value for value, _word in MEANINGS["stance"]}
    heard = (each for source in sources for each in source.heard if each.field in MEANINGS)
    shown = {written: _value(meaning) for each in heard for written, meaning, _count in each.values}
    told = {}
    for name, value in request.POST.items():
        written = name.removeprefix(STANCE)
        if written != name and value in allowed and value != shown.get(written):
            told[written] = str(value)
    return told


def words_posted(request: WorkspaceRequest, sources: Iterable[Source]) -> dict[str, str]:
    """What the person says that words for ties mean, where that is not how they were shown to be read."""
    allowed = {value for value, _word in TIE_CHOICES}
    heard = (each for source in sources for each in source.heard if _is_tie(each.field, source.shape))
    shown = {written: meaning or "" for each in heard for written, meaning, _count in each.values}
    posted = {name.removeprefix(WORD): value for name, value in request.POST.items() if name.startswith(WORD)}
    return {
        written: str(value)
        for written, value in posted.items()
        if value in allowed and written in shown and value != shown[written]
    }


def _is_tie(field: str, shape: str) -> bool:
    return field == "kind" and shape in ("edge_list", "ties")


def heard_shown(heard: Heard, shape: str) -> dict[str, Any]:
    """One column: its cells as written, how many there are, and what each was taken for."""
    asks, ties = heard.field in MEANINGS, _is_tie(heard.field, shape)
    choices = [(value, said(word)) for value, word in MEANINGS[heard.field]] if asks else []
    before = STANCE if asks else WORD
    return {
        "column": heard.column,
        "field": field_word(heard.field, _MODELS.get(heard.field, Position)),
        "choices": TIE_CHOICES if ties else choices,
        "rows": [
            {
                "written": written,
                "count": count,
                "name": f"{before}{written}" if (asks or ties) and len(written) < _LONGEST else "",
                "value": (meaning or "") if ties else _value(meaning),
                "meaning": _meaning(heard.field, meaning, shape),
                "understood": meaning is not None,
            }
            for written, meaning, count in heard.values
        ],
        "more": heard.more,
    }


def _value(meaning: str | None) -> str:
    """The meaning as it is chosen: a stance, "unknown", or nothing where it is not understood."""
    if meaning is None:
        return ""
    return _STEPS.get(meaning, meaning) or "unknown"


def _meaning(field: str, meaning: str | None, shape: str) -> "StrOrPromise":
    if meaning is None:
        kept = shape == "ally_list" and field in ("spectrum", "influence", "status", "vitality")
        return _("not understood: kept as an extra field") if kept else _("not understood: not imported")
    if not meaning:
        return _("unknown")
    return _LABELS.get(field, {}).get(meaning) or meaning.replace("_", " ")
