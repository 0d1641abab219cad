"""The basis of unity as a graph, for the tools that people know: GraphML, GEXF, JSON."""

import json
from collections.abc import Callable

import networkx as nx
from django.http import Http404, HttpResponse

from coalitions.analysis.pairs.all_pairs import unity_graph
from coalitions.analysis.pairs.neighbours import neighbour_graph
from coalitions.interchange.files.own_maps import UNITY_MARK
from coalitions.interchange.writing.tables import say_recorded
from coalitions.snapshot import workspace_snapshot
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import as_file
from organizations.models import Role
from organizations.moments import this_day

ALL_PAIRS_UP_TO = 500  # organizations; in larger workspaces each one's closest twenty

_WRITERS: dict[str, tuple[str, Callable[["nx.Graph[str]"], str]]] = {
    "graphml": ("application/graphml+xml", lambda graph: "\n".join(nx.generate_graphml(graph))),
    "gexf": ("application/gexf+xml", lambda graph: "\n".join(nx.generate_gexf(graph))),
    "json": ("application/json", lambda graph: json.dumps(nx.node_link_data(graph, edges="ties"))),
}


@workspace_view(Role.ORGANIZER, in_past=True)
def graph_download(request: WorkspaceRequest, notation: str) -> HttpResponse:
    """Who agrees with whom, how far and on how many answers, as it stands."""
    if notation not in _WRITERS:
        raise Http404
    snapshot = workspace_snapshot(request.workspace, today=this_day(), coalitions=[])
    few = len(snapshot.organizations) <= ALL_PAIRS_UP_TO
    kind, write = _WRITERS[notation]
    graph = unity_graph(snapshot) if few else neighbour_graph(snapshot)
    graph.graph["keywords"] = UNITY_MARK
    if request.past:
        graph.graph["name"] = say_recorded(request.past.recorded)
    return as_file(request, write(graph), kind=kind, ending=f".{notation}", of="-unity")
