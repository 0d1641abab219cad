"""Machine code gives what plain arrays give, and is used only where it is there and pays."""

import sys

import numpy as np
import pytest
from hypothesis import given

from coalitions.analysis.answers import answers
from coalitions.analysis.inputs import Facet, Organization, Position, Tenet, Workspace
from coalitions.analysis.pairs import all_pairs as module
from coalitions.analysis.pairs.all_pairs import all_pairs, joined_pairs, worth_compiling
from coalitions.analysis.pairs.neighbours import joined_neighbours, top_neighbours
from tests.coalitions.analysis.pairs.test_all_pairs import agree_within_1e12, fast, plain, relaxed
from tests.coalitions.analysis.toy import DAY
from tests.coalitions.analysis.worlds import workspaces
from tools.bench.data import workspace as made_up

pytest.importorskip("numba", reason="the extra `fast` is not installed")


@pytest.fixture
def everywhere(monkeypatch):
    monkeypatch.setattr(module, "WORTH_COMPILING", 0)


@pytest.fixture
def nowhere(monkeypatch):
    """As in a process that never loaded it: what is loaded stays loaded, and is put back."""
    monkeypatch.delitem(sys.modules, module.COMPILED, raising=False)


def table(known):
    from coalitions.analysis.pairs.compiled import pair_table

    (i, j, *counts), amounts = pair_table(known)
    return module.Pairs(known.organizations, i, j, *counts, *amounts)


@relaxed
@given(workspaces())
def test_all_pairs_equal_the_plain_definition(workspace):
    agree_within_1e12(fast(table(answers(workspace))), plain(workspace))


@pytest.mark.parametrize(
    ("organizations", "tenets", "each"), [(300, 40, 9), (120, 200, 60), (2, 1, 1), (90, 3, 3)]
)
def test_all_pairs_come_in_the_same_order_with_the_same_numbers(everywhere, organizations, tenets, each):
    known = answers(made_up(organizations, tenets, each))
    found, expected = all_pairs(known), joined_pairs(known)

    assert len(found) == len(expected) > 0
    for column in ("i", "j", "joint", "agree", "disagree"):
        assert np.array_equal(getattr(found, column), getattr(expected, column))
        assert getattr(found, column).dtype == getattr(expected, column).dtype
    for column in ("weight", "unity", "conflict", "rank"):
        assert np.allclose(getattr(found, column), getattr(expected, column), rtol=0, atol=1e-12)


@pytest.mark.parametrize("kept", [1, 3, 20, 400])
@pytest.mark.parametrize(
    ("organizations", "tenets", "each"), [(300, 40, 9), (150, 6, 3), (40, 200, 4), (5, 2, 1)]
)
def test_the_nearest_are_the_same_in_the_same_order(everywhere, organizations, tenets, each, kept):
    known = answers(made_up(organizations, tenets, each))
    found, expected = top_neighbours(known, kept), joined_neighbours(known, kept)

    assert np.array_equal(found.neighbour, expected.neighbour)
    assert np.array_equal(found.joint, expected.joint)
    assert np.array_equal(found.rank, expected.rank, equal_nan=True)
    assert np.allclose(found.unity, expected.unity, rtol=0, atol=1e-12, equal_nan=True)


def test_of_equals_the_earlier_comes_first(everywhere):
    tenets = tuple(Tenet(each, each, Facet.GOAL) for each in "xy")
    names = [f"g{at:02}" for at in range(40)]
    rows = tuple(Position(name, each, 1.0, 0.4) for name in names for each in "xy")
    workspace = Workspace(
        DAY, organizations=tuple(Organization(name, name) for name in names), tenets=tenets, positions=rows
    )

    found = top_neighbours(answers(workspace), 3)

    assert found.neighbour[0].tolist() == [1, 2, 3]
    assert found.neighbour[39].tolist() == [0, 1, 2]


def test_a_pair_that_cancels_exactly_is_there(everywhere):
    tenets = tuple(Tenet(each, each, Facet.GOAL) for each in "xy")
    rows = (
        Position("a", "x", 1.0, 0.4), Position("a", "y", 1.0, 0.4),
        Position("b", "x", 1.0, 0.4), Position("b", "y", -1.0, 0.4),
    )  # fmt: skip
    both = tuple(Organization(name, name) for name in "ab")
    found = all_pairs(answers(Workspace(DAY, organizations=both, tenets=tenets, positions=rows)))

    assert (found.joint.tolist(), found.agree.tolist(), found.disagree.tolist()) == ([2], [1], [1])
    assert found.unity.tolist() == [0.0]


def test_nothing_recorded_gives_no_pair(everywhere):
    known = answers(Workspace(DAY, organizations=(Organization("a", "A"), Organization("b", "B"))))

    assert len(all_pairs(known)) == 0
    assert top_neighbours(known, 2).neighbour.tolist() == [[-1, -1], [-1, -1]]


def test_little_work_never_loads_it(nowhere):
    known = answers(made_up(30, 10, 5))

    assert not worth_compiling(known)
    all_pairs(known)
    top_neighbours(known)
    assert module.COMPILED not in sys.modules


def test_much_work_loads_it_where_it_is_installed(nowhere, monkeypatch):
    known = answers(made_up(2_000, 20, 15))

    assert worth_compiling(known)
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    assert not worth_compiling(known)
    assert len(all_pairs(answers(made_up(30, 10, 5)))) > 0
