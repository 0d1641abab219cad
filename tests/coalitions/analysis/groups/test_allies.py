"""Natural and strategic allies, and whom to win over: docs/analysis/allies.md."""

from dataclasses import replace

import pytest

from coalitions.analysis.groups.allies import Wedge, alignment, allies, wedge
from coalitions.analysis.inputs import Organization, Position, Tie
from coalitions.analysis.pairs.ways import ways_to
from tests.coalitions.analysis.toy import BUS, CAP, LAWYER, MARCH, R, S, T, positions, toy

MAYOR = Organization("M", "Mayor", decision_maker=True, influence=0.7)
PLATFORM = {CAP: 1.0, MARCH: 1.0}


def town(*ties, mayor=MAYOR, answers=()):
    workspace = toy()
    return replace(
        workspace,
        organizations=(*workspace.organizations, mayor),
        positions=(*workspace.positions, *answers),
        ties=ties,
    )


def named(found):
    return {each.organization: each for each in found}


def test_the_example_of_the_shops():
    shops = named(allies(town(Tie(S, "M", "influences", 0.8)), PLATFORM))[S]

    assert shops.alignment == pytest.approx(-0.75)
    assert shops.wedge is Wedge.OPPONENT  # how active they are is not recorded
    assert shops.access.pull == pytest.approx(0.56)
    assert shops.strategic
    assert not shops.natural
    assert shops.peel == pytest.approx(0.35)


def test_unknown_is_not_neutral():
    found = named(allies(town(Tie(S, "M", "influences", 0.8)), {LAWYER: 1.0}))

    assert found[S].wedge is Wedge.UNKNOWN
    assert found[S].natural is found[S].peel is None
    assert (found[S].known, found[S].planks) == (0, 1)


@pytest.mark.parametrize(
    ("align", "activity", "expected"),
    [
        (None, 1.0, Wedge.UNKNOWN),
        (0.0, 1.0, Wedge.NEUTRAL),
        (0.33, 1.0, Wedge.NEUTRAL),
        (1 / 3, 0.5, Wedge.ACTIVE_ALLY),
        (0.9, 0.49, Wedge.PASSIVE_ALLY),
        (0.9, None, Wedge.ALLY),
        (-1 / 3, 0.0, Wedge.PASSIVE_OPPONENT),
        (-0.9, 0.8, Wedge.ACTIVE_OPPONENT),
        (-0.9, None, Wedge.OPPONENT),
    ],
)
def test_the_spectrum(align, activity, expected):
    assert wedge(align, activity) is expected


def test_the_best_way_is_the_one_of_the_largest_product():
    ties = [
        Tie(T, "M", "influences", 0.3),
        Tie(T, S, "partnership", 0.8),
        Tie(S, "M", "support", 0.9),
        Tie(S, "M", "influences", 0.2),  # of two ties the stronger
    ]

    found = ways_to(ties, MAYOR)[T]

    assert found.path == (T, S, "M")
    assert found.closeness == pytest.approx(0.72)
    assert not found.guessed


def test_directed_ties_lead_one_way_and_tension_nowhere():
    found = ways_to([Tie("M", T, "influences", 1.0), Tie(R, "M", "tension", 1.0)], MAYOR)

    assert found == {}
    assert ways_to([Tie("M", T, "alliance", 1.0)], MAYOR)[T].closeness == 1.0


@pytest.mark.parametrize(
    ("tie", "mayor"),
    [(Tie(T, "M", "support"), MAYOR), (Tie(T, "M", "support", 0.5), replace(MAYOR, influence=None))],
)
def test_an_unknown_strength_counts_half_and_is_flagged(tie, mayor):
    found = ways_to([tie], mayor)[T]

    assert found.closeness == 0.5
    assert found.guessed


def test_begin_with_what_they_want_most_that_we_share_and_the_target_rejects():
    answers = (Position("M", CAP, -1.0, 0.8), Position("M", MARCH, -0.5, 0.2), Position("M", BUS, -1.0, 1.0))

    found = named(allies(town(Tie(R, "M", "influences", 0.5), answers=answers), PLATFORM))

    assert found[R].topic == MARCH  # .8 to them, the cap .1; the bus fare is no plank
    assert found[T].topic is None  # no way to the target


def test_the_alignment_weighs_planks_by_their_strength():
    mine = [each for each in positions() if each.organization == S]

    given, known = alignment(mine, {CAP: 0.5, BUS: 1.0})
    assert (given, known) == pytest.approx((0.0, 2))
    assert alignment(mine, {LAWYER: 1.0}) == (None, 0)
    assert alignment(mine, {CAP: 0.0}) == (None, 0)


def test_only_those_asked_for_and_never_the_targets():
    found = allies(town(), PLATFORM, targets=["M"], among=[S, "M"])

    assert [each.organization for each in found] == [S]


def test_a_strength_beyond_one_is_refused():
    with pytest.raises(ValueError, match="stronger"):
        ways_to([Tie(T, "M", "support", 1.2)], MAYOR)
