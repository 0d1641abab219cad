"""Those whom a coalition puts first against a second implementation, on 1,000 workspaces."""

import random
from collections import Counter
from dataclasses import replace

import pytest

from coalitions.analysis.coalition import coalition_report
from tests.coalitions.analysis.second.centering import Centered
from tests.coalitions.analysis.second.moves_worlds import world


def close(value):
    return None if value is None else pytest.approx(value, abs=1e-6)


def spoken(seed):
    """A workspace whose coalition puts somebody first, and some of whose speaking slots are known."""
    workspace, dice = world(seed), random.Random(seed)
    (bare,) = workspace.coalitions
    places = tuple(replace(e, slots=dice.choice([None, 0, 1, 2, 5])) for e in bare.affiliations)
    return workspace, replace(bare, affiliations=places, centred=dice.choice(["a", "B", "c", "D", "a", "z"]))


def test_those_put_first_have_what_the_definition_says():
    seen: Counter[str] = Counter()
    for seed in range(1000):
        workspace, coalition = spoken(seed)
        plain = Centered(workspace, coalition, coalition.centred)

        found = coalition_report(workspace, coalition).centering

        assert set(found.members) == plain.centred(), (seed, "members")
        assert set(found.unplaced) == {e for e in plain.members if plain.speaks(e) is None}, seed
        for voice, held in ((found.say, plain.say), (found.slots, plain.slots)):
            assert (voice.share, voice.member_share, voice.ratio) == tuple(map(close, plain.voice(held))), (
                seed
            )
            assert set(voice.unknown) == {e for e in plain.members if held(e) is None}, (seed, "unknown")
        assert (found.say.low, found.say.high) == tuple(map(close, plain.ends())), (seed, "range")
        asks = plain.top_asks()
        assert {each.tenet: each.strength for each in found.top_asks} == asks, (seed, "top ask")
        assert found.in_full == (all(e == 1 for e in asks.values()) if asks else None), (seed, "in full")
        wide = found.say.low != found.say.high
        seen.update(["ratio"] * (found.say.ratio is not None) + ["range"] * wide)
        seen.update(["slots"] * (found.slots.ratio is not None) + [f"in full: {found.in_full}"])

    wanted = ("ratio", "range", "slots", "in full: True", "in full: False", "in full: None")
    assert min(seen[each] for each in wanted) >= 30, seen
