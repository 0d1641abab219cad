"""What a scenario says would change, against the facts written down anew, on 1,000 workspaces."""

import random
from collections import Counter

import pytest

from coalitions.analysis.coalition import coalition_report
from coalitions.analysis.scenarios.compared import Kind, compared
from coalitions.analysis.scenarios.played import played
from tests.coalitions.analysis.second.moves_bands import After, bands
from tests.coalitions.analysis.second.moves_scenarios import afterwards, changes, measured, steps_of
from tests.coalitions.analysis.second.moves_worlds import world

SEEDS = range(1000)


def close(value):
    return pytest.approx(value, abs=1e-9) if isinstance(value, float) else value


def test_playing_steps_changes_what_computing_the_changed_workspace_from_scratch_does():
    seen: Counter[str] = Counter()
    for seed in SEEDS:
        workspace = world(seed)
        (coalition,) = workspace.coalitions
        steps = list(steps_of(random.Random(seed), workspace, coalition))
        wanted = changes(measured(workspace, coalition), measured(*afterwards(workspace, coalition, steps)))

        told = compared(
            coalition_report(workspace, coalition),
            coalition_report(*played(workspace, coalition, steps)),
        )

        found = {
            (each.kind.value, each.organization, each.tenet): (each.before, each.after, each.turn.value)
            for each in told
            if each.kind is not Kind.BAND
        }
        assert set(found) == set(wanted), (seed, "scenario", set(found) ^ set(wanted), steps)
        for key, value in wanted.items():
            assert found[key] == tuple(close(each) for each in value), (seed, "scenario", key, steps)
            seen[key[0]] += 1

    assert all(seen[kind] >= 20 for kind in Kind if kind is not Kind.BAND), seen


def test_playing_steps_moves_everybodys_exposure_and_band_as_the_changed_facts_do():
    seen: Counter[str] = Counter()
    for seed in SEEDS:
        workspace = world(seed)
        (coalition,) = workspace.coalitions
        steps = list(steps_of(random.Random(seed), workspace, coalition))
        now, then = After(workspace, coalition, []), After(workspace, coalition, steps)

        before = coalition_report(workspace, coalition)
        after = coalition_report(*played(workspace, coalition, steps))

        assert {each.organization for each in after.members} == set(then.members), (seed, steps)
        for each in after.members:
            assert each.exposure.value == close(then.exposure(each.organization)), (seed, each.name, steps)
        told = {
            each.organization: (each.before, each.after, each.turn.value)
            for each in compared(before, after)
            if each.kind is Kind.BAND
        }
        assert told == bands(now, then), (seed, "bands", steps)
        seen.update(turn for _, _, turn in told.values())
        seen.update(type(step).__name__ for step in steps)

    assert min(seen[each] for each in ("gain", "loss", "neither", "SetsSay", "SetsNeed")) >= 20, seen
