"""Those whom a coalition puts first, written a second time from the method's text alone.

The range goes through every way in which the unknown can turn out; a say is nothing, next to nothing, or all.
"""

from itertools import product

from tests.coalitions.analysis.second.plain import Plain

NEXT_TO_NOTHING = 1e-9


class Centered(Plain):
    """The members that speak for one constituency."""

    def __init__(self, workspace, coalition, whom):
        super().__init__(workspace, coalition)
        self.whom = whom

    def speaks(self, member):
        """Yes, no, or None: nobody recorded for whom."""
        tags = self.organization[member].constituencies
        return self.whom.lower() in [each.lower() for each in tags] if tags else None

    def centred(self):
        return {each for each in self.members if self.speaks(each)}

    def say(self, member):
        """The last say on the day."""
        says = [e for e in self.affiliation[member].says if e.since is None or e.since <= self.coalition.day]
        return says[-1].step if says else None

    def slots(self, member):
        return self.affiliation[member].slots

    def voice(self, held):
        """Share, member share, the one by the other, over members of whom both are known."""
        known = [e for e in self.members if held(e) is not None and self.speaks(e) is not None]
        theirs = [each for each in known if self.speaks(each)]
        if not theirs:
            return None, None, None
        members, whole = len(theirs) / len(known), sum(held(each) for each in known)
        if not whole:
            return None, members, None
        share = sum(held(each) for each in theirs) / whole
        return share, members, share / members

    def ends(self):
        """The least and the most of the ratio, over everything that is unknown."""
        found = []
        ways = [
            [
                (inside, step)
                for inside in ([True, False] if self.speaks(each) is None else [self.speaks(each)])
                for step in ([0, NEXT_TO_NOTHING, 1] if self.say(each) is None else [self.say(each)])
            ]
            for each in self.members
        ]
        for way in product(*ways):
            theirs, whole = [step for inside, step in way if inside], sum(step for _, step in way)
            if theirs and whole:
                found.append((sum(theirs) / whole) / (len(theirs) / len(way)))
        return (min(found), max(found)) if found else (None, None)

    def top_asks(self):
        """What they ask for most, with its strength in the platform."""
        asked = {t: sum(self.ask(each, t) for each in self.centred()) for t in self.tenets}
        most = max(asked.values(), default=0)
        return {t: self.pi(t) for t, sum_ in asked.items() if most and abs(sum_ - most) < 1e-9}
