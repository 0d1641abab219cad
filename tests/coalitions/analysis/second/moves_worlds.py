"""Small made-up workspaces for `test_moves.py`, one per seed: everything that can be missing is at times."""

import random
from datetime import timedelta

from coalitions.analysis.inputs import (
    RESOURCES,
    Affiliation,
    Coalition,
    Effect,
    Evidence,
    Facet,
    Implication,
    Need,
    Organization,
    Overlap,
    Plank,
    Position,
    Say,
    Tenet,
    Tie,
    Trend,
    Version,
    Workspace,
)
from tests.coalitions.analysis.second.worlds import DAY, START

STRENGTHS = (None, 0.2, 0.4, 0.6, 0.8, 1.0)
KINDS = ("partnership", "alliance", "support", "part_of", "influences", "tension", "successor")
ASKS = (Facet.GOAL, Facet.DEMAND, Facet.ACTION)


def world(seed):
    """A workspace of at most six organizations and eight tenets, with one coalition."""
    dice = random.Random(seed)
    organizations = [f"o{place}" for place in range(dice.choice([0, 1, 2, 3, 4, 5, 6, 6, 6]))]
    tenets = [f"t{place}" for place in range(dice.choice([0, 2, 4, 6, 8, 8, 8]))]
    silence = dice.choice([0, 0, 0.2, 0.5, 0.9])
    sizes = dice.choice([0, 0, 0.3])  # how often a turnout is missing
    return Workspace(
        day=DAY,
        organizations=tuple(_organization(dice, each, sizes) for each in organizations),
        tenets=tuple(Tenet(each, each, dice.choice((*Facet, *ASKS))) for each in tenets),
        positions=tuple(_positions(dice, organizations, tenets, silence)),
        implications=tuple(
            Implication(dice.choice(tenets), dice.choice(tenets), dice.choice(STRENGTHS)) for _ in tenets
        ),
        ties=tuple(_ties(dice, organizations)),
        coalitions=(_coalition(dice, organizations, tenets),),
        overlaps=tuple(_overlaps(dice, organizations)),
        trends=tuple(_trend(dice, f"w{place}", tenets) for place in range(dice.choice([0, 1, 2]))),
    )


def _organization(dice, name, missing):
    likely = None if dice.random() < missing else dice.choice([0.0, 20.0, 60.0, 120.0, 301.0])
    low = None if likely is None or dice.random() < 0.1 else likely // 2
    high = None if likely is None or dice.random() < 0.1 else likely * 2
    return Organization(
        name,
        name,
        {each: dice.choice([0.0, 1.0, 2.0, 3.0, 5.0]) for each in RESOURCES if dice.random() < 0.7},
        (low, likely, high),
        tuple(dice.sample(["a", "b", "c", "d"], dice.choice([0, 1, 2]))),
        dice.random() < 0.25,
        dice.choice(STRENGTHS),
    )


def _positions(dice, organizations, tenets, silence):
    for one in organizations:
        for other in tenets:
            if dice.random() >= silence:
                yield Position(
                    one,
                    other,
                    dice.choice([-1.0, -0.5, 0.0, 0.5, 1.0, 1.0]),
                    dice.choice(STRENGTHS),
                    dice.random() < 0.15,
                    dice.choice(tuple(Evidence)),
                )


def _ties(dice, organizations):
    if len(organizations) > 1:
        for _ in range(dice.choice([0, 3, 6, 10])):
            a, b = dice.sample(organizations, 2)
            yield Tie(a, b, dice.choice(KINDS), dice.choice(STRENGTHS))


def _overlaps(dice, organizations):
    known = dice.choice([0, 0.5, 1, 1])
    for place, a in enumerate(organizations):
        for b in organizations[place + 1 :]:
            if dice.random() < known:
                one, other = dice.sample([a, b], 2)
                yield Overlap(one, other, dice.choice([0.0, 5.0, 20.0, 60.0, 500.0]))


def _trend(dice, name, tenets):
    moved = dice.sample(tenets, dice.randrange(len(tenets) + 1))
    effects = tuple(Effect(each, dice.random() < 0.6, dice.choice(STRENGTHS)) for each in moved)
    return Trend(name, name, dice.random() < 0.6, effects)


def _coalition(dice, organizations, tenets):
    days = [START + timedelta(days=dice.randrange(70)) for _ in range(dice.choice([0, 1, 2, 3, 4]))]
    affiliations = tuple(
        Affiliation(
            each,
            says=() if dice.random() < 0.3 else (Say(None, dice.choice([0.0, 0.25, 0.5, 0.75, 1.0])),),
            alternatives=dice.choice([None, 0.0, 0.25, 0.5, 1.0]),
            joined=dice.choice([None, START, START + timedelta(days=dice.randrange(61))]),
            left=dice.choice([None, None, None, None, START + timedelta(days=60)]),
        )
        for each in organizations
        if dice.random() < 0.6
    )
    return Coalition(
        "c",
        "Coalition",
        DAY,
        affiliations,
        tuple(
            Version(number, day, tuple(_planks(dice, tenets, organizations)))
            for number, day in enumerate(days if tenets else (), start=1)
        ),
        tuple(_need(dice, each) for each in dice.sample(RESOURCES, dice.choice([0, 1, 2, 3]))),
        dice.choice([None, *organizations]),
    )


def _planks(dice, tenets, organizations):
    for each in dice.sample(tenets, dice.randint(1, len(tenets))):
        agreed = frozenset(dice.sample(organizations, min(len(organizations), dice.choice([0, 1, 3]))))
        yield Plank(each, dice.choice([0.0, 0.5, 1.0, 1.0]), None, agreed)


def _need(dice, resource):
    low = dice.choice([None, 1.0, 3.0, 40.0, 100.0, 250.0])
    high = None if low is None or dice.random() < 0.2 else low + dice.choice([0.0, 2.0, 90.0])
    return Need(resource, low, high, dice.choice([0.4, 0.6, 0.8, 1.0]))
