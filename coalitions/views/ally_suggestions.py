"""While a name is typed above the list: whoever may be recorded already."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from coalitions.services.suggestions import names_like
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import render_page
from organizations.models import Role


@workspace_view(Role.ORGANIZER)
@require_safe
def organization_like(request: WorkspaceRequest) -> HttpResponse:
    """The organizations that the name may mean, each leading to its page."""
    typed = request.GET.get("name", "")[:200]
    context = {"typed": typed, "found": names_like(request.workspace, typed)}
    return render_page(request, "coalitions/organization_like.html#found", context)
