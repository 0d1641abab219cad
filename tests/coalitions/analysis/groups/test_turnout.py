"""Numbers on the street: docs/analysis/turnout.md."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from coalitions.analysis.groups.turnout import turnout
from coalitions.analysis.inputs import Organization, Overlap
from tests.coalitions.analysis.toy import ORGANIZATIONS, C, R, T

THREE = ORGANIZATIONS[:3]
OVERLAPS = (Overlap(T, C, 60), Overlap(R, T, 20), Overlap(C, R, 10))


def test_the_example_of_three_groups():
    found = turnout(THREE, OVERLAPS)

    assert round(found.likely.least) == 355
    assert found.likely.most == 400
    assert found.low is None
    assert found.ask == ()


def test_an_unknown_overlap_leaves_the_range_wide_and_is_asked_about():
    found = turnout(THREE, OVERLAPS[:1])

    assert (found.likely.least, found.likely.most) == (300, 420)
    assert (found.overlaps_known, found.pairs) == (1, 3)
    assert found.ask == ((C, R), (R, T))


def test_who_has_no_figure_is_left_out_and_counted():
    found = turnout((*THREE, Organization("x", "X")), OVERLAPS)

    assert (found.counted, found.members) == (3, 4)
    assert found.likely.most == 400


def test_low_and_high_need_everybodys_figure():
    groups = [Organization(n, n, turnout=(10, 20, high)) for n, high in (("a", 40), ("b", None))]

    found = turnout(groups, ())

    assert (found.low.least, found.low.most) == (10, 20)
    assert found.high is None


def test_nobody_brings_nobody():
    assert turnout((), ()).likely is None
    assert turnout((Organization("a", "A"),), ()).likely is None


def test_an_overlap_is_no_more_than_the_smaller_group():
    groups = [
        Organization("a", "A", turnout=(None, 100, None)),
        Organization("b", "B", turnout=(None, 30, None)),
    ]

    found = turnout(groups, [Overlap("b", "a", 500)])

    assert (found.likely.least, found.likely.most) == (100, 100)


@given(st.lists(st.sets(st.integers(0, 30)), min_size=1, max_size=6), st.data())
def test_the_bounds_hold_for_any_crowd(crowds, data):
    groups = [Organization(str(n), str(n), turnout=(None, len(c), None)) for n, c in enumerate(crowds)]
    overlaps = [
        Overlap(str(a), str(b), len(crowds[a] & crowds[b]))
        for a, b in combinations(range(len(crowds)), 2)
        if data.draw(st.booleans())
    ]

    found = turnout(groups, overlaps)

    assert found.likely.least - 1e-9 <= len(set().union(*crowds)) <= found.likely.most + 1e-9


@given(
    st.lists(st.sampled_from((None, 0, 10, 20, 30)), max_size=9),
    st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=12),
)
def test_the_overlaps_of_the_largest_two_are_asked_about_first(sizes, recorded):
    groups = [Organization(f"o{n}", f"O{n}", turnout=(None, size, None)) for n, size in enumerate(sizes)]
    people = {each.id: each.turnout[1] for each in groups if each.turnout[1]}
    known = {(f"o{min(pair)}", f"o{max(pair)}") for pair in recorded}

    open_pairs = [pair for pair in combinations(sorted(people), 2) if pair not in known]
    plainly = sorted(open_pairs, key=lambda p: (*sorted((-people[p[0]], -people[p[1]]), reverse=True), p))
    assert turnout(groups, [Overlap(a, b, 1) for a, b in known]).ask == tuple(plainly[:3])
