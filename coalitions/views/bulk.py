"""Many organizations at once: a new value, a coalition, or deletion, chosen in the list."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import localize
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from coalitions.forms.bulk import TAGGED, BulkForm
from coalitions.forms.organization_filter import OrganizationFilter
from coalitions.services.many import Many, delete_many, edit_many, join_many, tag_many
from organizations.access import WorkspaceRequest, workspace_view
from organizations.forms.reasons import ReasonForm
from organizations.http import own_path, render_page, undo_tag
from organizations.models import Organization, Role, Spectrum

NAMED = 5  # of those who were left out
LISTED = 50  # of those whom it is about to happen to
SENT = {"kind", "spectrum", "owner", "next_step", "next_step_on", "constituencies", "coalition"}


@workspace_view(Role.ORGANIZER)
@require_POST
def organization_bulk(request: WorkspaceRequest) -> HttpResponse:
    """Do it to those that nobody changed meanwhile, name the others, offer to take it back."""
    listed = reverse("coalitions:organization_list", args=[request.workspace.slug])
    done = own_path(request, "next") if request.POST.get("next", "").startswith(listed) else listed
    sent, sure = request.POST.copy(), bool(request.POST.get("sure"))
    everything = bool(request.POST.get("everything")) and not sure
    if everything:
        sent["row"] = _everything(request, done)
    form = BulkForm(sent, workspace=request.workspace)
    if not form.is_valid():
        for faults in form.errors.values():
            messages.error(request, " ".join(str(fault) for fault in faults))
        return redirect(done)
    reason = ReasonForm(request.POST)
    ask = not sure and (everything or form.cleaned_data["do"] == "delete")
    if ask or not reason.is_valid():
        return _ask(request, form, reason, done)
    _say(request, form, _act(request, form, reason.why))
    return redirect(done)


def _act(request: WorkspaceRequest, form: BulkForm, why: str) -> Many:
    workspace, user, asked = request.workspace, request.user, form.cleaned_data
    versions = asked["row"]
    if asked["do"] == "delete":
        return delete_many(workspace=workspace, user=user, versions=versions, why=why)
    if asked["do"] == "coalition":
        to = asked["coalition"]
        return join_many(workspace=workspace, user=user, versions=versions, why=why, coalition=to)
    if asked["do"] in TAGGED:
        tags: tuple[list[str], list[str]] = (asked["constituencies"], [])
        more, less = tags if asked["do"] == "tag" else tags[::-1]
        return tag_many(workspace=workspace, user=user, versions=versions, why=why, more=more, less=less)
    if not form.values:
        return Many(gone=len(asked["row"]))
    return edit_many(workspace=workspace, user=user, versions=versions, why=why, values=form.values)


def _everything(request: WorkspaceRequest, listed: str) -> str:
    """All that the list at this address has, on whatever page, at the versions that are stored now."""
    asked = OrganizationFilter(
        QueryDict(urlsplit(listed).query), workspace=request.workspace, today=localdate()
    )
    rows = asked.narrow(Organization.objects.in_workspace(request.workspace)).order_by()
    return ",".join(f"{pk}:{version}" for pk, version in rows.values_list("pk", "version"))


def _ask(request: WorkspaceRequest, form: BulkForm, reason: ReasonForm, cancel: str) -> HttpResponse:
    """What will be done to how many, and which; those are sent along at the versions of this moment."""
    chosen = form.cleaned_data["row"]
    rows = Organization.objects.in_workspace(request.workspace).filter(pk__in=list(chosen)[:LISTED])
    context = {
        "do": form.cleaned_data["do"],
        "everything": bool(request.POST.get("everything")),
        "count": len(chosen),
        "rows": sorted(rows, key=str),
        "more": max(0, len(chosen) - LISTED),
        "chosen": ",".join(f"{pk}:{version}" for pk, version in chosen.items()),
        "words": _in_words(form),
        "sent": [each for each in request.POST.items() if each[0] in SENT],
        "reason": reason,
        "cancel": cancel,
    }
    status = 200 if reason.is_valid() else 422
    return render_page(request, "coalitions/organization_bulk.html", context, status=status)


def _in_words(form: BulkForm) -> str:
    """What is going to be set."""
    asked = form.cleaned_data
    if asked["do"] == "coalition":
        return str(asked["coalition"])
    if asked["do"] in TAGGED:
        return "; ".join(asked["constituencies"])
    if asked["do"] == "spectrum":
        return str(Spectrum(form.values["spectrum"]).label)
    return " · ".join(str(localize(value)) for value in form.values.values() if value)


def _say(request: WorkspaceRequest, form: BulkForm, many: Many) -> None:
    """What was done, with the way back, and what was not."""
    joined = form.cleaned_data["do"] == "coalition"
    if many.change:
        messages.success(request, _done(form, many.count), extra_tags=undo_tag(many.change))
    elif not many.left_out and not many.gone:
        messages.info(request, _("Nothing to change: it was so already."))
    if many.left_out:
        names = ", ".join(many.left_out[:NAMED])
        rest = len(many.left_out) - NAMED
        if rest > 0:
            names = _("{names} and {count} more").format(names=names, count=rest)
        told = _("In it already, or once: {names}.") if joined else _("Left as somebody changed it: {names}.")
        messages.warning(request, told.format(names=names))
    if many.gone:
        words = ngettext("%(count)d is not there any more.", "%(count)d are not there any more.", many.gone)
        messages.warning(request, words % {"count": many.gone})


def _done(form: BulkForm, count: int) -> str:
    if form.cleaned_data["do"] == "delete":
        words = ngettext("%(count)d organization deleted.", "%(count)d organizations deleted.", count)
    elif form.cleaned_data["do"] == "coalition":
        words = ngettext("%(count)d organization added.", "%(count)d organizations added.", count)
    else:
        words = ngettext("%(count)d organization saved.", "%(count)d organizations saved.", count)
    return words % {"count": count}
