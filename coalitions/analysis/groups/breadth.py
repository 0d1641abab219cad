"""Breadth: how many really different groups the coalition holds, and whom it does not reach."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from coalitions.analysis.answers import Floats
from coalitions.analysis.groups.discomfort import Discomfort, discomfort
from coalitions.analysis.groups.squares import areas_met, squares
from coalitions.analysis.inputs import LIKELY, Organization
from coalitions.analysis.member_table import Bools, Members

AREAS_NEEDED = 2
COVERAGE_NEEDED = 0.5


@dataclass(frozen=True, slots=True)
class Breadth:
    """How broad a coalition is; None = could not be assessed."""

    effective_groups: float | None  # 1 = all think alike … number of members = no two agree on balance
    effective_by_people: float | None  # the same, members weighed by likely turnout, where all have one
    pairs: int
    pairs_unknown: float | None  # share of pairs with answers in fewer than two areas; None without pairs
    constituencies: tuple[tuple[str, int], ...]  # with the number of members that belong to them
    effective_constituencies: float | None
    without_constituency: int  # members with none recorded
    missing_constituencies: tuple[str, ...]  # known in the workspace, no member belongs to them
    discomfort: Discomfort
    probably_not_broad_enough: bool


def breadth(
    members: Members, platform: Floats, everyone: Iterable[Organization], limit: int | None = None
) -> Breadth:
    """Measure how different the members are, and whether anybody is uncomfortable.

    Takes    the members; the platform's strengths; all organizations of the workspace; how many
             uncomfortable pairs to spell out (None = all).
    Returns  effective numbers of groups (all joint answers count, on-platform ones included) and of
             constituencies, the constituencies without a member, discomfort. "Probably not broad enough"
             only where nobody is uncomfortable and at least half of the pairs could be assessed.
    Raises   nothing.
    Cost     O(members² × tenets) as matrix products.
    Source   Leinster & Cobbold (2012), Measuring diversity: the importance of species similarity,
             order 2; Hill number of order 1. Z = max(unity, 0) is our own convention: method 2.5.
    """
    likeness, assessed = _likeness(members)
    unknown = _unknown_share(assessed)
    felt = discomfort(members, platform, limit)
    tags = constituency_counts(members.organizations)
    equal = np.ones(len(members.ids))
    return Breadth(
        effective_groups=effective_groups(likeness, equal),
        effective_by_people=effective_groups(likeness, _people(members)),
        pairs=len(equal) * (len(equal) - 1) // 2,
        pairs_unknown=unknown,
        constituencies=tags,
        effective_constituencies=hill_number([count for _, count in tags]),
        without_constituency=sum(not each.constituencies for each in members.organizations),
        missing_constituencies=_missing(tags, everyone),
        discomfort=felt,
        probably_not_broad_enough=felt.count == 0 and (felt.coverage or 0.0) >= COVERAGE_NEEDED,
    )


def effective_groups(likeness: Floats, shares: Floats) -> float | None:
    """1 / Σ p_i p_j Z_ij, the number of wholly different groups that would be as diverse.

    `likeness` is 1 on the diagonal and NaN for pairs that could not be assessed; these take the mean of
    the others. None where no pair could be assessed, or the shares are not all known.
    """
    n = len(shares)
    total = shares.sum()
    if n == 0 or np.isnan(total) or total <= 0:
        return None
    between = likeness[~np.eye(n, dtype=bool)]
    if n > 1 and np.isnan(between).all():
        return None
    mean = np.nanmean(between) if n > 1 else 0.0
    p = shares / total
    return float(1 / (p @ np.where(np.isnan(likeness), mean, likeness) @ p))


def hill_number(counts: Sequence[int]) -> float | None:
    """exp of Shannon's entropy: how many equally common kinds would be as varied. None of none."""
    total = sum(counts)
    if total == 0:
        return None
    p = np.array(counts, dtype=float) / total
    return float(np.exp(-(p * np.log(p)).sum()))


def constituency_counts(organizations: Iterable[Organization]) -> tuple[tuple[str, int], ...]:
    """Each constituency with the number of organizations that belong to it, most first.

    Upper and lower case are one; the spelling that comes first is shown.
    """
    spelling: dict[str, str] = {}
    count: Counter[str] = Counter()
    for each in organizations:
        tags = {tag.strip().casefold(): tag.strip() for tag in each.constituencies if tag.strip()}
        spelling = tags | spelling
        count.update(tags.keys())
    found = ((spelling[key], n) for key, n in count.items())
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))


def _likeness(members: Members) -> tuple[Floats, Bools]:
    """Z of every pair, NaN where the answers in common reach fewer than two areas; and which reach them."""
    assessed = areas_met(members) >= AREAS_NEEDED
    unity = squares(members, np.ones(len(members.tenets), dtype=bool)).unity
    likeness = np.where(assessed, np.clip(unity, 0.0, None), np.nan)
    np.fill_diagonal(likeness, 1.0)
    return likeness, assessed


def _unknown_share(assessed: Bools) -> float | None:
    above = np.triu_indices(len(assessed), k=1)
    return float(1 - assessed[above].mean()) if len(above[0]) else None


def _people(members: Members) -> Floats:
    """Likely turnout; NaN where not recorded, so that people shares are used only if all are known."""
    likely = [each.turnout[LIKELY] for each in members.organizations]
    return np.array([np.nan if value is None else value for value in likely], dtype=float)


def _missing(tags: Iterable[tuple[str, int]], everyone: Iterable[Organization]) -> tuple[str, ...]:
    reached = {tag.casefold() for tag, _ in tags}
    outside = constituency_counts(each for each in everyone if not each.decision_maker)
    return tuple(tag for tag, _ in outside if tag.casefold() not in reached)
