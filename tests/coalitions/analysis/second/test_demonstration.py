"""What `manage.py analyze` prints of the demonstration, against the second opinion on the same tables; and
what it prints of workspaces in which there is little or nothing.
"""

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path

import networkx as nx
import pytest
from django.core.management import CommandError, call_command
from jsonschema import Draft202012Validator, FormatChecker

from coalitions.analysis.output import MEMBER_FIELDS
from coalitions.analysis.pairs.output import PAIR_FIELDS
from tests import factories
from tests.coalitions.analysis.second.compared import coalitions_differ, pairs_differ
from tests.coalitions.analysis.second.demonstration import NAME, March

SCHEMA = json.loads((Path(__file__).parents[4] / "docs/analysis/output.schema.json").read_text("utf-8"))
NOTHING = dict.fromkeys(("got", "clash", "give", "fit", "exposure", "erosion_low"))


def analyze(slug, *options):
    out = StringIO()
    call_command("analyze", "--workspace", slug, *options, stdout=out)
    return out.getvalue()


def document(slug, *options):
    found = json.loads(analyze(slug, *options))
    Draft202012Validator(SCHEMA, format_checker=FormatChecker()).validate(found)
    return found


@pytest.fixture
def demonstration(db):
    call_command("load_demonstration", stdout=StringIO())
    return "march-1963"


@pytest.mark.parametrize("evidence", ["all", "observed", "declared"])
def test_analyze_prints_what_the_second_opinion_finds_in_the_tables(demonstration, evidence):
    for as_of in (None, date(1963, 7, 15), date(1963, 8, 20), date(1964, 1, 1)):
        options = () if as_of is None else ("--as-of", as_of.isoformat())
        printed = document(demonstration, "--evidence", evidence, *options)
        workspace = March(date.fromisoformat(printed["day"]), evidence, as_of).workspace()

        assert len(printed["pairs"]) == 13 * 12 / 2
        assert pairs_differ(printed["pairs"], workspace) == []
        assert coalitions_differ(printed["coalitions"], workspace) == []


def test_what_analyze_prints_can_be_read_back(demonstration):
    whole = document(demonstration)
    pairs = list(csv.DictReader(StringIO(analyze(demonstration, "--format", "csv"))))
    members = list(csv.DictReader(StringIO(analyze(demonstration, "--coalition", NAME, "--format", "csv"))))
    graph = nx.parse_graphml(analyze(demonstration, "--format", "graphml"))
    names = nx.get_node_attributes(graph, "name")
    ties = {frozenset((names[a], names[b])): said for a, b, said in graph.edges(data=True)}

    assert list(PAIR_FIELDS) == list(pairs[0]) == list(whole["pairs"][0])
    assert list(MEMBER_FIELDS) == list(members[0]) == list(whole["coalitions"][0]["members"][0])
    assert [read(each) for each in pairs] == [read(each) for each in whole["pairs"]]
    assert [read(each) for each in members] == [read(each) for each in whole["coalitions"][0]["members"]]
    for pair in whole["pairs"]:
        assert ties[frozenset((pair["a"], pair["b"]))]["unity"] == pytest.approx(pair["unity"], abs=1e-12)
        assert ties[frozenset((pair["a"], pair["b"]))]["joint"] == pair["joint"]


def read(record):
    """A record as a CSV row says it: numbers as text, lists as JSON, unknown as nothing."""
    return {
        key: json.dumps(value, ensure_ascii=False)
        if isinstance(value, list) and value
        else ""
        if value is None or value == []
        else str(value)
        for key, value in record.items()
    }


def test_analyze_answers_where_there_is_nothing(db):
    workspace = factories.workspace()

    assert document(workspace.slug)["pairs"] == document(workspace.slug)["coalitions"] == []
    assert analyze(workspace.slug, "--format", "csv") == ",".join(PAIR_FIELDS) + "\n"
    assert len(nx.parse_graphml(analyze(workspace.slug, "--format", "graphml"))) == 0


def test_analyze_says_of_an_organization_alone_what_is_unknown(db):
    workspace = factories.workspace()
    made = factories.coalition(workspace)
    factories.affiliation(made, factories.organization(workspace))
    printed = document(workspace.slug)
    (member,) = printed["coalitions"][0]["members"]

    assert printed["pairs"] == []
    assert printed["coalitions"][0]["effective_groups"] == 1
    assert {key: member[key] for key in NOTHING} == NOTHING
    assert (member["band"], member["erosion_band"]) == ("unknown", "unknown")


def test_analyze_makes_no_number_of_unknown_answers(db):
    workspace = factories.workspace()
    made = factories.coalition(workspace)
    for _ in range(3):
        factories.affiliation(made, factories.organization(workspace))
    version = factories.platform(made)
    factories.plank(version, tenet=factories.tenet(workspace, facet="demand"))
    printed = document(workspace.slug)

    assert {each["suggestion"] for each in printed["pairs"]} == {"not enough known"}
    assert {each["unity"] for each in printed["pairs"]} == {None}
    assert {each["bound_low"] for each in printed["pairs"]} == {None}
    assert printed["coalitions"][0]["effective_groups"] is None
    assert {each["exposure"] for each in printed["coalitions"][0]["members"]} == {None}
    assert {each["coverage"] for each in printed["coalitions"][0]["members"]} == {0}


@pytest.mark.parametrize("written", ["1963-02-31", "31/02/1963", "yesterday"])
def test_analyze_says_which_day_there_is_not(db, written):
    with pytest.raises(CommandError, match=f"there is no day {written}"):
        analyze(factories.workspace().slug, "--as-of", written)
