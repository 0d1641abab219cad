"""A report of a coalition, or of one group's place in it: chosen sections, to print or as PDF.

It leaves the organizers' own screens, so our estimates stay out of it unless whoever makes it lets them in,
and then it says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from coalitions.analysis import inputs
from coalitions.analysis.coalition import CoalitionReport
from coalitions.analysis.coalition import coalition_report as report_of
from coalitions.analysis.inputs import ASK_FACETS
from coalitions.analysis.members.card_words import card_words
from coalitions.models import Affiliation, Coalition
from coalitions.paper import NoPdf, page_pdf
from coalitions.services.disputes import disputed_results, disputed_tenets
from coalitions.snapshot import EVIDENCE
from coalitions.views.one_coalition import day_of, find_coalition, members_of, names_in
from coalitions.views.report_pictures import pictures
from coalitions.views.report_rows import AnswerRows, paper_style, places_in_report
from organizations.access import WorkspaceRequest, may_see_risk, organization_view, workspace_view
from organizations.http import as_file, ids_asked, render_page
from organizations.models import Organization, Role
from organizations.moments import this_day

WHOLE: Mapping[str, Promise] = {
    "glance": _("At a glance"),
    "platform": _("What became of the demands"),
    "members": _("What each member gets"),
    "risk": _("What each member risks, and what would help"),
    "brings": _("What only each brings"),
    "breadth": _("Is it broad enough?"),
    "shared": _("What all of them share, what splits them"),
    "needs": _("What winning takes"),
    "build": _("What could be built"),
    "asking": _("What to ask next"),
    "answers": _("The answers behind it"),
}
ONE: Mapping[str, Promise] = {
    "members": _("Its place, and what it gets"),
    "risk": _("What it risks, and what would help"),
    "brings": _("What only it brings"),
    "asking": _("What to ask next"),
    "answers": _("The answers behind it"),
}
AMONG_MEMBERS = {"brings", "asking"}  # of one group; its own representative sees what its page tells


@dataclass(frozen=True, slots=True)
class Section:
    """A part that a report may have."""

    name: str
    label: Promise
    shown: bool


@workspace_view(Role.VIEWER, in_past=True)
@require_safe
def coalition_report(request: WorkspaceRequest, coalition_id: UUID) -> HttpResponse:
    """A coalition as a whole."""
    return _answer(request, find_coalition(request, coalition_id), None)


@organization_view(Role.VIEWER, in_past=True)
@require_safe
def organization_report(request: WorkspaceRequest, organization: Organization) -> HttpResponse:
    """One group's place in a coalition: the one asked for, else the first by name."""
    mine = Coalition.objects.in_workspace(request.workspace).filter(affiliations__organization=organization)
    if "coalition" in request.GET:
        mine = mine.filter(pk__in=ids_asked(request, "coalition"))
    found = mine.order_by("name").first()
    if found is not None:
        return _answer(request, found, organization)
    if "coalition" in request.GET:
        raise Http404
    messages.info(request, gettext("It is in no coalition that we know of, so there is nothing to report."))
    return redirect("coalitions:organization_detail", request.workspace.slug, organization.pk)


def _answer(request: WorkspaceRequest, coalition: Coalition, about: Organization | None) -> HttpResponse:
    context = _context(request, coalition, about)
    if "pdf" in request.GET:
        page = render_to_string("coalitions/report_paper.html", context, request)
        try:
            content = page_pdf(page, paper_style())
        except NoPdf as missing:
            messages.warning(request, str(missing))
            return redirect(f"{request.path}?{_without_pdf(request)}")
        day = context["report"].day
        return as_file(request, content, kind="application/pdf", ending=".pdf", of="-report", day=day)
    return render_page(request, "coalitions/report_detail.html", context)


def _context(request: WorkspaceRequest, coalition: Coalition, about: Organization | None) -> dict[str, Any]:
    risk, evidence = may_see_risk(request, about), _evidence(request)
    sections = _sections(request, about, risk=risk)
    snapshot = members_of(request, coalition, evidence)
    report = report_of(snapshot, snapshot.coalitions[0])
    names, shown = names_in(snapshot), {each.name for each in sections if each.shown}
    only = str(about.pk) if about else None
    may = request.membership
    drawn = pictures(shown if may.can_view else (), snapshot, report, names, only=only, risk=may.can_see_risk)
    return {
        "coalition": coalition,
        "about": about,
        "report": report,
        "sections": sections,
        "shown": shown,
        "pictures": drawn,
        **_disputed(coalition, report, only, risk=risk),
        "may_see_risk": risk,
        "evidence": evidence,
        "choices": _choices(request),
        "day": day_of(request),
        "made": this_day(),
        "needs": coalition.needs.order_by("resource"),
        "address": _without_pdf(request),
        "coalitions": _coalitions_of(about),
        **_members(coalition, about, snapshot, report, evidence),
        **names,
    }


def _disputed(
    coalition: Coalition, report: CoalitionReport, only: str | None, *, risk: bool
) -> dict[str, Any]:
    """What those whom the report is about dispute: of their results, and by tenet."""
    found = disputed_results(coalition, risk=risk)
    shown = {each.organization for each in report.members if only in (None, each.organization)}
    return {"disputed": found, "disputed_tenets": disputed_tenets(found, shown)}


def _members(
    coalition: Coalition,
    about: Organization | None,
    snapshot: inputs.Workspace,
    report: CoalitionReport,
    evidence: str,
) -> dict[str, Any]:
    """Those whom the report is about: results, places, what only they bring, on how much it rests."""
    only = {about.pk} if about else None
    shown = [each for each in report.members if only is None or UUID(each.organization) in only]
    of = only or {UUID(each.organization) for each in shown}
    needs = {each.resource: each for each in snapshot.coalitions[0].needs}
    names = names_in(snapshot)["organizations"]
    return {
        "members": shown,
        "cards": {each.organization: card_words(each, needs, names) for each in report.cards},
        "places": places_in_report(coalition, report.day, EVIDENCE[evidence], only),
        "answers": AnswerRows(coalition.workspace, of, report.day, evidence),
        "known": sum(each.known.known for each in shown),
        "estimated": sum(each.known.estimated for each in shown),
        "possible": _possible(snapshot, report, len(shown)),
    }


def _sections(request: WorkspaceRequest, about: Organization | None, *, risk: bool) -> list[Section]:
    """Those that the person asking may have; all but the long list of answers unless some were chosen."""
    chosen = request.GET.getlist("section") if "chosen" in request.GET else None
    may = [
        (name, label)
        for name, label in (ONE if about else WHOLE).items()
        if (name != "risk" or risk) and (request.membership.can_view or name not in AMONG_MEMBERS)
    ]
    return [
        Section(name, label, name != "answers" if chosen is None else name in chosen) for name, label in may
    ]


def _choices(request: WorkspaceRequest) -> list[tuple[str, Promise]]:
    """What may count: our estimates are for those alone who see them elsewhere."""
    told: list[tuple[str, Promise]] = [
        ("observed", _("What they said or did")),
        ("declared", _("Only what they said")),
    ]
    return [*told, ("all", _("Our estimates too"))] if request.membership.can_view else told


def _evidence(request: WorkspaceRequest) -> str:
    asked = request.GET.get("evidence", "")
    return asked if asked in dict(_choices(request)) else "observed"


def _possible(snapshot: inputs.Workspace, report: CoalitionReport, members: int) -> int:
    """How many answers there could be: of each member on all that can be asked for and on each plank."""
    planks = {each.tenet for each in report.planks}
    tenets = sum(each.facet in ASK_FACETS or each.id in planks for each in snapshot.tenets)
    return members * tenets


def _coalitions_of(about: Organization | None) -> list[Coalition]:
    """The coalitions that its report can be about."""
    if about is None:
        return []
    places = Affiliation.objects.filter(organization=about).select_related("coalition")
    return sorted({each.coalition for each in places}, key=lambda each: each.name.casefold())


def _without_pdf(request: WorkspaceRequest) -> str:
    """What the address asks for, as the page has it."""
    return urlencode(
        [(name, value) for name, values in request.GET.lists() for value in values if name != "pdf"]
    )
