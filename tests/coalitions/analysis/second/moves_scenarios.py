"""What a scenario changes, from scratch: the facts after the steps are written down anew and measured."""

from dataclasses import replace

from coalitions.analysis.inputs import RESOURCES, Affiliation, Plank, Position, Version
from coalitions.analysis.scenarios.played import Joins, Leaves, SetsNeed, SetsPlank, SetsSay, SetsStance
from tests.coalitions.analysis.second import group
from tests.coalitions.analysis.second.plain_more import PlainBreadth

STEPS = (None, 0.0, 0.25, 0.5, 1.0)


def steps_of(dice, workspace, coalition):
    """Some steps, possible and impossible ones."""
    organizations = [each.id for each in workspace.organizations]
    tenets = [each.id for each in workspace.tenets]
    for _ in range(dice.choice([1, 1, 2, 4])):
        kind = dice.choice([Leaves, Joins, SetsPlank, SetsStance, SetsSay, SetsNeed])
        if kind is Leaves and organizations:
            yield Leaves(dice.choice(organizations))
        elif kind is Joins and organizations:
            yield Joins(dice.choice(organizations), dice.choice(STEPS), dice.choice(STEPS))
        elif kind is SetsSay and organizations:
            yield SetsSay(dice.choice(organizations), dice.choice(STEPS[1:]))
        elif kind is SetsNeed:
            low = dice.choice([None, 1.0, 40.0, 250.0])
            high = None if low is None else low + dice.choice([0.0, 2.0, 90.0])
            yield SetsNeed(dice.choice(RESOURCES), low, high, dice.choice([0.4, 0.8, 1.0]))
        elif kind is SetsPlank and tenets:
            yield SetsPlank(dice.choice(tenets), dice.choice([0.0, 0.5, 1.0]))
        elif kind is SetsStance and tenets and organizations:
            stance, vitality = dice.choice([-1.0, 0.0, 0.5, 1.0]), dice.choice([None, 0.2, 0.8])
            yield SetsStance(
                dice.choice(organizations), dice.choice(tenets), stance, vitality, dice.random() < 0.3
            )


def afterwards(workspace, coalition, steps):
    """The facts after the steps: who is in, what the platform is, who holds what; no history."""
    plain = PlainBreadth(workspace, coalition)
    inside, platform = list(plain.members), {tenet: plain.pi(tenet) for tenet in plain.tenets}
    held = {(each.organization, each.tenet): each for each in workspace.positions}
    for step in steps:
        if isinstance(step, Leaves):
            inside = [each for each in inside if each != step.organization]
        elif isinstance(step, Joins):
            inside = [*(each for each in inside if each != step.organization), step.organization]
        elif isinstance(step, SetsPlank):
            platform[step.tenet] = step.strength
        elif isinstance(step, SetsStance):
            held[step.organization, step.tenet] = Position(
                step.organization, step.tenet, step.stance, step.vitality, step.red_line
            )
    version = Version(1, coalition.day, tuple(Plank(t, strength) for t, strength in platform.items()))
    anew = replace(
        coalition,
        affiliations=tuple(Affiliation(each) for each in inside),
        versions=(version,) if platform else (),
    )
    return replace(workspace, positions=tuple(held.values())), anew


def measured(workspace, coalition):
    """Every figure a scenario speaks of, by what it is of; bands, which need the history, apart."""
    plain = PlainBreadth(workspace, coalition)
    planks = [tenet for tenet in plain.tenets if plain.pi(tenet) > 0]
    sizes = [plain.organization[each].turnout[1] for each in plain.members]
    known = [each for each in sizes if each is not None]
    fits = {each: plain.fit(each) for each in plain.members}
    found: dict[object, object] = {
        ("people", None, None): sum(known) if known else None,
        ("planks", None, None): len(planks),
        ("agreed", None, None): sum(_all_agree(plain, tenet) for tenet in planks),
        ("groups", None, None): plain.effective_groups(),
        ("lowest", None, None): min((e["fit"] for e in fits.values() if e["fit"] is not None), default=None),
        ("uneasy", None, None): len(group.uncomfortable(workspace, plain.members, frozenset(planks))),
    }
    found |= {("got", each, None): fit["got"] for each, fit in fits.items()}
    found |= {("member", each, None): "in" for each in plain.members}
    found |= {("shared", None, tenet): 1.0 for tenet in group.shared(workspace, plain.members)}
    return found | {
        ("blocked", each, tenet): 1.0
        for each in plain.members
        for tenet in planks
        if (plain.x(each, tenet) or 0) < 0 and plain.position[each, tenet].red_line
    }


def _all_agree(plain, tenet):
    stances = [plain.x(each, tenet) for each in plain.members]
    return bool(stances) and all(each is not None and each >= 0.5 for each in stances)


def changes(before, after):
    """What differs by half a percent or more; nothing is told of what somebody gets who comes or goes."""
    found = {}
    for key in before.keys() | after.keys():
        kind, who, _tenet = key
        missing = {"member": "out", "blocked": 0.0, "shared": 0.0}.get(kind)
        was, now = before.get(key, missing), after.get(key, missing)
        stays = ("member", who, None) in before and ("member", who, None) in after
        if kind == "got" and not stays:
            continue
        if kind == "blocked" and ("member", who, None) not in after:
            continue
        numbers = isinstance(was, int | float) and isinstance(now, int | float)
        if abs(now - was) >= 0.005 if numbers else was != now:
            found[key] = (was, now, turn(kind, was, now))
    return found


def turn(kind, was, now):
    """Whether everybody would call it a gain or a loss."""
    if was is None or now is None or kind in ("member", "planks", "groups", "uneasy"):
        return "neither"
    better = now < was if kind == "blocked" else now > was
    return "gain" if better else "loss"
