"""Leverage: docs/analysis/leverage.md."""

from itertools import permutations, product
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalitions.analysis.members.leverage import in_units, shapley_shubik, swing_chances

COUNCIL_1958 = (4, 4, 4, 2, 2, 1)  # Germany, France, Italy, Belgium, Netherlands, Luxembourg; 12 of 17
NASSAU_1964 = (
    31,
    31,
    28,
    21,
    2,
    2,
)  # Hempstead twice, North Hempstead, Oyster Bay, Glen Cove, Long Beach; 58
SECURITY_COUNCIL = (*[7] * 5, *[1] * 10)  # five with a veto, ten without; 39

amounts = st.lists(st.integers(0, 12), min_size=1, max_size=6)
chances = st.sampled_from([0.0, 0.1, 0.5, 0.51, 0.9, 1.0])


def test_the_council_of_the_six_in_1958():
    # Brams & Affuso 1976: Luxembourg never made a difference on a proposal of the Commission
    assert swing_chances(COUNCIL_1958, 12) * 32 == pytest.approx([10, 10, 10, 6, 6, 0], abs=1e-12)


def test_the_board_of_nassau_county_in_1964():
    # Banzhaf 1965: three of six had all the say
    assert swing_chances(NASSAU_1964, 58) * 32 == pytest.approx([16, 16, 16, 0, 0, 0], abs=1e-12)


def test_the_security_council():
    # Shapley & Shubik's method on the council of fifteen: .1963 with a veto, .00187 without
    found = shapley_shubik(SECURITY_COUNCIL, 39)

    assert found[0] == pytest.approx(0.19627, abs=5e-6)
    assert found[5] == pytest.approx(0.00186, abs=6e-6)
    assert swing_chances(SECURITY_COUNCIL, 39)[[0, 5]] * 2**14 == pytest.approx([848, 84])


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_swings_are_those_of_counting_every_set(data):
    weights = data.draw(amounts)
    likely = [data.draw(chances) for _ in weights]
    need = data.draw(st.integers(-1, 50))

    assert swing_chances(weights, need, likely) == pytest.approx(counted(weights, need, likely), abs=1e-12)


@given(amounts, st.integers(1, 50))
@settings(max_examples=40, deadline=None)
def test_shapley_shubik_is_the_share_of_orders_in_which_one_tips_the_scale(weights, need):
    found = shapley_shubik(weights, need)

    assert found == pytest.approx(tipped(weights, need), abs=1e-12)
    assert found.sum() == pytest.approx(1.0 if need <= sum(weights) else 0.0, abs=1e-12)


def test_a_range_of_needs_is_their_average():
    each = [swing_chances((5, 3, 2), need) for need in (4, 5, 6)]

    assert swing_chances((5, 3, 2), (4, 6)) == pytest.approx(sum(each) / 3)
    assert swing_chances((5, 3, 2), (6, 4)) == pytest.approx(sum(each) / 3)


def test_every_figure_of_a_range_counts_though_all_bring_tens():
    each = [swing_chances((50, 30, 20), need) for need in range(35, 48)]

    assert swing_chances((50, 30, 20), (35, 47)) == pytest.approx(sum(each) / 13)


@pytest.mark.parametrize("amounts", [(5, 3, 2), (50, 30, 20), (50_001, 30, 20)])
def test_a_need_far_beyond_everybody_takes_no_room(amounts):
    assert swing_chances(amounts, (0, 1e15)) == pytest.approx([0, 0, 0], abs=1e-9)


@pytest.mark.parametrize("need", [0, -3, 11])
def test_nobody_makes_a_difference_where_nothing_is_needed_or_all_fall_short(need):
    assert swing_chances((5, 3, 2), need).tolist() == [0, 0, 0]


def test_whoever_brings_nothing_never_makes_a_difference():
    assert swing_chances((5, 0, 2), 5)[1] == 0


def test_large_amounts_are_rounded_and_say_so():
    exact, rounded = in_units((1200, 3000, 600), 2400), in_units((120_001, 300_007, 60_011), 240_000)

    assert not exact.rounded  # in steps of 600
    assert exact.weights.tolist() == [2, 5, 1]
    assert rounded.rounded
    assert swing_chances((120_001, 300_007, 60_011), 240_000) == pytest.approx([0.0, 1.0, 0.0], abs=0.003)


def test_two_hundred_members_add_up():
    weights = [1 + 37 * n % 97 for n in range(200)]

    found = swing_chances(weights, sum(weights) / 2, 0.6)

    assert ((found > 0) & (found < 1)).all()
    assert found[weights.index(max(weights))] == found.max()


@pytest.mark.parametrize(
    ("weights", "need", "chance"),
    [((-1, 2), 1, 0.5), ((float("nan"), 2), 1, 0.5), ((1, 2), float("inf"), 0.5), ((1, 2), 1, 1.5)],
)
def test_nonsense_is_refused(weights, need, chance):
    with pytest.raises(ValueError, match=r"an amount|a chance"):
        swing_chances(weights, need, chance)


def test_nobody_is_no_trouble():
    assert swing_chances((), 5).tolist() == shapley_shubik((), 5).tolist() == []


def counted(weights, need, likely):
    found = []
    for me, weight in enumerate(weights):
        others = [n for n in range(len(weights)) if n != me]
        found.append(
            sum(
                prod(likely[n] if there else 1 - likely[n] for n, there in zip(others, who, strict=True))
                for who in product((False, True), repeat=len(others))
                if need - weight
                <= sum(weights[n] for n, there in zip(others, who, strict=True) if there)
                < need
            )
        )
    return found


def tipped(weights, need):
    orders = list(permutations(range(len(weights))))
    found = [0] * len(weights)
    for order in orders:
        total = 0
        for n in order:
            if total < need <= total + weights[n]:
                found[n] += 1
            total += weights[n]
    return [each / len(orders) for each in found]
