"""What is answered where many are changed at once: a question first, what was done, who was left."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.formats import localize
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalitions.forms.bulk import PLACED, TAGGED, BulkForm
from coalitions.services.many import Many
from organizations.access import WorkspaceRequest
from organizations.forms.reasons import ReasonForm
from organizations.http import render_page, undo_tag
from organizations.models import Organization, Spectrum

NAMED = 5  # of those who were left out
LISTED = 50  # of those whom it is about to happen to
SENT = {
    "kind",
    "spectrum",
    "place",
    "level",
    "owner",
    "next_step",
    "next_step_on",
    "constituencies",
    "coalition",
    "coalition_name",
}


def ask_first(request: WorkspaceRequest, form: BulkForm, reason: ReasonForm, cancel: str) -> HttpResponse:
    """What will be done to how many, and which; those are sent along at the versions of this moment."""
    chosen = form.cleaned_data["row"]
    rows = Organization.objects.in_workspace(request.workspace).filter(pk__in=list(chosen)[:LISTED])
    context = _again(request, form) | {
        "everything": bool(request.POST.get("everything")),
        "count": len(chosen),
        "rows": sorted(rows, key=str),
        "more": max(0, len(chosen) - LISTED),
        "chosen": ",".join(f"{pk}:{version}" for pk, version in chosen.items()),
        "reason": reason,
        "cancel": cancel,
    }
    status = 200 if reason.is_valid() else 422
    return render_page(request, "coalitions/organization_bulk.html", context, status=status)


def show_moved(request: WorkspaceRequest, form: BulkForm, many: Many, done: str) -> HttpResponse:
    """Who was left, since somebody changed the same meanwhile, as they are now; one click takes them too."""
    context = _again(request, form) | {
        "rows": [(row, [_value(row, name) for name in form.touched]) for row in many.moved[:LISTED]],
        "count": len(many.moved),
        "more": max(0, len(many.moved) - LISTED),
        "chosen": ",".join(f"{row.pk}:{row.version}" for row in many.moved),
        "why": request.POST.get("change_why", ""),
        "cancel": done,
    }
    return render_page(request, "coalitions/organization_bulk_moved.html", context, status=409)


def _again(request: WorkspaceRequest, form: BulkForm) -> dict[str, Any]:
    """What both pages say of the act, and send once more."""
    return {
        "do": form.cleaned_data["do"],
        "words": _in_words(form),
        "sent": [each for each in request.POST.items() if each[0] in SENT],
    }


def _value(row: Organization, name: str) -> str:
    shown = row.get_spectrum_display() if name == "spectrum" else getattr(row, name)
    if isinstance(shown, list):
        return "; ".join(shown)
    return "" if shown is None else str(localize(shown))


def _in_words(form: BulkForm) -> str:
    """What is going to be set."""
    asked = form.cleaned_data
    if asked["do"] in PLACED:
        return str(asked["coalition"])
    if asked["do"] in TAGGED:
        return "; ".join(asked["constituencies"])
    if asked["do"] == "spectrum":
        return str(Spectrum(form.values["spectrum"]).label)
    return " · ".join(str(localize(value)) for value in form.values.values() if value)


def say(request: WorkspaceRequest, form: BulkForm, many: Many) -> None:
    """What was done, with the way back, and whom it did not concern. Who was changed is shown by a page."""
    if many.change:
        messages.success(request, _done(form, many.count), extra_tags=undo_tag(many.change))
    elif not many.left_out and not many.gone and not many.moved:
        messages.info(request, _("Nothing to change: it was so already."))
    if many.left_out:
        joined = form.cleaned_data["do"] == "coalition"
        told = _("In it already, or once: {names}.") if joined else _("Not members of it now: {names}.")
        messages.warning(request, told.format(names=_named(many.left_out)))
    if many.gone:
        words = ngettext("%(count)d is not there any more.", "%(count)d are not there any more.", many.gone)
        messages.warning(request, words % {"count": many.gone})


def _named(names: list[str]) -> str:
    first, rest = ", ".join(names[:NAMED]), len(names) - NAMED
    return _("{names} and {count} more").format(names=first, count=rest) if rest > 0 else first


def _done(form: BulkForm, count: int) -> str:
    do, coalition = form.cleaned_data["do"], form.cleaned_data["coalition"]
    if do == "delete":
        words = ngettext("%(count)d organization deleted.", "%(count)d organizations deleted.", count)
    elif do == "coalition":
        words = ngettext(
            "%(count)d organization added to %(coalition)s.",
            "%(count)d organizations added to %(coalition)s.",
            count,
        )
    elif do == "leave":
        words = ngettext(
            "%(count)d organization leaves %(coalition)s today.",
            "%(count)d organizations leave %(coalition)s today.",
            count,
        )
    elif do == "stay":
        words = ngettext(
            "%(count)d organization stays in %(coalition)s.",
            "%(count)d organizations stay in %(coalition)s.",
            count,
        )
    else:
        words = ngettext("%(count)d organization saved.", "%(count)d organizations saved.", count)
    return words % {"count": count, "coalition": coalition}
