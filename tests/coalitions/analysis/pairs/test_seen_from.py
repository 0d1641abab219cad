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


def test_who_has_no_joint_answer_is_left_out_and_so_is_itself():
    workspace = toy()
    alone = [p for p in workspace.positions if p.organization == T or p.tenet == "bus"]

    assert seen_from(T, alone) == {}


def test_under_eight_joint_answers_is_not_enough():
    assert not any(seen.enough for seen in seen_from(T, toy().positions).values())


def test_nothing_known_gives_nothing():
    assert seen_from(T, []) == {}
