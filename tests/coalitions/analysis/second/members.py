"""The measures of a coalition written a second time, from the method's text alone: the second half of
`opinion.py`. One class a coalition; every method answers one question about one member.
"""

import math
from datetime import date

from coalitions.analysis.inputs import Coalition, Facet, Id, Need, Position, Version, Workspace
from tests.coalitions.analysis.second.opinion import known, vitality

ASKED_FOR = (Facet.GOAL, Facet.DEMAND, Facet.ACTION)


class Coalescence:
    """One coalition on its day, looked up row by row."""

    def __init__(self, workspace: Workspace, coalition: Coalition) -> None:
        self.workspace, self.coalition, self.day = workspace, coalition, coalition.day
        self.standing = workspace.positions_on.get(coalition.day, workspace.positions)
        self.known = {
            each.id: known(Workspace(day=workspace.day, positions=self.standing), each.id)
            for each in workspace.organizations
        }
        self.members = [
            each.organization
            for each in coalition.affiliations
            if (each.joined is None or each.joined <= self.day)
            and (each.left is None or each.left >= self.day)
        ]
        self.affiliation = {each.organization: each for each in coalition.affiliations}
        self.versions = sorted(
            (each for each in coalition.versions if each.day <= self.day),
            key=lambda each: (each.day, each.number),
        )
        self.states = carried(self.versions)
        self.platform = {t: pi for t, pi in (self.states[-1] if self.states else {}).items() if pi > 0}

    def position(self, member: Id, tenet: Id) -> Position | None:
        """The standing position, if known."""
        return self.known[member].get(tenet)

    def asks(self, member: Id) -> dict[Id, float]:
        """What the member asks for, and how much: a = w * x."""
        found = {}
        for tenet in self.workspace.tenets:
            held = self.position(member, tenet.id)
            if tenet.facet in ASKED_FOR and held is not None and held.stance > 0 and vitality(held) > 0:
                found[tenet.id] = vitality(held) * held.stance
        return found

    def fit(self, member: Id) -> dict[str, float | None]:
        """got, weakened, left_out, clash, give, fit and coverage."""
        asks = self.asks(member)
        total = math.fsum(asks.values())
        got = math.fsum(self.platform.get(t, 0) * a for t, a in asks.items()) / total if asks else None
        weakened = math.fsum((1 - self.platform[t]) * a for t, a in asks.items() if t in self.platform)
        left = math.fsum(a for t, a in asks.items() if t not in self.platform)
        clash = self.clash(member)
        return {
            "got": got,
            "weakened": weakened / total if asks else None,
            "left_out": left / total if asks else None,
            "clash": clash,
            "give": self.give(member),
            "fit": None if got is None or clash is None else got - clash,
            "coverage": len(self.on_planks(member)) / len(self.platform) if self.platform else None,
        }

    def on_planks(self, member: Id) -> dict[Id, Position]:
        """The planks on which the member is known."""
        return {t: p for t, p in self.known[member].items() if t in self.platform}

    def clash(self, member: Id) -> float | None:
        """Of what it signs up to, the share that it opposes; all neutral is no clash."""
        planks = self.on_planks(member)
        if not planks:
            return None
        whole = math.fsum(self.platform[t] * vitality(p) * abs(p.stance) for t, p in planks.items())
        against = math.fsum(self.platform[t] * vitality(p) * max(-p.stance, 0) for t, p in planks.items())
        return against / whole if whole > 0 else 0.0

    def give(self, member: Id) -> float | None:
        """How far it stands behind the planks it is known on."""
        planks = self.on_planks(member)
        below = math.fsum(self.platform[t] for t in planks)
        if below == 0:
            return None
        return math.fsum(self.platform[t] * p.stance for t, p in planks.items()) / below

    def needs(self) -> list[Need]:
        """The needs recorded; none recorded at all: people, with weight 1."""
        return list(self.coalition.needs) or [Need("people", None, None, 1.0)]

    def brings(self, resource: str) -> dict[Id, float]:
        """What each member brings of a resource, where known."""
        organization = {each.id: each for each in self.workspace.organizations}
        turnout = {each: organization[each].turnout[1] for each in self.members}
        if resource == "people" and self.members and all(each is not None for each in turnout.values()):
            return {each: likely for each, likely in turnout.items() if likely is not None}
        return {
            each: organization[each].resources[resource]
            for each in self.members
            if resource in organization[each].resources
        }

    def necessity_known(self, member: Id) -> float | None:
        """The largest weight * chance over the resources it is known to bring."""
        found = []
        for need in self.needs():
            brought = self.brings(need.resource)
            if member in brought:
                likely = chance(need.low, need.high, brought[member], math.fsum(brought.values()))
                if likely is not None:
                    found.append(need.weight * likely)
        return max(found) if found else None

    def necessity(self, member: Id) -> float:
        """The same; where nothing is recorded an equal share stands in (a convention of the docs page)."""
        recorded, largest = self.necessity_known(member), max(need.weight for need in self.needs())
        return largest / len(self.members) if recorded is None else recorded

    def baseline(self, member: Id) -> dict[Id, float]:
        """The strongest each plank stood in any version in force on or after the day of joining."""
        best: dict[Id, float] = {}
        for _, state in self.in_force_since(self.affiliation[member].joined):
            for tenet, pi in state.items():
                best[tenet] = max(best.get(tenet, 0.0), pi)
        return {tenet: pi for tenet, pi in best.items() if pi > 0}

    def in_force_since(self, day: date | None) -> list[tuple[Version | None, dict[Id, float]]]:
        """The versions in force on a day, then every later one, with what stood under each.

        In force on the day is that day's version (all of them, if there are several); on a day without a
        version, the latest before it (no version: it stood already). No day: from the first version on.
        """
        pairs = list(zip(self.versions, self.states, strict=True))
        earlier = [state for version, state in pairs if day is not None and version.day < day]
        since = [(version, state) for version, state in pairs if day is None or version.day >= day]
        if earlier and (not since or since[0][0].day != day):
            return [(None, earlier[-1]), *since]
        return [*since]

    def alternatives(self, member: Id) -> float:
        """How well it could pursue its asks elsewhere; .5 where not recorded."""
        recorded = self.affiliation[member].alternatives
        return 0.5 if recorded is None else recorded

    def dependence(self, member: Id) -> float | None:
        """stake * (1 - alternatives)."""
        asks, base = self.asks(member), self.baseline(member)
        if not asks:
            return None
        stake = math.fsum(a for t, a in asks.items() if t in base) / math.fsum(asks.values())
        return stake * (1 - self.alternatives(member))

    def backing(self, member: Id, tenet: Id) -> float | None:
        """How far the others known on it stand behind a demand; nobody known, no value."""
        rows = []
        for other in self.members:
            held = self.position(other, tenet)
            if other != member and held is not None:
                rows.append((self.necessity(other), vitality(held) * max(held.stance, 0)))
        if not rows:
            return None
        if all(n == 0 for n, _ in rows):  # nobody needs any of them: they weigh alike
            rows = [(1.0, strength) for _, strength in rows]
        return math.fsum(n * strength for n, strength in rows) / math.fsum(n for n, _ in rows)

    def asks_in_platform(self, member: Id) -> dict[Id, float]:
        """Its asks that stand today."""
        return {t: a for t, a in self.asks(member).items() if t in self.platform}

    def isolation(self, member: Id, unknown: float | None = None, more: float = 0.0) -> float | None:
        """1 - sum of h * backing, the unknown left out or put at a value, the known possibly raised."""
        rows = []
        for tenet, ask in self.asks_in_platform(member).items():
            behind = self.backing(member, tenet)
            behind = unknown if behind is None else min(1.0, behind + more)
            if behind is not None:
                rows.append((ask, behind))
        if not rows:
            return None
        return 1 - math.fsum(a * behind for a, behind in rows) / math.fsum(a for a, _ in rows)

    def say(self, member: Id) -> float | None:
        """The say that stands on the day: the latest of its history, which is in order of time."""
        standing = [
            each.step for each in self.affiliation[member].says if (each.since or date.min) <= self.day
        ]
        return standing[-1] if standing else None

    def say_at_joining(self, member: Id) -> float | None:
        """The first say, if it is known to go back to joining."""
        joined, says = self.affiliation[member].joined, self.affiliation[member].says
        if says and (says[0].since is None or (joined is not None and says[0].since <= joined)):
            return says[0].step
        return None

    def exposure(self, member: Id) -> tuple[float | None, float | None, float | None]:
        """E, and its range over what is unknown: the others' backing, the say, what it brings."""
        dependence, say = self.dependence(member), self.say(member)
        if dependence is None or not self.asks_in_platform(member):
            return None, None, None
        n = self.necessity_known(member)
        largest = max(need.weight for need in self.needs())
        middle = root(dependence, self.necessity(member), self.isolation(member), 0.5 if say is None else say)
        low = root(
            dependence, largest if n is None else n, self.isolation(member, 1), 1 if say is None else say
        )
        high = root(dependence, 0 if n is None else n, self.isolation(member, 0), 0 if say is None else say)
        return middle, low, high

    def demands_at_risk(self, member: Id) -> dict[Id, tuple[float | None, float | None]]:
        """Per ask in the platform: E * (1 - backing), and the backing."""
        e, found = self.exposure(member)[0], {}
        for tenet in self.asks_in_platform(member):
            behind = self.backing(member, tenet)
            found[tenet] = (None if e is None or behind is None else e * (1 - behind), behind)
        return found


def carried(versions: list[Version]) -> list[dict[Id, float]]:
    """What stands after each version: a plank that it does not name keeps its strength."""
    found: list[dict[Id, float]] = []
    for version in versions:
        state = dict(found[-1]) if found else {}
        for plank in version.planks:
            state[plank.tenet] = plank.strength
        found.append(state)
    return found


def chance(low: float | None, high: float | None, part: float, total: float) -> float | None:
    """The chance that losing a part of the total takes the coalition below its need; no share of nothing."""
    if low is None or high is None or total < low:
        return part / total if total > 0 else None
    if low in (high, total):  # one figure; or, the need being at most the total, nothing else is left
        return 1.0 if total - part < low <= total else 0.0
    covered = max(0.0, min(total, high) - max(total - part, low))
    return covered / (min(high, total) - low)


def root(dependence: float, necessity: float, isolation: float | None, say: float) -> float | None:
    """The cube root of the three parts' product, each kept within .05 and 1."""
    if isolation is None:
        return None
    product = 1.0
    for part in ((1 + dependence - necessity) / 2, isolation, 1 - say):
        product *= min(1.0, max(0.05, part))
    return float(product ** (1 / 3))
