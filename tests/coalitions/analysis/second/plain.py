"""The measures of a coalition written out one by one, as the method states them, without any array.

Slow and plain on purpose: the tests compare the real thing with this on made-up workspaces.
"""

from coalitions.analysis.inputs import ASK_FACETS


class Plain:
    """One coalition of a workspace, looked up answer by answer. Unknown is None throughout."""

    def __init__(self, workspace, coalition):
        self.workspace, self.coalition = workspace, coalition
        self.facet = {each.id: each.facet for each in workspace.tenets}
        self.tenets = [each.id for each in workspace.tenets]
        self.organization = {each.id: each for each in workspace.organizations}
        self.affiliation = {
            each.organization: each
            for each in coalition.affiliations
            if (each.joined is None or each.joined <= coalition.day)
            and (each.left is None or each.left >= coalition.day)
        }
        self.members = list(self.affiliation)
        self.position = {(each.organization, each.tenet): each for each in workspace.positions}
        self.versions = sorted(
            (each for each in coalition.versions if each.day <= coalition.day),
            key=lambda each: (each.day, each.number),
        )
        self.strengths = self._strengths()
        self.now = self.strengths[-1] if self.strengths else {}

    def _strengths(self):
        found: list[dict[str, float]] = []
        current: dict[str, float] = {}
        for version in self.versions:
            current = current | {plank.tenet: plank.strength for plank in version.planks}
            found.append(current)
        return found

    def pi(self, tenet):
        return self.now.get(tenet, 0.0)

    def x(self, member, tenet):
        position = self.position.get((member, tenet))
        return None if position is None else position.stance

    def w(self, member, tenet):
        vitality = self.position[member, tenet].vitality
        return 0.5 if vitality is None else vitality

    def support(self, member, tenet):
        return self.w(member, tenet) * max(self.x(member, tenet), 0)

    def ask(self, member, tenet):
        if self.x(member, tenet) is None or self.facet[tenet] not in ASK_FACETS:
            return 0.0
        return self.support(member, tenet)

    # --- fit ---

    def fit(self, member):
        asks = {tenet: self.ask(member, tenet) for tenet in self.tenets}
        total = sum(asks.values())
        planks = [tenet for tenet in self.tenets if self.pi(tenet) > 0]
        known = [tenet for tenet in planks if self.x(member, tenet) is not None]
        got = weakened = left_out = clash = give = None
        if total:
            got = sum(self.pi(tenet) * asks[tenet] for tenet in planks) / total
            weakened = sum((1 - self.pi(tenet)) * asks[tenet] for tenet in planks) / total
            left_out = sum(asks[tenet] for tenet in self.tenets if tenet not in planks) / total
        if known:
            stakes = sum(self.pi(t) * self.w(member, t) * abs(self.x(member, t)) for t in known)
            lost = sum(self.pi(t) * self.w(member, t) * max(-self.x(member, t), 0) for t in known)
            clash = lost / stakes if stakes else 0.0
            give = sum(self.pi(t) * self.x(member, t) for t in known) / sum(self.pi(t) for t in known)
        return {
            "got": got,
            "weakened": weakened,
            "left_out": left_out,
            "clash": clash,
            "give": give,
            "fit": None if got is None or clash is None else got - clash,
            "gap": None if got is None or give is None else max(give, 0) - got,
            "coverage": len(known) / len(planks) if planks else None,
        }

    # --- exposure ---

    def brings(self, resource):
        likely = [self.organization[member].turnout[1] for member in self.members]
        if resource == "people" and None not in likely:
            return dict(zip(self.members, likely, strict=True))
        return {member: self.organization[member].resources.get(resource) for member in self.members}

    def chance(self, member, need):
        brings = self.brings(need.resource)
        c, total = brings[member], sum(amount for amount in brings.values() if amount is not None)
        if c is None:
            return None
        share = c / total if total else None
        if need.low is None or need.high is None:
            return share
        low, high = min(need.low, need.high), max(need.low, need.high)
        if total < low:
            return share
        if low == high or total == low:
            return 1.0 if total - c < low <= total else 0.0
        overlap = max(0.0, min(total, high) - max(total - c, low))
        return overlap / (min(high, total) - low)

    def necessity(self, member):
        needs = [(need, need.weight) for need in self.coalition.needs] or [(_People, 1.0)]
        chances = [(weight, self.chance(member, need)) for need, weight in needs]
        known = [weight * chance for weight, chance in chances if chance is not None]
        return max(known) if known else None

    def counted_necessity(self, member):
        weights = [need.weight for need in self.coalition.needs] or [1.0]
        found = self.necessity(member)
        return max(weights) / len(self.members) if found is None else found

    def backing(self, member, tenet):
        others = [each for each in self.members if each != member and self.x(each, tenet) is not None]
        if not others:
            return None
        weights = {each: self.counted_necessity(each) for each in others}
        if not sum(weights.values()):
            weights = dict.fromkeys(others, 1.0)
        return sum(weights[each] * self.support(each, tenet) for each in others) / sum(weights.values())

    def first_version(self, member):
        joined = self.affiliation[member].joined
        if joined is None:
            return 0
        on_the_day = [place for place, version in enumerate(self.versions) if version.day == joined]
        before = [place for place, version in enumerate(self.versions) if version.day < joined]
        return on_the_day[0] if on_the_day else before[-1] if before else 0

    def baseline(self, member, tenet):
        return max(
            (each.get(tenet, 0.0) for each in self.strengths[self.first_version(member) :]), default=0.0
        )

    def say(self, member):
        steps = [
            say.step
            for say in self.affiliation[member].says
            if say.since is None or say.since <= self.coalition.day
        ]
        return steps[-1] if steps else None

    def alternatives(self, member):
        return self.affiliation[member].alternatives

    def isolation(self, member, unknown=None):
        found = [
            (self.ask(member, tenet), self.backing(member, tenet))
            for tenet in self.tenets
            if self.pi(tenet) > 0 and self.ask(member, tenet) > 0
        ]
        counted = [(ask, unknown if backed is None else backed) for ask, backed in found]
        counted = [(ask, backed) for ask, backed in counted if backed is not None]
        total = sum(ask for ask, _ in counted)
        return 1 - sum(ask * backed for ask, backed in counted) / total if total else None

    def exposure(self, member, unknown=None, say=None, necessity=None):
        total = sum(self.ask(member, tenet) for tenet in self.tenets)
        isolation = self.isolation(member, unknown)
        if not total or isolation is None:
            return None
        carried = sum(self.ask(member, t) for t in self.tenets if self.baseline(member, t) > 0)
        alternatives = self.alternatives(member)
        dependence = carried / total * (1 - (0.5 if alternatives is None else alternatives))
        needed = self.necessity(member)
        if needed is None:
            needed = self.counted_necessity(member) if necessity is None else necessity
        step = self.say(member)
        if step is None:
            step = 0.5 if say is None else say
        parts = ((1 + dependence - needed) / 2, isolation, 1 - step)
        product = 1.0
        for part in parts:
            product *= min(max(part, 0.05), 1.0)
        return product ** (1 / 3)

    def exposure_range(self, member):
        most = max([need.weight for need in self.coalition.needs] or [1.0])
        return self.exposure(member, 1.0, 1.0, most), self.exposure(member, 0.0, 0.0, 0.0)


class _People:
    """No need is stated: people count fully, and nothing else does."""

    resource, low, high = "people", None, None
