"""What the tests of import and export share: files made on the spot, and everything that is stored."""

from datetime import date
from itertools import chain
from pathlib import Path

from django.apps import apps

from coalitions.interchange.reading import Reading
from coalitions.interchange.writing.notations import write_tables
from coalitions.models import Import, ImportWork
from coalitions.services.exports import export_tables
from coalitions.services.imports import apply_import, plan_import
from tests.coalitions.interchange.reading_of import read

DEMONSTRATION = Path(__file__).resolve().parents[2] / "coalitions" / "demonstration" / "march-1963"
TODAY = date(2026, 3, 1)


def counts():
    """How many rows every table holds, but for what is known of a file that waits."""
    models = chain.from_iterable(
        apps.get_app_config(app).get_models(True) for app in ("organizations", "coalitions")
    )
    return {each._meta.label: each._base_manager.count() for each in models if each is not ImportWork}


def plan_text(workspace, text, name="sheet.csv", *, overwrite=False, today=TODAY, decisions=None, **options):
    """The plan for a small text table, read in this process."""
    reading = text if isinstance(text, Reading) else read(text, name, **options)
    return plan_import(
        workspace=workspace,
        user=None,
        reading=reading,
        today=today,
        overwrite=overwrite,
        decisions=decisions,
    )


def bring(workspace, text, name="sheet.csv", **how):
    """Import a small text table; what became of each row as (kind, outcome, label, reason)."""
    plan = plan_text(workspace, text, name, **how)
    apply_import(record=Import(workspace=workspace, filename=name), plan=plan)
    return told(plan)


def told(plan):
    return [(each.kind, each.outcome.value, each.label, each.reason) for each in plan.outcomes]


def outcomes(plan):
    return {each.outcome.value for each in plan.outcomes}


def exported(workspace, folder, name="out"):
    """The files of an export to a folder, as bytes."""
    path = folder / f"{name}-{workspace.slug}"
    write_tables(export_tables(workspace, private=True), path)
    return {file.name: file.read_bytes() for file in sorted(path.iterdir())} if path.is_dir() else {}
