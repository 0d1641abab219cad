"""Necessity: docs/analysis/absorption.md."""

from dataclasses import replace

import pytest

from coalitions.analysis.inputs import Need, Organization
from coalitions.analysis.members.necessity import necessity


def people(*amounts):
    return tuple(Organization(str(i), str(i), turnout=(None, each, None)) for i, each in enumerate(amounts))


@pytest.mark.parametrize(
    ("need", "expected"),
    [
        (Need("people"), 0.125),  # nothing known: the share
        (Need("people", 400, 500), 0.75),
        (Need("people", 200, 300), 0.0),  # far above the need: slack
        (Need("people", 600, 700), 0.125),  # all together fall short: the share
        (Need("people", 400, None), 0.125),  # one bound only is unknown
        (Need("people", None, 400), 0.125),
        (Need("people", 450, 450), 1.0),  # one figure, and we would be below it
        (Need("people", 480, 480), 1.0),  # exactly enough
        (Need("people", 420, 420), 0.0),  # exactly enough without it
        (Need("people", 480, 600), 1.0),  # the range begins at what there is
        (Need("people", 500, 400), 0.75),  # the bounds the wrong way round
        (Need("people", 400, 500, 0.5), 0.375),  # half as much hangs on it
    ],
)
def test_necessity_of_60_in_480(need, expected):
    assert necessity(people(120, 300, 60), (need,)).overall[2] == pytest.approx(expected)


def test_one_card_nobody_else_holds_is_enough():
    groups = (
        Organization("a", "A", {"people": 5, "access": 0}),
        Organization("b", "B", {"people": 1, "access": 3}),
    )

    found = necessity(groups, (Need("people"), Need("access")))

    assert found.overall.tolist() == [pytest.approx(5 / 6), 1.0]  # the maximum, not the sum
    assert found.best(1) == ("access", 1.0)


def test_people_are_turnout_only_where_every_member_has_one():
    both = {"people": 2.0}
    groups = (Organization("a", "A", both, (None, 900, None)), Organization("b", "B", both))

    assert necessity(groups, (Need("people"),)).overall.tolist() == [0.5, 0.5]


def test_what_is_not_recorded_stays_out_of_the_totals():
    groups = (*people(120, 300, 60)[:2], Organization("x", "X", {"money": 1.0}))
    rated = tuple(replace(each, resources={"people": 3.0}, turnout=(None, None, None)) for each in groups[:2])

    found = necessity((*rated, groups[2]), (Need("people"),))

    assert found.overall.tolist() == [0.5, 0.5, pytest.approx(1 / 3)]  # an equal share stands in …
    assert found.recorded.tolist() == [True, True, False]  # … and is flagged


def test_without_any_need_row_only_people_count():
    groups = (
        Organization("a", "A", {"people": 1, "money": 5}),
        Organization("b", "B", {"people": 3, "money": 0}),
    )

    assert necessity(groups, ()).overall.tolist() == [0.25, 0.75]
