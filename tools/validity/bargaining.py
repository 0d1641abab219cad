"""Does exposure tell who loses demands where a coalition has to give some away?"""

from collections.abc import Sequence
from datetime import date

import numpy as np
from scipy.stats import rankdata, spearmanr

from coalitions.analysis.answers import Floats
from coalitions.analysis.inputs import (
    Affiliation,
    Coalition,
    Facet,
    Need,
    Organization,
    Plank,
    Position,
    Say,
    Tenet,
    Version,
    Workspace,
)
from coalitions.analysis.member_table import Bools, Members, members
from coalitions.analysis.members.absorption import Absorption, absorption
from tools.validity.told import Told

SEED = 1963
MEMBERS, DEMANDS, MUST_GO = 8, 12, 4
SAYS = (0.0, 0.25, 0.5, 0.75, 1.0)
DAY = date(2026, 1, 1)


def world(dice: np.random.Generator) -> tuple[Workspace, Coalition]:
    """Eight members with people, say, another way, and what they hold on twelve demands, all adopted."""
    people = np.round(np.exp(dice.normal(4.5, 1.0, MEMBERS))) + 1
    organizations = tuple(
        Organization(f"m{i}", f"m{i}", turnout=(None, float(people[i]), None)) for i in range(MEMBERS)
    )
    tenets = tuple(Tenet(f"t{j:02}", f"t{j:02}", Facet.DEMAND) for j in range(DEMANDS))
    positions = []
    for each in organizations:
        for tenet in tenets:
            if dice.random() < 0.75:
                stance = float(dice.choice([-0.5, 0.0, 0.5, 1.0], p=[0.1, 0.25, 0.35, 0.3]))
                positions.append(
                    Position(each.id, tenet.id, stance, float(dice.choice([0.2, 0.4, 0.6, 0.8, 1.0])))
                )
    places = tuple(
        Affiliation(
            each.id,
            says=(Say(None, float(dice.choice(SAYS))),),
            alternatives=float(dice.choice([0, 0.25, 0.5, 0.75, 1.0])),
        )
        for each in organizations
    )
    version = Version(1, DAY, tuple(Plank(each.id, 1.0) for each in tenets))
    need = Need("people", 0.5 * float(people.sum()), 0.9 * float(people.sum()))
    made_up = Coalition("c", "c", DAY, places, (version,), (need,))
    return Workspace(DAY, organizations, tenets, tuple(positions), coalitions=(made_up,)), made_up


def bargained(rows: Members, dice: np.random.Generator) -> Floats:
    """Which demands stay, 1 or 0, after four had to go one by one.

    Each time the one goes whose loss weighs least by say; who would be better off elsewhere leaves, which
    counts by how likely the others are then too few. Nobody uses any measure of ours.
    """
    people = np.array([each.turnout[1] or 0.0 for each in rows.organizations])
    need = float(dice.uniform(0.5, 0.9)) * float(people.sum())
    whole = np.maximum(rows.asks.sum(axis=1), 1e-9)
    value = rows.asks / whole[:, None]
    opposed = np.clip(-np.nan_to_num(rows.stance), 0, None) * rows.vitality
    elsewhere = 0.6 * rows.alternatives
    stays = np.ones(DEMANDS)
    for _each in range(MUST_GO):
        costs = np.full(DEMANDS, np.inf)
        for demand in np.flatnonzero(stays > 0):
            left = stays.copy()
            left[demand] = 0
            leaves = (value @ left < elsewhere) & (rows.asks.sum(axis=1) > 0)
            short = people[~leaves].sum() < need
            voice = (rows.say + 0.1) @ (value[:, demand] - opposed[:, demand] / whole)
            costs[demand] = voice + (1.0 if short else 0.0) + 0.3 * people[leaves].sum() / people.sum()
        costs += dice.normal(0, 0.05, DEMANDS)
        stays[int(np.argmin(np.where(stays > 0, costs, np.inf)))] = 0
    return stays


def measured(workspace: Workspace, made_up: Coalition) -> tuple[Members, Absorption]:
    rows = members(workspace, made_up)
    platform = np.ones(DEMANDS)
    return rows, absorption(rows, platform, np.ones((MEMBERS, DEMANDS)), made_up.needs)


def told(size: float = 1.0) -> Told:
    """Within-coalition rank correlations with the share of its asks that a member lost."""
    dice = np.random.default_rng(SEED)
    names = ("exposure", "unequal need", "isolation", "no say", "size alone")
    found: dict[str, list[float]] = {name: [] for name in names}
    at_risk: list[float] = []
    count = round(1_500 * size)
    for _each in range(count):
        workspace, made_up = world(dice)
        rows, risk = measured(workspace, made_up)
        stays = bargained(rows, dice)
        lost = (rows.asks * (1 - stays)).sum(axis=1) / np.maximum(rows.asks.sum(axis=1), 1e-9)
        size_of = np.array([-(each.turnout[1] or 0.0) for each in rows.organizations])
        parts = (risk.exposure, risk.imbalance, risk.isolation, risk.voiceless, size_of)
        for name, values in zip(names, parts, strict=True):
            if (rank := _rank_correlation(values, lost)) is not None:
                found[name].append(rank)
        at_risk += _auc(risk.risk, rows.asks > 0, stays)
    rows_told = [(name, f"{np.mean(values):.2f}") for name, values in found.items()]
    return Told(
        "Exposure and what was lost",
        f"{count:,} made-up coalitions of {MEMBERS} that must give up {MUST_GO} of {DEMANDS} demands; they "
        "know nothing of the measure. Mean rank correlation within a coalition with the share of its asks "
        "that a member lost; for the demands at risk the chance that one that was lost ranks before one that "
        "stayed (the area under the curve).",
        ("", "with what was lost"),
        (*rows_told, ("demands at risk (area under the curve)", f"{np.mean(at_risk):.2f}")),
    )


def _rank_correlation(values: Floats, lost: Floats) -> float | None:
    known = ~np.isnan(values)
    if known.sum() < 4 or np.ptp(values[known]) == 0 or np.ptp(lost[known]) == 0:
        return None
    return float(spearmanr(values[known], lost[known]).statistic)


def _auc(risk: Floats, asked: Bools, stays: Floats) -> Sequence[float]:
    """For each member the chance that a demand it lost stood before one it kept."""
    found = []
    for row in range(len(risk)):
        chosen = asked[row] & ~np.isnan(risk[row])
        gone = stays[chosen] == 0
        if 0 < gone.sum() < len(gone):
            ranks = rankdata(risk[row][chosen])
            n = int(gone.sum())
            found.append(float((ranks[gone].sum() - n * (n + 1) / 2) / (n * (len(gone) - n))))
    return found
