"""The analysis of what came in by each shape, as the documented JSON, as CSV and as a graph."""

import csv
import io
import json

import jsonschema
import networkx as nx
import pytest
from django.core.management import CommandError, call_command

from tests.architecture.source import ROOT
from tests.coalitions.bringing_in import DEMONSTRATION
from tests.coalitions.commands.test_import_workspace import ALLIES, LONG, MATRIX, TIES
from tests.coalitions.interchange.workbook_files import xlsx

pytestmark = pytest.mark.django_db
SCHEMA = ROOT / "docs" / "analysis" / "output.schema.json"


def analyze(slug, **options):
    out = io.StringIO()
    call_command("analyze", workspace=slug, stdout=out, **options)
    return out.getvalue()


def brought(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    call_command("import_workspace", str(path), workspace="it", stdout=io.StringIO())


BOOK = xlsx(
    ("organizations", [["name", "short_name"], ["A", None], ["B", None]]),
    ("tenets", [["id", "facet", "name"], ["D1", "demand", "Rent cap"]]),
    ("positions", [["organization", "tenet", "stance"], ["A", "D1", 2], ["B", "D1", 1]]),
)


@pytest.mark.parametrize(
    ("name", "content", "pairs"),
    [
        ("allies.csv", ALLIES, 0),
        ("long.csv", LONG, 1),
        ("matrix.csv", MATRIX, 1),
        ("ties.csv", TIES, 0),
        ("book.xlsx", BOOK, 1),
    ],
)
def test_each_shape_gives_the_documented_json(tmp_path, name, content, pairs):
    brought(tmp_path, name, content)

    found = json.loads(analyze("it"))

    jsonschema.validate(found, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert sum(pair["joint"] > 0 for pair in found["pairs"]) == pairs


def test_the_demonstration_gives_the_documented_json_in_all_its_parts():
    call_command("import_workspace", str(DEMONSTRATION), stdout=io.StringIO())

    found = json.loads(analyze("march-1963", evidence="observed"))

    jsonschema.validate(found, json.loads(SCHEMA.read_text(encoding="utf-8")))
    whole = json.loads(analyze("march-1963"))
    jsonschema.validate(whole, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert [len(each["members"]) for each in whole["coalitions"]] == [10]
    assert any(pair["a"] == "NAACP" or pair["b"] == "NAACP" for pair in whole["pairs"])


def test_csv_has_the_pairs_or_the_members(tmp_path):
    call_command("import_workspace", str(DEMONSTRATION), stdout=io.StringIO())

    pairs = list(csv.DictReader(io.StringIO(analyze("march-1963", format="csv"))))
    name = "March on Washington for Jobs and Freedom"
    members = list(csv.DictReader(io.StringIO(analyze("march-1963", format="csv", coalition=name))))

    assert {"a", "b", "joint", "unity"} <= set(pairs[0])
    assert len(members) == 10
    assert {"organization", "got", "fit", "band"} <= set(members[0])


def test_graphml_can_be_read(tmp_path):
    brought(tmp_path, "matrix.csv", MATRIX)

    graph = nx.parse_graphml(analyze("it", format="graphml"))

    assert sorted(graph.nodes) == ["Tenants", "Union"] or graph.number_of_nodes() == 2


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"slug": "nowhere"}, "no workspace nowhere"),
        ({"slug": "it", "coalition": "None"}, "no coalition “None”"),
    ],
)
def test_what_is_not_there_is_said(tmp_path, options, reason):
    brought(tmp_path, "matrix.csv", MATRIX)

    with pytest.raises(CommandError, match=reason):
        analyze(**options)
