"""A file between its upload and its import: kept with what was read of it, then forgotten."""

import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from coalitions.interchange.child import read_safely
from coalitions.interchange.limits import BROWSER
from coalitions.interchange.options import Options
from coalitions.interchange.plainly import from_json, to_json
from coalitions.interchange.reading import CannotRead, NeedsAnswer, Reading
from coalitions.models import Import, ImportWork
from coalitions.models.imports import ImportState
from coalitions.services.importing.formats import FORMAT
from coalitions.services.mappings import remembered
from organizations.models import User, Workspace
from organizations.services import one_change

KEPT = timedelta(days=14)  # how long a file may wait to be imported
_BESIDE = (
    "overwrite",
    "remembered",
    "decisions",
    "headers",
)  # what is kept with the answers and is none for the reader


def keep_upload(*, workspace: Workspace, user: User, filename: str, content: bytes) -> Import:
    """Keep the file for its preview; files that waited too long are forgotten. Nothing is imported yet."""
    forget_old_files()
    with one_change(workspace=workspace, user=user, act="import.uploaded") as change:
        record = Import.objects.create(
            workspace=workspace, user=user, filename=filename, content=content, size=len(content)
        )
        change.about(record, before=None, after={"filename": filename})
    return record


def forget_old_files() -> int:
    """Forget files that nobody imported in time, of all workspaces; how many. Nothing recorded changes."""
    with transaction.atomic():
        waiting = Import.objects.filter(state=ImportState.PREVIEWED, at__lt=timezone.now() - KEPT)
        old = list(waiting.values_list("pk", flat=True))
        ImportWork.objects.filter(imported__in=old).delete()
        return waiting.filter(pk__in=old).update(state=ImportState.CANCELLED, content=None, reading=None)


def reading_of(*, record: Import) -> Reading:
    """What the file says: kept from the last look, else read now. Raises CannotRead and NeedsAnswer."""
    if record.reading is not None:
        kept = json.loads(zlib.decompress(record.reading))
        if kept.get("format") == FORMAT:
            return from_json(kept)
    return read_upload(record=record, options=options_of(record)) if record.options else _first(record)


def _first(record: Import) -> Reading:
    """A file that nobody has said anything of yet: as such files were read before, if they were."""
    plain: Reading | None = None
    try:
        plain = read_upload(record=record, options=Options())
        kept = remembered(record.workspace, [source.headers for source in plain.sources])
    except (CannotRead, NeedsAnswer) as stopped:
        kept = remembered(record.workspace, stopped.headers)
        if kept is None:
            raise
    if kept is None and plain is not None:
        return plain
    record.options["remembered"] = True
    return read_upload(record=record, options=kept or Options())


def options_of(record: Import) -> Options:
    """How the person wants it read."""
    given = {name: value for name, value in record.options.items() if name not in _BESIDE}
    return Options.from_json({"sheets": (), **given})


def read_upload(*, record: Import, options: Options) -> Reading:
    """Read the kept file in a limited child process, and keep what was read for the import itself.

    Raises CannotRead and NeedsAnswer. The reading is derived from the file, so this is no change.
    """
    beside = {name: record.options[name] for name in _BESIDE if name in record.options}
    keep_answers(record=record, answers=asdict(options) | beside)
    kept = Import.objects.filter(pk=record.pk, state=ImportState.PREVIEWED)
    reading = read_safely(bytes(record.content or b""), limits=BROWSER, options=options, name=record.filename)
    shapes = ", ".join(sorted({source.shape for source in reading.sources}))[:40]
    record.reading, record.shape = (
        zlib.compress(json.dumps({"format": FORMAT, **to_json(reading)}).encode()),
        shapes,
    )
    kept.update(reading=record.reading, shape=shapes)
    return reading


def keep_answers(*, record: Import, answers: Mapping[str, Any]) -> None:
    """Keep how the file is to be read, and forget what was read. What was decided of rows stays as it is."""
    _keep_options(record, lambda kept: {**answers, "decisions": kept.get("decisions", {})}, reading=None)


def keep_decisions(*, record: Import, decisions: Mapping[str, str]) -> None:
    """Keep what was decided of rows, by their names; "" = nothing any more. Nothing else is written."""
    if decisions:
        _keep_options(record, lambda kept: {**kept, "decisions": {**kept.get("decisions", {}), **decisions}})


def _keep_options(record: Import, changed: Callable[[dict[str, Any]], dict[str, Any]], **also: None) -> None:
    """Change the options as they are stored now, for two may say something of a file at the same time.

    They are part of the waiting file and go with it, so this is no change.
    """
    with transaction.atomic():
        waiting = Import.objects.select_for_update(of=("self",)).defer("content", "reading")
        kept = waiting.filter(pk=record.pk, state=ImportState.PREVIEWED).first()
        if kept is not None:
            record.options = changed(kept.options)
            Import.objects.filter(pk=record.pk).update(options=record.options, **also)


def cancel_import(*, record: Import, user: User) -> None:
    """Forget the file."""
    with one_change(workspace=record.workspace, user=user, act="import.cancelled") as change:
        waiting = Import.objects.filter(pk=record.pk, state=ImportState.PREVIEWED)
        waiting.update(state=ImportState.CANCELLED, content=None, reading=None)
        ImportWork.objects.filter(pk=record.pk).delete()
        change.about(record, before=None, after={"filename": record.filename})
