"""A workspace as native tables: the exact inverse of importing them."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch

from coalitions.interchange.cells.values import join_list, join_steps, say_number
from coalitions.interchange.fields.native import EXTRA, KINDS
from coalitions.models import (
    Affiliation,
    Coalition,
    Disputed,
    Effect,
    Event,
    Need,
    Plank,
    Platform,
    Say,
    Tie,
    Trend,
)
from coalitions.services.exports_of_work import differences, disputes, questions, saved_views, scenarios
from organizations.models import (
    Contact,
    Legitimation,
    Note,
    Organization,
    Overlap,
    Position,
    Tenet,
    Workspace,
)

type NativeRow = dict[str, str]


# What the other side of a table must not read.
KEPT_BACK = ("fallback", "not_to_give", "resumption")


def export_tables(workspace: Workspace, *, private: bool, risk: bool = True) -> dict[str, list[NativeRow]]:
    """Every kind of row of the workspace, by kind; `write_tables` sorts them.

    `private`: with notes and contacts, and with what a coalition would settle for; only for those who may
    see them, for such a file is handed on. Cost: one to three queries per kind.
    """
    tables = {
        name: list(_EXPORTERS[name](workspace)) for name, kind in KINDS.items() if private or not kind.private
    }
    if not private:
        tables["coalitions"] = [row | dict.fromkeys(KEPT_BACK, "") for row in tables["coalitions"]]
    if not risk:
        tables["disputes"] = [row for row in tables["disputes"] if row["about"] != Disputed.EXPOSURE]
    return tables


def _cell(value: Any) -> str:
    match value:
        case None | False:
            return ""
        case True:
            return "yes"
        case float():
            return say_number(value)
        case list():
            return join_list(str(each) for each in value)
        case _:
            return str(value)


def _row(extra: dict[str, str], /, **columns: Any) -> NativeRow:
    cells = {name: _cell(value) for name, value in columns.items()}
    return cells | {f"{EXTRA}{name}": value for name, value in extra.items()}


def _organizations(workspace: Workspace) -> Iterator[NativeRow]:
    same = [name for name in KINDS["organizations"].column_names if name not in {"constituency", "notes"}]
    for each in Organization.objects.in_workspace(workspace):
        columns = {name: getattr(each, name) for name in same}
        yield _row(each.extra, **columns, constituency=each.constituencies, notes=each.description)


def _tenets(workspace: Workspace) -> Iterator[NativeRow]:
    steps = defaultdict(list)
    rows = Legitimation.objects.in_workspace(workspace).select_related("target").order_by("target__code")
    for step in rows:
        steps[step.source_id].append((step.target.code, _cell(step.strength)))
    for each in Tenet.objects.in_workspace(workspace):
        yield _row(
            each.extra,
            id=each.code,
            facet=each.facet,
            name=each.name,
            statement=each.statement,
            legitimizes=join_steps(steps[each.pk]),
        )


def _positions(workspace: Workspace) -> Iterator[NativeRow]:
    same = ("stance", "vitality", "red_line", "evidence", "vitality_evidence", "as_of", "source", "note")
    for each in Position.objects.in_workspace(workspace).select_related("organization", "tenet"):
        columns = {name: getattr(each, name) for name in same}
        yield _row(each.extra, organization=each.organization, tenet=each.tenet.code, **columns)


def _ties(workspace: Workspace) -> Iterator[NativeRow]:
    same = ("strength", "since", "until", "evidence", "note")
    for each in Tie.objects.in_workspace(workspace).select_related("source", "target"):
        columns = {name: getattr(each, name) for name in same}
        yield _row(
            each.extra,
            source=each.source,
            target=each.target,
            kind=each.kind.replace("_", " "),
            **columns,
        )


def _overlaps(workspace: Workspace) -> Iterator[NativeRow]:
    for each in Overlap.objects.in_workspace(workspace).select_related("a", "b"):
        a, b = sorted((str(each.a), str(each.b)))  # rows keep the order of their ids, which mean nothing
        yield _row(each.extra, a=a, b=b, people=each.people, evidence=each.evidence, note=each.note)


def _coalitions(workspace: Workspace) -> Iterator[NativeRow]:
    same = KINDS["coalitions"].column_names
    for each in Coalition.objects.in_workspace(workspace).select_related("target"):
        yield _row(each.extra, **{name: getattr(each, name) for name in same})


def _affiliations(workspace: Workspace) -> Iterator[NativeRow]:
    same = KINDS["affiliations"].column_names
    rows = Affiliation.objects.in_workspace(workspace).select_related("coalition", "organization")
    for each in rows:
        yield _row(each.extra, **{name: getattr(each, name) for name in same})


def _say(workspace: Workspace) -> Iterator[NativeRow]:
    rows = Say.objects.in_workspace(workspace)
    for each in rows.select_related("affiliation__coalition", "affiliation__organization"):
        yield _row(
            each.extra,
            coalition=each.affiliation.coalition,
            organization=each.affiliation.organization,
            since=each.since,
            say=each.step,
            evidence=each.evidence,
            note=each.note,
            source=each.source,
        )


def _needs(workspace: Workspace) -> Iterator[NativeRow]:
    same = KINDS["needs"].column_names
    for each in Need.objects.in_workspace(workspace).select_related("coalition"):
        yield _row(each.extra, **{name: getattr(each, name) for name in same})


def _platform(workspace: Workspace) -> Iterator[NativeRow]:
    versions = Platform.objects.in_workspace(workspace).select_related("coalition")
    planks = Plank.objects.select_related("tenet", "proposed_by").prefetch_related("agreed_by")
    for version in versions.prefetch_related(Prefetch("planks", planks.order_by("id"))):
        told = {
            "coalition": version.coalition, "version": version.number, "date": version.day,
            "label": version.label,
        }  # fmt: skip
        for each in version.planks.all():
            yield _row(each.extra, **told, **_plank(each))
        if not version.planks.all():
            yield _row({}, **told)


def _plank(each: Plank) -> dict[str, Any]:
    return {
        "tenet": each.tenet.code,
        "strength": each.strength,
        "proposed_by": [each.proposed_by] if each.proposed_by else [],
        "agreed_by": sorted(str(organization) for organization in each.agreed_by.all()),
        "evidence": each.evidence,
        "note": each.note,
    }


def _trends(workspace: Workspace) -> Iterator[NativeRow]:
    same = [name for name in KINDS["trends"].column_names if name not in {"favours", "hinders"}]
    effects = Prefetch("effects", Effect.objects.select_related("tenet").order_by("tenet__code"))
    for each in Trend.objects.in_workspace(workspace).prefetch_related(effects):
        told: dict[bool, list[tuple[str, str]]] = {True: [], False: []}
        for effect in each.effects.all():
            told[effect.favours].append((effect.tenet.code, _cell(effect.strength)))
        steps = {"favours": join_steps(told[True]), "hinders": join_steps(told[False])}
        yield _row(each.extra, **{name: getattr(each, name) for name in same}, **steps)


def _events(workspace: Workspace) -> Iterator[NativeRow]:
    for each in Event.objects.in_workspace(workspace).select_related("coalition"):
        yield _row(each.extra, date=each.day, event=each.name, coalition=each.coalition, source=each.source)


def _notes(workspace: Workspace) -> Iterator[NativeRow]:
    for each in Note.objects.in_workspace(workspace).select_related("organization", "author"):
        author = each.written_by or each.author
        yield _row(
            each.extra, organization=each.organization, author=author, written=each.written_on, text=each.text
        )


def _contacts(workspace: Workspace) -> Iterator[NativeRow]:
    same = ("name", "role", "email", "phone", "note")
    for each in Contact.objects.in_workspace(workspace).select_related("organization"):
        columns = {name: getattr(each, name) for name in same}
        yield _row(each.extra, organization=each.organization, **columns)


_EXPORTERS: dict[str, Any] = {
    "organizations": _organizations,
    "tenets": _tenets,
    "positions": _positions,
    "ties": _ties,
    "overlaps": _overlaps,
    "coalitions": _coalitions,
    "affiliations": _affiliations,
    "say": _say,
    "needs": _needs,
    "platform": _platform,
    "trends": _trends,
    "events": _events,
    "notes": _notes,
    "contacts": _contacts,
    "questions": questions,
    "differences": differences,
    "saved_views": saved_views,
    "scenarios": scenarios,
    "disputes": disputes,
}
