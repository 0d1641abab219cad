"""What the page of a file shows: what is asked, how it was read, what would happen, what happened."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import reverse

from coalitions.forms.import_words import KIND_WORDS, SHAPE_WORDS, SHOWN_AS, field_choices, field_word
from coalitions.forms.imports import ReadingForm
from coalitions.interchange.cells.legends import legend_of
from coalitions.interchange.reading import NeedsAnswer, Question, Source
from coalitions.models import Import
from coalitions.models.imports import Outcome
from coalitions.services.importing.kept_preview import Preview
from coalitions.services.importing.planned import STAYS
from coalitions.services.imports import said
from coalitions.views.import_choices import FOR_ALL, redecided
from coalitions.views.import_words import STANCE, heard_shown
from organizations.access import WorkspaceRequest
from organizations.models import Organization

ROWS_SHOWN = 25
COLUMNS_OPEN = 20  # a sheet with more columns shows them when asked
SIMILAR, BESIDE = "similar", "beside"
_WRITES = {Outcome.CREATED, Outcome.UPDATED}


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
        "legend": legend_of(question.column),
        "choices": [(value, said(choice)) for value, choice in question.choices],
        "values": values,
        "field": form[question.option] if question.option in form.fields else None,
    }


def find_import(request: WorkspaceRequest, import_id: UUID) -> Import:
    """The import of this workspace, without its content; 404 where there is none."""
    found = Import.objects.in_workspace(request.workspace).defer("content", "reading")
    return get_object_or_404(found, pk=import_id)


def planned(request: WorkspaceRequest, record: Import, preview: Preview) -> dict[str, Any]:
    """How the file was read, and row by row what would happen."""
    wanted, reading = request.GET.get("show", ""), preview.reading
    similar, summary = preview.similar(), preview.counts
    alone = {SIMILAR: similar, BESIDE: preview.beside(), STAYS: preview.stays()}
    rows = alone.get(wanted) or preview.with_outcome(wanted if wanted in Outcome.values else "")
    shown = rows_shown(request, rows, summary)
    shown["page"].object_list = [redecided(each, record) for each in shown["page"].object_list]
    return {
        "counts": counts(summary),
        "differing": len(alone[STAYS]),
        "sources": [source_shown(each) for each in reading.sources],
        "similar": len(similar),
        "recorded": any(
            choice.subject_id for row in similar if row.likeness for choice in row.likeness.choices
        ),
        "beside": len(alone[BESIDE]),
        "stays": len(alone[STAYS]),
        "undecided": sum(
            not row.likeness.decision for row in (redecided(each, record) for each in similar) if row.likeness
        ),
        "answers": FOR_ALL,
        "decide": reverse("coalitions:import_decide", args=[request.workspace.slug, record.pk]),
        "skipped": [(each, said(each.message)) for each in reading.skipped],
        "importable": any(kind.get(outcome) for kind in summary.values() for outcome in _WRITES),
        "fingerprint": preview.fingerprint,
        **shown,
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
    """How many rows of each kind have which outcome; those that differ and stay are not "unchanged"."""
    order = [*KIND_WORDS]  # what a database kept comes back in another one
    kinds = sorted(summary, key=lambda kind: order.index(kind) if kind in order else -1)
    return [
        {
            "kind": KIND_WORDS.get(kind, kind),
            **each,
            "unchanged": each.get(Outcome.UNCHANGED, 0) - each.get(STAYS, 0),
            "stays": each.get(STAYS, 0),
        }
        for kind, each in ((kind, summary[kind]) for kind in kinds)
    ]
