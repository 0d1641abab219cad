"""Breadth and discomfort: docs/analysis/breadth.md."""

from dataclasses import replace

import pytest
from hypothesis import given

from coalitions.analysis.answers import answers
from coalitions.analysis.coalition import coalition_report
from coalitions.analysis.groups.breadth import hill_number
from coalitions.analysis.groups.squares import squares
from coalitions.analysis.inputs import Organization, Position
from coalitions.analysis.member_table import members
from coalitions.analysis.pairs.all_pairs import all_pairs, unity_matrix
from tests.coalitions.analysis.coalition_worlds import relaxed, worlds
from tests.coalitions.analysis.toy import BUS, CAP, HOME, LAWYER, MARCH, RENTS, C, R, S, T, coalition, toy

PLATFORM = (LAWYER, MARCH)


def breadth_of(workspace, made, **options):
    return coalition_report(workspace, made, **options).breadth


def known(*rows):
    return tuple(Position(organization, tenet, stance, 0.4) for organization, tenet, stance in rows)


def test_tenants_church_and_riders_are_1_38_groups_and_nobody_is_uncomfortable():
    made = coalition((T, C, R), PLATFORM)

    found = breadth_of(toy(made), made)

    assert round(found.effective_groups, 2) == 1.38
    assert found.discomfort.count == 0
    assert found.discomfort.coverage == 1.0
    assert found.probably_not_broad_enough


def test_with_the_shops_they_are_2_12_groups_and_three_pairs_are_uncomfortable():
    made = coalition((T, C, R, S), PLATFORM)

    found = breadth_of(toy(made), made)

    assert round(found.effective_groups, 2) == 2.12
    pairs = {frozenset((pair.a, pair.b)): pair for pair in found.discomfort.pairs}
    assert set(pairs) == {frozenset((S, each)) for each in (T, C, R)}
    assert all(line.holder == S and line.tenet == CAP for pair in pairs.values() for line in pair.red_lines)
    assert pairs[frozenset((R, S))].conflict == pytest.approx(0.25 / 1.5)  # below .25: the red line alone
    assert pairs[frozenset((T, S))].disputed == (CAP, RENTS)  # the heavier first
    assert not found.probably_not_broad_enough


def test_a_clash_on_the_platform_is_trouble_and_not_breadth():
    made = coalition((T, C, R, S), PLATFORM)

    clashes = breadth_of(toy(made), made).discomfort.clashes

    assert [(each.tenet, each.for_it, each.against_it) for each in clashes] == [(MARCH, (C, R, T), (S,))]


def test_a_red_line_on_the_platform_makes_no_uncomfortable_pair():
    made = coalition((R, S), (CAP, BUS, MARCH))

    found = breadth_of(toy(made), made).discomfort

    assert found.pairs == ()
    assert [(each.tenet, each.red_lines) for each in found.clashes] == [(CAP, (S,)), (MARCH, ())]


def test_answers_in_one_area_only_cannot_be_assessed():
    made = coalition((T, C), PLATFORM)
    one_area = known((T, CAP, 1), (T, BUS, 1), (T, LAWYER, 1), (C, CAP, 1), (C, BUS, 1), (C, LAWYER, 1))

    found = breadth_of(replace(toy(made), positions=one_area), made)

    assert found.effective_groups is None
    assert found.pairs_unknown == 1.0


def test_unknown_pairs_take_the_mean_of_the_known_ones():
    made = coalition((T, C, R), PLATFORM)
    same = [(each, tenet, 1) for each in (T, C) for tenet in (HOME, CAP)]
    differ = [(R, HOME, 1)]  # one area in common with both: unknown

    found = breadth_of(replace(toy(made), positions=known(*same, *differ)), made)

    assert found.effective_groups == pytest.approx(1.0)  # T and C think alike; so, as far as known, all do
    assert found.pairs_unknown == pytest.approx(2 / 3)


def test_where_too_little_is_known_nothing_is_said_of_breadth():
    made = coalition((T, C, R), PLATFORM)

    found = breadth_of(replace(toy(made), positions=known((T, HOME, 1), (C, HOME, 1), (R, HOME, 1))), made)

    assert found.discomfort.count == 0
    assert found.discomfort.coverage == 0.0
    assert not found.probably_not_broad_enough


def test_a_conflict_on_two_answers_is_too_little_to_make_a_pair_uncomfortable():
    made = coalition((T, C), PLATFORM)
    odds = known((T, HOME, 1), (C, HOME, -1), (T, CAP, 1), (C, CAP, -1))

    found = breadth_of(replace(toy(made), positions=odds), made)

    assert found.discomfort.count == 0
    assert found.effective_groups == pytest.approx(2.0)  # no two agree on balance


@pytest.mark.parametrize(("stance", "uncomfortable"), [(-1, 1), (0, 0)])
def test_a_pair_is_uncomfortable_from_a_conflict_of_a_quarter(stance, uncomfortable):
    made = coalition((T, C), PLATFORM)
    agreed = [(each, tenet, 1) for each in (T, C) for tenet in (HOME, RENTS, CAP)]

    found = breadth_of(replace(toy(made), positions=known(*agreed, (T, BUS, 1), (C, BUS, stance))), made)

    assert found.discomfort.count == uncomfortable  # one of four equally vital answers


def test_an_answer_that_matters_to_nobody_still_counts_a_little():
    made = coalition((T, C), PLATFORM)
    idle = tuple(Position(each, HOME, 1.0, 0.0) for each in (T, C))
    undecided = known((T, CAP, 1), (C, CAP, 0))

    found = breadth_of(replace(toy(made), positions=idle + undecided), made)

    assert found.effective_groups == pytest.approx(4 / (2 + 2 * 0.1 / 0.5))  # .1, not 0, beside the .4


def test_constituencies_count_whatever_the_case_and_those_without_a_member_are_named():
    made = coalition((T, C), PLATFORM)
    tagged = (
        Organization(T, "Tenants", constituencies=("Renters ", "students")),
        Organization(C, "Church", constituencies=("renters",)),
        Organization("U", "Union", constituencies=("Drivers", "Students")),
        Organization("M", "Mayor", constituencies=("Voters",), decision_maker=True),
    )

    found = breadth_of(replace(toy(made), organizations=tagged), made)

    assert [(tag.casefold(), count) for tag, count in found.constituencies] == [
        ("renters", 2),
        ("students", 1),
    ]
    assert found.effective_constituencies == pytest.approx(hill_number([2, 1]))
    assert found.missing_constituencies == ("Drivers",)  # a decision-maker is not a group to reach


def test_people_weigh_only_where_all_have_a_likely_turnout():
    made = coalition((T, C, R), PLATFORM)
    unknown = tuple(
        replace(each, turnout=(None, None, None)) if each.id == R else each for each in toy().organizations
    )

    assert breadth_of(toy(made), made).effective_by_people < 1.38  # the Church alone is most of the people
    assert breadth_of(replace(toy(made), organizations=unknown), made).effective_by_people is None


def test_two_equally_common_kinds_count_as_two():
    assert hill_number([3, 3]) == pytest.approx(2.0)
    assert hill_number([]) is None


def test_only_as_many_pairs_are_spelled_out_as_asked_for():
    made = coalition((T, C, R, S), PLATFORM)

    found = breadth_of(toy(made), made, pairs_shown=1).discomfort

    assert len(found.pairs) == 1
    assert found.count == 3


@relaxed
@given(worlds())
def test_squares_equal_all_pairs(world):
    workspace, made = world
    rows = members(workspace, made)
    by_join = unity_matrix(all_pairs(answers(workspace, rows.ids)))
    by_product = squares(rows, rows.asked | True).unity

    for i in range(len(rows.ids)):
        for j in range(i):
            assert by_product[i, j] == pytest.approx(by_join[i, j], abs=1e-9, nan_ok=True)


@relaxed
@given(worlds())
def test_effective_groups_lie_between_one_and_the_number_of_members(world):
    report = coalition_report(*world)

    if report.breadth.effective_groups is not None:
        assert 1 - 1e-9 <= report.breadth.effective_groups <= len(report.members) + 1e-9
