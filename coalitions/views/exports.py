"""Taking a workspace out: whole, in forms that come back in unchanged, or as a map for other tools."""

from io import BytesIO

from django.http import HttpResponse

from coalitions.forms.exports import ExportForm
from coalitions.interchange.writing.notations import NOTATIONS
from coalitions.services.exports import export_tables
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import as_file, render_page
from organizations.models import Role


@workspace_view(Role.ORGANIZER, in_past=True)
def export_new(request: WorkspaceRequest) -> HttpResponse:
    """Choose a form; with one chosen, the file itself. Notes and contacts leave only with an admin."""
    form = ExportForm(request.GET if "format" in request.GET else None)
    if not form.is_valid():
        return render_page(request, "coalitions/export_new.html", {"form": form})
    notation = NOTATIONS[form.cleaned_data["format"]]
    stream = BytesIO()
    member = request.membership
    tables = export_tables(request.workspace, private=member.is_admin, risk=member.can_see_risk)
    notation.write(tables, stream, recorded=request.past.recorded if request.past else "")
    return as_file(request, stream.getvalue(), kind=notation.content_type, ending=notation.ending)
