"""A change in words: {{ change|act }}, {{ change|kind }}."""

from typing import Any

from django import template
from django.apps import apps
from django.utils.translation import gettext_lazy as _

from organizations.models import Change
from organizations.models.changes import LASTING

register = template.Library()

VERBS: dict[str, Any] = {"added": _("Added"), "edited": _("Edited"), "deleted": _("Deleted")}
ACTS: dict[str, Any] = {
    "change.undone": _("Took back"),
    "history.began": _("The history begins"),
    "import.uploaded": _("Gave a file to look at"),
    "import.done": _("Imported"),
    "import.cancelled": _("Cancelled an import"),
    "invitation.accepted": _("Accepted an invitation"),
    "organization.merged": _("Merged another record into"),
    "distinction.added": _("Said that two are not the same"),
    "matrix.pasted": _("Pasted into the matrix"),
    "organization.pasted": _("Pasted into the list"),
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
def can_be_taken_back(change: Change) -> bool:
    """Whether Undo is offered beside it in a list; `undone_by` is fetched with the list."""
    return (
        not change.act.startswith((*LASTING, "import.uploaded", "import.cancelled"))
        and not change.undone_by.all()
    )
