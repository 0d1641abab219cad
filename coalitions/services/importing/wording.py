"""What an import says of the fields it fills, changes and leaves: one line for each."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Field
from django.utils.translation import gettext as _

from coalitions.interchange.reading import Message
from coalitions.services.importing.saying import is_blank, said
from organizations.models import Row

_SHOWN = 60


def of_changes(old: Row, new: Row, *, changed: Sequence[str], kept: Sequence[str], overwrite: bool) -> str:
    """What changes in `old` and what stays although the file differs; of private rows only which fields."""
    lines = [_told(old, new, name, stays=False) for name in changed if name != "extra"]
    lines += [_told(old, new, name, stays=True) for name in kept if name != "extra"]
    if "extra" in changed or "extra" in kept:
        lines += _extras(old, new, overwrite=overwrite)
    return "\n".join(lines)


def told(message: Message) -> str:
    """The reader's message in the language of whoever is looking."""
    return _(message.text) % message.params


def of_kept(kept: Sequence[Message], *, private: bool) -> str:
    """Which cells of a row are kept as text and why; of private rows not what stands in them."""
    text = _("{column}: it can't be read as what this column holds; kept as text beside it.")
    lines = (text.format(column=each.params["column"]) if private else told(each) for each in kept)
    return "\n".join(dict.fromkeys(lines))


def of_creation(new: Row) -> str:
    """What is recorded of a row that is new, beside its name; of private rows nothing."""
    if new.private:
        return ""
    text, lines = _("{field}: {theirs}."), []
    for field in _fields_said(new):
        told = _value(field, getattr(new, field.attname))
        lines.append(text.format(field=_label(field), theirs=told))
    extra = getattr(new, "extra", None) or {}
    lines += [text.format(field=_extra_label(name), theirs=_quoted(value)) for name, value in extra.items()]
    return " ".join(lines)


def _fields_said(row: Row) -> "Iterator[Field[Any, Any]]":
    names = (said(row) if "_said" in row.__dict__ else set()) - {"name", "extra"}
    return (f for f in row._meta.concrete_fields if f.attname in names and not f.is_relation)


def _told(old: Row, new: Row, name: str, *, stays: bool) -> str:
    field = next(field for field in old._meta.concrete_fields if field.attname == name)
    label, blank = _label(field), is_blank(old, name)
    if old.private or field.is_relation:
        if stays:
            return _("{field} stays; the file says otherwise.").format(field=label)
        return (_("Fills: {field}.") if blank else _("{field} changes.")).format(field=label)
    theirs = _value(field, getattr(new, name))
    if blank and not stays:
        return _("{field}: empty becomes {theirs}.").format(field=label, theirs=theirs)
    return _sentence(label, _value(field, getattr(old, name)), theirs, stays=stays)


def _sentence(label: str, ours: str, theirs: str, *, stays: bool) -> str:
    if stays:
        return _("{field}: {ours} stays; the file says {theirs}.").format(
            field=label, ours=ours, theirs=theirs
        )
    return _("{field}: {ours} becomes {theirs}.").format(field=label, ours=ours, theirs=theirs)


def _extras(old: Row, new: Row, *, overwrite: bool) -> list[str]:
    """A line for each extra field in which the two differ."""
    ours, theirs = getattr(old, "extra", {}), getattr(new, "extra", {})
    differing = {name: value for name, value in theirs.items() if ours.get(name) != value}
    if old.private:
        return [_("{field} changes.").format(field=_("More fields"))] if differing else []
    lines = []
    for name, value in differing.items():
        label, told = _extra_label(name), _quoted(value)
        if name not in ours:
            lines.append(_("{field}: empty becomes {theirs}.").format(field=label, theirs=told))
        else:
            lines.append(_sentence(label, _quoted(ours[name]), told, stays=not overwrite))
    return lines


def _extra_label(name: str) -> str:
    return _("{name} (extra field)").format(name=name[:_SHOWN])


def _label(field: "Field[Any, Any]") -> str:
    text = str(field.verbose_name)
    return text[:1].upper() + text[1:]


def _value(field: "Field[Any, Any]", value: Any) -> str:
    if isinstance(value, list):
        value = ", ".join(str(each) for each in value)
    if isinstance(value, bool):
        value = _("yes") if value else _("no")
    return _quoted(str(dict(field.flatchoices).get(value, value)))


def _quoted(text: str) -> str:
    return f"“{text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}”"
