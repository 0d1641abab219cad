"""What is done with a file that waits, and what was found: kept in the database (ImportWork) for every page.

A short file is done within the answer. A long one gets a process of its own: the web stays quick and small
meanwhile, any page can tell how far it is, and closing the page ends nothing.
"""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone, translation

from coalitions.interchange.reading import CannotRead, NeedsAnswer, Reading
from coalitions.models import Doing, Import, ImportWork
from coalitions.models.imports import ImportState
from coalitions.services.at_work import holding, is_held
from coalitions.services.importing.kept_preview import pack, preview_of
from coalitions.services.importing.plan import Plan
from coalitions.services.imports import CannotImportError, apply_import, plan_import
from coalitions.services.previews import depends_on, is_readable, keep_preview
from coalitions.services.uploads import reading_of
from organizations.models import User

LONG = settings.LONG_FILE  # bytes; what is smaller is read in the time of one answer
MANY = 1_500  # rows; what has fewer is compared and written in that time too
STARTING = timedelta(seconds=30)  # for so long a process may need to begin; then its lock tells if it lives


class StoppedError(Exception):
    """Somebody cancelled the file while it was worked on."""


class _ManyRowsError(Exception):
    """A file of few bytes turned out to have more rows than one answer has time for."""


def is_long(record: Import, work: ImportWork) -> bool:
    """Whether somebody would wait for this file. What is packed holds more than it weighs."""
    packed = record.filename.lower().endswith((".zip", ".xlsx", ".ods", ".xlsm"))
    return bool(work.head.get("many")) or record.size > (LONG // 5 if packed else LONG)


def work_of(record: Import) -> ImportWork | None:
    """What is done, or was done, with the file, without the rows that were found."""
    return ImportWork.objects.filter(pk=record.pk).defer("rows").first()


def is_working(work: ImportWork | None) -> bool:
    """Whether a process is at it and alive, or has just been started."""
    if work is None or work.doing == Doing.ENDED:
        return False
    return timezone.now() < work.beat or is_held(work.pk)


def is_looked_at(record: Import) -> bool:
    """Whether what is kept of it can be shown: of a short file only as long as nothing else is recorded."""
    work = work_of(record)
    if work is None:
        return False
    if not work.head:  # it is being made, or there is none, and the page says why
        return is_long(record, work) or work.doing == Doing.ENDED or is_working(work)
    return is_readable(work) and (is_long(record, work) or work.head["of"] == depends_on(record))


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
    work, _made = ImportWork.objects.defer("rows").get_or_create(imported_id=record.pk, defaults=ended)
    if is_working(work):
        return
    long = is_long(record, work)
    fresh: dict[str, Any] = {"head": {}, "rows": None} if not plan else {}
    as_seen = ImportWork.objects.filter(pk=record.pk, doing=work.doing, beat=work.beat)
    claimed = as_seen.update(
        **fresh,
        doing=Doing.CHECKING if plan else Doing.READING,
        done=0,
        total=0,
        beat=timezone.now() + STARTING,
        plan=plan,
        language=translation.get_language() or "",
        told="",
    )
    if claimed and long:  # of several who ask at the same moment one
        launch(record.pk, user.pk if user else None)
    elif claimed:
        _work(_found(record.pk), user, at_once=True)


def launch(import_id: UUID, user_id: UUID | int | None) -> None:
    """Start the process. It outlives the answer, and a restart of the server."""
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "work_on_import", str(import_id)]
    subprocess.Popen(  # noqa: S603  # our own interpreter and command; an id is the only argument
        [*command, *([str(user_id)] if user_id else [])],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        cwd=settings.BASE_DIR,
        start_new_session=True,
    )


def work_on(*, import_id: UUID, user: User | None) -> None:
    """Do what was asked with a long file, telling how far it is, unless another process is at it.

    Runs in a process of its own.
    """
    with holding(import_id) as held:
        ImportWork.objects.filter(pk=import_id).update(beat=timezone.now())
        work = _found(import_id)
        if held and work.doing != Doing.ENDED:
            _work(work, user)


def _found(import_id: UUID) -> ImportWork:
    return ImportWork.objects.select_related("imported__workspace").defer("rows").get(pk=import_id)


def _work(work: ImportWork, user: User | None, *, at_once: bool = False) -> None:
    """What was asked; of many rows `at_once` only the reading, the rest goes to a process."""
    with translation.override(work.language or None):
        try:
            _Worker(work, user, at_once).work()
        except _ManyRowsError:
            ImportWork.objects.filter(pk=work.pk).update(beat=timezone.now() + STARTING)
            launch(work.pk, user.pk if user else None)
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


class _Worker:
    def __init__(self, work: ImportWork, user: User | None, at_once: bool) -> None:
        self.work_row, self.record, self.user, self.at_once = work, work.imported, user, at_once

    def work(self) -> None:
        of = depends_on(self.record)
        try:
            reading = reading_of(record=self.record)
        except CannotRead as error:
            keep_preview(self.record, {"of": of, "cannot": asdict(error.message)})
        except NeedsAnswer as error:
            keep_preview(self.record, {"of": of, "questions": [asdict(each) for each in error.questions]})
        else:
            if self.at_once and _has_many(reading):
                raise _ManyRowsError
            told = self._imported(reading) if self.work_row.plan else ""
            if told or not self.work_row.plan:
                self._look(reading)
                ImportWork.objects.filter(pk=self.record.pk).update(told=told)

    def _look(self, reading: Reading) -> None:
        of, decisions = depends_on(self.record), self.record.options.get("decisions", {})
        plan = self._plan(reading, decisions)
        shown = self._plan(reading, {}) if decisions else plan
        head, rows = pack(preview_of(reading, plan, shown.fingerprint()))
        keep_preview(self.record, {**head, "of": of, "many": _has_many(reading)}, rows)

    def _imported(self, reading: Reading) -> str:
        """Import it; why it could not be, or ""."""
        shown = self._plan(reading, {})
        if shown.fingerprint() != self.work_row.plan:
            return _changed()
        decisions = self.record.options.get("decisions", {})
        plan = self._plan(reading, decisions) if decisions else shown
        rows = len(plan.outcomes)
        try:
            apply_import(
                record=self.record,
                plan=plan,
                sources=reading.sources,
                before=lambda: self._tell(Doing.WRITING)(rows, rows),
            )
        except CannotImportError as error:
            return str(error)
        return ""

    def _plan(self, reading: Reading, decisions: dict[str, str]) -> Plan:
        return plan_import(
            workspace=self.record.workspace,
            user=self.user,
            reading=reading,
            today=timezone.localdate(),
            overwrite=bool(self.record.options.get("overwrite")),
            decisions=decisions,
            tell=self._tell(Doing.CHECKING),
        )

    def _tell(self, doing: Doing) -> Callable[[int, int], None]:
        def tell(done: int, total: int) -> None:
            if not Import.objects.filter(pk=self.record.pk, state=ImportState.PREVIEWED).exists():
                raise StoppedError
            ImportWork.objects.filter(pk=self.record.pk).update(doing=doing, done=done, total=total)

        return tell


def _has_many(reading: Reading) -> bool:
    return sum(len(table.rows) for table in reading.tables) > MANY


def _interrupted() -> str:
    return translation.gettext("This was interrupted. Nothing was imported; try it once more.")


def _changed() -> str:
    return translation.gettext(
        "Something here changed since you looked, so nothing was imported. Look once more."
    )
