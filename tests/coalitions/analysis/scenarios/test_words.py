"""A scenario in words: docs/analysis/scenarios.md."""

import pytest

from coalitions.analysis.coalition import coalition_report
from coalitions.analysis.members.absorption import Band
from coalitions.analysis.scenarios.compared import Difference, Kind, Turn, compared
from coalitions.analysis.scenarios.played import (
    Joins,
    Leaves,
    SetsNeed,
    SetsPlank,
    SetsSay,
    SetsStance,
    Step,
    played,
    without_effect,
)
from coalitions.analysis.scenarios.words import (
    difference_words,
    joins_words,
    step_words,
    value_words,
    what_words,
)
from tests.coalitions.analysis.toy import BUS, CAP, LAWYER, MARCH, C, R, S, T, coalition, toy

NAMES = {T: "Tenants Union", C: "Church", R: "Riders", S: "Shops"}
TENETS = {BUS: "Free buses", CAP: "Rent cap"}


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (Leaves(T), "Tenants Union leaves"),
        (Joins(S), "Shops joins; its say is not known"),
        (Joins(S, say=0.5), "Shops joins, with a vote"),
        (SetsSay(R, 0.75), "Riders gets a reserved seat or written guarantee"),
        (SetsPlank(CAP, 0.5), "“Rent cap” is weakened in the platform"),
        (SetsPlank(CAP, 0), "“Rent cap” is dropped from the platform"),
        (SetsPlank(CAP, 1), "“Rent cap” is in the platform in full"),
        (SetsStance(C, CAP, 1.0, 1.0), "Church takes the stance strongly for, vital, on “Rent cap”"),
        (SetsStance(C, CAP, -0.5), "Church takes the stance against on “Rent cap”"),
        (
            SetsStance(C, CAP, -1.0, 0.2, red_line=True),
            "Church takes the stance strongly against, nice to have, on “Rent cap”, a red line",
        ),
        (SetsNeed("people", 400, 5000), "Winning takes 400 to 5,000 of people"),
        (SetsNeed("money", 400, None), "Winning takes at least 400 of money"),
        (SetsNeed("money", None, 2.5), "Winning takes at most 2.5 of money"),
        (SetsNeed("money", None, None), "How much winning takes of money is not known"),
    ],
)
def test_a_step_reads_as_a_sentence(step, told):
    assert str(step_words(step, NAMES, TENETS)) == told


def test_a_gain_reads_in_words_then_in_numbers():
    made_up = coalition(planks=(CAP, LAWYER, MARCH))
    workspace = toy(made_up)
    found = compared(
        coalition_report(workspace, made_up),
        coalition_report(*played(workspace, made_up, [SetsPlank(BUS, 1)])),
    )

    told = [str(difference_words(each, TENETS)) for each in found]

    assert "gets more of what it asks for: 47% → 100%" in told
    assert "The platform has more planks: 3 → 4" in told


@pytest.mark.parametrize(
    ("kind", "before", "after", "told"),
    [
        (Kind.BAND, Band.HIGH, Band.LOW, "less exposed: high → low"),
        (Kind.BAND, Band.LOW, Band.HIGH, "more exposed: low → high"),
        (Kind.BAND, Band.UNKNOWN, Band.LOW, "exposure can’t be assessed now; it would be low"),
        (
            Kind.BAND, Band.LOW, Band.UNKNOWN,
            "exposure could not be assessed any more; now it is low",
        ),
        (Kind.BLOCKED, 0.0, 1.0, "the platform would cross its red line “Rent cap”"),
        (Kind.BLOCKED, 1.0, 0.0, "the platform would no longer cross its red line “Rent cap”"),
        (Kind.GOT, 0.4, None, "what it gets of what it asks for would not be known any more; now 40%"),
        (Kind.GOT, None, 0.4, "what it gets of what it asks for is not known now; it would be 40%"),
        (Kind.MEMBER, "in", "out", "would leave"),
        (Kind.PEOPLE, 480.0, 180.0, "Fewer people are likely to come, where recorded: 480 → 180"),
        (Kind.SHARED, 0.0, 1.0, "“Rent cap” would be shared by all"),
        (Kind.GROUPS, 1.38, 2.12,
         "They think less alike, like more wholly different groups: 1.4 → 2.1"),
        (Kind.UNEASY, 1, 3, "More pairs make each other uncomfortable: 1 → 3"),
        (Kind.LOWEST, 0.5, 0.25, "The platform fits the member it fits least worse: 50% → 25%"),
    ],
)  # fmt: skip
def test_a_change_reads_as_a_sentence(kind, before, after, told):
    each = Difference(kind, Turn.NEITHER, before, after, R, CAP)

    assert str(difference_words(each, TENETS)) == told


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_a_head_and_says_unknown(kind):
    assert str(what_words(Difference(kind, Turn.NEITHER, None, None, R, CAP), TENETS))
    assert str(value_words(kind, None)) == "not known"


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        (Kind.BAND, Band.MEDIUM, "medium: it could go either way"),
        (Kind.MEMBER, "out", "no"),
        (Kind.BLOCKED, 1.0, "crossed"),
        (Kind.SHARED, 0.0, "no"),
        (Kind.GOT, 0.47, "47%"),
        (Kind.PEOPLE, 1480.0, "1,480"),
        (Kind.GROUPS, 1.38, "1.4"),
    ],
)
def test_a_cell_is_short(kind, value, told):
    assert str(value_words(kind, value)) == told


def test_who_joins_brings_its_red_lines_and_is_told_what_it_would_find():
    made_up = coalition(planks=(CAP, LAWYER, MARCH))
    workspace = toy(made_up)
    after = coalition_report(*played(workspace, made_up, [Joins(S)]))
    shops = next(each for each in after.members if each.organization == S)

    crossed = [
        each for each in compared(coalition_report(workspace, made_up), after) if each.kind is Kind.BLOCKED
    ]

    assert [(each.organization, each.tenet, each.turn) for each in crossed] == [
        (S, tenet, Turn.LOSS) for tenet in shops.fit.blocked
    ]
    assert crossed
    assert str(joins_words(shops, risk=False)).startswith("would join")
    assert "exposure" not in str(joins_words(shops, risk=False))
    assert "exposure: " in str(joins_words(shops, risk=True))


def test_what_cannot_be_is_named():
    steps: list[Step] = [
        Leaves(S),
        Leaves(T),
        Leaves(T),
        SetsSay(S, 1.0),
        Joins(C),
        Joins(T),
        SetsPlank(BUS, 1),
    ]

    assert without_effect(coalition(), steps) == {0, 2, 3, 4}
