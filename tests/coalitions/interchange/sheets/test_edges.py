"""A list of ties: which way each goes, where a column of its own says it."""

import pytest

from tests.coalitions.interchange.reading_of import read, values


def ends(direction):
    reading = read(f"From,To,Type,Direction\nX,Y,funds,{direction}\n")
    (tie,) = values(reading, "ties")
    return tie["source"], tie["target"], [each.code for each in reading.sources[0].notices]


@pytest.mark.parametrize("direction", ["B to A", "<-", "←", "Reverse", "incoming"])
def test_a_tie_that_goes_the_other_way_is_turned_and_that_is_said(direction):
    assert ends(direction) == ("Y", "X", ["ties_turned"])


@pytest.mark.parametrize("direction", ["A to B", "->", "directed", "undirected", "both", "yes", ""])
def test_any_other_word_leaves_the_ends_as_they_stand(direction):
    assert ends(direction) == ("X", "Y", [])


def test_what_was_written_stays_beside_the_tie():
    (tie,) = read("From,To,Type,Direction\nX,Y,funds,B to A\n").rows("ties")

    assert tie.extra == {"Direction": "B to A"}
