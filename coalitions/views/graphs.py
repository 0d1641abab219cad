"""The basis of unity as a graph, for the tools that people know: GraphML, GEXF, JSON."""

import json
from collections.abc import Callable

import networkx as nx
from django.http import Http404, HttpResponse
from django.utils import timezone

from coalitions.analysis.all_pairs import unity_graph
from coalitions.analysis.neighbours import neighbour_graph
from coalitions.snapshot import workspace_snapshot
from organizations.access import WorkspaceRequest, workspace_view
from organizations.models import Role

ALL_PAIRS_UP_TO = 500  # organizations; in larger workspaces each one's closest twenty

_WRITERS: dict[str, tuple[str, Callable[["nx.Graph[str]"], str]]] = {
    "graphml": ("application/graphml+xml", lambda graph: "\n".join(nx.generate_graphml(graph))),
    "gexf": ("application/gexf+xml", lambda graph: "\n".join(nx.generate_gexf(graph))),
    "json": ("application/json", lambda graph: json.dumps(nx.node_link_data(graph, edges="ties"))),
}


@workspace_view(Role.ORGANIZER)
def graph_download(request: WorkspaceRequest, notation: str) -> HttpResponse:
    """Who agrees with whom, how far and on how many answers, as it stands today."""
    if notation not in _WRITERS:
        raise Http404
    day = timezone.localdate()
    snapshot = workspace_snapshot(request.workspace, today=day, coalitions=[])
    few = len(snapshot.organizations) <= ALL_PAIRS_UP_TO
    kind, write = _WRITERS[notation]
    response = HttpResponse(
        write(unity_graph(snapshot) if few else neighbour_graph(snapshot)), content_type=kind
    )
    name = f"{request.workspace.slug}-unity-{day}.{notation}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
