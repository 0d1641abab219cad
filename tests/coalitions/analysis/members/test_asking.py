"""What to ask about, and how much of what is known is a guess."""

from dataclasses import replace

import pytest
from hypothesis import given

from coalitions.analysis.coalition import coalition_report
from coalitions.analysis.inputs import Evidence
from coalitions.analysis.members.asking import SHOWN, Question, Unknown
from coalitions.analysis.summary import question_words
from tests.coalitions.analysis.coalition_worlds import relaxed, worlds
from tests.coalitions.analysis.toy import BUS, CAP, LAWYER, C, R, T, coalition, toy

EXAMPLE = coalition(say={R: 0.5}, alternatives={R: 0.25})


def member(organization, workspace, made):
    return next(
        each for each in coalition_report(workspace, made).members if each.organization == organization
    )


def test_riders_ask_the_others_about_the_bus_first():
    asked = member(R, toy(EXAMPLE), EXAMPLE).ask_about

    assert [(each.unknown, each.tenet) for each in asked] == [(Unknown.OTHERS, BUS), (Unknown.OWN, LAWYER)]
    assert [each.weight for each in asked] == [pytest.approx(1 / 1.9), 0.25]


def test_what_is_not_recorded_of_its_place_comes_first():
    bare = replace(
        toy(EXAMPLE),
        organizations=tuple(replace(o, resources={}, turnout=(None,) * 3) for o in toy().organizations),
    )
    made = coalition()

    asked = member(R, bare, made).ask_about

    assert [each.unknown for each in asked[:2]] == [Unknown.SAY, Unknown.RESOURCES]
    assert asked[-1].unknown is Unknown.ALTERNATIVES


def test_a_vitality_nobody_recorded_is_asked_for():
    vague = tuple(
        replace(each, vitality=None) if each.organization == T else each for each in toy().positions
    )

    asked = member(T, replace(toy(EXAMPLE), positions=vague), EXAMPLE).ask_about

    assert (Unknown.VITALITY, CAP) in [(each.unknown, each.tenet) for each in asked]


def test_guessed_answers_are_counted_apart_for_stance_and_vitality():
    def evidence(position):
        stance = Evidence.DECLARED if position.tenet == CAP else Evidence.ESTIMATED
        return replace(position, evidence=stance, vitality_evidence=Evidence.ESTIMATED)

    guessed = tuple(map(evidence, toy().positions))
    known = member(R, replace(toy(EXAMPLE), positions=guessed), EXAMPLE).known

    assert (known.known, known.estimated, known.vitality_estimated) == (3, 2, 3)  # cap, bus, march


def test_a_question_names_whom_to_ask():
    names = {BUS: "bus fares"}

    assert str(question_words(Question(Unknown.OTHERS, BUS, 1.0), "Riders", names)) == (
        "Ask the others where they stand on “bus fares”."
    )
    assert str(question_words(Question(Unknown.SAY, None, 1.0), "Riders", names)) == (
        "Ask Riders what say it has in decisions."
    )


@relaxed
@given(worlds())
def test_questions_are_few_and_heaviest_first(world):
    for each in coalition_report(*world).members:
        weights = [question.weight for question in each.ask_about]
        assert weights == sorted(weights, reverse=True)
        assert len(weights) <= SHOWN
        assert all(0 < weight <= 1 for weight in weights)


def test_who_is_known_in_full_is_asked_nothing():
    made = coalition((T, C), (CAP,), say={C: 0.5}, alternatives={C: 0.5})

    assert member(C, toy(made), made).ask_about == ()
