"""Every measure has a page with its formula and source, every dependency a reason."""

import tomllib
from itertools import chain

import pytest

from tests.architecture.source import ROOT, name_of

ANALYSIS = ROOT / "coalitions" / "analysis"
PAGES = ROOT / "docs" / "analysis"
NO_MEASURE = {
    "inputs": "what the measures take",
    "answers": "answers as arrays",
    "pairs/joint": "what two organizations have both answered, as values",
    "member_table": "members as arrays",
    "groups/squares": "unity of a coalition's members as dense squares",
    "coalition": "the results of one coalition side by side",
    "members/reports": "the results of one member side by side",
    "wording": "how sentences and their values are put together",
    "summary": "sentences",
    "members/reasons": "sentences",
    "members/losses": "sentences",
    "members/demands": "sentences",
    "members/exposure_words": "sentences",
    "groups/centering_words": "sentences",
    "groups/invitation_words": "sentences",
    "groups/platform_words": "sentences",
    "groups/readiness_words": "sentences",
    "members/card_words": "sentences",
    "members/watering_words": "sentences",
    "members/verdict": "sentences",
    "groups/allies_words": "sentences",
    "groups/own_words": "sentences",
    "groups/together_words": "sentences",
    "pairs/reasons": "sentences",
    "scenarios/words": "sentences",
}
PAGE = {
    "pairs/all_pairs": "unity",
    "pairs/compiled": "unity",
    "pairs/neighbours": "unity",
    "pairs/suggestion": "unity",
    "groups/blocs": "basis",
    "members/necessity": "absorption",
    "members/levers": "absorption",
    "platform": "watering",
    "pairs/output": "output",
    "pairs/ways": "allies",
    "groups/contrast": "together",
    "groups/output": "output",
    "groups/camp_table": "camps",
    "groups/decisions": "together",
    "groups/platform_field": "best_platform",
    "groups/proven_platform": "best_platform",
    "groups/platform_reading": "best_platform",
    "groups/unity_map": "unity",
    "groups/keystone_tree": "keystone",
    "members/cards": "leverage",
    "members/paid": "watering",
    "members/swing_curve": "leverage",
    "scenarios/compared": "scenarios",
    "scenarios/played": "scenarios",
}
MEASURED = (
    "**Question.**",
    "## Formula",
    "## Units",
    "## Missing data",
    "## Worked example",
    "## Limits",
    "## Source",
)
NO_FORMULA = {"README", "output", "validity", "mapping"}  # conventions, fields, what it is worth, the drawing
PARTS = ("## Context", "## Decision", "## Consequences", "## What would change our mind")


def modules():
    """Each file of the core by its path below it; the map's drawing is one thing with one page."""
    paths = [path.relative_to(ANALYSIS).with_suffix("") for path in ANALYSIS.rglob("*.py")]
    found = {path.as_posix() for path in paths if not path.stem.startswith("_")}
    return sorted({name for name in found if not name.startswith("mapping/")} | {"mapping"})


def dependencies():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    named = [*project["project"]["dependencies"], *chain(*extras, *project["dependency-groups"].values())]
    return sorted({name.split(">")[0].split("<")[0].split("=")[0].split("[")[0].strip() for name in named})


@pytest.mark.parametrize("module", [module for module in modules() if module not in NO_MEASURE])
def test_a_measure_has_its_page(module):
    page = PAGES / f"{PAGE.get(module, module.rpartition('/')[2])}.md"

    assert page.exists(), f"write {name_of(page)}: the question, the formula, missing data, the source"


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.md")), ids=name_of)
def test_a_page_names_its_source(page):
    assert "source" in page.read_text(encoding="utf-8").lower()


@pytest.mark.parametrize("page", sorted({p.stem for p in PAGES.glob("*.md")} - NO_FORMULA))
def test_a_measures_page_has_all_its_parts(page):
    text = (PAGES / f"{page}.md").read_text(encoding="utf-8")

    assert [part for part in MEASURED if part not in text] == []


def test_only_modules_that_exist_are_excused():
    assert set(NO_MEASURE) | set(PAGE) <= set(modules())
    assert set(NO_MEASURE).isdisjoint(PAGE)


@pytest.mark.parametrize("dependency", dependencies())
def test_a_dependency_has_its_reason(dependency):
    reasons = (ROOT / "docs" / "adr" / "0010-dependencies.md").read_text(encoding="utf-8")

    assert f"| {dependency} |" in reasons


def test_decisions_are_numbered_in_one_line_and_have_their_four_parts():
    pages = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))

    lacking = {page.name: [part for part in PARTS if part not in page.read_text("utf-8")] for page in pages}

    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    assert {name: parts for name, parts in lacking.items() if parts} == {}
