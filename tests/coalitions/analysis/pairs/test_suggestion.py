"""Which relationship is suggested, and when the label does not hold."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings

from coalitions.analysis.inputs import Facet, Position, Tenet
from coalitions.analysis.pairs.suggestion import Label, suggest
from coalitions.analysis.pairs.unity import pair
from tests.coalitions.analysis.pairs.test_unity import of
from tests.coalitions.analysis.toy import CAP, LAWYER, MARCH, C, R, S, T
from tests.coalitions.analysis.worlds import by_id, held, workspaces

FACETS = (Facet.VALUE, Facet.MODE, Facet.INTEREST, Facet.GOAL)
TENETS = {f"t{i:02}": Tenet(f"t{i:02}", f"t{i:02}", FACETS[i % 4]) for i in range(24)}


def waived(a, b):
    return suggest(of(a, b, enough=0), enough=0, opposed_from=0)


def sides(n, mine, theirs):
    """n tenets over the four areas, each answered by both sides with (stance, vitality)."""
    a = [Position("a", tenet, *mine(i)) for i, tenet in enumerate(list(TENETS)[:n])]
    b = [Position("b", tenet, *theirs(i)) for i, tenet in enumerate(list(TENETS)[:n])]
    return pair(a, b, TENETS)


def test_tenants_and_church_are_on_the_border_as_printed():
    found = waived(T, C)

    assert found.label is Label.PARTNERSHIP
    assert str(found) == "between partnership and alliance"
    assert found.vital == (LAWYER,)
    assert found.shared == (CAP, LAWYER, MARCH)


def test_tenants_and_shops_have_no_basis_yet_as_printed():
    assert str(waived(T, S)) == "no basis yet"


def test_riders_and_church_share_an_action():
    assert str(waived(R, C)) == "coalition"
    assert waived(R, C).shared == (MARCH,)


def test_under_eight_joint_answers_there_is_no_label():
    found = sides(7, lambda i: (1.0, 1.0), lambda i: (1.0, 1.0))

    assert str(suggest(found)) == "not enough known"
    assert suggest(found).between is None


@pytest.mark.parametrize(("n", "looks_like"), [(8, True), (15, True), (16, False)])
def test_from_eight_to_fifteen_it_only_looks_like(n, looks_like):
    found = suggest(sides(n, lambda i: (1.0, 1.0), lambda i: (1.0, 1.0)))

    assert str(found) == "partnership"
    assert found.looks_like is looks_like


@pytest.mark.parametrize(("n", "said"), [(15, "no basis yet"), (16, "opposed")])
def test_opposed_is_not_said_of_fewer_than_sixteen_answers(n, said):
    assert str(suggest(sides(n, lambda i: (1.0, 1.0), lambda i: (-1.0, 1.0)))) == said


def test_one_answer_is_never_opposition():
    found = sides(1, lambda i: (1.0, 1.0), lambda i: (-1.0, 1.0))

    assert str(suggest(found, enough=0, opposed_from=0)) == "no basis yet"


def test_a_red_line_rules_out_a_partnership():
    found = sides(16, lambda i: (1.0, 1.0), lambda i: (-0.5, 0.2) if i == 1 else (1.0, 1.0))
    crossed = replace(found, clashes=found.clashes or of(T, S).clashes)

    assert str(suggest(found)) == "partnership"
    assert str(suggest(crossed)) == "alliance"


def test_a_goal_vital_to_both_from_opposite_sides_is_no_ground_for_an_alliance():
    # everything but the goals is shared and vital; the goals (every fourth tenet) divide
    found = sides(16, lambda i: (1.0, 1.0), lambda i: (-1.0, 1.0) if i % 4 in (2, 3) else (1.0, 1.0))

    assert found.depth == 0.5
    assert suggest(found).label is Label.NO_BASIS


def test_a_shared_opposition_is_a_basis_too():
    found = sides(16, lambda i: (-1.0, 0.6) if i == 3 else (0.0, 0.6), lambda i: (-1.0, 0.6))

    assert suggest(found).label is Label.COALITION


@pytest.mark.parametrize(
    ("other", "said"),
    [(1.0, "coalition"), (0.5, "between coalition and no basis yet"), (0.0, "no basis yet")],
)
def test_a_half_agreement_is_near_the_bar(other, said):
    found = sides(16, lambda i: (1.0, 0.6) if i == 3 else (0.0, 0.6), lambda i: (other, 0.6))

    assert str(suggest(found)) == said


@settings(deadline=None, max_examples=60)
@given(workspaces(most_organizations=3, most_tenets=24))
def test_a_suggestion_does_not_depend_on_who_is_asked_first(workspace):
    known, tenets = list(held(workspace).values()), by_id(workspace)
    for mine, theirs in pairwise(known):
        one, other = suggest(pair(mine, theirs, tenets)), suggest(pair(theirs, mine, tenets))
        assert one == other
        assert one.between is None or one.label in list(Label)[1:]
