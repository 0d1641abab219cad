"""What is chosen for rows of a file that may be there already, as a form sends it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from coalitions.models import Import
from coalitions.services.importing.decisions import ADD, OUT, is_decision
from coalitions.services.importing.planned import Planned
from organizations.access import WorkspaceRequest

CHOICE = "choice:"  # before the name of an organization as compared: the field that says what it is
FIRST, OPEN = "first", "open"
FOR_ALL = [
    (FIRST, _("The same as the first suggestion")),
    (ADD, _("Add as their own")),
    (OUT, _("Leave out")),
    (OPEN, _("Take all choices back")),
]
_MOST = 20_000


def decided(record: Import) -> dict[str, Any]:
    """What was decided so far, as part of the options."""
    kept = record.options.get("decisions")
    return {"decisions": kept} if kept else {}


def redecided(row: Planned, record: Import) -> Planned:
    """The row with what was decided of it last; a long file is not looked at again for each choice."""
    if row.likeness is None:
        return row
    last = record.options.get("decisions", {}).get(row.likeness.key, row.likeness.decision)
    return replace(row, likeness=replace(row.likeness, decision=last))


def choices_posted(request: WorkspaceRequest) -> dict[str, str]:
    """By name, what was chosen; "" where a choice was taken back."""
    chosen: dict[str, str] = {}
    for name, value in request.POST.items():
        key = name.removeprefix(CHOICE)
        if key != name and len(chosen) < _MOST and (not value or is_decision(str(value))):
            chosen[key[:300]] = str(value)
    return chosen


def choices_for_all(rows: Iterable[Planned], answer: str) -> dict[str, str]:
    """The same for every row that is not decided yet; or no choice at all any more."""
    asked = [row.likeness for row in rows if row.likeness and row.is_asked]
    if answer == OPEN:
        return {each.key: "" for each in asked}
    still = [each for each in asked if not each.decision]
    if answer == FIRST:
        return {each.key: each.choices[0].decision for each in still if each.choices}
    return {each.key: answer for each in still} if answer in (ADD, OUT) else {}
