"""Ties in a list: how an empty end is told of, and words for who is not in contact."""

import pytest

from tests.coalitions.interchange.reading_of import read


def test_a_tie_with_an_empty_end_names_the_column_as_the_sheet_does():
    reading = read("Group A,Group B,Relation\nTenants,Church,ally\n,Church,ally\n")

    (problem,) = reading.problems
    assert problem.message.params == {"column": "Group A"}


@pytest.mark.parametrize("words", ["no contact", "Not in contact", "don't talk"])
def test_who_is_not_in_contact_is_taken_for_a_tension(words):
    (tie,) = read(f"Org A,Org B,relation\nTenants,Church,{words}\n").rows("ties")

    assert tie.values["kind"] == "tension"
