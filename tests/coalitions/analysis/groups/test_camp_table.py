"""Camps as a table: docs/analysis/camps.md."""

from datetime import date

import pytest

from coalitions.analysis.groups.camp_table import Standing, camp_table
from coalitions.analysis.inputs import (
    Affiliation,
    Coalition,
    Evidence,
    Facet,
    Organization,
    Position,
    Tenet,
    Workspace,
)
from coalitions.analysis.member_table import members

DAY = date(2026, 6, 1)


def table(stances):
    """Of a coalition whose members hold these stances; None = unknown."""
    ids = [f"o{row}" for row in range(len(stances))]
    workspace = Workspace(
        day=DAY,
        organizations=tuple(Organization(each, each) for each in ids),
        tenets=tuple(Tenet(f"t{column}", "t", Facet.GOAL) for column in range(len(stances[0]))),
        positions=tuple(
            Position(ids[row], f"t{column}", stance, 1.0, evidence=Evidence.DECLARED)
            for row, line in enumerate(stances)
            for column, stance in enumerate(line)
            if stance is not None
        ),
        coalitions=(Coalition("c", "c", DAY, tuple(Affiliation(each) for each in ids), ()),),
    )
    return camp_table(members(workspace, workspace.coalitions[0]))


def test_it_splits_where_the_disagreement_lies_the_larger_camp_first():
    found = table([[-1.0] * 8, [-1.0] * 8, [1.0] * 8, [1.0] * 8, [1.0] * 8])

    assert (found.first, found.second) == (("o2", "o3", "o4"), ("o0", "o1"))
    assert found.pairs["o0", "o1"] is Standing.ALIKE
    assert found.pairs["o0", "o4"] is found.pairs["o4", "o0"] is Standing.APART
    assert (found.known, found.possible) == (10, 10)


def test_where_all_agree_there_is_one_camp():
    found = table([[1.0] * 8] * 4)

    assert (found.first, found.second) == (("o0", "o1", "o2", "o3"), ())


def test_a_pair_with_fewer_than_eight_answers_from_both_is_not_known_and_pulls_no_way():
    found = table([[1.0] * 8, [1.0] * 8, [1.0] * 8, [-1.0] * 7 + [None], [1.0] * 8])

    assert found.pairs["o0", "o3"] is Standing.UNKNOWN
    assert (found.known, found.possible) == (6, 10)


def test_half_for_and_half_against_is_neither():
    half = [1.0] * 4 + [-1.0] * 4

    assert table([[1.0] * 8, [1.0] * 8, half, [1.0] * 8]).pairs["o0", "o2"] is Standing.EVEN


@pytest.mark.parametrize("stances", [[[1.0] * 8] * 3, [[1.0] * 7] * 5])
def test_with_few_members_or_few_answers_nothing_is_said(stances):
    assert table(stances) is None
