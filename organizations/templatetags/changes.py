"""A change in words: {{ change|act }}, {{ change|kind }}."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django import template
from django.apps import apps
from django.utils.translation import gettext_lazy as _

from organizations.models import Change
from organizations.models.changes import LASTING

register = template.Library()

TOLD = 3  # columns of one edit in a list
LONGEST = 60  # letters of one value there

type Fields = dict[str, Any]  # the columns of a kind of row, by name

VERBS: dict[str, Any] = {"added": _("Added"), "edited": _("Edited"), "deleted": _("Deleted")}
ACTS: dict[str, Any] = {
    "change.undone": _("Took back"),
    "history.began": _("The history begins"),
    "affiliation.ended": _("Left a coalition"),
    "affiliation.resumed": _("Stays in a coalition"),
    "import.uploaded": _("Gave a file to look at"),
    "import.done": _("Imported"),
    "import.cancelled": _("Cancelled an import"),
    "invitation.accepted": _("Accepted an invitation"),
    "organization.merged": _("Merged another record into"),
    "distinction.added": _("Said that two are not the same"),
    "matrix.pasted": _("Pasted into the matrix"),
    "organization.pasted": _("Pasted into the list"),
    "inquiry.added": _("Asked whether some move together:"),
    "inquiry.deleted": _("Took back the question whether some move together:"),
    "organization.filled": _("Filled downward"),
    "organization.emptied": _("Emptied cells of"),
    "dispute.added": _("Disputed"),
    "dispute.settled": _("Answered"),
    "dispute.deleted": _("Took back"),
    "scenario.applied": _("Applied a scenario to"),
    "question.added": _("Marked what is to be asked of"),
    "workspace.home_chosen": _("Chose the home organization"),
}


@register.filter
def act(change: Change) -> str:
    """What was done, e.g. “Edited”; the subject follows."""
    verb = change.act.rpartition(".")[2]
    return str(ACTS[change.act] if change.act in ACTS else VERBS.get(verb, verb))


@register.filter
def kind(change: Change) -> str:
    """What kind of row the change is about, e.g. “organization”."""
    for app in ("organizations", "coalitions"):
        try:
            return str(apps.get_model(app, change.subject_kind)._meta.verbose_name)
        except LookupError:
            continue
    return ""


@register.filter
def its_history(change: Change) -> str:
    """By which name the history is asked for that of the one it is about; blank where that has none."""
    return change.subject_kind if change.subject_kind in ("organization", "tenet") else ""


@register.filter
def told(change: Change) -> str:
    """The first few columns that an act on one row wrote: of an edit before and after, of private rows the
    names; of what was added or deleted what was chosen from words, such as a stance."""
    fields = {field.attname: field for field in _fields(change.subject_kind)}
    if change.before and change.after:
        parts = _edited(fields, change.before, change.after)
    else:
        parts = _chosen(fields, change.before or change.after or {})
    return "; ".join(islice(parts, TOLD))


def _edited(fields: Fields, before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    for name, was in before.items():
        if name in fields:
            field, now = fields[name], after.get(name)
            if was == now and not field.model.private:
                continue
            hidden = field.is_relation or (was is None and now is None)
            words = "" if hidden else f": {_said(field, was)} → {_said(field, now)}"
            yield f"{field.verbose_name}{words}"


def _chosen(fields: Fields, columns: dict[str, Any]) -> Iterator[str]:
    for name, field in fields.items():
        value = columns.get(name)
        if field.choices and value not in (None, "", field.get_default()):
            yield f"{field.verbose_name}: {_said(field, value)}"


def _fields(kind: str) -> list[Any]:
    for app in ("organizations", "coalitions"):
        try:
            return list(apps.get_model(app, kind)._meta.concrete_fields)
        except LookupError:
            continue
    return []


def _said(field: Any, value: Any) -> str:
    if value in (None, "", [], {}):
        return "—"
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    said = "; ".join(map(str, value)) if isinstance(value, list | dict) else str(value)
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"


@register.filter
def can_be_taken_back(change: Change) -> bool:
    """Whether Undo is offered beside it in a list; `undone_by` is fetched with the list."""
    return (
        not change.act.startswith((*LASTING, "import.uploaded", "import.cancelled"))
        and not change.undone_by.all()
    )
