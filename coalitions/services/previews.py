"""What was found in a file that waits: kept until that is imported or cancelled, so no page makes it anew."""

from typing import Any

from coalitions.interchange.plainly import question_from_json
from coalitions.interchange.reading import CannotRead, Message, NeedsAnswer, gettext_noop
from coalitions.models import Import, ImportWork
from coalitions.services.importing.formats import FORMAT
from coalitions.services.importing.kept_preview import Preview, unpack
from organizations.models import Change


def depends_on(record: Import) -> list[Any]:
    """What a preview depends on beside its file: the last change here, and what was decided of its rows."""
    last = Change.objects.in_workspace(record.workspace).values_list("pk", flat=True).first()
    return [str(last), record.options.get("decisions", {})]


def decided_when_seen(work: ImportWork) -> dict[str, str]:
    """What had been decided of its rows when the preview that is kept was made."""
    decisions: dict[str, str] = work.head.get("of", [None, {}])[1]
    return decisions


def keep_preview(record: Import, head: dict[str, Any], rows: bytes | None = None) -> None:
    """Keep what was found, in the form of this version of the program."""
    ImportWork.objects.filter(pk=record.pk).update(head={**head, "format": FORMAT}, rows=rows)


def is_readable(work: ImportWork) -> bool:
    """Whether there is something that this version of the program kept."""
    return bool(work.head.get("format") == FORMAT)


def preview_kept(record: Import) -> Preview:
    """What was found. Raises CannotRead and NeedsAnswer as reading the file did."""
    work = ImportWork.objects.filter(pk=record.pk).first()
    stopped: CannotRead | NeedsAnswer
    if work is None or not is_readable(work):
        text = gettext_noop("Reading this file was interrupted. Choose “Read again”.")
        stopped = CannotRead("interrupted", text)
    elif "cannot" in work.head:
        message = Message(**work.head["cannot"])
        stopped = CannotRead(message.code, message.text, **message.params)
    elif "questions" in work.head:
        stopped = NeedsAnswer(question_from_json(each) for each in work.head["questions"])
    else:
        return unpack(work.head, bytes(work.rows or b""))
    raise stopped
