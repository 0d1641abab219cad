"""The pillars around a target as a picture."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalitions.analysis.groups.allies import Wedge
from coalitions.views.pillar_picture import EDGE, MOST, ROW, Drawn, pillar_picture


def drawn(pulls, *, next_of=None, wedge=Wedge.ALLY):
    return [
        Drawn(f"o{at}", f"Group {at}", pull, (next_of or {}).get(at, "target"), False, wedge)
        for at, pull in enumerate(pulls)
    ]


def test_without_a_pillar_there_is_no_picture():
    assert pillar_picture([]) is None


def test_the_closer_stand_on_the_inner_rings():
    found = pillar_picture(drawn([0.1, 0.3, 0.9]))

    first, second, third = found.posts
    assert (first.name, second.name, third.name) == ("Group 2", "Group 1", "Group 0")
    inside = [
        (post.x / reach) ** 2 + (post.y / up) ** 2
        for post, (reach, up) in zip(found.posts, found.rings, strict=True)
    ]
    assert inside == pytest.approx([1, 1, 1], abs=0.05)


def test_a_line_leads_to_the_next_on_its_way_else_to_the_middle():
    found = pillar_picture(drawn([0.9, 0.3, 0.1], next_of={1: "o0", 2: "not drawn"}))

    near, second, far = found.posts
    assert (second.to_x, second.to_y) == (near.x, near.y)
    assert second.right == near.right
    assert (near.to_x, near.to_y) == (far.to_x, far.to_y) == (0, 0)


@pytest.mark.parametrize(
    ("wedge", "side"),
    [
        (Wedge.ACTIVE_ALLY, "with"),
        (Wedge.NEUTRAL, "between"),
        (Wedge.UNKNOWN, "unknown"),
        (Wedge.PASSIVE_OPPONENT, "against"),
        (Wedge.OPPONENT, "against"),
    ],
)
def test_where_it_stands_is_its_shape(wedge, side):
    assert [post.side for post in pillar_picture(drawn([0.5], wedge=wedge)).posts] == [side]


def test_of_very_many_the_closest_are_drawn():
    found = pillar_picture(drawn([at / 100 for at in range(60)]))

    assert len(found.posts) == MOST
    assert found.posts[0].name == "Group 59"


@given(
    st.lists(st.floats(0, 1), min_size=1, max_size=40),
    st.dictionaries(st.integers(0, 39), st.integers(0, 39).map("o{}".format)),
)
def test_no_name_covers_another_and_all_lie_inside(pulls, next_of):
    found = pillar_picture(drawn(pulls, next_of=next_of))

    for one, other in combinations(found.posts, 2):
        assert one.right != other.right or abs(one.y - other.y) >= ROW
    half = found.width // 2
    for post in found.posts:
        assert abs(post.x) + EDGE + 7 * len(post.name) <= half
        assert abs(post.y) <= found.height // 2 - EDGE
