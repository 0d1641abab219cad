"""Taking a workspace out, in the form that comes back in unchanged."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpResponse
from django.utils import timezone

from coalitions.forms.exports import ExportForm
from coalitions.interchange.write import write_tables
from coalitions.services.exports import export_tables
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import render_page
from organizations.models import Role

_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


@workspace_view(Role.ORGANIZER)
def export_new(request: WorkspaceRequest) -> HttpResponse:
    """Choose a form; with one chosen, the file itself. Notes and contacts leave only with an admin."""
    form = ExportForm(request.GET if "format" in request.GET else None)
    if not form.is_valid():
        return render_page(request, "coalitions/export_new.html", {"form": form})
    ending = form.cleaned_data["format"]
    name = f"{request.workspace.slug}-{timezone.localdate()}.{ending}"
    tables = export_tables(request.workspace, private=request.membership.is_admin)
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        write_tables(tables, path)
        response = HttpResponse(path.read_bytes(), content_type=_TYPES[ending])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
