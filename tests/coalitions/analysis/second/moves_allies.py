"""Ways to a target, allies and currents, written a second time from the method's text alone."""

from itertools import pairwise

from coalitions.analysis.inputs import ASK_FACETS

TINY = 1e-9


def counts(strength):
    """How strong a tie, a target's influence or a trend's effect is; not recorded counts .5."""
    return 0.5 if strength is None else strength


def leads(tie, a, b):
    """Whether a tie leads from a to b."""
    if tie.kind in ("partnership", "alliance"):
        return {tie.source, tie.target} == {a, b}
    return tie.kind in ("support", "part_of", "influences") and (tie.source, tie.target) == (a, b)


def step(workspace, a, b):
    """The strongest tie that leads from a to b, or none."""
    found = [tie for tie in workspace.ties if leads(tie, a, b)]
    return max(found, key=lambda tie: counts(tie.strength), default=None)


def every_path(workspace, start, end, been=()):
    """All ways without a circle."""
    if start == end:
        yield (*been, end)
        return
    for each in workspace.organizations:
        if each.id not in (*been, start) and step(workspace, start, each.id):
            yield from every_path(workspace, each.id, end, (*been, start))


def worth(workspace, path):
    """The product of the strengths along a way."""
    product = 1.0
    for a, b in pairwise(path):
        product *= counts(step(workspace, a, b).strength)
    return product


def closeness(workspace, start, end):
    """That of the best way; none where none leads there."""
    return max((worth(workspace, path) for path in every_path(workspace, start, end)), default=None)


def stance(workspace, organization, tenet):
    """Its position on a tenet, or none."""
    for each in workspace.positions:
        if (each.organization, each.tenet) == (organization, tenet):
            return each
    return None


def answered(workspace, organization, tenets):
    """Its answers on some tenets."""
    found = {tenet: stance(workspace, organization, tenet) for tenet in tenets}
    return {tenet: each for tenet, each in found.items() if each is not None}


def alignment(workspace, organization, platform):
    """The give on the planks that it answered."""
    planks = [tenet for tenet, strength in platform.items() if strength > 0]
    mine = answered(workspace, organization, planks)
    if not mine:
        return None
    return sum(platform[t] * mine[t].stance for t in mine) / sum(platform[t] for t in mine)


def wedge(aligned, activity):
    """The place on the spectrum."""
    if aligned is None:
        return "unknown"
    if abs(aligned) < 1 / 3:
        return "neutral"
    side = "ally" if aligned > 0 else "opponent"
    if activity is None:
        return side
    return f"{'active' if activity / 5 >= 0.5 else 'passive'}_{side}"


def ally(workspace, platform, me):
    """Where one organization stands; `best` are the targets on which its pull is strongest."""
    aligned = alignment(workspace, me.id, platform)
    pulls = {}
    for each in workspace.organizations:
        near = closeness(workspace, me.id, each.id) if each.decision_maker else None
        if near is not None:
            pulls[each.id] = near * counts(each.influence)
    pull = max(pulls.values()) if pulls else None
    peel = None
    if aligned is not None and pull is not None:
        peel = pull * (1 - max(aligned, 0)) * (1 - max(-aligned, 0) / 2)
    return {
        "alignment": aligned,
        "wedge": wedge(aligned, me.resources.get("activity")),
        "natural": None if aligned is None else aligned >= 1 / 3,
        "strategic": pull is not None and pull >= 0.25 - TINY,
        "peel": peel,
        "pull": pull,
        "best": {target for target, each in pulls.items() if pull and each >= pull - TINY},
    }


def topics(workspace, platform, me, target):
    """Its strongest asks in the platform that the target rejects: all that are equally strong."""
    facets = {each.id: each.facet for each in workspace.tenets}
    planks = [t for t, strength in platform.items() if strength > 0 and facets[t] in ASK_FACETS]
    mine, theirs = answered(workspace, me, planks), answered(workspace, target, planks)
    asks = {
        tenet: counts(each.vitality) * each.stance
        for tenet, each in mine.items()
        if each.stance > 0 and tenet in theirs and theirs[tenet].stance < 0
    }
    return {tenet for tenet, ask in asks.items() if ask >= max(asks.values()) - TINY}


def moves_of(trend):
    """By tenet how far the trend lifts it; pressed is negative."""
    return {
        each.tenet: counts(each.strength) * (1 if each.favours else -1) * (1 if trend.rising else -1)
        for each in trend.effects
    }


def carried(workspace, organization, lifted, sign):
    """The share of the lifted planks that it supports (1) or is against (-1), and which those are."""
    mine = answered(workspace, organization, lifted)
    parts = {t: lifted[t] * counts(each.vitality) * max(sign * each.stance, 0) for t, each in mine.items()}
    if sum(parts.values()) <= 0:
        return None
    return sum(parts.values()) / sum(lifted[t] for t in mine), {t for t, part in parts.items() if part > 0}


def current(workspace, platform, trend):
    """What one trend does: share and tenets of everybody brought closer, and of everybody isolated."""
    lifted = {t: by * platform[t] for t, by in moves_of(trend).items() if by > 0 and platform.get(t, 0) > 0}
    closer, isolated = {}, {}
    for each in workspace.organizations:
        aligned = alignment(workspace, each.id, platform)
        opponent = aligned is not None and aligned <= -1 / 3
        not_yet = not each.decision_maker and (aligned is None or aligned < 1 / 3)
        found = carried(workspace, each.id, lifted, -1 if opponent else 1)
        if found and opponent:
            isolated[each.id] = (*found, may_lose(workspace, each.id, lifted))
        elif found and not_yet:
            closer[each.id] = found
    return closer, isolated


def may_lose(workspace, opponent, lifted):
    """Those tied to it who go along with what is lifted."""
    tied = {tie.source for tie in workspace.ties if _upholds(tie) and tie.target == opponent}
    tied |= {
        tie.target
        for tie in workspace.ties
        if tie.kind in ("partnership", "alliance") and tie.source == opponent
    }
    return {each for each in tied if _goes_along(answered(workspace, each, lifted))}


def _upholds(tie):
    return tie.kind in ("support", "part_of", "partnership", "alliance")


def _goes_along(mine):
    """In favour of something, and against nothing."""
    stances = [each.stance for each in mine.values()]
    return any(each >= 0.5 for each in stances) and not any(each <= -0.5 for each in stances)
