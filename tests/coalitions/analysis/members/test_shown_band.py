"""What people see of an exposure that the unknowns leave open."""

from dataclasses import replace

import pytest

from coalitions.analysis.coalition import coalition_report
from coalitions.analysis.members.absorption import Band
from coalitions.analysis.members.reports import Exposure
from tests.coalitions.analysis import toy


@pytest.fixture
def exposure() -> Exposure:
    workspace = toy.toy(toy.coalition())
    return coalition_report(workspace, workspace.coalitions[0]).members[0].exposure


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [(0.3, 0.7, Band.UNKNOWN), (0.3, 0.59, Band.MEDIUM), (0.4, 0.9, Band.MEDIUM), (None, None, Band.MEDIUM)],
)
def test_a_range_from_low_into_high_says_nothing(
    exposure: Exposure, low: float | None, high: float | None, shown: Band
) -> None:
    assert replace(exposure, low=low, high=high, band=Band.MEDIUM).shown is shown
