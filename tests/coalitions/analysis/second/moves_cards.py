"""Leverage cards, written a second time from the method's text alone."""

from coalitions.analysis.inputs import Need
from tests.coalitions.analysis.second import moves, moves_allies
from tests.coalitions.analysis.second.plain import Plain


class Cards(Plain):
    """What a member holds that the others don't."""

    def counted(self):
        return list(self.coalition.needs) or [Need("people")]

    def brought(self, member):
        """By resource: amount, share, nobody else has any, chance of falling short, what is left."""
        found = {}
        for need in self.counted():
            brings = self.brings(need.resource)
            amount, all_of_it = brings[member], sum(each for each in brings.values() if each is not None)
            if amount:
                alone = not any(each for name, each in brings.items() if name != member)
                short = None
                if need.low is not None and need.high is not None and all_of_it >= need.low:
                    short = self.chance(member, need)
                found[need.resource] = (amount, amount / all_of_it, alone, short, all_of_it - amount)
        return found

    def only_voice(self, member):
        """The constituencies of nobody else."""
        others = {
            tag for each in self.members if each != member for tag in self.organization[each].constituencies
        }
        return set(self.organization[member].constituencies) - others

    def swing_of(self):
        """The weightiest needs with a range of which everybody has an amount: any of equal weight."""
        fit = [
            need
            for need in self.counted()
            if None not in (need.low, need.high) and None not in self.brings(need.resource).values()
        ]
        return {need.resource: need for need in fit if need.weight == max(each.weight for each in fit)}

    def swing(self, member, need):
        brings = self.brings(need.resource)
        amounts = [brings[each] for each in self.members]
        found = moves.swings(amounts, need.low, need.high, [0.5] * len(amounts))
        return found[self.members.index(member)]

    def tail(self, member):
        people = self.brings("people")
        total = sum(each for each in people.values() if each is not None)
        needed = self.necessity(member)
        return needed / (people[member] / total) if needed is not None and people[member] else None

    def closest(self):
        """The member with the best way to the target, where no other has as good a one."""
        target = self.coalition.target
        if target is None:
            return None
        ways = {
            each: moves_allies.closeness(self.workspace, each, target)
            for each in self.members
            if each != target
        }
        known = {each: way for each, way in ways.items() if way is not None}
        best = [each for each, way in known.items() if way >= max(known.values()) - 1e-9]
        return best[0] if len(best) == 1 else None
