"""A block of pasted cells: what each is read as, what changes, and that it is written as a whole or not."""

from datetime import date, timedelta

import pytest

from coalitions.services.blocks import read_block
from coalitions.services.cell_blocks import (
    SCALES,
    Pasting,
    Place,
    counts,
    plan_block,
    scales_for,
    seen_by,
    write_block,
)
from coalitions.services.cells import Sitting
from organizations.models import Change, Evidence, Position, StaleRow
from organizations.undoing import undo_change
from tests import factories

TODAY = date(2026, 11, 22)
SAID = Sitting(Evidence.DECLARED, TODAY)


@pytest.fixture
def place(workspace):
    return Place(
        workspace,
        TODAY,
        [factories.organization(workspace) for _ in range(3)],
        [factories.tenet(workspace) for _ in range(2)],
    )


def pasting(place, text, scale="both", sitting=SAID):
    return Pasting(place, read_block(text), SCALES[scale], sitting)


def stances(place):
    """What stands, row by row."""
    rows = Position.objects.standing(TODAY)
    found = {(each.organization_id, each.tenet_id): each.stance for each in rows}
    return [[found.get((o.pk, t.pk)) for t in place.tenets] for o in place.organizations]


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("1\t2\n-1\t0\n", [["1", "2"], ["-1", "0"]]),
        ("for\r\nagainst\r\n", [["for"], ["against"]]),
        ('"strongly\nfor"\t x ', [["strongly\nfor", "x"]]),
        ("", []),
    ],
)
def test_copied_cells_are_read_as_spreadsheets_write_them(text, block):
    assert read_block(text) == block


@pytest.mark.parametrize(
    ("text", "scales"),
    [
        ("for\tagainst", []),
        ("-2\t2", ["both"]),
        ("−1", ["both"]),
        ("1\t5", ["high", "low"]),
        ("1\t2", ["both", "high", "low"]),
        ("0\t2", ["both"]),
        ("9", ["both"]),
    ],
)
def test_it_is_asked_which_end_is_for_where_the_numbers_do_not_tell(text, scales):
    assert scales_for(read_block(text)) == scales


@pytest.mark.parametrize(
    ("text", "scale", "read"),
    [
        ("-2\t2", "both", [-2, 2]),
        ("1\t5", "high", [-2, 2]),
        ("1\t5", "low", [2, -2]),
        ("strongly for\tno position", "both", [2, 0]),
        ("Against\tasked, no position", "both", [-1, 0]),
    ],
)
def test_words_and_numbers_become_stances(place, text, scale, read):
    assert [each.stance for each in plan_block(pasting(place, text, scale))] == read


def test_each_cell_says_what_becomes_of_it(place, workspace):
    first = {"organization": place.organizations[0], "evidence": Evidence.DECLARED}
    factories.position(workspace, **first, tenet=place.tenets[0], stance=1)
    factories.position(workspace, **first, tenet=place.tenets[1], stance=1)

    planned = plan_block(pasting(place, "for\tagainst\nfor\tperhaps so\n\t9"))

    assert [each.outcome for each in planned] == [
        "unchanged", "changed", "added", "misread", "empty", "misread",
    ]  # fmt: skip
    assert counts(planned)["misread"] == 2


def test_weaker_evidence_does_not_repeat_what_is_known_and_stronger_does(place, workspace):
    factories.position(
        workspace, organization=place.organizations[0], tenet=place.tenets[0], stance=1,
        evidence=Evidence.OBSERVED, as_of=TODAY - timedelta(days=1),
    )  # fmt: skip
    guess = Sitting(Evidence.ESTIMATED, TODAY)

    assert plan_block(pasting(place, "for", sitting=guess))[0].outcome == "unchanged"
    assert plan_block(pasting(place, "for"))[0].outcome == "changed"


def test_a_block_is_one_change_and_is_taken_back_as_one(place):
    ada = factories.user()
    before = pasting(place, "-1")
    write_block(before, seen=seen_by(plan_block(before)), user=ada)
    Position.objects.update(red_line=True)
    wanted = pasting(place, "2\t-2\n\t0\n1\t1")

    change = write_block(wanted, seen=seen_by(plan_block(wanted)), user=ada)

    assert stances(place) == [[2, -2], [None, 0], [1, 1]]
    assert not Position.objects.filter(red_line=True).exists()
    assert [each.act for each in Change.objects.all()] == ["matrix.pasted"] * 2
    undo_change(change=change, user=ada)
    assert stances(place) == [[-1, None], [None, None], [None, None]]


def test_the_same_block_again_changes_nothing(place):
    wanted = pasting(place, "2\t-2")
    write_block(wanted, seen=seen_by(plan_block(wanted)), user=factories.user())

    assert [each.outcome for each in plan_block(wanted)] == ["unchanged", "unchanged"]


def test_nothing_is_written_where_somebody_was_quicker(place):
    wanted = pasting(place, "2\t-2")
    seen = seen_by(plan_block(wanted))
    factories.position(place.workspace, organization=place.organizations[0], tenet=place.tenets[1], stance=1)

    with pytest.raises(StaleRow):
        write_block(wanted, seen=seen, user=factories.user())

    assert stances(place)[0] == [None, 1]
    assert not Change.objects.exists()


def test_what_has_no_place_is_left_out(place):
    assert len(plan_block(pasting(place, "1\t1\t1\n" * 9))) == 6
