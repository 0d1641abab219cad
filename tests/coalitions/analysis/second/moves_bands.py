"""Exposure after some imagined steps: only the facts that change are written over."""

from dataclasses import replace

from coalitions.analysis.inputs import Need, Position
from coalitions.analysis.scenarios.played import Joins, Leaves, SetsNeed, SetsPlank, SetsSay, SetsStance
from tests.coalitions.analysis.second.losses import exposure_band
from tests.coalitions.analysis.second.plain import Plain

ORDER = ("low", "between low and medium", "medium", "between medium and high", "high")


class After(Plain):
    """A coalition as it would be: who is in, with what say, what stands, what is needed, who holds what."""

    def __init__(self, workspace, coalition, steps):
        super().__init__(workspace, coalition)
        self.told, self.elsewhere, self.new = {}, {}, set()
        self.planks = {step.tenet: step.strength for step in steps if isinstance(step, SetsPlank)}
        for step in steps:
            if isinstance(step, Leaves):
                self.leaves(step.organization)
            elif isinstance(step, Joins) and step.organization not in self.members:
                self.members.append(step.organization)
                self.new.add(step.organization)
                self.told[step.organization] = step.say
                self.elsewhere[step.organization] = step.alternatives
            elif isinstance(step, SetsSay) and step.organization in self.members:
                self.told[step.organization] = step.step
            elif isinstance(step, SetsNeed):
                self.needed(step)
            elif isinstance(step, SetsStance):
                key = (step.organization, step.tenet)
                self.position[key] = Position(*key, step.stance, step.vitality, step.red_line)

    def leaves(self, organization):
        self.members = [each for each in self.members if each != organization]
        for facts in (self.told, self.elsewhere):
            facts.pop(organization, None)
        self.new.discard(organization)

    def needed(self, step):
        others = [each for each in self.coalition.needs if each.resource != step.resource]
        need = Need(step.resource, step.low, step.high, step.weight)
        self.coalition = replace(self.coalition, needs=(*others, need))

    def pi(self, tenet):
        return self.planks.get(tenet, super().pi(tenet))

    def say(self, member):
        return self.told[member] if member in self.told else super().say(member)

    def alternatives(self, member):
        return self.elsewhere[member] if member in self.new else self.affiliation[member].alternatives

    def baseline(self, member, tenet):
        """The strongest since joining. Who joins on the day meets what stands at its end and what it replaced
        that same day; whoever was in before keeps what was strongest."""
        today = [
            strengths.get(tenet, 0.0)
            for version, strengths in zip(self.versions, self.strengths, strict=True)
            if version.day == self.coalition.day
        ]
        joined = None if member in self.new else self.affiliation[member].joined
        if member in self.new or joined == self.coalition.day:
            return max([*today, self.pi(tenet)]) if self.planks or today else super().pi(tenet)
        return max(super().baseline(member, tenet), self.pi(tenet))

    def band(self, member):
        """As people see it: where the unknown reaches from low into high, nothing can be said."""
        low, high = self.exposure_range(member)
        found = exposure_band(self.exposure(member))
        wide = low is not None and high is not None and low < 0.4 and high >= 0.6
        return "unknown" if wide else found


def bands(before, after):
    """By member that stays, the band now and then, and whether that is a gain; only where they differ."""
    found = {}
    for each in set(before.members) & set(after.members):
        was, is_ = before.band(each), after.band(each)
        if was != is_:
            known = was in ORDER and is_ in ORDER
            better = known and ORDER.index(is_) < ORDER.index(was)
            found[each] = (was, is_, ("gain" if better else "loss") if known else "neither")
    return found
