"""Leverage cards against a second implementation, on 1,000 workspaces."""

from collections import Counter

import pytest

from coalitions.analysis.coalition import coalition_report
from tests.coalitions.analysis.second.moves_cards import Cards
from tests.coalitions.analysis.second.moves_worlds import world


def close(value):
    return pytest.approx(value, abs=1e-9) if isinstance(value, float) else value


def test_each_card_says_what_its_definition_says():
    seen: Counter[str] = Counter()
    for seed in range(1000):
        workspace = world(seed)
        (coalition,) = workspace.coalitions
        plain = Cards(workspace, coalition)
        closest, swinging = plain.closest(), plain.swing_of()
        for card in coalition_report(workspace, coalition).cards:
            me = card.organization
            got = {e.resource: (e.amount, e.share, e.only, e.short, e.left) for e in card.brought}
            wanted = {name: tuple(map(close, each)) for name, each in plain.brought(me).items()}
            assert got == wanted, (seed, "brought", me)
            assert set(card.constituencies) == plain.only_voice(me), (seed, "only voice", me)
            assert card.tail == close(plain.tail(me)), (seed, "tail", me)
            assert (card.closest is not None) == (closest == me), (seed, "closest", me)
            assert (card.swing_of in swinging) if swinging else card.swing_of is None, (seed, "swing of", me)
            swing = plain.swing(me, swinging[card.swing_of]) if card.swing_of else None
            assert card.swing == close(swing), (seed, "swing", me)
            seen.update(["closest"] * (closest == me) + ["swing"] * bool(swing) + ["only"] * bool(wanted))

    assert min(seen[each] for each in ("closest", "swing", "only")) >= 50, seen
