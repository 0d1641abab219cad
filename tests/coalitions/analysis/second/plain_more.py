"""Erosion, watering down and breadth, written out one by one as in plain.py."""

from itertools import pairwise
from math import exp, log

from coalitions.analysis.inputs import ASK_FACETS
from tests.coalitions.analysis.second.plain import Plain


class PlainLosses(Plain):
    """What is gone, and who agreed."""

    def lost(self, member, tenet, *, unknown_too):
        """Strength missing below the member's best, level by level, unless the last cut was agreed."""
        levels = sorted({0.0, *(each.get(tenet, 0.0) for each in self.strengths)})
        missing = 0.0
        for low, high in pairwise(levels):
            if not self.pi(tenet) < high <= self.baseline(member, tenet):
                continue
            agreed_by = self.last_cut(tenet, high)
            refused = bool(agreed_by) and member not in agreed_by
            if refused or (unknown_too and not agreed_by):
                missing += high - low
        return missing

    def last_cut(self, tenet, level):
        found: frozenset[str] = frozenset()
        before = 0.0
        for version, strengths in zip(self.versions, self.strengths, strict=True):
            after = strengths.get(tenet, 0.0)
            if before >= level > after:
                found = next(plank for plank in reversed(version.planks) if plank.tenet == tenet).agreed_by
            before = after
        return found

    def erosion(self, member):
        carried = sum(self.ask(member, t) * self.baseline(member, t) for t in self.tenets)
        ends = [
            sum(self.ask(member, t) * self.lost(member, t, unknown_too=each) for t in self.tenets) / carried
            if carried
            else None
            for each in (False, True)
        ]
        gone = self.say_gone(member)
        return tuple(max((each for each in (end, gone) if each is not None), default=None) for end in ends)

    def say_gone(self, member):
        affiliation = self.affiliation[member]
        first = affiliation.says[0] if affiliation.says else None
        if first is None or self.say(member) is None:
            return None
        if first.since and (first.since > self.coalition.day):
            return None
        if first.since and (affiliation.joined is None or first.since > affiliation.joined):
            return None
        return max(0.0, 1 - self.say(member) / first.step) if first.step else 0.0

    def retained(self, place, member=None):
        who = self.members if member is None else [member]
        first = 0 if member is None else self.first_version(member)
        if place < first:
            return None
        kept = best = 0.0
        for tenet in self.tenets:
            asks = sum(self.ask(each, tenet) for each in who)
            kept += asks * self.strengths[place].get(tenet, 0.0)
            best += asks * max(each.get(tenet, 0.0) for each in self.strengths[first : place + 1])
        return kept / best if best else None


class PlainBreadth(Plain):
    """How different the members are, and who is uncomfortable with whom."""

    def together(self, a, b, tenets):
        """Weights and kernels of the joint answers on some tenets."""
        found = []
        for tenet in tenets:
            x, y = self.x(a, tenet), self.x(b, tenet)
            if x is not None and y is not None:
                sign = (x * y > 0) - (x * y < 0)
                omega = (max(self.w(a, tenet), 0.1) + max(self.w(b, tenet), 0.1)) / 2
                found.append((tenet, omega, sign * min(abs(x), abs(y))))
        return found

    def likeness(self, a, b):
        joint = self.together(a, b, self.tenets)
        areas = {"goals" if self.facet[t] in ASK_FACETS else self.facet[t] for t, _, _ in joint}
        if len(areas) < 2:
            return None
        return max(0.0, sum(omega * k for _, omega, k in joint) / sum(omega for _, omega, _ in joint))

    def effective_groups(self):
        pairs = [self.likeness(a, b) for a in self.members for b in self.members if a != b]
        known = [each for each in pairs if each is not None]
        n = len(self.members)
        if not n or (pairs and not known):
            return None
        mean = sum(known) / len(known) if known else 0.0
        return n * n / (n + sum(mean if each is None else each for each in pairs))

    def conflict(self, a, b):
        joint = self.together(a, b, [tenet for tenet in self.tenets if self.pi(tenet) <= 0])
        if len(joint) < 3:
            return None
        against = sum(omega * max(-k, 0.0) for _, omega, k in joint)
        return against / sum(omega for _, omega, _ in joint)

    def crossed(self, a, b):
        """Tenets off the platform where a red line of one meets an opposite stance of the other."""
        return {
            (tenet, holder)
            for tenet in self.tenets
            for holder, other in ((a, b), (b, a))
            if self.pi(tenet) <= 0
            and self.x(holder, tenet) is not None
            and self.x(other, tenet) is not None
            and self.position[holder, tenet].red_line
            and self.x(holder, tenet) * self.x(other, tenet) < 0
            and abs(self.x(other, tenet)) >= 0.5
        }


def hill(counts):
    """exp of Shannon's entropy of the counts."""
    return exp(-sum(n / sum(counts) * log(n / sum(counts)) for n in counts))
