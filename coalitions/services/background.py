"""Long files are read and written by a process of their own: the web stays quick and small meanwhile.

How far it is stands in the database (ImportWork), so any page can tell it, and closing the page ends nothing.
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

from coalitions.interchange.plainly import question_from_json
from coalitions.interchange.reading import CannotRead, Message, NeedsAnswer, Reading, gettext_noop
from coalitions.models import Doing, Import, ImportWork
from coalitions.models.imports import ImportState
from coalitions.services.at_work import holding, is_held
from coalitions.services.importing.kept_preview import Preview, pack, preview_of, unpack
from coalitions.services.importing.plan import Plan
from coalitions.services.imports import CannotImportError, apply_import, plan_import
from coalitions.services.uploads import reading_of
from organizations.models import User

LONG = settings.LONG_FILE  # bytes; what is smaller is read and written in the time of one answer
STARTING = timedelta(seconds=30)  # for so long a process may need to begin; then its lock tells if it lives


class StoppedError(Exception):
    """Somebody cancelled the file while it was worked on."""


def is_long(record: Import) -> bool:
    """Whether somebody would wait for this file. What is packed holds more than it weighs."""
    packed = record.filename.lower().endswith((".zip", ".xlsx", ".ods", ".xlsm"))
    return record.size > (LONG // 5 if packed else LONG)


def work_of(record: Import) -> ImportWork | None:
    """What is done, or was done, with the file, without the rows that were found."""
    return ImportWork.objects.filter(pk=record.pk).defer("rows").first()


def is_working(work: ImportWork | None) -> bool:
    """Whether a process is at it and alive, or has just been started."""
    if work is None or work.doing == Doing.ENDED:
        return False
    return timezone.now() < work.beat or is_held(work.pk)


def is_looked_at(record: Import) -> bool:
    """Whether there is something to show of it: a preview, a question, or why there is none."""
    work = work_of(record)
    return work is not None and (bool(work.head) or work.doing == Doing.ENDED or not is_working(work))


def why_not_imported(record: Import) -> str:
    """What kept a long file from being imported, blank where nothing did."""
    work = work_of(record)
    if work is None:
        return ""
    return work.told if work.doing == Doing.ENDED or is_working(work) or not work.plan else _interrupted()


def start_work(*, record: Import, user: User | None, plan: str = "") -> None:
    """Have the file looked at, or with the fingerprint of what was shown, imported; unless that goes on."""
    ended = {"doing": Doing.ENDED, "beat": timezone.now()}
    work, _made = ImportWork.objects.defer("rows").get_or_create(imported_id=record.pk, defaults=ended)
    if is_working(work):
        return
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
    if claimed:  # of several who ask at the same moment one
        launch(record.pk, user.pk if user else None)


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


def preview_kept(record: Import) -> Preview:
    """What was found. Raises CannotRead and NeedsAnswer as reading the file did."""
    work = ImportWork.objects.get(pk=record.pk)
    head: dict[str, Any] = work.head
    stopped: CannotRead | NeedsAnswer
    if "cannot" in head:
        message = Message(**head["cannot"])
        stopped = CannotRead(message.code, message.text, **message.params)
    elif "questions" in head:
        stopped = NeedsAnswer(question_from_json(each) for each in head["questions"])
    elif not head:
        stopped = CannotRead(
            "interrupted", gettext_noop("Reading this file was interrupted. Choose “Read again”.")
        )
    else:
        return unpack(head, bytes(work.rows or b""))
    raise stopped


def work_on(*, import_id: UUID, user: User | None) -> None:
    """Do what was asked with a long file, telling how far it is, unless another process is at it.

    Runs in a process of its own.
    """
    with holding(import_id) as held:
        ImportWork.objects.filter(pk=import_id).update(beat=timezone.now())
        work = ImportWork.objects.select_related("imported__workspace").get(pk=import_id)
        if held and work.doing != Doing.ENDED:
            _work(work, user)


def _work(work: ImportWork, user: User | None) -> None:
    with translation.override(work.language or None):
        try:
            _Worker(work, user).work()
        except StoppedError:
            pass
        except Exception:
            ImportWork.objects.filter(pk=work.pk).update(told=_interrupted())
            raise
        finally:
            ended = ImportWork.objects.filter(pk=work.pk)
            ended.update(doing=Doing.ENDED, beat=timezone.now())
            waiting = Import.objects.filter(state=ImportState.PREVIEWED)
            ended.exclude(imported__in=waiting).update(head={}, rows=None)  # the file is forgotten too


class _Worker:
    def __init__(self, work: ImportWork, user: User | None) -> None:
        self.work_row, self.record, self.user = work, work.imported, user

    def work(self) -> None:
        try:
            reading = reading_of(record=self.record)
        except CannotRead as error:
            self._keep({"cannot": asdict(error.message)}, None)
        except NeedsAnswer as error:
            self._keep({"questions": [asdict(each) for each in error.questions]}, None)
        else:
            told = self._imported(reading) if self.work_row.plan else ""
            if told or not self.work_row.plan:
                self._look(reading)
                ImportWork.objects.filter(pk=self.record.pk).update(told=told)

    def _look(self, reading: Reading) -> None:
        plan = self._plan(reading, self.record.options.get("decisions", {}))
        shown = self._plan(reading, {}) if self.record.options.get("decisions") else plan
        self._keep(*pack(preview_of(reading, plan, shown.fingerprint())))

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
            now = timezone.now()
            ImportWork.objects.filter(pk=self.record.pk).update(doing=doing, done=done, total=total, beat=now)

        return tell

    def _keep(self, head: dict[str, Any], rows: bytes | None) -> None:
        ImportWork.objects.filter(pk=self.record.pk).update(head=head, rows=rows)


def _interrupted() -> str:
    return translation.gettext("This was interrupted. Nothing was imported; try it once more.")


def _changed() -> str:
    return translation.gettext(
        "Something here changed since you looked, so nothing was imported. Look once more."
    )
