"""What a possible platform means for whom: docs/analysis/best_platform.md."""

from dataclasses import replace

import numpy as np
import pytest

from coalitions.analysis.groups.best_platform import search
from coalitions.analysis.groups.platform_field import Found, Question, field
from coalitions.analysis.groups.platform_reading import in_question, read_option, signing_now
from coalitions.analysis.groups.platform_words import found_words, outcome_words, reach_words, why_not_words
from coalitions.analysis.groups.proven_platform import best_known, proven_front
from coalitions.analysis.inputs import Plank, Version
from tests.coalitions.analysis.toy import BUS, CAP, LAWYER, MARCH, C, R, S, T, coalition, toy


def world(*planks):
    """The toy with all four in it; the platform in full."""
    made_up = coalition((T, C, R, S))
    version = Version(1, made_up.day, tuple(Plank(each, 1.0) for each in planks))
    made_up = replace(made_up, versions=(version,))
    workspace = toy(made_up)
    return in_question(workspace, made_up)


def now(rows, *planks):
    strengths = np.zeros(len(rows.tenets))
    strengths[[rows.column[each] for each in planks]] = 1.0
    return strengths


def read(rows, least, *platform):
    held = field(rows)
    option = search(held, Question(least, most_planks=3))
    assert option is not None
    return read_option(rows, now(rows, *platform), option, frozenset((T, C, R)), held.counted_people)


def test_the_broadest_says_what_it_costs_the_tenants():
    rows = world()
    reading = read(rows, 0.3, CAP, LAWYER, MARCH)
    tenants = next(each for each in reading.outcomes if each.organization == T)

    assert set(reading.planks) == {BUS, LAWYER}
    assert set(reading.comes_in) == {BUS}
    assert set(reading.goes) == {CAP, MARCH}
    assert set(tenants.loses) == {CAP, MARCH}
    assert tenants.loses[0] == CAP  # what it wants most comes first
    assert tenants.signs
    assert tenants.unknown == (BUS,)
    assert outcome_words(tenants).in_words() == "Loses: 33% of what it asks for, instead of 100%."


def test_members_come_first_and_among_them_who_could_sign():
    outcomes = read(world(), 0.7).outcomes

    assert [each.organization for each in outcomes] == [C, T, R, S]
    assert [each.signs for each in outcomes] == [True, True, False, False]


def test_it_says_why_somebody_could_not_sign():
    reading = read(world(), 0.7)
    told = {each.organization: why_not_words(each, 0.7) for each in reading.outcomes}

    assert told[T] is None
    assert told[S].in_words() == "Not with it: its red line is crossed."
    assert told[R].in_words() == "Not with it: it would get less than 70% of what it asks for."


def test_people_are_said_only_where_everybody_is_counted():
    rows = world()
    unsized = replace(
        rows, organizations=tuple(replace(each, turnout=(None,) * 3) for each in rows.organizations)
    )

    assert reach_words(read(rows, 0.3), 0.3).in_words() == (
        "4 groups, about 500 people, could sign; each gets at least 30% of what it asks for."
    )
    assert reach_words(read(unsized, 0.3), 0.3).in_words() == (
        "4 groups could sign; each gets at least 30% of what it asks for."
    )


def test_others_are_added_by_the_people_they_bring_and_decision_makers_never():
    inside = coalition((T,))
    workspace = toy(inside)

    assert in_question(workspace, inside).ids == (T,)
    assert set(in_question(workspace, inside, beside=1).ids) == {T, C}
    assert set(in_question(workspace, inside, beside=99).ids) == {T, C, R, S}

    mayor = tuple(replace(each, decision_maker=each.id == C) for each in workspace.organizations)
    assert set(in_question(replace(workspace, organizations=mayor), inside, beside=1).ids) == {T, R}


@pytest.mark.parametrize(
    ("planks", "least", "signing"),
    [
        ((CAP, LAWYER, MARCH), 0.3, (3, 480)),
        ((CAP, LAWYER, MARCH), 0.7, (2, 420)),
        ((BUS, LAWYER), 0.3, (4, 500)),
    ],
)
def test_the_present_platform_is_measured_by_the_same_rules(planks, least, signing):
    rows = world()

    assert signing_now(rows, field(rows), now(rows, *planks), least) == signing


def test_what_was_proven_is_called_so_and_nothing_else():
    held, asked = field(world()), Question(0.0, most_planks=3)

    proven = proven_front(held, asked, seconds=60)

    assert [(share, option.people) for share, option in proven] == [(0.3, 500), (0.5, 480), (0.8, 420)]
    assert {option.found for _share, option in proven} == {Found.PROVEN}
    assert "not proven" not in found_words(Found.PROVEN).in_words()
    assert "not proven" in found_words(Found.SEARCHED).in_words()


def test_without_time_the_search_stands():
    held = field(world())

    option = best_known(held, Question(0.3, most_planks=3), seconds=0.0)

    assert option.people == 500
    assert option.found in {Found.SEARCHED, Found.PROVEN}
