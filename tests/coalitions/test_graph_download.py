"""The basis of unity as a graph file."""

import json
from io import BytesIO

import networkx as nx
import pytest
from django.test import Client

from coalitions.interchange.files.collecting import collect_bytes
from coalitions.interchange.limits import BROWSER
from coalitions.interchange.options import Options
from coalitions.interchange.reading import CannotRead
from organizations.models import Workspace
from tests import factories


@pytest.fixture
def url(workspace: Workspace) -> str:
    a, b = (factories.organization(workspace, name=name) for name in ("Riders", "Church"))
    for _ in range(3):
        tenet = factories.tenet(workspace)
        factories.position(workspace, organization=a, tenet=tenet, stance=2)
        factories.position(workspace, organization=b, tenet=tenet, stance=1)
    return "/w/clean-air/graph/{}/"


def test_graphml_comes_back_with_names_and_unity(organizer: Client, url: str) -> None:
    response = organizer.get(url.format("graphml"))

    graph = nx.read_graphml(BytesIO(response.content))
    assert sorted(str(name) for _, name in graph.nodes.data("name")) == ["Church", "Riders"]
    [(_, _, tie)] = graph.edges.data()
    assert (tie["joint"], tie["agree"], tie["unity"]) == (3, 3, 0.5)


def test_gexf_comes_back(organizer: Client, url: str) -> None:
    graph = nx.read_gexf(BytesIO(organizer.get(url.format("gexf")).content))

    assert graph.number_of_edges() == 1


def test_json_comes_back(organizer: Client, url: str) -> None:
    data = json.loads(organizer.get(url.format("json")).content)

    assert nx.node_link_graph(data, edges="ties").number_of_nodes() == 2


def test_a_large_workspace_gives_the_closest_only(
    organizer: Client, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coalitions.views.graphs.ALL_PAIRS_UP_TO", 1)

    graph = nx.read_graphml(BytesIO(organizer.get(url.format("graphml")).content))

    assert [tie["unity"] for *_, tie in graph.edges.data()] == [0.5]


@pytest.mark.parametrize(("who", "ending", "status"), [
    ("viewer", "graphml", 403), ("outsider", "graphml", 404), ("organizer", "exe", 404),
])  # fmt: skip
def test_others_are_refused(
    request: pytest.FixtureRequest, url: str, who: str, ending: str, status: int
) -> None:
    assert request.getfixturevalue(who).get(url.format(ending)).status_code == status


@pytest.mark.parametrize("notation", ["graphml", "gexf", "json"])
def test_a_result_is_nothing_to_import(organizer: Client, url: str, notation: str) -> None:
    content = organizer.get(url.format(notation)).content

    with pytest.raises(CannotRead) as refused:
        collect_bytes(content, f"unity.{notation}", BROWSER, Options())

    assert refused.value.message.code == "unity_graph"
