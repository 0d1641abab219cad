"""Made-up workspaces with coalitions, for `test_opinion.py`: everything that can be missing is.

Names are ids, so that the printed records can be read without a dictionary. `worlds` finds the odd corners
and shrinks well; `crowds` are full of answers in two camps, so that every label and band comes up.
"""

import random
from datetime import date, timedelta

from hypothesis import strategies as st

from coalitions.analysis.inputs import (
    RESOURCES,
    Affiliation,
    Coalition,
    Evidence,
    Facet,
    Implication,
    Need,
    Organization,
    Plank,
    Position,
    Say,
    Tenet,
    Version,
    Workspace,
)

START = date(2026, 1, 1)
DAY = START + timedelta(days=60)
DAYS = st.integers(0, 70).map(lambda days: START + timedelta(days=days))
STEPS = st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0])
STRENGTHS = st.sampled_from([0.0, 0.5, 1.0])
STANCES = st.sampled_from([-1.0, -0.5, 0.0, 0.5, 0.5, 1.0, 1.0, 1.0])
VITALITIES = st.none() | st.sampled_from([0.2, 0.4, 0.6, 0.8, 1.0])
KNOWN_VITALITIES = st.sampled_from([0.2, 0.4, 0.6, 0.8, 1.0])


@st.composite
def worlds(draw):
    """A workspace with one coalition; small enough for the slow definitions, and with gaps everywhere."""
    organizations = [f"o{i}" for i in range(draw(st.integers(0, 6)))]
    tenets = [f"t{i:02}" for i in range(draw(st.integers(0, 20)))]
    silence = draw(st.sampled_from([0, 0, 2, 5, 10]))  # of ten answers, this many are missing
    vitality = draw(st.sampled_from([VITALITIES, KNOWN_VITALITIES]))
    return Workspace(
        day=DAY,
        organizations=tuple(draw(organization(each)) for each in organizations),
        tenets=tuple(Tenet(each, each, draw(st.sampled_from(Facet))) for each in tenets),
        positions=tuple(
            draw(position(one, other, vitality))
            for one in organizations
            for other in tenets
            if draw(st.integers(1, 10)) > silence
        ),
        implications=draw(implications(tenets)),
        coalitions=(draw(coalitions(organizations, tenets)),),
    )


@st.composite
def organization(draw, name):
    """Resources with gaps; a likely turnout or none."""
    amounts = st.sampled_from([0.0, 1.0, 2.0, 3.0, 5.0])
    resources = draw(st.dictionaries(st.sampled_from(RESOURCES), amounts, max_size=5))
    likely = draw(st.none() | st.sampled_from([0.0, 20.0, 60.0, 120.0, 300.0]))
    return Organization(name, name, resources, (None, likely, None))


@st.composite
def position(draw, one, other, vitality):
    return Position(
        one,
        other,
        draw(STANCES),
        draw(vitality),
        draw(st.integers(0, 9)) == 0,
        draw(st.sampled_from(Evidence)),
    )


@st.composite
def implications(draw, tenets):
    if not tenets:
        return ()
    some = st.sampled_from(tenets)
    strengths = st.none() | st.sampled_from([0.2, 0.4, 0.6, 0.8, 1.0])
    return tuple(draw(st.lists(st.builds(Implication, some, some, strengths), max_size=10)))


@st.composite
def coalitions(draw, organizations, tenets):
    count = draw(st.integers(0, 5)) if tenets else 0
    days = draw(st.lists(DAYS, min_size=count, max_size=count, unique=draw(st.booleans())))
    days = days if draw(st.booleans()) else sorted(days)  # numbers need not follow the dates
    resources = draw(st.lists(st.sampled_from(RESOURCES), unique=True, max_size=4))
    return Coalition(
        id="c",
        name="Coalition",
        day=DAY,
        affiliations=tuple(draw(affiliation(each)) for each in organizations if draw(st.integers(0, 7))),
        versions=tuple(
            Version(number, day, draw(planks(tenets, organizations)))
            for number, day in enumerate(days, start=1)
        ),
        needs=tuple(draw(need(each)) for each in resources),
    )


@st.composite
def planks(draw, tenets, organizations):
    """Some tenets, each once; who agreed: nobody recorded, or some."""
    named = draw(st.lists(st.sampled_from(tenets), unique=True, min_size=1, max_size=8))
    agreed = st.frozensets(st.sampled_from(organizations)) if organizations else st.just(frozenset())
    return tuple(Plank(each, draw(STRENGTHS), None, draw(agreed)) for each in named)


@st.composite
def need(draw, resource):
    """A range, one figure, one bound, or nothing."""
    bounds = st.sampled_from([None, 1.0, 2.0, 4.0, 6.0, 50.0, 100.0, 200.0, 400.0])
    low, high = draw(bounds), draw(bounds)
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    return Need(resource, low, high, draw(st.sampled_from([0.0, 0.6, 0.8, 1.0])))


@st.composite
def affiliation(draw, organization):
    """Joined at any time or unknown; may have left; say unknown, or with a history."""
    joined = draw(st.none() | DAYS)
    left = draw(st.none() | st.none() | DAYS)
    if joined is not None and left is not None and left < joined:
        left = None
    first = draw(st.none() | STEPS)
    later = draw(st.lists(st.tuples(DAYS, STEPS), max_size=2, unique_by=lambda each: each[0]))
    says = [] if first is None else [Say(None, first)]
    says += [
        Say(day, step) for day, step in sorted(later) if joined is None or first is None or day >= joined
    ]
    return Affiliation(organization, "member", tuple(says), draw(st.none() | STEPS), joined, left)


@st.composite
def crowds(draw):
    """Many answers of a few groups in two camps, and a coalition of most of them."""
    dice = random.Random(draw(st.integers(0, 10**9)))
    organizations = [f"o{i}" for i in range(dice.choice([2, 3, 4, 5]))]
    tenets = [f"t{i:02}" for i in range(dice.choice([8, 12, 18, 24]))]
    return Workspace(
        day=DAY,
        organizations=tuple(_crowd_organization(dice, each) for each in organizations),
        tenets=tuple(Tenet(each, each, dice.choice(tuple(Facet))) for each in tenets),
        positions=tuple(_crowd_positions(dice, organizations, tenets)),
        implications=tuple(
            Implication(dice.choice(tenets), dice.choice(tenets), dice.choice([None, 0.2, 0.6, 1.0]))
            for _ in range(dice.choice([0, 5, 15]))
        ),
        coalitions=(_crowd_coalition(dice, organizations, tenets),),
    )


def _crowd_organization(dice, name):
    resources = {each: dice.choice([0.0, 1.0, 2.0, 5.0]) for each in RESOURCES if dice.random() < 0.8}
    return Organization(name, name, resources, (None, dice.choice([None, 20.0, 60.0, 300.0, 300.0]), None))


def _crowd_positions(dice, organizations, tenets):
    """Everybody near its camp's side, some more loosely than others, a few answers missing."""
    sides = {each: dice.choice([-1, 1, 1]) for each in tenets}
    missing, loose = dice.choice([0, 0, 0.2, 0.5]), dice.choice([0, 0.1, 0.3, 0.6])
    vitalities = dice.choice([(0.2, 0.4, 0.6, 0.8, 1.0), (0.8, 1.0), (None, 0.4, 0.8)])
    for one in organizations:
        camp = dice.choice([-1, 1, 1])
        for other in tenets:
            if dice.random() >= missing:
                side = dice.choice([-1, 0, 1]) if dice.random() < loose else sides[other] * camp
                yield Position(
                    one,
                    other,
                    side * dice.choice([0.5, 1.0, 1.0]),
                    dice.choice(vitalities),
                    dice.random() < 0.03,
                    dice.choice(tuple(Evidence)),
                )


def _crowd_coalition(dice, organizations, tenets):
    days = sorted(START + timedelta(days=dice.randrange(61)) for _ in range(dice.choice([1, 2, 4])))
    resources = dice.sample(RESOURCES, dice.choice([0, 1, 3]))
    return Coalition(
        id="c",
        name="Coalition",
        day=DAY,
        affiliations=tuple(_crowd_affiliation(dice, each) for each in organizations if dice.random() < 0.9),
        versions=tuple(
            Version(number, day, _crowd_planks(dice, organizations, tenets, number))
            for number, day in enumerate(days, start=1)
        ),
        needs=tuple(_crowd_need(dice, each) for each in resources),
    )


def _crowd_planks(dice, organizations, tenets, number):
    strengths = (1.0, 1.0, 0.5) if number == 1 else (0.0, 0.5, 1.0)
    return tuple(
        Plank(
            each,
            dice.choice(strengths),
            None,
            frozenset(dice.sample(organizations, dice.choice([0, 1, 1, 2]))),
        )
        for each in dice.sample(tenets, len(tenets) // dice.choice([1, 2, 4]))
    )


def _crowd_need(dice, resource):
    low = dice.choice([None, 1.0, 5.0, 100.0, 300.0])
    high = None if low is None or dice.random() < 0.2 else low + dice.choice([0.0, 3.0, 400.0])
    return Need(resource, low, high, dice.choice([0.6, 0.8, 1.0]))


def _crowd_affiliation(dice, organization):
    joined = dice.choice([None, START, START, START + timedelta(days=dice.randrange(61))])
    says = [Say(None, dice.choice([0.0, 0.25, 0.5, 0.75, 1.0]))] if dice.random() < 0.8 else []
    if dice.random() < 0.4:
        says.append(Say(DAY, dice.choice([0.0, 0.25, 0.5, 1.0])))
    return Affiliation(
        organization, "member", tuple(says), dice.choice([None, 0.0, 0.25, 0.5, 0.75, 1.0]), joined, None
    )
