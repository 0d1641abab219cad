"""Leverage, people counted once, and invitations, written a second time from the method's text alone.

Loops and dictionaries, no arrays; every subset and every order is gone through. Unknown is None.
"""

from dataclasses import replace
from itertools import combinations, permutations
from math import ceil, floor, prod

from coalitions.analysis.inputs import Affiliation
from tests.coalitions.analysis.second.plain_more import PlainBreadth

TINY = 1e-9


def needs_of(low, high):
    """The whole figures of a range, each as likely; one figure where there is none between."""
    return list(range(ceil(low), floor(high) + 1)) or [ceil(low)]


def swing(amounts, need, chances, me):
    """The chance that the others fall short, but by no more than what I bring: all subsets of the others."""
    others = [place for place in range(len(amounts)) if place != me]
    found = 0.0
    for size in range(len(others) + 1):
        for coming in combinations(others, size):
            if need - amounts[me] <= sum(amounts[each] for each in coming) < need:
                found += prod(chances[each] if each in coming else 1 - chances[each] for each in others)
    return found


def swings(amounts, low, high, chances):
    """Of every member, over the whole range of needs; a need that nobody can miss or meet gives nothing."""
    needs = needs_of(low, high)
    real = [need for need in needs if 0 < need <= sum(amounts)]
    return [
        sum(swing(amounts, need, chances, me) for need in real) / len(needs) for me in range(len(amounts))
    ]


def tipping(amounts, need):
    """How often each is the one with whom there is enough, over every order of joining."""
    tipped, orders = [0] * len(amounts), 0
    for order in permutations(range(len(amounts))):
        orders, so_far = orders + 1, 0
        for me in order:
            if so_far < need <= so_far + amounts[me]:
                tipped[me] += 1
            so_far += amounts[me]
    return [each / orders for each in tipped]


def spanning_trees(nodes, edges):
    """Every forest of the edges: all sets of them without a circle."""
    for size in range(len(nodes)):
        for some in combinations(edges, size):
            if not _circle(nodes, some):
                yield some


def _circle(nodes, edges):
    together = {each: {each} for each in nodes}
    for a, b in edges:
        if together[a] is together[b]:
            return True
        joined = together[a] | together[b]
        for each in joined:
            together[each] = joined
    return False


def street(people, overlaps):
    """At least and at most so many: people by organization, overlaps by pair (frozenset)."""
    shared = {
        tuple(sorted(pair)): min(both, *(people[each] for each in pair)) for pair, both in overlaps.items()
    }
    saved = max(sum(shared[edge] for edge in tree) for tree in spanning_trees(people, list(shared)))
    least = max(people.values())
    if all(pair in shared for pair in combinations(sorted(people), 2)):
        crowds = {
            each: people[each] + sum(both for pair, both in shared.items() if each in pair) for each in people
        }
        least = max(least, sum(people[each] ** 2 / crowds[each] for each in people if people[each]))
    most = sum(people.values()) - saved
    return min(least, most), most


def worth_asking(people, overlaps):
    """The sizes, smaller first, of the pairs of the three unknown overlaps that could matter most."""
    unknown = [
        sorted((people[a], people[b]))
        for a, b in combinations(sorted(people), 2)
        if frozenset((a, b)) not in overlaps
    ]
    return [pair for pair in sorted(unknown, reverse=True)[:3] if pair[0]]


def invite(workspace, coalition, candidate):
    """What one candidate would bring."""
    now = PlainBreadth(workspace, coalition)
    alone = {each.organization: each for each in coalition.affiliations if each.organization in now.members}
    joined = [*alone.values(), Affiliation(candidate)]
    then = PlainBreadth(workspace, replace(coalition, affiliations=tuple(joined)))
    planks = [tenet for tenet in then.tenets if then.pi(tenet) > 0]
    fit = then.fit(candidate)
    return {
        "people": then.organization[candidate].turnout[1],
        "groups_added": _added(now, then, candidate),
        "fit": fit["fit"],
        "give": fit["give"],
        "crosses": tuple(t for t in planks if (then.x(candidate, t) or 0) < 0 and _red(then, candidate, t)),
        "unknown": tuple(tenet for tenet in planks if then.x(candidate, tenet) is None),
    }


def _red(plain, organization, tenet):
    return plain.position[organization, tenet].red_line


def _added(now, then, candidate):
    """Effective groups with it less without it; it must be comparable with a member."""
    if not now.members:
        return 1.0
    before, after = now.effective_groups(), then.effective_groups()
    met = any(then.likeness(candidate, each) is not None for each in now.members)
    return None if before is None or not met else after - before


def unbeaten(found):
    """Those whom nobody equals or beats in everything while beating them in something."""
    values = {
        name: (each["people"] or 0, each["groups_added"] or 0, each["fit"], -len(each["crosses"]))
        for name, each in found.items()
        if each["fit"] is not None
    }
    return {
        name for name, mine in values.items() if not any(_beats(other, mine) for other in values.values())
    }


def _beats(other, mine):
    pairs = list(zip(other, mine, strict=True))
    return all(a >= b - TINY for a, b in pairs) and any(a > b + TINY for a, b in pairs)
