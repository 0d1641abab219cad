"""What a group shares, what splits it, and its strongest blocs."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings

from coalitions.analysis.groups import blocs as module
from coalitions.analysis.groups.basis import Contested, group_basis
from coalitions.analysis.groups.blocs import Bloc, strongest_blocs
from coalitions.analysis.inputs import Position, Workspace
from tests.coalitions.analysis.toy import (
    BUS,
    CAP,
    DAY,
    DIRECT,
    HOME,
    LAWYER,
    MARCH,
    RENTS,
    START,
    C,
    R,
    S,
    T,
    toy,
)
from tests.coalitions.analysis.worlds import renamed, workspaces
from tools.bench.data import workspace as made_up

relaxed = settings(deadline=None, max_examples=60)


def only(*positions):
    return replace(toy(), positions=positions)


def ids(workspace):
    return [each.id for each in workspace.organizations]


def test_tenants_church_and_riders_share_what_is_printed():
    found = group_basis(toy(), [T, C, R])

    assert {each.tenet: each.provisional for each in found.shared} == {
        HOME: False,
        RENTS: True,
        CAP: False,
        LAWYER: True,
        MARCH: False,
    }
    march = next(each for each in found.shared if each.tenet == MARCH)
    assert (march.strength, round(march.mean, 2), march.against) == (0.6, 0.67, False)


def test_the_weakest_link_and_the_unasked_are_named():
    shared = {each.tenet: each for each in group_basis(toy(), [T, C, R]).shared}

    assert shared[HOME].weakest == (R,)
    assert shared[HOME].strength == pytest.approx(0.2)
    assert shared[MARCH].weakest == (T, C)
    assert (shared[RENTS].unknown, shared[LAWYER].unknown) == ((R,), (R,))


def test_what_splits_them_is_listed_with_both_sides():
    assert group_basis(toy(), [T, C, R]).contested == (Contested(DIRECT, (T, R), (C,)),)
    assert {each.tenet for each in group_basis(toy(), [T, C, R, S]).contested} == {DIRECT, RENTS, CAP, MARCH}


def test_cohesion_is_the_mean_and_least_of_the_pairs():
    found = group_basis(toy(), [T, C, R])

    assert found.cohesion_mean == pytest.approx((2.65 / 4.2 + 0.75 + 0.38636363636) / 3)
    assert found.cohesion_min == pytest.approx(0.38636363636)
    assert found.furthest == ((C, R),)
    assert (found.pairs_known, found.pairs) == (3, 3)


def test_a_shared_opposition_is_shared():
    found = group_basis(only(Position(T, BUS, -1.0, 0.8), Position(C, BUS, -0.5, 0.6)), [T, C])

    assert [(each.tenet, each.against, each.strength) for each in found.shared] == [(BUS, True, 0.3)]
    assert found.contested == ()


@pytest.mark.parametrize(("stance", "shared"), [(0.5, [BUS]), (0.25, []), (0.0, [])])
def test_everyone_known_has_to_stand_there_clearly(stance, shared):
    found = group_basis(only(Position(T, BUS, 1.0), Position(C, BUS, stance)), [T, C])

    assert [each.tenet for each in found.shared] == shared


def test_one_known_of_two_is_too_few_to_be_shared():
    assert group_basis(only(Position(T, BUS, 1.0)), [T, C]).shared == ()


def test_unknown_vitality_counts_as_medium():
    found = group_basis(only(Position(T, BUS, 1.0), Position(C, BUS, 1.0, 1.0)), [T, C])

    assert (found.shared[0].strength, found.shared[0].weakest) == (0.5, (T,))


def test_a_past_coalition_is_read_on_its_own_day():
    then = (Position(T, BUS, 1.0), Position(C, BUS, 1.0))
    workspace = replace(toy(), positions_on={START: then})

    assert [each.tenet for each in group_basis(workspace, [T, C], day=START).shared] == [BUS]
    assert [
        each.tenets for each in strongest_blocs(workspace, [T, C], minimum_tenets=1, day=START).blocs
    ] == [(BUS,)]


@pytest.mark.parametrize("members", [[], [T], ["stranger"]])
def test_nobody_to_compare_with_leaves_cohesion_unsaid(members):
    found = group_basis(toy(), members)

    assert (found.cohesion_mean, found.cohesion_min, found.furthest, found.pairs) == (None, None, (), 0)
    assert found.contested == ()


def test_an_empty_workspace_shares_nothing():
    assert group_basis(Workspace(DAY), []).shared == ()
    assert group_basis(replace(toy(), positions=()), [T, C]).shared == ()


@relaxed
@given(workspaces())
def test_names_and_order_change_nothing_but_the_names(workspace):
    new, other = renamed(workspace)
    before = group_basis(workspace, ids(workspace))
    after = group_basis(replace(other, positions=other.positions[::-1]), ids(other)[::-1])

    assert {(new[each.tenet], each.against, each.provisional) for each in before.shared} == {
        (each.tenet, each.against, each.provisional) for each in after.shared
    }
    assert {(new[each.tenet], frozenset(map(new.get, each.opponents))) for each in before.contested} == {
        (each.tenet, frozenset(each.opponents)) for each in after.contested
    }
    assert after.cohesion_mean == pytest.approx(before.cohesion_mean, abs=1e-12)
    assert {frozenset(map(new.get, each)) for each in before.furthest} == set(map(frozenset, after.furthest))


@relaxed
@given(workspaces())
def test_nothing_is_both_shared_and_contested(workspace):
    found = group_basis(workspace, ids(workspace))

    assert not {each.tenet for each in found.shared} & {each.tenet for each in found.contested}


def test_the_strongest_blocs_are_those_printed():
    found = strongest_blocs(toy(), [T, C, R])

    assert [(set(each.organizations), len(each.tenets)) for each in found.blocs] == [
        ({T, C}, 5),
        ({T, R}, 4),
        ({T, C, R}, 3),
    ]
    assert found.blocs[0] == Bloc((C, T), (CAP, HOME, LAWYER, MARCH, RENTS), 5.2)


def test_a_bloc_has_two_groups_and_two_tenets():
    found = strongest_blocs(only(Position(T, BUS, 1.0), Position(C, BUS, 1.0), Position(T, CAP, 1.0)), [T, C])

    assert found.blocs == ()
    assert strongest_blocs(toy(), []).blocs == ()
    assert strongest_blocs(toy(), [T]).blocs == ()


def every_bloc(workspace, groups):
    """By trying every set of groups: those closed both ways, with two groups and two tenets."""
    support: dict[str, set[str]] = {each: set() for each in groups}
    for each in workspace.positions:
        if each.organization in support and each.stance >= 0.5:
            support[each.organization].add(each.tenet)
    found = set()
    for size in range(2, len(groups) + 1):
        for chosen in combinations(groups, size):
            common = frozenset.intersection(*(frozenset(support[each]) for each in chosen))
            closed = frozenset(each for each in groups if common <= support[each])
            if len(common) >= 2:
                found.add((closed, common))
    return found


@relaxed
@given(workspaces(most_organizations=6, most_tenets=8))
def test_every_bloc_is_found_once(workspace):
    found = strongest_blocs(workspace, ids(workspace), limit=1000).blocs

    pairs = [(frozenset(each.organizations), frozenset(each.tenets)) for each in found]
    assert len(pairs) == len(set(pairs))
    assert set(pairs) == every_bloc(workspace, ids(workspace))
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)


def test_too_many_blocs_raise_the_least_groups_and_say_so(monkeypatch):
    workspace = made_up(40, 20, 18)
    whole = strongest_blocs(workspace, ids(workspace), limit=10_000)
    monkeypatch.setattr(module, "MOST_STEPS", 500)

    found = strongest_blocs(workspace, ids(workspace), limit=10_000)

    assert whole.minimum_groups == 2 < found.minimum_groups
    assert found.blocs == tuple(
        each for each in whole.blocs if len(each.organizations) >= found.minimum_groups
    )
