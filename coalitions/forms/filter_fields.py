"""Fields of an address that narrows a list: several values each, and what is not known among them is kept."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.db.models import Model, QuerySet

from organizations.cleaning import fold_name
from organizations.http import id_in

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

AT_MOST = 50  # values of one field


class SeveralField(forms.Field):
    """Texts, each once, in one order. `unknown` has those that were asked for and mean nothing here."""

    widget = forms.SelectMultiple

    def __init__(self, *, max_length: int = 200) -> None:
        super().__init__(required=False)
        self.max_length = max_length
        self.unknown: list[str] = []

    def clean(self, value: Any) -> list[Any]:
        texts = sorted({" ".join(str(each).split()) for each in value or ()} - {""})
        possible = [text for text in texts if len(text) <= self.max_length and "\0" not in text][:AT_MOST]
        found = self.known_among(possible)
        self.unknown = [text for text in texts if text not in found]
        return list(found.values())

    def known_among(self, texts: Iterable[str]) -> dict[str, Any]:
        """What each text stands for; those that stand for nothing are left out."""
        return {text: text for text in texts}


class WordsField(SeveralField):
    """Some of a few words that are known beforehand, in their order."""

    def __init__(self, words: "Mapping[str, StrOrPromise]") -> None:
        super().__init__()
        self.words = words

    def known_among(self, texts: Iterable[str]) -> dict[str, Any]:
        asked = set(texts)
        return {word: word for word in self.words if word in asked}


class RowsField(SeveralField):
    """Rows by id, or by name as somebody types it; those that are at hand already are not read again."""

    rows: QuerySet[Any]
    at_hand: Mapping[UUID, Model] | None = None

    def known_among(self, texts: Iterable[str]) -> dict[str, Any]:
        asked = list(texts)
        rows = self.at_hand
        if rows is None:
            rows = {row.pk: row for row in self.rows} if asked else {}
        named = {fold_name(str(row)): row for row in rows.values()} if asked else {}
        found = {}
        for text in asked:
            key = id_in(text)
            row = rows.get(key) if key else named.get(fold_name(text))
            if row is not None:
                found[text] = row
        return found
