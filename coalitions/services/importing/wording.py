"""What an import says of the fields it fills, changes and leaves."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Field
from django.utils.translation import gettext as _

from coalitions.services.importing.saying import conflicts, is_blank
from organizations.models import Row

_SHOWN = 60


def of_changes(old: Row, new: Row, *, changed: Sequence[str], kept: Sequence[str]) -> str:
    """What changes in `old` and what stays although the file differs; of private rows only which fields."""
    fills = [_label(old, name) for name in changed if _is_filled(old, new, name)]
    parts = [_("Fills: {fields}.").format(fields=", ".join(fills))] if fills else []
    for name in changed:
        if not _is_filled(old, new, name):
            parts.append(_told(old, new, name, _("{field}: {ours} becomes {theirs}."), _("{field} changes.")))
    for name in kept:
        text = _("{field}: {ours} stays; the file says {theirs}.")
        parts.append(_told(old, new, name, text, _("{field} stays; the file says otherwise.")))
    return " ".join(parts)


def _is_filled(old: Row, new: Row, name: str) -> bool:
    return not conflicts(old, new) if name == "extra" else is_blank(old, name)


def _told(old: Row, new: Row, name: str, full: str, short: str) -> str:
    field = _field(old, name)
    if old.private or field.is_relation or name == "extra":
        return short.format(field=_label(old, name))
    ours, theirs = (_value(field, getattr(row, name)) for row in (old, new))
    return full.format(field=_label(old, name), ours=ours, theirs=theirs)


def _field(row: Row, name: str) -> "Field[Any, Any]":
    fields = (field for field in row._meta.concrete_fields if field.attname == name)
    return next(fields)


def _label(row: Row, name: str) -> str:
    text = str(_field(row, name).verbose_name)
    return text[:1].upper() + text[1:]


def _value(field: "Field[Any, Any]", value: Any) -> str:
    if isinstance(value, list):
        value = ", ".join(str(each) for each in value)
    shown = str(dict(field.flatchoices).get(value, value))
    return f"“{shown[:_SHOWN]}{'…' if len(shown) > _SHOWN else ''}”"
