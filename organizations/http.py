"""What every page shares: whole page or partial, and the three steps of adding, editing, deleting a row.

The only place that knows htmx from a page load.
"""

import ipaddress
from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from organizations.access import HtmxHttpRequest, WorkspaceRequest
from organizations.forms.reasons import ReasonForm
from organizations.models import Change, Row, StaleRow, User, Workspace
from organizations.models.changes import LASTING
from organizations.moments import this_day
from organizations.seeing import own_address
from organizations.services import Saves, TakenError, delete_row, save_row

COMES_BACK = (409, 422)
GET_OR_POST = ["GET", "HEAD", "POST"]
NO_ID = "00000000-0000-0000-0000-000000000000"


class ShownForm[R: Row](Saves[R], Protocol):
    """A form as the pages need it (organizations/forms/rows.py)."""

    def is_valid(self) -> bool: ...

    def say_stale(self) -> None: ...

    def say_taken(self) -> bool: ...


def render_page(
    request: HtmxHttpRequest, template: str, context: dict[str, Any] | None = None, status: int = 200
) -> TemplateResponse:
    """`page.html#partial` gives the partial to htmx and the whole page to everyone else.

    Boosted and history requests get the whole page too, since they replace it. A form that comes back
    with its faults (422) or with what somebody saved meanwhile (409) is an answer like any other to a
    browser, which would write an error into its console: there it is 200. Programs get the status.
    """
    if status in COMES_BACK and ("Sec-Fetch-Mode" in request.headers or request.htmx):
        status = 200
    page, _sep, partial = template.partition("#")
    htmx = request.htmx
    asked_for_part = bool(htmx) and not htmx.boosted and not htmx.history_restore_request
    response = TemplateResponse(
        request, template if partial and asked_for_part else page, context or {}, status=status
    )
    patch_vary_headers(response, ["HX-Request"])
    return response


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: the posted fields, or nothing on a first look."""
    return request.POST if request.method == "POST" else None


def unsaved_url(name: str, workspace: Workspace) -> str:
    """The page of a row that has no id yet, as `edit_row` takes it: `{id}` stands where the id will."""
    return reverse(name, args=[workspace.slug, NO_ID]).replace(NO_ID, "{id}")


def own_path(request: HttpRequest, name: str, otherwise: str = "organizations:workspace_list") -> str:
    """Where the parameter `name` asks to go next, if that is a path of this site; else `otherwise`."""
    wanted = request.POST.get(name) or request.GET.get(name) or ""
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return reverse(otherwise)


def id_in(text: str | None) -> UUID | None:
    """The id that somebody's text is, or nothing where it is none."""
    try:
        return UUID(text or "")
    except ValueError:
        return None


def ids_in(texts: Iterable[str]) -> list[UUID]:
    """The ids among somebody's texts, each once; what is none is left out."""
    return list(dict.fromkeys(found for text in texts if (found := id_in(text))))


def ids_asked(request: HttpRequest, name: str, at_most: int = 100) -> list[UUID]:
    """The ids that the address gives under this name, as far as they are ids."""
    return ids_in(request.GET.getlist(name)[:at_most])


def changes_asked(request: WorkspaceRequest) -> list[Change]:
    """The changes that the address names, as far as this person may know of them."""
    changes = Change.objects.in_workspace(request.workspace).seen_by(request.membership)
    return list(changes.filter(pk__in=ids_asked(request, "change")).select_related("user"))


def comes_from_here(request: HttpRequest) -> bool:
    """Whether the one asking sits at this very machine."""
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def edit_row[R: Row](
    request: WorkspaceRequest,
    form: ShownForm[R],
    *,
    act: str,
    title: str,
    done: str,
    said: str = "",
    template: str = "components/row_form.html",
    extra: dict[str, Any] | None = None,
) -> HttpResponse:
    """Show the form; once it is valid save it with its one Change and go to the URL `done`.

    `{id}` in `done` becomes the saved row's id. A row that somebody saved meanwhile is refused, with
    both values shown and what was typed kept.
    """
    status, reason = 200, ReasonForm(posted(request))
    if request.method == "POST":
        status = 422
        if all([form.is_valid(), reason.is_valid()]):
            saved = _save(form, request.user, act, reason.why)
            if isinstance(saved, Change):
                row = form.instance
                told = said or _("Saved: {row}").format(row=row)
                messages.success(request, told, extra_tags=undo_tag(saved))
                return redirect(done.replace("{id}", str(row.pk)))
            status = saved
    cancel = done.replace("{id}", str(form.instance.pk))
    context = {"form": form, "reason": reason, "title": title, "cancel": cancel}
    return render_page(request, template, context | (extra or {}), status=status)


def _save[R: Row](form: ShownForm[R], user: User, act: str, why: str) -> Change | int:
    """Save it; or, where somebody was quicker, have the form say so, and the answer's status."""
    try:
        return save_row(form=form, user=user, act=act, why=why)
    except StaleRow:
        form.say_stale()
        return 409
    except TakenError:
        if not form.say_taken():
            raise
        return 422


def remove_row(
    request: WorkspaceRequest,
    row: Row,
    *,
    act: str,
    done: str,
    cancel: str,
    goes_too: list[str] | None = None,
    after: str = "",
) -> HttpResponse:
    """Ask first, saying what goes with the row and what is so `after`; then delete it with its one Change."""
    context = {"row": row, "cancel": cancel, "goes_too": goes_too or [], "after": after, "stale": False}
    reason = ReasonForm(posted(request))
    context |= {"comes_back": not act.startswith(LASTING), "reason": reason}
    template = "components/row_delete.html"
    if not reason.is_valid():
        return render_page(request, template, context, status=422 if reason.is_bound else 200)
    label, expected = str(row), posted_version(request)
    try:
        change = delete_row(row=row, expected=expected, user=request.user, act=act, why=reason.why)
    except StaleRow:
        return render_page(request, template, context | {"stale": True}, status=409)
    told = _("Deleted: {row}").format(row=label)
    messages.success(request, told, extra_tags=undo_tag(change))
    return redirect(done)


def as_file(
    request: WorkspaceRequest,
    content: bytes | str,
    *,
    kind: str,
    ending: str,
    of: str = "",
    day: date | None = None,
) -> HttpResponse:
    """What is taken out, named after the workspace and the day; after the moment where it is of the past."""
    slug, name = own_address(request.workspace.slug), f"{of}-{day or this_day()}"
    if request.past:
        moment = f"-as-of-{request.past.moment.text.replace(':', '.')}"
        slug, name = own_address(request.past.slug), f"{of}-{day}{moment}" if day else f"{of}{moment}"
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{slug}{name}{ending}"'
    return response


def undo_tag(change: Change) -> str:
    """What a message carries whose act can be taken back at once (templates/components/messages.html)."""
    own = "mine" if change.only_for_id else "undo"
    return "" if change.act.startswith(LASTING) else f"{own}:{change.pk}"


def posted_version(request: HttpRequest) -> int:
    """The version that the page showed; 0, which no row has, if none came."""
    posted = request.POST.get("version", "")
    return int(posted) if posted.isascii() and posted.isdigit() and len(posted) < 9 else 0
