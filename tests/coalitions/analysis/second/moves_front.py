"""The breadth–depth front and the checklist before talks, a second time from the method's text alone."""

from itertools import combinations

from tests.coalitions.analysis.second import moves
from tests.coalitions.analysis.second.moves_platforms import TINY, Table


class Room(Table):
    """A coalition that asks how many with how much, and whether it is ready."""

    def broadest(self, shares, clash, most):
        """By share: the most people whom any platform of so many planks gives that share."""
        found = dict.fromkeys(shares, 0.0)
        for size in range(min(most, len(self.askable())) + 1):
            for platform in combinations(self.askable(), size):
                gets = {e: self.got(e, platform) for e in self.members if self.joins(e, platform, 0, clash)}
                for share in shares:
                    people = sum(self.size(e) for e, got in gets.items() if got >= share - TINY)
                    found[share] = max(found[share], people)
        return found

    def front(self, shares, clash, most):
        """Share and people, where somebody joins and no higher share brings as many."""
        people = {share: n for share, n in self.broadest(shares, clash, most).items() if n > 0}
        return [
            (share, n) for share, n in people.items() if not any(people[e] >= n for e in people if e > share)
        ]

    # --- ready for the table? ---

    def agenda_stands(self):
        """Ready; or it could be, if everybody who was never asked backed it; or not, whatever they say."""
        items = [self.agenda(tenet) for tenet in self.planks()]
        if items and all(ready for *_, ready in items):
            return "yes"
        could = all(
            not crosses and 5 * (len(backing) + len(unknown)) >= 4 * len(self.members)
            for backing, _, unknown, crosses, _ in items
        )
        return "unknown" if items and self.members and could else "not yet"

    def numbers_stand(self, need):
        """The fewest there can be are enough; the most there can be are too few; or one can't tell."""
        people = {each: self.organization[each].turnout[1] for each in self.members}
        if need is None or not people or None in people.values():
            return "unknown"
        pairs = {frozenset((o.a, o.b)): o.people for o in self.workspace.overlaps}
        inside = {pair: both for pair, both in pairs.items() if pair <= set(self.members)}
        least, most = moves.street(people, inside)
        return "yes" if least >= need else "not yet" if most < need else "unknown"
