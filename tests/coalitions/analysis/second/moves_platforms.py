"""Readiness, the best platform, riding and who paid, written a second time from the method's text alone."""

from itertools import combinations, pairwise

from tests.coalitions.analysis.second.plain_more import PlainLosses

TINY = 1e-9


class Table(PlainLosses):
    """A coalition before it enters the room."""

    def planks(self):
        return [tenet for tenet in self.tenets if self.pi(tenet) > 0]

    def crosses(self, member, tenet):
        return (self.x(member, tenet) or 0) < 0 and self.position[member, tenet].red_line

    def agenda(self, tenet):
        """Who backs a plank, who doesn't, who was never asked, whose red line it crosses; is it ready?"""
        stances = {each: self.x(each, tenet) for each in self.members}
        backing = {each for each, x in stances.items() if x is not None and x >= 0.5}
        unknown = {each for each, x in stances.items() if x is None}
        crosses = {each for each in self.members if self.crosses(each, tenet)}
        ready = bool(self.members) and len(backing) * 5 >= len(self.members) * 4 and not crosses
        return backing, set(self.members) - backing - unknown, unknown, crosses, ready

    def settled(self, part):
        """Whom a part of the platform gives three fifths of what the whole gives them."""
        found = set()
        for member in self.members:
            whole = sum(self.ask(member, t) * self.pi(t) for t in self.planks())
            given = sum(self.ask(member, t) * self.pi(t) for t in part)
            if whole > 0 and given >= 0.6 * whole - TINY:
                found.add(member)
        return found

    def splitting(self, need):
        """The best rank (planks, members satisfied, people left) of any real part that leaves too few."""
        people = self.brings("people")
        if None in people.values() or sum(people.values()) < need:
            return None
        ranks = []
        for size in range(1, len(self.planks())):
            for part in combinations(self.planks(), size):
                settled = self.settled(part)
                left = sum(people[each] for each in self.members if each not in settled)
                if left < need:
                    ranks.append((size, len(settled), left))
        return min(ranks, default=None)

    def paid(self):
        """By version and tenet: strength before and after, and the share of its asks that each payer lost."""
        found = {}
        for place, (before, after) in enumerate(pairwise(self.strengths), start=1):
            for tenet in self.tenets:
                lost = before.get(tenet, 0) - after.get(tenet, 0)
                if lost > 0:
                    payers = {
                        each: self.ask(each, tenet) * lost / sum(self.ask(each, t) for t in self.tenets)
                        for each in self.members
                        if self.ask(each, tenet) > 0 and self.first_version(each) < place
                    }
                    found[self.versions[place].number, tenet] = (
                        before.get(tenet, 0),
                        after.get(tenet, 0),
                        payers,
                    )
        return found

    # --- the best platform, for all who are members ---

    def askable(self):
        return [t for t in self.tenets if any(self.ask(each, t) > 0 for each in self.members)]

    def got(self, member, platform):
        total = sum(self.ask(member, t) for t in self.tenets)
        return sum(self.ask(member, t) for t in platform) / total if total else None

    def joins(self, member, platform, least, clash):
        """Enough of its own, little against it, no red line crossed, no must-have missing."""
        got = self.got(member, platform)
        if got is None or got < least - TINY:
            return False
        mine = {t: self.x(member, t) for t in self.askable() if self.x(member, t) is not None}
        stakes = sum(self.w(member, t) * abs(mine[t]) for t in platform if t in mine)
        against = sum(self.w(member, t) * max(-mine[t], 0) for t in platform if t in mine)
        red = [t for t in mine if self.position[member, t].red_line]
        never = any(mine[t] < 0 and t in platform for t in red)
        missing = any(mine[t] > 0 and t not in platform for t in red)
        return against <= clash * stakes + TINY and not never and not missing

    def size(self, member):
        sizes = [self.organization[each].turnout[1] for each in self.members]
        return 1.0 if None in sizes else self.organization[member].turnout[1]

    def best(self, least, clash, most, fixed, required):
        """Over every platform: most people, then the highest lowest share, then fewest planks."""
        ranks = []
        for size in range(len(fixed), (len(self.askable()) if most is None else max(most, len(fixed))) + 1):
            for platform in combinations(self.askable(), size):
                joined = [each for each in self.members if self.joins(each, platform, least, clash)]
                if set(fixed) <= set(platform) and set(required) <= set(joined):
                    ranks.append(self.rank(platform, joined))
        return max(ranks, default=None)

    def rank(self, platform, joined):
        people = sum(self.size(each) for each in joined)
        lowest = min((self.got(each, platform) for each in joined), default=0.0)
        return people, round(lowest if people else 0.0, 9), -len(platform)
