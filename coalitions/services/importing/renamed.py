"""Names that organizations had here before somebody renamed them: a file that uses one means the same."""

from collections import defaultdict
from dataclasses import replace
from uuid import UUID

from django.db.models import Max
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from coalitions.services.importing.plan import Plan
from organizations.cleaning import fold_name
from organizations.models import Organization


def add_former_names(plan: Plan) -> None:
    """Let a file refer to organizations by names they had, where one alone had it and none has it now.

    Cost: one query, which the database groups by organization and name.
    """
    records = Organization.history.filter(workspace_id=plan.workspace.pk)
    names = records.values_list("id", "name").annotate(last=Max("history_id")).order_by()
    found: dict[str, dict[UUID, tuple[str, int]]] = defaultdict(dict)
    for pk, name, last in names:
        if pk in plan.recorded and not plan.organizations.knows(name):
            found[fold_name(name)][pk] = (name, last)
    for folded, had in found.items():
        if len(had) == 1:
            [(pk, (name, last))] = had.items()
            plan.organizations.add(plan.recorded[pk], "", name)
            plan.former[folded] = last


def say_renamed(plan: Plan, row: Organization, name: str) -> None:
    """Say of the last outcome that the file uses a former name, and until when it was used here."""
    last = plan.former.get(fold_name(name))
    if last is None:
        return
    after = Organization.history.filter(id=row.pk, history_id__gt=last).order_by("history_id").first()
    day = formats.date_format(timezone.localtime(after.history_date), "DATE_FORMAT") if after else ""
    text = _("Called “{name}” here until {day}; it stays “{now}”.")
    hint = text.format(name=name, day=day, now=row.name)
    plan.outcomes[-1] = replace(plan.outcomes[-1], hint=hint)
