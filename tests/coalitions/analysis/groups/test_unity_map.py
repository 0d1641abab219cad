"""All pairs of members as a square: docs/analysis/unity.md."""

from datetime import date

import pytest

from coalitions.analysis.groups.unity_map import unity_map
from coalitions.analysis.inputs import Affiliation, Coalition, Facet, Organization, Position, Tenet, Workspace
from coalitions.analysis.member_table import members

DAY = date(2026, 1, 1)


def square(stances, answers=10):
    """Members a, b, c … with the same stance on everything, +1 or −1; None: no answer."""
    ids = "abcdefgh"[: len(stances)]
    tenets = tuple(Tenet(f"t{n}", f"T{n}", Facet.DEMAND) for n in range(answers))
    positions = tuple(
        Position(id_, tenet.id, stance if number % 2 else abs(stance), 1.0)
        for id_, stance in zip(ids, stances, strict=True)
        if stance is not None
        for number, tenet in enumerate(tenets)
    )
    coalition = Coalition("c", "C", DAY, tuple(Affiliation(id_) for id_ in ids))
    workspace = Workspace(
        DAY, tuple(Organization(id_, id_.upper()) for id_ in ids), tenets, positions, coalitions=(coalition,)
    )
    return unity_map(members(workspace, coalition))


def test_who_agrees_stands_beside_each_other():
    found = square((1, -1, 1, -1))

    order = found.order
    assert {order[0], order[1]} in ({0, 2}, {1, 3})
    assert found.cells[0][1].unity == pytest.approx(1.0)
    assert found.cells[0][2].unity == pytest.approx(0.0)
    assert (found.cells[0][2].agreed, found.cells[0][2].joint) == (5, 10)


def test_it_is_symmetric_with_nothing_on_the_diagonal():
    found = square((1, -1, 1))

    for place, row in enumerate(found.cells):
        assert row[place] is None
        assert all(cell == found.cells[beside][place] for beside, cell in enumerate(row))


def test_of_few_answers_nothing_is_said():
    found = square((1, 1, None), answers=7)

    assert found.shown == 0
    cell = found.cells[0][1]
    assert cell.unity is None
    assert square((1, 1, None), answers=8).shown == 1


@pytest.mark.parametrize("stances", [(), (1,), (1, -1)])
def test_small_coalitions_have_small_squares(stances):
    assert len(square(stances).cells) == len(stances)
