"""Taking a workspace out: whole, in forms that come back in unchanged, or as a map for other tools."""

from io import BytesIO

from django.http import HttpResponse
from django.utils import timezone

from coalitions.forms.exports import ExportForm
from coalitions.interchange.notations import NOTATIONS
from coalitions.services.exports import export_tables
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import render_page
from organizations.models import Role


@workspace_view(Role.ORGANIZER)
def export_new(request: WorkspaceRequest) -> HttpResponse:
    """Choose a form; with one chosen, the file itself. Notes and contacts leave only with an admin."""
    form = ExportForm(request.GET if "format" in request.GET else None)
    if not form.is_valid():
        return render_page(request, "coalitions/export_new.html", {"form": form})
    notation = NOTATIONS[form.cleaned_data["format"]]
    stream = BytesIO()
    notation.write(export_tables(request.workspace, private=request.membership.is_admin), stream)
    response = HttpResponse(stream.getvalue(), content_type=notation.content_type)
    name = f"{request.workspace.slug}-{timezone.localdate()}{notation.ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
