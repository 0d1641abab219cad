"""The history of a workspace: who changed what and when, what was deleted, and taking changes back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from organizations.access import WorkspaceRequest, workspace_view
from organizations.forms.reasons import ReasonForm
from organizations.history import changes_of, set_by_admins, silent_on_risk, touched, touched_count
from organizations.http import id_in, own_path, render_page, undo_tag
from organizations.models import Change, Organization, Role, StaleRow, Tenet
from organizations.models.changes import ChangeQuerySet
from organizations.moments import LEAST
from organizations.services import explain_change
from organizations.undoing import CannotUndoError, Undone, can_undo, undo_change
from organizations.views.change_words import SHOWN, rows_in_words
from organizations.views.past import moment_form, past_url

AT_ONCE = 50
NAMED = 5  # rows that stayed, named in one message
SUBJECTS: dict[str, tuple[type[Organization | Tenet], str]] = {
    "organization": (Organization, "coalitions:organization_detail"),
    "tenet": (Tenet, "organizations:tenet_detail"),
}


@workspace_view(Role.ORGANIZER, in_past=True)
@require_safe
def change_list(request: WorkspaceRequest) -> HttpResponse:
    """Latest first. `organization` or `tenet` narrows it to one, `show=deleted` to what can come back."""
    changes = _changes(request)
    subject: Organization | Tenet | None = None
    crumbs: list[tuple[object, str]] = []
    gone = False
    for name in SUBJECTS:
        if asked := id_in(request.GET.get(name)):
            subject, crumbs, gone = _subject(request, name, asked)
            changes = changes.filter(pk__in=changes_of(subject).values("pk"))
    deleted = request.GET.get("show") == "deleted"
    if deleted:
        changes = changes.deletions()
    listed = changes.select_related("user").prefetch_related("undone_by").latest_first()
    page = Paginator(listed, AT_ONCE).get_page(request.GET.get("page"))
    moments, kept_from = moment_form(request.workspace), _kept_from(request, list(page))
    context: dict[str, Any] = {"page": page, "subject": subject, "crumbs": crumbs, "deleted": deleted}
    context |= {"moments": moments, "kept_from": kept_from, "gone": gone}
    return render_page(request, "organizations/change_list.html", context)


def _subject(
    request: WorkspaceRequest, name: str, asked: UUID
) -> tuple[Organization | Tenet, list[tuple[object, str]], bool]:
    """The row whose history is asked for, the way back from it, and whether it is deleted.

    Raises Http404 where there never was one.
    """
    model, page_of = SUBJECTS[name]
    slug = request.workspace.slug
    if subject := model.objects.in_workspace(request.workspace).filter(pk=asked).first():
        return subject, [(subject, reverse(page_of, args=[slug, subject.pk]))], False
    records = model.history.filter(workspace_id=request.workspace.pk, id=asked)
    if request.past:
        records = records.filter(change__at__lte=request.past.moment.end)
    last = records.order_by("-history_id").first()
    if last is None:
        raise Http404
    trash = reverse("organizations:change_list", args=[slug], query={"show": "deleted"})
    return last.instance, [(_("Deleted"), trash)], True


@workspace_view(Role.ORGANIZER, in_past=True)
def change_detail(request: WorkspaceRequest, change_id: UUID) -> HttpResponse:
    return _detail(request, _change(request, change_id))


@workspace_view(Role.ORGANIZER)
@require_POST
def change_explain(request: WorkspaceRequest, change_id: UUID) -> HttpResponse:
    """Why it was done, said or put right afterwards by whoever did it; of a command's doing, by an admin."""
    change = _change(request, change_id)
    if not _may_explain(request, change):
        messages.error(request, _("Whoever made a change can say why."))
        return redirect("organizations:change_detail", request.workspace.slug, change.pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _detail(request, change, explain=form, status=422)
    try:
        explain_change(change=change, why=form.why, shown=request.POST.get("shown", ""), user=request.user)
    except StaleRow:
        refused = _(
            "Another reason was saved meanwhile; it stands above. Save again to put yours in its place."
        )
        form.add_error("change_why", refused)
        return _detail(request, _change(request, change_id), explain=form, status=409)
    messages.success(request, _("Saved."))
    return redirect("organizations:change_detail", request.workspace.slug, change.pk)


def _detail(
    request: WorkspaceRequest,
    change: Change,
    *,
    explain: ReasonForm | None = None,
    undo: ReasonForm | None = None,
    status: int = 200,
) -> HttpResponse:
    found = touched(change, most=SHOWN)
    if not request.membership.can_see_risk:
        found = silent_on_risk(found)
    here = request.past.slug if request.past else request.workspace.slug
    shown = sum(map(len, found.values()))
    count = shown if shown < SHOWN else touched_count(change)
    context = {
        "crumbs": [(_("History"), reverse("organizations:change_list", args=[request.workspace.slug]))],
        "change": change,
        "rows": rows_in_words(found),
        "count": count,
        "more": count - shown,
        "undone_by": change.undone_by.select_related("user").first(),
        "before": past_url(here, change.at - LEAST) if _was_something_before(change) else "",
        "after": past_url(here, change.at),
        "may_undo": bool(found) and _may_undo(request, change) and can_undo(change),
        "may_explain": _may_explain(request, change),
        "explain": explain or ReasonForm(initial={"change_why": change.why}),
        "undo": undo or ReasonForm(auto_id="undo_%s"),
    }
    return render_page(request, "organizations/change_detail.html", context, status=status)


@workspace_view(Role.VIEWER)
@require_POST
def change_undo(request: WorkspaceRequest, change_id: UUID) -> HttpResponse:
    """Organizers take back what anybody did; whoever may only look, what was for themselves alone."""
    change = _change(request, change_id)
    if not request.membership.can_edit and not change.only_for_id:
        messages.error(request, _("Organizers can take this back."))
        return redirect(own_path(request, "next"))
    if not _may_undo(request, change):
        raise PermissionDenied
    reason = ReasonForm(request.POST, auto_id="undo_%s")
    if not reason.is_valid():
        return _detail(request, change, undo=reason, status=422)
    try:
        undone = undo_change(change=change, user=request.user, why=reason.why)
    except CannotUndoError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _said(undone, change), extra_tags=undo_tag(undone.change))
    return redirect(own_path(request, "next"))


def _was_something_before(change: Change) -> bool:
    return Change.objects.filter(workspace=change.workspace_id, at__lt=change.at).exists()


def _changes(request: WorkspaceRequest) -> ChangeQuerySet:
    """Those of the moment that is looked at, for who may see them."""
    changes = Change.objects.in_workspace(request.workspace).seen_by(request.membership)
    return changes.filter(at__lte=request.past.moment.end) if request.past else changes


def _change(request: WorkspaceRequest, change_id: UUID) -> Change:
    return get_object_or_404(_changes(request).select_related("user", "undoes", "why_by"), pk=change_id)


def _may_explain(request: WorkspaceRequest, change: Change) -> bool:
    if request.past:
        return False
    return request.membership.is_admin if change.user_id is None else change.user_id == request.user.pk


def _may_undo(request: WorkspaceRequest, change: Change) -> bool:
    return not request.past and not _kept_from(request, [change])


def _kept_from(request: WorkspaceRequest, changes: list[Change]) -> set[UUID]:
    """Organizers take back what anybody did to the data, admins also what was set for the workspace."""
    return set() if request.membership.is_admin else set_by_admins(changes)


def _said(undone: Undone, change: Change) -> str:
    """What was taken back or came back, and what stayed and why."""
    if change.act.endswith(".deleted") and change.subject_label:
        said = ngettext(
            "Back again: {name} ({count} row).", "Back again: {name} ({count} rows).", undone.rows
        )
    else:
        said = ngettext("Taken back: {count} row.", "Taken back: {count} rows.", undone.rows)
    text = said.format(count=undone.rows, name=change.subject_label)
    if undone.kept:
        named = "; ".join(f"{kept.label} ({kept.why.rstrip('.')})" for kept in undone.kept[:NAMED])
        more = len(undone.kept) - NAMED
        others = (
            ngettext(" and {count} more", " and {count} more", more).format(count=more) if more > 0 else ""
        )
        text += " " + _("Stayed as it is: {named}{others}.").format(named=named, others=others)
    return text
