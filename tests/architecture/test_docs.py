"""Every measure has a page with its formula and source, every dependency a reason."""

import tomllib
from itertools import chain

import pytest

from tests.architecture.source import ROOT, name_of

ANALYSIS = ROOT / "coalitions" / "analysis"
NO_MEASURE = {
    "inputs": "what the measures take",
    "matrix": "how positions become arrays; docs/analysis/unity.md says what is computed from them",
    "output": "how results are printed; docs/analysis/output.md describes the document",
}


def measures():
    names = {path.stem for path in ANALYSIS.glob("*.py") if not path.stem.startswith("_")}
    folders = {path.name for path in ANALYSIS.iterdir() if (path / "__init__.py").exists()}
    return sorted((names | folders) - set(NO_MEASURE))


def dependencies():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = [*project["project"]["dependencies"], *chain(*project["dependency-groups"].values())]
    return sorted({name.split(">")[0].split("<")[0].split("=")[0].split("[")[0].strip() for name in named})


@pytest.mark.parametrize("measure", measures())
def test_a_measure_has_its_page(measure):
    page = ROOT / "docs" / "analysis" / f"{measure}.md"

    assert page.exists(), f"write {name_of(page)}: the question, the formula, missing data, the source"
    assert "source" in page.read_text(encoding="utf-8").lower()


def test_only_modules_that_exist_are_excused():
    assert [name for name in NO_MEASURE if not list(ANALYSIS.glob(f"{name}*"))] == []


@pytest.mark.parametrize("dependency", dependencies())
def test_a_dependency_has_its_reason(dependency):
    reasons = (ROOT / "docs" / "adr" / "0010-dependencies.md").read_text(encoding="utf-8")

    assert f"| {dependency} |" in reasons


def test_decisions_are_numbered_in_one_line_and_have_their_four_parts():
    pages = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))

    parts = ("## Context", "## Decision", "## Consequences", "## What would change our mind")
    lacking = {page.name: [part for part in parts if part not in page.read_text()] for page in pages}

    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    assert {name: missing for name, missing in lacking.items() if missing} == {}
