"""Where everybody stands, in sentences: coalitions/analysis/groups/allies_words.py."""

import pytest

from coalitions.analysis.groups.allies import Wedge
from coalitions.analysis.groups.allies_words import answers_words, closeness_words, counted, differs
from coalitions.analysis.inputs import Evidence, Organization, Position, Tie
from coalitions.analysis.pairs.ways import Access, steps_on, ways_to

PLANKS = {"cap": 1.0, "march": 0.5, "bus": 0.0, "lawyer": 1.0}


def test_it_counts_answers_on_planks_that_stand():
    held = (
        Position("S", "cap", 1.0, evidence=Evidence.OBSERVED),
        Position("S", "march", -0.5, evidence=Evidence.ESTIMATED),
        Position("S", "bus", 1.0, evidence=Evidence.DECLARED),
    )

    found = counted(held, PLANKS)

    assert (found.supports, found.opposes, found.between, found.estimated, found.unknown) == (1, 1, 0, 1, 1)
    assert str(answers_words(found)) == (
        "Planks not known: 1. Of 2 planks with an answer it is for 1 and against 1. "
        "Our estimate: 1 of these answers."
    )


def test_nothing_recorded_is_to_find_out():
    assert "find out" in str(answers_words(counted((), PLANKS)))


@pytest.mark.parametrize(
    ("by_hand", "computed", "expected"),
    [
        ("unknown", Wedge.OPPONENT, False),
        ("neutral", Wedge.UNKNOWN, False),
        ("active_ally", Wedge.ALLY, False),
        ("passive_opponent", Wedge.OPPONENT, False),
        ("active_ally", Wedge.PASSIVE_ALLY, True),
        ("neutral", Wedge.ALLY, True),
        ("neutral", Wedge.NEUTRAL, False),
    ],
)
def test_unknown_is_no_place_to_differ_from(by_hand, computed, expected):
    assert differs(by_hand, computed) is expected


@pytest.mark.parametrize(
    ("closeness", "expected"), [(1.0, "very close"), (0.5, "very close"), (0.3, "close"), (0.2, "far")]
)
def test_closeness_is_a_band(closeness, expected):
    assert str(closeness_words(Access("M", closeness, 1.0, ("S", "M"), guessed=False))) == expected
    assert str(closeness_words(None)) == "no way recorded"


def test_a_way_leads_along_the_strongest_ties_and_says_which_are_guessed():
    ties = (
        Tie("S", "U", "support", 0.2, Evidence.OBSERVED),
        Tie("U", "S", "partnership", 0.8, Evidence.OBSERVED),
        Tie("U", "M", "influences", None, Evidence.DECLARED),
        Tie("U", "M", "tension", 1.0, Evidence.DECLARED),
    )
    way = ways_to(ties, Organization("M", "Mayor", influence=1.0))["S"]

    steps = steps_on(ties, way)

    assert [(each.start, each.end, each.tie.kind, each.guessed) for each in steps] == [
        ("S", "U", "partnership", False),
        ("U", "M", "influences", True),
    ]
