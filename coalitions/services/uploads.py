"""A file between its upload and its import: kept with what was read of it, then forgotten."""

from dataclasses import asdict

from coalitions.interchange.child import read_safely
from coalitions.interchange.limits import BROWSER
from coalitions.interchange.options import Options
from coalitions.interchange.reading import Reading, to_json
from coalitions.models import Import
from coalitions.models.imports import ImportState
from organizations.models import User, Workspace
from organizations.services import one_change


def keep_upload(*, workspace: Workspace, user: User, filename: str, content: bytes) -> Import:
    """Keep the file for its preview. Nothing of it is in the workspace yet."""
    with one_change(workspace=workspace, user=user, act="import.uploaded") as change:
        record = Import.objects.create(workspace=workspace, user=user, filename=filename, content=content)
        change.about(record, before=None, after={"filename": filename})
    return record


def read_upload(*, record: Import, options: Options) -> Reading:
    """Read the kept file in a limited child process, and keep what was read for the import itself.

    Raises CannotRead and NeedsAnswer. The reading is derived from the file, so this is no change.
    """
    record.options = asdict(options) | {"overwrite": record.options.get("overwrite", False)}
    kept = Import.objects.filter(pk=record.pk, state=ImportState.PREVIEWED)
    kept.update(options=record.options, reading=None)
    reading = read_safely(bytes(record.content or b""), limits=BROWSER, options=options, name=record.filename)
    shapes = ", ".join(sorted({source.shape for source in reading.sources}))[:40]
    record.reading, record.shape = to_json(reading), shapes
    kept.update(reading=record.reading, shape=shapes)
    return reading


def cancel_import(*, record: Import, user: User) -> None:
    """Forget the file."""
    with one_change(workspace=record.workspace, user=user, act="import.cancelled") as change:
        record.state, record.content, record.reading = ImportState.CANCELLED, None, None
        record.save()
        change.about(record, before=None, after={"filename": record.filename})
