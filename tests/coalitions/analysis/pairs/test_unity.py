"""Unity of two organizations: the worked examples of the method, and what must hold for any data."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalitions.analysis.answers import answers
from coalitions.analysis.inputs import Facet, Organization, Position, Tenet, Workspace
from coalitions.analysis.pairs.joint import Area, kernel
from coalitions.analysis.pairs.unity import Clash, pair
from tests.coalitions.analysis.toy import BUS, CAP, DIRECT, HOME, LAWYER, MARCH, RENTS, C, R, S, T, toy
from tests.coalitions.analysis.worlds import by_id, held, renamed, workspaces

relaxed = settings(deadline=None, max_examples=60)


def of(a, b, **options):
    workspace = toy()
    return pair(held(workspace)[a], held(workspace)[b], by_id(workspace), **options)


def numbers(found):
    names = ("joint", "identical", "agree", "disagree", "unity", "conflict", "rank", "se", "low", "high")
    bounds = ("bound_low", "bound_high", "breadth", "depth", "overshadow", "vitality_unknown", "estimated")
    return [getattr(found, name) for name in names + bounds]


def test_tenants_and_church_come_out_as_printed():
    found = of(T, C)

    weighed = {each.tenet: (round(each.omega, 9), each.kernel) for each in found.items}
    assert weighed == {
        HOME: (0.9, 1),
        DIRECT: (0.6, -0.5),
        RENTS: (0.6, 0.5),
        CAP: (0.7, 0.5),
        LAWYER: (0.8, 1),
        MARCH: (0.6, 1),
    }
    assert round(found.unity, 2) == 0.63
    assert round(found.conflict, 2) == 0.07
    assert (round(found.depth_a, 2), found.depth_b, round(found.depth, 2)) == (0.75, 1.0, 0.75)
    assert found.breadth == 3 / 4
    assert dict(found.areas)[Area.MODES] == -0.5
    assert (found.joint, found.identical, found.agree, found.disagree) == (6, 5, 5, 1)


def test_tenants_and_shops_come_out_as_printed():
    found = of(T, S)

    assert found.unity == pytest.approx(-1.2 / 2.7)
    assert round(found.unity, 2) == -0.44
    assert round(found.se, 2) == 0.32
    assert found.clashes == (Clash(CAP, "b", never=True),)


@pytest.mark.parametrize(("one", "other", "unity"), [(T, C, 0.631), (T, R, 0.750), (C, R, 0.386)])
def test_the_unities_that_breadth_is_made_of_come_out_as_printed(one, other, unity):
    assert round(of(one, other).unity, 3) == unity


def test_a_give_or_take_is_printed_from_eight_joint_answers_on():
    assert (of(T, S).low, of(T, S).high) == (None, None)

    waived = of(T, S, enough=4)

    assert waived.low == pytest.approx(-4 / 9 - 1.64 * 0.3238415565802809)
    assert waived.high == pytest.approx(-4 / 9 + 1.64 * 0.3238415565802809)
    assert of(C, S, enough=0).low >= -1


def test_one_answer_gives_no_give_or_take_whatever_is_asked():
    alone = two({"g1": (1.0, 1.0)}, {"g1": (1.0, 1.0)}, enough=0)

    assert (alone.unity, alone.se, alone.low, alone.high) == (1, None, None, None)


def test_ranking_counts_one_extra_neutral_answer():
    assert of(T, C).rank == pytest.approx(2.65 / 5.2)


def test_what_one_side_has_not_answered_only_widens_the_bounds():
    found = of(T, R)

    # known to Tenants only: rents 1 (.8), lawyer 1 (.8); to Riders only: bus 1 (1); unknown sides at .5
    joint, weight = 0.7 * 0.5 + 0.6 + 0.6 * 0.5 + 0.7, 0.7 + 0.6 + 0.6 + 0.7
    assert found.unity == pytest.approx(joint / weight)
    assert found.bound_low == pytest.approx((joint - 0.65 - 0.65 - 0.75) / (weight + 2.05))
    assert found.bound_high == pytest.approx((joint + 0.65 + 0.65 + 0.75) / (weight + 2.05))
    assert [each.tenet for each in found.only_a] == [LAWYER, RENTS]
    assert [each.tenet for each in found.only_b] == [BUS]


@pytest.mark.parametrize(
    ("x", "y", "k"),
    [(1, 1, 1), (1, 0.5, 0.5), (0.5, -1, -0.5), (-1, -0.5, 0.5), (0, 1, 0), (0, 0, 0), (0.25, -0.75, -0.25)],
)
def test_the_kernel_is_as_strong_as_the_less_committed_side(x, y, k):
    assert kernel(x, y) == k == kernel(y, x)


TENETS = {each: Tenet(each, each, Facet.GOAL) for each in ("g1", "g2")}


def two(mine, theirs, **options):
    a = [Position("a", tenet, *values) for tenet, values in mine.items()]
    b = [Position("b", tenet, *values) for tenet, values in theirs.items()]
    return pair(a, b, TENETS, **options)


def test_a_recorded_undecided_is_an_answer_and_no_answer_is_not():
    assert two({"g1": (1.0, 1.0)}, {"g1": (0.0, 1.0)}).unity == 0
    assert two({"g1": (1.0, 1.0)}, {}).unity is None
    assert two({"g1": (0.0, 1.0)}, {"g1": (0.0, 1.0)}).identical == 1


def test_nothing_vital_means_no_depth_rather_than_none():
    found = two({"g1": (1.0, 0.4)}, {"g1": (1.0, 0.8)})

    assert (found.depth_a, found.depth_b, found.depth) == (None, 1.0, None)


def test_unknown_vitality_counts_as_medium_and_is_flagged():
    found = two({"g1": (1.0, None)}, {"g1": (1.0, 0.7)})

    assert found.items[0].omega == pytest.approx(0.6)
    assert found.vitality_unknown == 1


def test_an_answer_that_does_not_matter_still_counts_a_little():
    assert two({"g1": (1.0, 0.0)}, {"g1": (-1.0, 0.0)}).unity == -1


@pytest.mark.parametrize(
    ("stance", "other", "clashes"),
    [
        (-1.0, 0.5, (Clash("g1", "a", never=True),)),
        (1.0, -0.5, (Clash("g1", "a", never=False),)),
        (-1.0, 0.25, ()),
        (-1.0, -1.0, ()),
        (-1.0, 0.0, ()),
    ],
)
def test_a_red_line_is_crossed_by_the_opposite_stance(stance, other, clashes):
    assert two({"g1": (stance, 1.0, True)}, {"g1": (other, 1.0)}).clashes == clashes


def test_two_positions_on_one_tenet_are_refused():
    twice = [Position("a", "g1", 1.0), Position("a", "g1", -1.0)]

    with pytest.raises(ValueError, match="two standing positions"):
        pair(twice, [], TENETS)
    with pytest.raises(ValueError, match="two standing positions"):
        answers(Workspace(date(2026, 1, 1), (Organization("a", "A"),), tuple(TENETS.values()), tuple(twice)))


@relaxed
@given(workspaces())
def test_unity_is_symmetric(workspace):
    known, tenets = held(workspace), by_id(workspace)
    for a, b in combinations(known, 2):
        one, other = pair(known[a], known[b], tenets), pair(known[b], known[a], tenets)
        assert numbers(one) == numbers(other)
        assert (one.depth_a, one.depth_b) == (other.depth_b, other.depth_a)


@relaxed
@given(workspaces())
def test_names_do_not_matter(workspace):
    new, other = renamed(workspace)
    for a, b in combinations(held(workspace), 2):
        before = pair(held(workspace)[a], held(workspace)[b], by_id(workspace))
        after = pair(held(other)[new[a]], held(other)[new[b]], by_id(other))
        assert numbers(after) == pytest.approx(numbers(before), abs=1e-12)


@relaxed
@given(workspaces(), st.randoms(use_true_random=False))
def test_the_order_of_the_answers_does_not_matter(workspace, chance):
    rows = list(workspace.positions)
    chance.shuffle(rows)
    other = replace(workspace, positions=tuple(rows))
    for a, b in combinations(held(workspace), 2):
        before = pair(held(workspace)[a], held(workspace)[b], by_id(workspace))
        assert pair(held(other)[a], held(other)[b], by_id(other)) == before


@relaxed
@given(workspaces(), st.sampled_from(Facet))
def test_a_tenet_nobody_has_answered_changes_nothing(workspace, facet):
    more = replace(workspace, tenets=(*workspace.tenets, Tenet("unasked", "Unasked", facet)))
    for a, b in combinations(held(workspace), 2):
        before = pair(held(workspace)[a], held(workspace)[b], by_id(workspace))
        assert pair(held(more)[a], held(more)[b], by_id(more)) == before


@relaxed
@given(workspaces())
def test_every_number_stays_where_it_belongs(workspace):
    known = held(workspace)
    for a, b in combinations(known, 2):
        found = pair(known[a], known[b], by_id(workspace), enough=2)
        assert (found.unity is None) == (found.joint == 0) == (found.rank is None)
        assert found.agree + found.disagree <= found.joint
        if found.unity is not None and found.rank is not None and found.conflict is not None:
            assert -1 - 1e-12 <= found.unity <= 1 + 1e-12
            assert abs(found.rank) <= abs(found.unity)
            assert 0 <= found.conflict <= 1 + 1e-12
            assert found.unity <= 1 - 2 * found.conflict + 1e-12
        assert (found.low is None) == (found.high is None) == (found.joint < 2)
        assert (found.bound_low is None) == (found.bound_high is None)
        for low, high in ((found.low, found.high), (found.bound_low, found.bound_high)):
            assert low is None or high is None or -1 - 1e-12 <= low <= high <= 1 + 1e-12
