"""How often does a label from a few shared answers say what all answers would say?"""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from coalitions.analysis.inputs import Facet, Position, Tenet
from coalitions.analysis.pairs.suggestion import Label, suggest
from coalitions.analysis.pairs.unity import pair
from tools.validity.told import Told, percent

SEED = 1963
ITEMS = 40
FEW = (4, 8, 12, 16, 24)
FACETS = (Facet.VALUE, Facet.MODE, Facet.INTEREST, Facet.GOAL)
TENETS = {f"t{i:02}": Tenet(f"t{i:02}", f"t{i:02}", FACETS[i % 4]) for i in range(ITEMS)}
STEPS = np.array([-1, -0.5, 0, 0.5, 1])


def groups(dice: np.random.Generator, count: int) -> list[tuple[Position, ...]]:
    """Groups whose answers follow from three leanings each, with noise; how vital is drawn freely."""
    leaning = dice.normal(0, 1, (count, 3))
    loading = dice.normal(0, 0.6, (3, ITEMS)) * (dice.random((3, ITEMS)) < 0.5)
    raw = leaning @ loading + 0.25 + dice.normal(0, 0.45, (count, ITEMS))
    stance = STEPS[np.abs(raw[:, :, None] - STEPS).argmin(axis=2)]
    vital = dice.choice([0.2, 0.4, 0.6, 0.8, 1.0], (count, ITEMS))
    return [
        tuple(
            Position(f"g{g}", name, float(stance[g, i]), float(vital[g, i])) for i, name in enumerate(TENETS)
        )
        for g in range(count)
    ]


def label(a: Sequence[Position], b: Sequence[Position]) -> Label:
    """What these answers alone would be called, whatever their number."""
    return suggest(pair(a, b, TENETS), enough=1, opposed_from=1).label


def told(size: float = 1.0) -> Told:
    """Labels from n shared answers beside the label from all forty."""
    dice = np.random.default_rng(SEED)
    held = groups(dice, max(round(120 * size), 12))
    pairs = [pair_ for at, pair_ in enumerate(combinations(held, 2)) if at % 2 == 0]
    rows = []
    for few in FEW:
        same, opposed, wrongly = 0, 0, 0
        for a, b in pairs:
            chosen = dice.permutation(ITEMS)[:few]
            some, whole = label([a[i] for i in chosen], [b[i] for i in chosen]), label(a, b)
            same += some is whole
            if some is Label.OPPOSED:
                opposed += 1
                wrongly += whole in (Label.COALITION, Label.ALLIANCE, Label.PARTNERSHIP)
        rows.append((str(few), percent(same / len(pairs)), percent(wrongly / opposed) if opposed else "–"))
    return Told(
        "Labels from few answers",
        f"{len(pairs):,} pairs of made-up groups with 40 answers each: how often n of these give the label "
        "that all would, and how many of those then called opposed are coalition or better by all.",
        ("shared answers", "the same label", "“opposed” that is not"),
        rows,
    )
