"""What a member has lost, and the words for both readings of absorption: see `members.py`."""

import math
from itertools import pairwise

from coalitions.analysis.inputs import Id, Version
from tests.coalitions.analysis.second.members import Coalescence, root
from tests.coalitions.analysis.second.opinion import over, under


class Losses(Coalescence):
    """A coalition, with erosion (2.6) and watering down (2.9)."""

    def levers(self, member: Id) -> dict[str, float]:
        """Exposure with one thing a step better at a time; the best three that lower it."""
        e, dependence, say = self.exposure(member)[0], self.dependence(member), self.say(member)
        if e is None or dependence is None:
            return {}
        n, alone, alt = self.necessity(member), self.isolation(member), self.alternatives(member)
        say = 0.5 if say is None else say
        stake = dependence / (1 - alt) if alt < 1 else 0.0
        found = {
            "say": root(dependence, n, alone, min(1.0, say + 0.25)),
            "alternatives": root(stake * (1 - min(1.0, alt + 0.25)), n, alone, say),
            "backing": root(dependence, n, self.isolation(member, more=0.25), say),
            "necessity": root(dependence, min(1.0, n + 0.25), alone, say),
        }
        lower = sorted(
            (value, name) for name, value in found.items() if value is not None and under(value, e)
        )
        return {name: value for value, name in lower[:3]}

    def demand_erosion(self, member: Id) -> tuple[float | None, float | None]:
        """The share lost by changes it did not agree to: known so, and known or not recorded."""
        asks, base = self.asks(member), self.baseline(member)
        whole = math.fsum(a * base.get(t, 0.0) for t, a in asks.items())
        if whole == 0:
            return None, None
        lost = [(a, *self.lost(member, t)) for t, a in asks.items()]
        low = math.fsum(a * known_loss for a, known_loss, _ in lost) / whole
        return low, low + math.fsum(a * maybe for a, _, maybe in lost) / whole

    def lost(self, member: Id, tenet: Id) -> tuple[float, float]:
        """Strength lost against the member's word, and by changes of which nobody's word is recorded.

        Strength is cut into hundredths; each is put down to the last change that went below it.
        """
        path = [
            (v, state.get(tenet, 0.0)) for v, state in self.in_force_since(self.affiliation[member].joined)
        ]
        against = unknown = 0
        best, now = max((pi for _, pi in path), default=0.0), path[-1][1] if path else 0.0
        for level in range(round(now * 100) + 1, round(best * 100) + 1):
            last = None
            for before, after in pairwise(path):
                if round(before[1] * 100) >= level > round(after[1] * 100):
                    last = after[0]
            agreed = agreement(last, tenet)
            against += bool(agreed) and member not in agreed
            unknown += not agreed
        return against / 100, unknown / 100

    def say_erosion(self, member: Id) -> float | None:
        """1 - say now / say at joining; none to lose is no loss."""
        now, first = self.say(member), self.say_at_joining(member)
        if first is None or now is None:
            return None
        return max(0.0, 1 - now / first) if first > 0 else 0.0

    def erosion(self, member: Id) -> tuple[float | None, float | None]:
        """The larger of the two losses, as a range."""
        low, high = self.demand_erosion(member)
        say = self.say_erosion(member)
        return largest_known(low, say), largest_known(high, say)

    def retained(self, place: int, member: Id | None = None) -> float | None:
        """Of the best strength so far, what the version at a place still holds, weighed by asks."""
        asks: dict[Id, float] = {}
        for each in self.members if member is None else [member]:
            for tenet, ask in self.asks(each).items():
                asks[tenet] = asks.get(tenet, 0.0) + ask
        joined = self.affiliation[member].joined if member else None
        later = len(self.states) - 1 - place
        since = [state for _, state in self.in_force_since(joined)]
        states = since[: max(0, len(since) - later)]
        if not states:
            return None
        best = {t: max(state.get(t, 0.0) for state in states) for t in asks}
        below = math.fsum(asks[t] * best[t] for t in asks)
        return math.fsum(asks[t] * states[-1].get(t, 0.0) for t in asks) / below if below > 0 else None


def agreement(version: Version | None, tenet: Id) -> frozenset[Id]:
    """Whose consent to a change of a plank is recorded."""
    for plank in version.planks if version else ():
        if plank.tenet == tenet:
            return plank.agreed_by
    return frozenset()


def largest_known(one: float | None, other: float | None) -> float | None:
    """The larger of two, or the one that is known."""
    found = [each for each in (one, other) if each is not None]
    return max(found) if found else None


def exposure_band(e: float | None) -> str:
    """Low under .40, high from .60; within .05 of an edge, the edge itself included, between."""
    if e is None:
        return "unknown"
    for edge, words in ((0.4, "between low and medium"), (0.6, "between medium and high")):
        if not over(abs(e - edge), 0.05):
            return words
    return "low" if under(e, 0.4) else "medium" if under(e, 0.6) else "high"


def erosion_band(low: float | None, high: float | None) -> str:
    """None below .10, some to .33, serious above; two different ends: between."""
    if low is None or high is None:
        return "unknown"
    one, other = erosion_word(low), erosion_word(high)
    return one if one == other else f"between {one} and {other}"


def erosion_word(value: float) -> str:
    """The band of one end."""
    return "none" if under(value, 0.1) else "serious" if over(value, 0.33) else "some"
