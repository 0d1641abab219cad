"""What the page of a file shows: what is asked, how it was read, what would happen, what happened."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone

from coalitions.forms.import_words import KIND_WORDS, SHAPE_WORDS, SHOWN_AS, field_choices, field_word
from coalitions.forms.imports import ReadingForm
from coalitions.interchange.reading import NeedsAnswer, Question, Reading, Source
from coalitions.models import Import
from coalitions.models.imports import Outcome
from coalitions.services.importing.plan import Plan
from coalitions.services.imports import plan_import, said
from coalitions.views.import_choices import FOR_ALL
from coalitions.views.import_words import STANCE, heard_shown
from organizations.access import WorkspaceRequest
from organizations.models import Organization

ROWS_SHOWN = 25
COLUMNS_OPEN = 20  # a sheet with more columns shows them when asked
SIMILAR = "similar"
_WRITES = {Outcome.CREATED, Outcome.UPDATED}


def plan_of(request: WorkspaceRequest, record: Import, reading: Reading) -> Plan:
    """What importing the file now would do, with what was decided of its rows."""
    return _plan(request, record, reading, record.options.get("decisions", {}))


def shown_plan(request: WorkspaceRequest, record: Import, reading: Reading, plan: Plan) -> str:
    """The fingerprint of what importing the file would do if nothing were decided.

    Whoever chooses "Import" sends it back with what was decided last: the choices count as they are then,
    and all else has to be as it was shown.
    """
    return (
        _plan(request, record, reading, {}).fingerprint()
        if record.options.get("decisions")
        else plan.fingerprint()
    )


def _plan(request: WorkspaceRequest, record: Import, reading: Reading, decisions: Mapping[str, str]) -> Plan:
    return plan_import(
        workspace=request.workspace,
        user=request.user,
        reading=reading,
        today=timezone.localdate(),
        overwrite=bool(record.options.get("overwrite")),
        decisions=decisions,
    )


def asked(record: Import, form: ReadingForm, error: NeedsAnswer) -> dict[str, Any]:
    """The questions that only the person can answer; what they have said already goes along."""
    options = {each.option for each in error.questions}
    kept = {
        name: value for name in form.fields if name not in options and (value := record.options.get(name))
    }
    met: set[str] = set()
    questions = [_question(each, form, met) for each in error.questions]
    return {"questions": [each for each in questions if each], "kept": kept}


def _question(question: Question, form: ReadingForm, met: set[str]) -> dict[str, Any] | None:
    """One question as it is shown; None where all of it is asked above already (`met`)."""
    names = [f"{STANCE}{written}" for written, _count in question.values] or [question.option]
    if met.issuperset(names):
        return None
    values = [(name, *each) for name, each in zip(names, question.values, strict=False) if name not in met]
    met.update(names)
    return {
        "option": question.option,
        "text": said(question.message),
        "where": ": ".join(part for part in (question.file, question.sheet, question.column) if part),
        "choices": [(value, said(choice)) for value, choice in question.choices],
        "values": values,
        "field": form[question.option] if question.option in form.fields else None,
    }


def planned(request: WorkspaceRequest, record: Import, reading: Reading, plan: Plan) -> dict[str, Any]:
    """How the file was read, and row by row what would happen."""
    wanted = request.GET.get("show", "")
    similar = [each for each in plan.outcomes if each.likeness]
    outcomes = [each for each in plan.outcomes if not wanted or each.outcome == wanted]
    return {
        "counts": counts(plan.counts()),
        "sources": [source_shown(each) for each in reading.sources],
        "similar": len(similar),
        "undecided": sum(not each.likeness.decision for each in similar if each.likeness),
        "answers": FOR_ALL,
        "decide": reverse("coalitions:import_decide", args=[request.workspace.slug, record.pk]),
        "skipped": [(each, said(each.message)) for each in reading.skipped],
        "unclear_days": any(each.message.code == "which_day" for each in reading.problems),
        "importable": any(each.outcome in _WRITES for each in plan.outcomes),
        "fingerprint": shown_plan(request, record, reading, plan),
        **rows_shown(request, similar if wanted == SIMILAR else outcomes, plan.counts()),
    }


def rows_shown(
    request: WorkspaceRequest, rows: Any, summary: Mapping[str, Mapping[str, int]]
) -> dict[str, Any]:
    """One page of rows, and the outcomes to choose from with how many each has."""
    totals = {value: sum(each.get(value, 0) for each in summary.values()) for value in Outcome.values}
    return {
        "page": Paginator(rows, ROWS_SHOWN).get_page(request.GET.get("page")),
        "show": request.GET.get("show", ""),
        "filters": [(value, label, totals[value]) for value, label in Outcome.choices if totals[value]],
        "total": sum(totals.values()),
        "errors": totals[Outcome.ERROR],
        "kind_words": KIND_WORDS,
    }


def source_shown(source: Source) -> dict[str, Any]:
    """How one sheet was understood: its shape and scale in words, and each header with its field."""
    choices = field_choices(source.shape)
    words = dict(choices)
    columns = [
        (header, field := SHOWN_AS.get(shown, shown), words.get(field) or field_word(field, Organization))
        for header, shown in source.mapping.items()
    ]
    return {
        "source": source,
        "open": source.shape in SHAPE_WORDS and len(columns) <= COLUMNS_OPEN,
        "extras": [header for header, field, _words in columns if not field],
        "heard": [heard_shown(each, source.shape) for each in source.heard],
        "shape": SHAPE_WORDS.get(source.shape) or KIND_WORDS.get(source.shape, source.shape),
        "scale": said(source.scale) if source.scale else "",
        "notices": [said(notice) for notice in source.notices],
        "columns": columns,
        "choices": choices,
    }


def mapping_posted(request: WorkspaceRequest, sources: Iterable[Source]) -> dict[str, str]:
    """The columns that the person gave another field than the one shown."""
    changed = {}
    for source in sources:
        fields = {value for value, _word in field_choices(source.shape)}
        for header, shown in source.mapping.items():
            chosen = request.POST.get(f"map:{header}")
            if chosen in fields and chosen != SHOWN_AS.get(shown, shown):
                changed[header] = chosen
    return changed


def counts(summary: Mapping[str, Mapping[str, int]]) -> list[dict[str, Any]]:
    """How many rows of each kind have which outcome."""
    return [{"kind": KIND_WORDS.get(kind, kind), **each} for kind, each in summary.items()]
