"""What is done with a file that waits, and what was found: kept in the database (ImportWork) for every page.

A short file is done within the answer. A long one gets a process of its own: the web stays quick and small
meanwhile, any page can tell how far it is, and closing the page ends nothing.
"""

import subprocess
import sys
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone, translation

from coalitions.models import Doing, Import, ImportWork
from coalitions.models.imports import ImportState
from coalitions.services.at_work import holding, in_a_place, is_full, is_held
from coalitions.services.import_worker import ManyRowsError, StoppedError, Worker
from coalitions.services.previews import depends_on, is_readable
from organizations.models import User

LONG = settings.LONG_FILE  # bytes; what is smaller is read in the time of one answer
STARTING = timedelta(seconds=30)  # for so long a process may need to begin; then its lock tells if it lives
# Without the file and the rows that were found: they are megabytes.
_WORK = ImportWork.objects.select_related("imported__workspace", "user").defer(
    "rows", "imported__content", "imported__reading"
)


def is_long(record: Import, work: ImportWork) -> bool:
    """Whether somebody would wait for this file. What is packed holds more than it weighs."""
    packed = record.filename.lower().endswith((".zip", ".xlsx", ".ods", ".xlsm"))
    return bool(work.head.get("many")) or record.size > (LONG // 5 if packed else LONG)


def work_of(record: Import) -> ImportWork | None:
    """What is done, or was done, with the file, without the rows that were found."""
    return _WORK.filter(pk=record.pk).first()


def is_working(work: ImportWork | None) -> bool:
    """Whether a process is at it and alive, or has just been started, or others are before it in line."""
    if work is None or work.doing == Doing.ENDED:
        return False
    if timezone.now() < work.beat or is_held(work.imported.workspace_id):
        return True
    return work.doing == Doing.QUEUED and is_full()


def is_looked_at(record: Import) -> bool:
    """Whether what is kept of it can be shown: of a short file only as long as nothing else is recorded."""
    work = work_of(record)
    if work is None:
        return False
    if not work.head:  # it is being made, or there is none, and the page says why
        tried = is_long(record, work) and work.doing != Doing.QUEUED
        return tried or work.doing == Doing.ENDED or is_working(work)
    return is_readable(work) and (is_long(record, work) or work.head["of"] == depends_on(record))


def waits_for_others(work: ImportWork) -> bool:
    """Whether it waits for other workspaces: none of its own is worked on, and all places are taken."""
    return work.doing == Doing.QUEUED and not is_held(work.imported.workspace_id) and is_full()


def look_first(*, record: Import, user: User) -> None:
    """Have the file looked at unless what is kept of it can be shown."""
    if not is_looked_at(record):
        start_work(record=record, user=user)
        record.refresh_from_db(fields=["options", "shape"])


def why_not_imported(record: Import) -> str:
    """What kept a long file from being imported, blank where nothing did."""
    work = work_of(record)
    if work is None:
        return ""
    return work.told if work.doing == Doing.ENDED or is_working(work) or not work.plan else _interrupted()


def start_work(*, record: Import, user: User | None, plan: str = "") -> None:
    """Have the file looked at, or with the fingerprint of what was shown, imported; unless that goes on.

    With a short file that is done when this returns.
    """
    ended = {"doing": Doing.ENDED, "beat": timezone.now()}
    work, _made = _WORK.get_or_create(imported_id=record.pk, defaults=ended)
    if is_working(work):
        return
    long = is_long(record, work)
    fresh: dict[str, Any] = {"head": {}, "rows": None} if not plan else {}
    as_seen = ImportWork.objects.filter(pk=record.pk, doing=work.doing, beat=work.beat)
    claimed = as_seen.update(
        **fresh,
        doing=Doing.QUEUED if long else _first_step(plan),
        done=0,
        total=0,
        beat=timezone.now() + STARTING,
        user=user,
        plan=plan,
        language=translation.get_language() or "",
        told="",
    )
    if claimed and long:  # of several who ask at the same moment one
        _have_its_turn(record)
    elif claimed:
        _work(_WORK.get(pk=record.pk), at_once=True)


def _first_step(plan: str) -> Doing:
    return Doing.CHECKING if plan else Doing.READING


def _have_its_turn(record: Import) -> None:
    """Start a process for what was just queued, unless others are before it: they do so at their end."""
    if not is_held(record.workspace_id) and not is_full():
        launch(record.pk)


def launch(import_id: UUID) -> None:
    """Start the process. It outlives the answer, and a restart of the server."""
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "work_on_import", str(import_id)]
    subprocess.Popen(  # noqa: S603  # our own interpreter and command; an id is the only argument
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        cwd=settings.BASE_DIR,
        start_new_session=True,
    )


def work_on(*, import_id: UUID) -> None:
    """Do what was asked with a long file, telling how far it is; then start the next that waits.

    Runs in a process of its own. Of all that are started for one workspace one is at work, and of all on
    this site as many as it has places: where there is none, this one leaves its file to the others.
    """
    workspace = Import.objects.values_list("workspace_id", flat=True).get(pk=import_id)
    with in_a_place() as placed, holding(workspace) as held:
        if not placed or not held:
            return
        _say_who_died(workspace)
        work = _WORK.filter(pk=import_id).exclude(doing=Doing.ENDED).first()
        if work is not None:  # it may have been cancelled meanwhile
            step = _first_step(work.plan)
            ImportWork.objects.filter(pk=import_id).update(doing=step, beat=timezone.now())
            _work(work)
    _start_next(freed=workspace)


def _say_who_died(workspace: UUID) -> None:
    """Whoever holds the lock is alone: what else was begun by a process came to no end."""
    begun = ImportWork.objects.filter(imported__workspace=workspace, beat__lt=timezone.now())
    died = begun.exclude(doing__in=(Doing.QUEUED, Doing.ENDED))
    died.update(doing=Doing.ENDED, told=_interrupted())


def _start_next(*, freed: UUID) -> None:
    """Of all files that wait, the one that waits longest in a workspace where nothing is worked on."""
    waiting = ImportWork.objects.filter(doing=Doing.QUEUED).order_by("beat")
    for following, workspace, beat in waiting.values_list("pk", "imported__workspace", "beat"):
        as_seen = waiting.filter(pk=following, beat=beat)  # two may end at the same moment
        if (workspace == freed or not is_held(workspace)) and as_seen.update(beat=timezone.now() + STARTING):
            launch(following)
            return


def _work(work: ImportWork, *, at_once: bool = False) -> None:
    """What was asked; of many rows `at_once` only the reading, the rest goes to a process."""
    with translation.override(work.language or None):
        try:
            Worker(work, at_once).work()
        except ManyRowsError:
            later = timezone.now() + STARTING
            ImportWork.objects.filter(pk=work.pk).update(doing=Doing.QUEUED, beat=later)
            _have_its_turn(work.imported)
        except StoppedError:
            _end(work)
        except Exception:
            ImportWork.objects.filter(pk=work.pk).update(told=_interrupted())
            _end(work)
            raise
        else:
            _end(work)


def _end(work: ImportWork) -> None:
    ended = ImportWork.objects.filter(pk=work.pk)
    ended.update(doing=Doing.ENDED, beat=timezone.now())
    waiting = Import.objects.filter(state=ImportState.PREVIEWED)
    ended.exclude(imported__in=waiting).update(head={}, rows=None)  # the file is forgotten too


def _interrupted() -> str:
    return translation.gettext("This was interrupted. Nothing was imported; try it once more.")
