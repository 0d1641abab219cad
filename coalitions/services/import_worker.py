"""What is done with one file: read it, compare it with what is recorded, keep the preview, or import it."""

from collections.abc import Callable
from dataclasses import asdict

from django.utils import timezone, translation

from coalitions.interchange.reading import CannotRead, NeedsAnswer, Reading
from coalitions.models import Doing, Import, ImportWork
from coalitions.models.imports import ImportState
from coalitions.services.importing.kept_preview import pack, preview_of
from coalitions.services.importing.plan import Plan
from coalitions.services.imports import CannotImportError, apply_import, plan_import
from coalitions.services.previews import decided_when_seen, depends_on, keep_preview
from coalitions.services.uploads import reading_of
from organizations.models import Membership, Role

MANY = 1_500  # rows; what has fewer is compared and written in that time too


class StoppedError(Exception):
    """Somebody cancelled the file while it was worked on."""


class ManyRowsError(Exception):
    """A file of few bytes turned out to have more rows than one answer has time for."""


class Worker:
    """At one file, `at_once`: while somebody waits for the answer."""

    def __init__(self, work: ImportWork, at_once: bool) -> None:
        self.work_row, self.record, self.user, self.at_once = work, work.imported, work.user, at_once

    def work(self) -> None:
        """Look at the file, or import it as it was shown. Raises StoppedError and ManyRowsError."""
        of = depends_on(self.record)
        try:
            reading = reading_of(record=self.record)
        except CannotRead as error:
            keep_preview(self.record, {"of": of, "cannot": asdict(error.message)})
        except NeedsAnswer as error:
            keep_preview(self.record, {"of": of, "questions": [asdict(each) for each in error.questions]})
        else:
            if self.at_once and _has_many(reading):
                raise ManyRowsError
            told = self._imported(reading) if self.work_row.plan else ""
            if told or not self.work_row.plan:
                self._look(reading)
                ImportWork.objects.filter(pk=self.record.pk).update(told=told)

    def _look(self, reading: Reading) -> None:
        of, decisions = depends_on(self.record), self.record.options.get("decisions", {})
        plan = self._plan(reading, decisions)
        head, rows = pack(preview_of(reading, plan, plan.fingerprint()))
        keep_preview(self.record, {**head, "of": of, "many": _has_many(reading)}, rows)

    def _imported(self, reading: Reading) -> str:
        """Import it; why it could not be, or "".

        It is planned as it was shown, and once more only where something was decided since.
        """
        seen, decisions = decided_when_seen(self.work_row), self.record.options.get("decisions", {})
        plan = self._plan(reading, seen)
        if plan.fingerprint() != self.work_row.plan:
            return _changed()
        if decisions != seen:
            plan = self._plan(reading, decisions)
        try:
            apply_import(
                record=self.record,
                plan=plan,
                sources=reading.sources,
                before=lambda: self._before(len(plan.outcomes)),
            )
        except CannotImportError as error:
            return str(error)
        return ""

    def _before(self, rows: int) -> None:
        """The last moment at which nothing is written: who asked for it may have lost the role meanwhile."""
        self._tell(Doing.WRITING)(rows, rows)
        may = Membership.objects.filter(workspace=self.record.workspace, role__gte=Role.ORGANIZER)
        if self.user is None or not may.filter(user=self.user).exists():
            text = translation.gettext("Whoever asked for this may not import here any more.")
            raise CannotImportError(text)

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


def _changed() -> str:
    return translation.gettext(
        "Something here changed since you looked, so nothing was imported. Look once more."
    )
