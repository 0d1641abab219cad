"""One organization against each of many."""

import pytest

from coalitions.analysis.pairs.seen_from import seen_from
from coalitions.analysis.pairs.unity import pair
from tests.coalitions.analysis.toy import C, R, S, T, toy


def test_it_equals_the_pair_by_pair_measure():
    workspace = toy()
    tenets = {each.id: each for each in workspace.tenets}
    own = {each: [p for p in workspace.positions if p.organization == each] for each in (T, C, R, S)}

    for one in (T, C, R, S):
        for other, seen in seen_from(one, workspace.positions).items():
            slow = pair(own[one], own[other], tenets)
            assert (seen.joint, seen.agree, seen.disagree) == (slow.joint, slow.agree, slow.disagree)
            assert seen.unity == pytest.approx(slow.unity, abs=1e-12)
            assert seen.rank == pytest.approx(slow.rank, abs=1e-12)


def test_how_near_the_others_are_to_the_tenants_comes_out_as_printed():
    found = seen_from(T, toy().positions)

    told = {
        each: (seen.joint, seen.agree, seen.disagree, round(seen.rank, 2)) for each, seen in found.items()
    }
    assert told == {C: (6, 5, 1, 0.51), R: (4, 4, 0, 0.54), S: (4, 1, 3, -0.32)}
    assert round(found[S].unity, 2) == -0.44


def test_who_has_no_joint_answer_is_left_out_and_so_is_itself():
    workspace = toy()
    alone = [p for p in workspace.positions if p.organization == T or p.tenet == "bus"]

    assert seen_from(T, alone) == {}


def test_under_eight_joint_answers_is_not_enough():
    assert not any(seen.enough for seen in seen_from(T, toy().positions).values())


def test_nothing_known_gives_nothing():
    assert seen_from(T, []) == {}
