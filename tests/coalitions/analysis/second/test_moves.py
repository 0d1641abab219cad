"""Leverage, people on the street and invitations against a second implementation, on 1,000 workspaces."""

import random

import pytest

from coalitions.analysis.groups.invitations import invitations
from coalitions.analysis.groups.turnout import turnout
from coalitions.analysis.inputs import Organization, Overlap
from coalitions.analysis.members.leverage import shapley_shubik, swing_chances
from tests.coalitions.analysis.second import moves
from tests.coalitions.analysis.second.moves_worlds import world
from tests.coalitions.analysis.second.plain import Plain

SEEDS = range(1000)


def close(value):
    return pytest.approx(value, abs=1e-9)


def test_swing_chances_are_those_of_all_subsets():
    for seed in SEEDS:
        dice = random.Random(seed)
        unit = dice.choice([1, 1, 20])
        amounts = [float(unit * dice.randrange(7)) for _ in range(dice.randint(1, 6))]
        low = float(dice.randrange(-1, int(sum(amounts)) + 3))
        high = low + dice.choice([0, 0, 3, 30])
        chances = [dice.choice([0.0, 0.2, 0.5, 0.7, 1.0]) for _ in amounts]

        found = swing_chances(amounts, (low, high), chances).tolist()

        wanted = moves.swings(amounts, low, high, chances)
        assert found == close(wanted), (seed, "swing", amounts, (low, high), chances)


def test_shapley_and_shubik_are_those_of_all_orders():
    for seed in SEEDS:
        dice = random.Random(seed)
        amounts = [float(dice.randrange(7)) for _ in range(dice.choice([1, 2, 3, 4, 5, 6, 6]))]
        need = float(dice.randrange(int(sum(amounts)) + 3))

        found = shapley_shubik(amounts, need).tolist()

        assert found == close(moves.tipping(amounts, need)), (seed, "orders", amounts, need)


def test_people_on_the_street_lie_between_the_same_bounds():
    for seed in SEEDS:
        workspace = world(seed)
        found = turnout(workspace.organizations, workspace.overlaps)
        counted = [each for each in workspace.organizations if each.turnout[1] is not None]
        ids = {each.id for each in counted}
        known = {frozenset((o.a, o.b)): o.people for o in workspace.overlaps if {o.a, o.b} <= ids}

        assert (found.counted, found.overlaps_known) == (len(counted), len(known)), (seed, "counted")
        for place, end in enumerate(("low", "likely", "high")):
            people = {each.id: each.turnout[place] for each in counted}
            bounds = getattr(found, end)
            got = None if bounds is None else (bounds.least, bounds.most)
            told = people and None not in people.values()
            assert got == (close(moves.street(people, known)) if told else None), (seed, end)
        likely = {each.id: each.turnout[1] for each in counted}
        ask = [sorted(likely[each] for each in pair) for pair in found.ask]
        assert ask == moves.worth_asking(likely, known), (seed, "overlaps to ask about")


def test_people_who_are_really_there_lie_between_the_bounds():
    for seed in SEEDS:
        dice = random.Random(seed)
        groups = [
            {person for person in range(30) if dice.random() < often}
            for often in [dice.choice([0.1, 0.4, 0.8]) for _ in range(dice.randint(1, 5))]
        ]
        known = dice.choice([0.5, 1])
        organizations = [
            Organization(f"o{place}", f"o{place}", turnout=(None, float(len(each)), None))
            for place, each in enumerate(groups)
        ]
        overlaps = [
            Overlap(f"o{i}", f"o{j}", float(len(groups[i] & groups[j])))
            for i in range(len(groups))
            for j in range(i)
            if dice.random() < known
        ]

        bounds = turnout(organizations, overlaps).likely

        assert bounds.least - 1e-9 <= len(set().union(*groups)) <= bounds.most + 1e-9, (seed, "people")


def test_invitations_bring_what_their_definition_says():
    for seed in SEEDS:
        workspace = world(seed)
        (coalition,) = workspace.coalitions
        inside = set(Plain(workspace, coalition).members)
        wanted = {
            each.id: moves.invite(workspace, coalition, each.id)
            for each in workspace.organizations
            if each.id not in inside and not each.decision_maker
        }
        best = moves.unbeaten(wanted)

        found = {each.organization: each for each in invitations(workspace, coalition)}

        assert set(found) == set(wanted), (seed, "candidates")
        for name, each in wanted.items():
            for key, value in each.items():
                expected = close(value) if isinstance(value, float) else value
                assert getattr(found[name], key) == expected, (seed, key, name)
            assert found[name].unbeaten == (name in best), (seed, "unbeaten", name)


def test_the_workspaces_bring_up_every_kind_of_candidate():
    found = [each for seed in SEEDS for each in invitations(world(seed), world(seed).coalitions[0])]

    for kind in ("unbeaten", "crosses", "unknown"):
        assert sum(bool(getattr(each, kind)) for each in found) >= 50, kind
    for gap in ("people", "groups_added", "fit", "give"):
        assert sum(getattr(each, gap) is None for each in found) >= 50, gap
    assert sum(each.fit is not None and not each.unbeaten for each in found) >= 30
