"""A reading into a workspace: plan it, show it, write it — all of it or nothing."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from coalitions.interchange.native import KINDS
from coalitions.interchange.reading import Message, Reading
from coalitions.interchange.reading import Row as FileRow
from coalitions.models import Coalition, Import, ImportRow, Plank
from coalitions.models.imports import ImportState, Outcome
from coalitions.services.importing import coalitions as of_coalitions
from coalitions.services.importing import organizations as of_organizations
from coalitions.services.importing import positions as of_positions
from coalitions.services.importing.plan import Plan, Planned, RowRefusedError
from organizations.models import Organization, Row, Tenet, User, Workspace
from organizations.services import one_change

BATCH = 1_000

type Planner = Callable[[Plan, FileRow], None]

_PLANNERS: dict[str, Planner] = {
    "organizations": of_organizations.plan_organization,
    "tenets": of_organizations.plan_tenet,
    "positions": of_positions.plan_position,
    "ties": of_coalitions.plan_tie,
    "overlaps": of_organizations.plan_overlap,
    "coalitions": of_coalitions.plan_coalition,
    "affiliations": of_coalitions.plan_affiliation,
    "say": of_coalitions.plan_say,
    "needs": of_coalitions.plan_need,
    "platform": of_coalitions.plan_plank,
    "trends": of_coalitions.plan_trend,
    "events": of_coalitions.plan_event,
    "notes": of_organizations.plan_note,
    "contacts": of_organizations.plan_contact,
}


class CannotImportError(Exception):
    """Nothing was imported; the message says why and is fit to show."""


def plan_import(
    *, workspace: Workspace, user: User | None, reading: Reading, today: date, overwrite: bool = False
) -> Plan:
    """What importing `reading` would do, row by row; writes nothing.

    Cost: one query per kind of row in the reading, and memory for what the workspace holds of it.
    """
    plan = Plan(workspace=workspace, user=user, today=today, overwrite=overwrite)
    for organization in Organization.objects.in_workspace(workspace):
        of_organizations.index_organization(plan, organization)
    for tenet in Tenet.objects.in_workspace(workspace):
        of_organizations.index_tenet(plan, tenet)
    plan.coalitions.update((each.name, each) for each in Coalition.objects.in_workspace(workspace))
    for problem in reading.problems:
        place = f"{problem.file}: {problem.sheet}" if problem.sheet else problem.file
        text = said(problem.message)
        plan.outcomes.append(Planned("", place[:300], problem.number, Outcome.ERROR, "", text))
    for kind in KINDS:
        _plan_kind(plan, kind, reading.rows(kind), _PLANNERS[kind])
        if kind == "tenets":
            _plan_kind(plan, kind, reading.rows(kind), of_positions.plan_legitimations)
    return plan


def _plan_kind(plan: Plan, kind: str, rows: Iterable[FileRow], planner: Planner) -> None:
    for row in rows:
        try:
            planner(plan, row)
        except RowRefusedError as refused:
            label = next(iter(row.values.values()), "")
            plan.say(kind, row, Outcome.ERROR, label, str(refused))


def said(message: Message) -> str:
    """The reader's message in the language of whoever is looking."""
    return _(message.text) % message.params


@transaction.atomic
def apply_import(*, record: Import, plan: Plan) -> None:
    """Write the plan with one Change and the outcome of each row, or nothing at all.

    Raises CannotImportError where the database refuses (somebody recorded the same thing meanwhile).
    """
    try:
        with one_change(workspace=plan.workspace, user=plan.user, act="import.done") as change:
            _refuse_stale(plan)
            _write(plan)
            record.state, record.summary = ImportState.DONE, plan.counts()
            record.content = record.reading = None
            record.workspace, record.user = plan.workspace, plan.user
            record.save()
            change.about(record, before=None, after={"summary": record.summary})
            _write_outcomes(record, plan.outcomes)
    except IntegrityError as error:
        text = _(
            "Somebody recorded the same thing meanwhile. Nothing was imported; look at the preview again."
        )
        raise CannotImportError(text) from error


def _refuse_stale(plan: Plan) -> None:
    """Rows that somebody saved since the plan was made are never written over."""
    for model, updates in plan.updates.items():
        rows = model._default_manager.select_for_update().filter(workspace=plan.workspace)
        stored = dict(rows.values_list("pk", "version"))
        for row, _changed in updates.values():
            if stored.get(row.pk) != row.version:
                text = _(
                    "Somebody changed “{row}” meanwhile. Nothing was imported; look at the preview again."
                )
                raise CannotImportError(text.format(row=row))


def _write(plan: Plan) -> None:
    for rows in plan.creates.values():
        type(rows[0])._default_manager.bulk_create(rows, batch_size=BATCH)
    for model, updates in plan.updates.items():
        names = {name for _row, changed in updates.values() for name in changed}
        for row, _changed in updates.values():
            row.version += 1
        rows = [row for row, _changed in updates.values()]
        model._default_manager.bulk_update(
            rows, [*sorted(_fields(model, names)), "version"], batch_size=BATCH
        )
    through: Any = Plank.agreed_by.through
    through.objects.bulk_create(
        through(plank_id=plank, organization_id=organization)
        for plank, organizations in plan.agreements.items()
        for organization in sorted(organizations)
    )


def _fields(model: type[Row], columns: set[str]) -> set[str]:
    """The names of the fields behind column names such as `target_id`."""
    return {field.name for field in model._meta.concrete_fields if field.attname in columns}


def _write_outcomes(record: Import, outcomes: list[Planned]) -> None:
    rows = (
        ImportRow(
            imported=record,
            file=each.file,
            number=each.number,
            kind=each.kind,
            outcome=each.outcome,
            label=each.label if each.kind not in {"notes", "contacts"} else "",
            reason=each.reason,
            subject_id=each.subject_id,
        )
        for each in outcomes
    )
    ImportRow.objects.bulk_create(rows, batch_size=BATCH)
