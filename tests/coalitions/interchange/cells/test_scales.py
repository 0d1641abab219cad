"""Stances on any scale or in words, and the questions that are never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalitions.interchange.cells.scales import (
    Scale,
    choose_scale,
    is_said_whole,
    parse_span,
    read_stance,
    read_wedge,
)
from coalitions.interchange.cells.values import BadValue


def stances(cells, span="", low_means="", words=None):
    scale = choose_scale(cells, span=span, low_means=low_means, words=words or {})
    assert isinstance(scale, Scale), scale
    return [read_stance(cell, scale) for cell in cells]


def asked(cells, span="", low_means=""):
    questions = choose_scale(cells, span=span, low_means=low_means, words={})
    assert isinstance(questions, list)
    return [question.option for question in questions]


def test_signs_say_which_end_is_with_us():
    assert stances(["-1", "0", "1"]) == [-2, 0, 2]
    assert stances(["-2", "-1", "0", "1", "2"]) == [-2, -1, 0, 1, 2]
    assert stances(["−1", "1"]) == [-2, 2]


@pytest.mark.parametrize("cells", [["1", "5"], ["0", "10"], ["1", "2", "3"], ["0", "1"], ["1"]])
def test_it_asks_which_end_is_with_us_where_nothing_says_so(cells):
    assert asked(cells) == ["low_means"]


def test_it_asks_even_where_the_ends_are_known():
    assert asked(["1", "5"], span="1..5") == ["low_means"]


def test_it_asks_for_a_scale_it_does_not_know():
    assert asked(["-3", "3"]) == ["scale"]
    assert asked(["0", "250"]) == ["scale"]


def test_the_answer_turns_the_scale():
    assert stances(["1", "2", "3", "4", "5"], low_means="against") == [-2, -1, 0, 1, 2]
    assert stances(["1", "2", "3", "4", "5"], low_means="for") == [2, 1, 0, -1, -2]
    assert stances(["1", "2", "3"], span="1..3", low_means="for") == [2, 0, -2]


@pytest.mark.parametrize(
    "cells", [["high", "low"], ["H", "M", "L"], ["Strong", "Weak"], ["Very high", "moderate", "support"]]
)
@pytest.mark.parametrize("low_means", ["", "against", "for"])
def test_words_for_how_much_are_asked_one_by_one_whatever_the_direction(cells, low_means):
    assert asked(cells, low_means=low_means) == ["stances"]


def test_it_asks_for_each_spelling_once_and_counts_its_cells():
    questions = choose_scale(["Low", "low", "High", "oppose"], span="", low_means="", words={})
    assert isinstance(questions, list)
    (question,) = questions

    assert question.values == (("High", 1), ("Low", 2))


def test_little_support_is_what_the_person_says_and_may_be_unknown():
    said = {"high": "2", "MED": "1", "low": "unknown"}

    assert stances(["High", "Med", "Low", "L"], words=said | {"l": "0"}) == [2, 1, None, 0]


def test_a_word_for_how_much_is_never_read_by_a_scale():
    with pytest.raises(BadValue):
        read_stance("low", Scale(1, 5))


def test_numbers_can_be_told_one_by_one():
    assert asked(["0", "3", "1"], low_means="each") == ["stances"]
    said = {"0": "unknown", "1": "0", "3": "2"}
    assert stances(["0", "1", "3"], low_means="each", words=said) == [None, 0, 2]
    assert asked([str(n) for n in range(1, 40)], low_means="each") == ["low_means"]


@pytest.mark.parametrize(
    ("text", "stance", "scale", "whole"),
    [
        *(("2", "2", Scale(), True), ("-1", "-1", Scale(), True), ("support", "1", Scale(), False)),
        *(("4", "1", Scale(1, 5), False), ("2", "0", Scale(words={"2": "0"}), False)),
    ],
)
def test_only_a_native_stance_says_all_that_was_written(text, stance, scale, whole):
    assert is_said_whole(text, stance, scale) is whole


def test_a_value_between_two_steps_goes_to_the_nearer_one():
    assert stances(["0", "1", "4", "5", "6", "9", "10"], low_means="against") == [-2, -2, 0, 0, 0, 2, 2]
    assert stances(["1", "7", "4.4"], span="1..7", low_means="against") == [-2, 2, 0]


def test_a_value_halfway_claims_less():
    assert stances(["1", "5", "1.5", "4.5", "2.5", "3.5"], low_means="against") == [-2, 2, -1, 1, 0, 0]


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.floats(0, 1))
def test_turning_the_scale_turns_the_stance(low, width, share):
    scale, turned = Scale(low, low + width), Scale(low, low + width, low_is_for=True)
    text = f"{low + share * width:.9f}"
    try:
        stance, opposite = read_stance(text, scale), read_stance(text, turned)
    except BadValue:
        return  # rounded off the end
    assert stance is not None
    assert opposite is not None
    assert stance == -opposite
    assert -2 <= stance <= 2


@pytest.mark.parametrize(
    ("word", "stance"),
    [
        *(("Strongly support", 2), ("support ", 1), ("Neutral", 0), ("opposed", -1), ("STRONGLY OPPOSE", -2)),
        *(("champion", 2), ("resistant", -2), ("skeptical", -1), ("yes", 2), ("no", -2), ("✓", 2), ("x", 2)),
        *(("2 - strong support", 2), ("Strong support (2)", 2), ("in favour", 1), ("disagree", -1)),
    ],
)
def test_words_say_it_themselves(word, stance):
    assert stances([word.strip()]) == [stance]


@pytest.mark.parametrize("word", ["", "?", "unknown", "n/a", "don't know", "-"])
def test_unknown_is_no_stance_and_never_neutral(word):
    assert stances([word, "support"])[0] is None


def test_an_unknown_word_names_the_accepted_ones():
    with pytest.raises(BadValue, match=r"“sort of”.*strongly support.*champion"):
        read_stance("sort of", Scale())


def test_a_number_off_the_scale_is_refused():
    with pytest.raises(BadValue, match="from 1 to 5"):
        read_stance("6", Scale(1, 5))


def test_a_person_can_say_what_a_word_means():
    assert stances(["warm", "cold", "support"], words={"Warm": "2", "cold": "-1"}) == [2, -1, 1]


@pytest.mark.parametrize(("text", "ends"), [("1..5", (1, 5)), ("-2..2", (-2, 2)), (" 0 .. 10 ", (0, 10))])
def test_a_scale_is_written_low_to_high(text, ends):
    assert parse_span(text) == ends


@pytest.mark.parametrize("text", ["5..1", "1-5", "a..b", "3..3"])
def test_a_scale_written_otherwise_is_refused(text):
    with pytest.raises(BadValue):
        parse_span(text)


def test_a_stance_is_a_wedge_of_the_spectrum():
    words = ("active ally", "ally", "on the fence", "opponent", "active opponent", "unknown", "")

    assert [read_wedge(word, Scale()) for word in words] == [
        *("active_ally", "passive_ally", "neutral", "passive_opponent", "active_opponent", "unknown", None)
    ]


def test_the_scale_is_said_in_words():
    assert str(Scale(1, 5, low_is_for=True).say()) == "1 = strongly for … 5 = strongly against"
