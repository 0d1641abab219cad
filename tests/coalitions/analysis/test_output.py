"""The coalitions that `analyze` prints, against the schema in docs/analysis/output.schema.json."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, FormatChecker

from coalitions.analysis.output import coalition_records
from coalitions.analysis.pairs.output import pair_records
from tests.coalitions.analysis.coalition_worlds import relaxed, worlds
from tests.coalitions.analysis.toy import BUS, CAP, R, S, T, coalition, toy

DOCS = Path(__file__).parents[3] / "docs" / "analysis"
SCHEMA = json.loads((DOCS / "output.schema.json").read_text(encoding="utf-8"))
MEMBER = [
    "organization",
    "got",
    "weakened",
    "left_out",
    "clash",
    "give",
    "fit",
    "blocked",
    "exposure",
    "exposure_low",
    "exposure_high",
    "band",
    "erosion_low",
    "erosion_high",
    "erosion_band",
    "reasons",
    "levers",
    "demands_at_risk",
    "coverage",
    "estimated",
    "known",
    "ask_about",
]


def printed(workspace):
    """What `analyze` writes, read again."""
    whole = {
        "workspace": "toy",
        "day": workspace.day.isoformat(),
        "evidence": "all",
        "pairs": pair_records(workspace),
        "coalitions": coalition_records(workspace),
        "disputed": [],
    }
    return json.loads(json.dumps(whole, allow_nan=False))


def mistakes(document):
    validator = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]


def example():
    made = coalition(
        ("T", "C", "R", "S"),
        changes=[{CAP: 0.5, BUS: 0.0}],
        agreed=(T,),
        say={R: 0.5},
        alternatives={R: 0.25},
    )
    return printed(toy(made))


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


def test_the_example_is_as_the_schema_says():
    assert mistakes(example()) == []


@pytest.mark.parametrize(("field", "value"), [("band", "awful"), ("got", 1.5), ("got", "0.5"), ("known", -1)])
def test_the_schema_notices_nonsense(field, value):
    document = example()
    document["coalitions"][0]["members"][0][field] = value

    assert len(mistakes(document)) == 1


@relaxed
@given(worlds())
def test_any_workspace_is_as_the_schema_says(world):
    assert mistakes(printed(world[0])) == []


def test_a_member_has_exactly_these_keys():
    assert [list(member) for member in example()["coalitions"][0]["members"]] == [MEMBER] * 4


def test_a_coalition_has_exactly_these_keys():
    assert list(example()["coalitions"][0]) == [
        "name",
        "day",
        "members",
        "platform",
        "basis_of_unity",
        "keystones",
        "effective_groups",
        "uncomfortable_pairs",
        "centering",
    ]


def test_every_field_is_described():
    page = (DOCS / "output.md").read_text(encoding="utf-8")

    fields = {name for part in SCHEMA["$defs"].values() for name in part["properties"]}

    assert {name for name in fields if f"`{name}`" not in page} == set()


def test_organizations_and_tenets_go_by_name():
    found = example()["coalitions"][0]

    assert [member["organization"] for member in found["members"]] == ["Church", "Riders", "Shops", "Tenants"]
    assert {pair["a"] for pair in found["uncomfortable_pairs"]} <= {"Church", "Riders", "Shops", "Tenants"}
    assert found["platform"][1]["planks"][0]["agreed_by"] == ["Tenants"]


def test_a_plank_that_crosses_a_red_line_is_named():
    members = {member["organization"]: member for member in example()["coalitions"][0]["members"]}

    assert {name: member["blocked"] for name, member in members.items()} == {
        "Church": [],
        "Riders": [],
        "Shops": ["cap"],
        "Tenants": [],
    }


def test_unknown_is_null_and_never_nothing():
    document = printed(toy(coalition((R, S), (BUS,))))
    shops = document["coalitions"][0]["members"][1]
    riders = document["coalitions"][0]["members"][0]

    assert riders["demands_at_risk"][0]["backing"] == pytest.approx(0.2)  # the Shops' .4 × .5
    assert shops["coverage"] == 1.0
    assert printed(toy(coalition((R,), (BUS,))))["coalitions"][0]["members"][0]["exposure"] is None


def test_a_guess_says_so_and_what_was_lost_follows():
    riders = example()["coalitions"][0]["members"][1]

    assert riders["reasons"][0].endswith("(Our estimate.)")
    assert any(reason.startswith("Of what the platform carried for you, ") for reason in riders["reasons"])
    assert riders["levers"][0]["text"].startswith("More backing from the others would help")
