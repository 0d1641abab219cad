"""Which tenet is vital to each and opens the most doors."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from coalitions.analysis.groups.keystone import keystones
from coalitions.analysis.inputs import Implication, Position, Workspace
from tests.coalitions.analysis.toy import (
    BUS,
    CAP,
    DAY,
    HOME,
    IMPLICATIONS,
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

relaxed = settings(deadline=None, max_examples=60)


def of(workspace, members=(T, C, R), **options):
    return {each.tenet: each for each in keystones(workspace, members, **options).keystones}


def with_implications(*implications):
    return replace(toy(), implications=implications)


def ids(workspace):
    return [each.id for each in workspace.organizations]


def test_home_and_its_rival_come_out_as_printed():
    found = keystones(toy(), [T, C, R])

    assert [(each.tenet, round(each.score, 2)) for each in found.keystones] == [(HOME, 0.42), (CAP, 0.21)]
    home = found.keystones[0]
    assert (round(home.vital, 2), round(home.opens, 2)) == (0.43, 2.10)


def test_doors_are_reached_along_the_best_way():
    doors = {each.tenet: (round(each.reach, 3), round(each.acceptance, 3)) for each in of(toy())[HOME].doors}

    assert doors == {CAP: (0.8, 0.667), LAWYER: (0.9, 0.833), BUS: (0.5, 0.667), RENTS: (0.72, 0.667)}


def test_a_detour_with_a_larger_product_beats_the_direct_way():
    workspace = with_implications(*IMPLICATIONS, Implication(HOME, RENTS, 0.3))

    assert of(workspace)[HOME].doors[2].reach == pytest.approx(0.72)


def test_without_declared_implications_there_is_no_score():
    found = keystones(with_implications(), [T, C, R])

    assert (found.declared, found.keystones) == (False, ())


def test_who_opposes_it_makes_it_no_keystone():
    found = of(toy(), [T, C, R, S])

    assert (found[CAP].score, found[CAP].opponents) == (0, (S,))
    assert found[HOME].score > 0


def test_a_red_line_shuts_a_door():
    doors = {each.tenet: each for each in of(toy(), [T, C, R, S])[HOME].doors}

    assert (doors[CAP].red_line_of, doors[CAP].worth) == ((S,), 0)
    assert doors[RENTS].worth > 0  # beyond the shut door, but nobody's red line


def test_under_half_known_is_not_vital():
    some = tuple(each for each in toy().positions if each.tenet != HOME or each.organization == T)

    assert of(replace(toy(), positions=some))[HOME].score == 0
    assert of(replace(toy(), positions=some), [T, C])[HOME].score > 0


def test_circular_implications_are_fine():
    circle = [Implication(HOME, CAP, 0.8), Implication(CAP, HOME, 0.5), Implication(CAP, CAP, 1.0)]
    found = of(with_implications(*circle))

    assert {each: [door.tenet for door in key.doors] for each, key in found.items()} == {
        HOME: [CAP],
        CAP: [HOME],
    }


def test_unknown_strength_counts_half_and_is_flagged():
    found = keystones(with_implications(Implication(HOME, CAP)), [T, C, R])

    assert found.strength_unknown == 1
    assert found.keystones[0].doors[0].reach == pytest.approx(0.5)


def test_the_stronger_of_two_declarations_stands():
    found = of(with_implications(Implication(HOME, CAP, 0.9), Implication(HOME, CAP, 0.2)))

    assert found[HOME].doors[0].reach == pytest.approx(0.9)


def test_a_tenet_that_does_not_exist_opens_nothing():
    assert keystones(with_implications(Implication(HOME, "gone", 1.0)), [T]).declared is False


def test_a_strength_beyond_one_is_refused():
    with pytest.raises(ValueError, match="stronger"):
        keystones(with_implications(Implication(HOME, CAP, 1.5)), [T])


def test_a_past_coalition_is_read_on_its_own_day():
    workspace = replace(toy(), positions_on={START: (Position(T, HOME, 1.0, 1.0),)})

    assert of(workspace, [T], day=START)[HOME].doors[0].acceptance == 0.5
    assert of(workspace, [T])[HOME].doors[0].acceptance == 1.0


@pytest.mark.parametrize(
    ("workspace", "members"),
    [(Workspace(DAY), []), (toy(), []), (replace(toy(), positions=()), [T, C])],
    ids=["empty", "no members", "all unknown"],
)
def test_nothing_known_scores_nothing(workspace, members):
    assert sum(each.score for each in keystones(workspace, members).keystones) == 0


@relaxed
@given(workspaces())
def test_a_score_stays_below_one_and_best_comes_first(workspace):
    scores = [each.score for each in keystones(workspace, ids(workspace)).keystones]

    assert all(0 <= each < 1 for each in scores)
    assert scores == pytest.approx(sorted(scores, reverse=True), abs=1e-11)


@relaxed
@given(workspaces())
def test_names_and_order_change_nothing_but_the_names(workspace):
    new, other = renamed(workspace)
    before = of(workspace, ids(workspace))
    after = of(
        replace(other, positions=other.positions[::-1], implications=other.implications[::-1]),
        ids(other)[::-1],
    )

    assert {new[each]: key.score for each, key in before.items()} == pytest.approx(
        {each: key.score for each, key in after.items()}, abs=1e-12
    )


def test_a_tenet_nobody_has_answered_is_possible_and_no_more():
    workspace = with_implications(Implication(HOME, MARCH, 1.0))
    silent = tuple(each for each in toy().positions if each.tenet != MARCH)

    door = of(replace(workspace, positions=silent))[HOME].doors[0]

    assert (door.acceptance, door.worth) == (0.5, 0.5)
