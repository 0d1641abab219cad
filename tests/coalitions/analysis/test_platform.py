"""The platform, its ledger, and what was watered down: docs/analysis/watering.md."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from coalitions.analysis.coalition import coalition_report
from coalitions.analysis.inputs import Coalition, Plank, Version
from coalitions.analysis.platform import (
    Move,
    Standing,
    baseline,
    cuts,
    history,
    ledger,
)
from tests.coalitions.analysis.coalition_worlds import relaxed, worlds
from tests.coalitions.analysis.toy import BUS, CAP, LAWYER, MARCH, C, R, T, coalition, toy

BOSS = frozenset({"NALC"})
# The shape of the demonstration's platform: one demand dropped early, one weakened late, one never adopted.
MARCH_1963 = Coalition(
    id="march",
    name="March",
    day=date(1963, 8, 28),
    versions=(
        Version(1, date(1963, 1, 31), (Plank("A2", 1.0, "NALC"), Plank("X02", 1.0, "NALC")), "early"),
        Version(2, date(1963, 7, 2), (Plank("A1", 1.0), Plank("A2", 0.0, "NALC", BOSS)), "founding"),
        Version(3, date(1963, 7, 12), (Plank("X02", 1.0, "NALC"),), "the call"),
        Version(4, date(1963, 8, 15), (Plank("D07", 1.0), Plank("X02", 0.5, "NALC")), "final plans"),
        Version(5, date(1963, 8, 28), (Plank("X03", 0.0, "SNCC"),), "the day"),
    ),
)
COLUMN = {"A1": 0, "A2": 1, "D07": 2, "X02": 3, "X03": 4}


def at(*strengths):
    """A platform of one plank, one version a month, without who agreed unless a pair says so."""
    return Coalition(
        id="c",
        name="C",
        day=date(2026, 12, 31),
        versions=tuple(
            Version(number, date(2026, number, 1), (Plank("t", strength, agreed_by=frozenset(agreed)),))
            for number, (strength, agreed) in enumerate(strengths, 1)
        ),
    )


def standing(coalition):
    """The planks that stand on its day, with their strengths."""
    tenets = sorted({plank.tenet for version in coalition.versions for plank in version.planks})
    now = history(coalition, {tenet: place for place, tenet in enumerate(tenets)}).now
    return {tenet: strength for tenet, strength in zip(tenets, now.tolist(), strict=True) if strength > 0}


def test_a_plank_not_named_keeps_its_strength_and_a_dropped_one_is_left_out():
    assert standing(MARCH_1963) == {"A1": 1.0, "X02": 0.5, "D07": 1.0}


def test_a_version_after_the_day_does_not_count():
    before = replace(MARCH_1963, day=date(1963, 8, 1))

    assert standing(before) == {"A1": 1.0, "X02": 1.0}
    assert [row.tenet for row in ledger(before)] == ["A2", "X02", "A1"]


def test_the_ledger_tells_what_became_of_each_demand():
    rows = {row.tenet: row for row in ledger(MARCH_1963)}

    assert {tenet: row.standing for tenet, row in rows.items()} == {
        "A2": Standing.DROPPED,
        "X02": Standing.WEAKENED,
        "A1": Standing.FULL,
        "D07": Standing.FULL,
        "X03": Standing.NEVER_ADOPTED,
    }
    assert [(each.version, each.move) for each in rows["X02"].entries] == [
        (1, Move.ADOPTED),
        (3, Move.KEPT),
        (4, Move.WEAKENED),
    ]
    assert [each.agreed_by for each in rows["A2"].entries] == [frozenset(), BOSS]
    assert rows["X03"].proposed_by == "SNCC"
    assert rows["X03"].entries[0].move == Move.RAISED


def test_what_was_raised_and_never_adopted_weighs_nothing():
    told = history(MARCH_1963, COLUMN)

    assert not told.strength[:, COLUMN["X03"]].any()
    assert all(cut.column != COLUMN["X03"] for cut in cuts(told, COLUMN))
    assert baseline(told, [None])[0, COLUMN["X03"]] == 0


def test_the_baseline_starts_with_the_version_in_force_on_the_day_of_joining():
    told = history(MARCH_1963, COLUMN)
    a2, x02 = COLUMN["A2"], COLUMN["X02"]

    best = baseline(told, [date(1963, 1, 31), date(1963, 7, 2), date(1963, 8, 20), None])

    assert best[:, a2].tolist() == [1.0, 0.0, 0.0, 1.0]  # dropped on the very day the second one joined
    assert best[:, x02].tolist() == [1.0, 1.0, 0.5, 1.0]  # already weakened when the third one joined


def test_before_the_first_version_there_is_no_platform():
    told = history(replace(MARCH_1963, day=date(1963, 1, 1)), COLUMN)

    assert not told.now.any()
    assert baseline(told, [None]).tolist() == [[0.0] * 5]
    assert cuts(told, COLUMN) == ()


@pytest.mark.parametrize(
    ("strengths", "left"),
    [
        ([(1, ""), (0.5, "a"), (0, "b")], [(0.5, 1, {"a"}), (0, 0.5, {"b"})]),
        ([(1, ""), (0, "a"), (0.5, "")], [(0.5, 1, {"a"})]),  # restored by half
        ([(1, ""), (0, "a"), (1, "")], []),  # restored in full: nothing is lost
        (
            [(1, ""), (0, "a"), (1, ""), (0.5, "b")],
            [(0.5, 1, {"b"})],
        ),  # the last change is the one that counts
        ([(0, "a"), (0.5, "")], []),  # raised first, adopted later
    ],
)
def test_each_lost_level_is_put_down_to_the_last_change_below_it(strengths, left):
    made = at(*strengths)
    found = cuts(history(made, {"t": 0}), {"t": 0})

    assert [(cut.low, cut.high, set(cut.agreed_by)) for cut in found] == left


def test_halving_the_cap_and_dropping_the_bus_retains_as_printed():
    made = coalition(changes=[{CAP: 0.5, BUS: 0.0}])

    after = coalition_report(toy(made), made).watering.versions[-1]

    assert after.retained == pytest.approx(0.72, abs=0.005)
    assert dict(after.by_member) == pytest.approx({T: 0.79, C: 0.94, R: 0.45}, abs=0.005)


def test_selective_loss_is_a_members_loss_beyond_the_mean():
    made = coalition(changes=[{CAP: 0.5, BUS: 0.0}])

    found = coalition_report(toy(made), made).watering

    losses = {T: 0.5 / 2.4, C: 0.1 / 1.6, R: 1.05 / 1.9}
    mean = sum(losses.values()) / 3
    assert found.mean_loss == pytest.approx(mean)
    assert dict(found.selective_loss) == pytest.approx({m: loss - mean for m, loss in losses.items()})


def test_a_member_that_joined_later_has_no_share_of_what_was_before():
    made = coalition((T, R), changes=[{BUS: 0.0}, {BUS: 0.5}])
    late = replace(made.affiliations[1], joined=made.versions[1].day)
    riders = replace(made, affiliations=(made.affiliations[0], late))

    shares = [dict(each.by_member)[R] for each in coalition_report(toy(riders), riders).watering.versions]

    assert shares == [None, 1.0, 1.0]  # half the bus is the best there has been since


def test_a_plank_added_later_counts_from_its_best_strength_so_far():
    made = coalition((T, C, R), (LAWYER, MARCH), changes=[{CAP: 0.5}, {CAP: 1.0}, {CAP: 0.5}])

    versions = coalition_report(toy(made), made).watering.versions

    assert [each.retained for each in versions] == pytest.approx([1, 1, 1, 1 - 0.65 / 4.9])


@relaxed
@given(worlds())
def test_no_share_is_retained_beyond_the_whole(world):
    for version in coalition_report(*world).watering.versions:
        for share in (version.retained, *dict(version.by_member).values()):
            assert share is None or -1e-9 <= share <= 1 + 1e-9
