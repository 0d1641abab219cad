"""How often does the search for a group within a coalition find one: where there is none, where there is?"""

from datetime import date

import numpy as np

from coalitions.analysis.groups.contrast import closest_group, named_group
from coalitions.analysis.inputs import Affiliation, Coalition, Facet, Organization, Position, Tenet, Workspace
from coalitions.analysis.member_table import Members, members
from tools.validity.told import Told, percent

SEED = 1963
MEMBERS, TENETS, GROUP = 20, 24, 5
DAY = date(2026, 1, 1)
SIGNIFICANT, SHUFFLES = 0.05, 99
STEPS = np.array([-1, -0.5, 0, 0.5, 1])


def coalition(dice: np.random.Generator, group: int) -> Members:
    """Twenty members, each tenet with a leaning of its own; `group` of them follow one line mostly."""
    leaning = dice.normal(0, 0.5, TENETS)
    raw = dice.normal(0, 0.7, (MEMBERS, TENETS)) + leaning
    if group:
        line = dice.normal(0, 0.9, TENETS)
        follows = dice.random((group, TENETS)) < 0.7
        raw[:group] = np.where(follows, line, raw[:group])
    stance = STEPS[np.abs(raw[:, :, None] - STEPS).argmin(axis=2)]
    known = dice.random((MEMBERS, TENETS)) < 0.7
    organizations = tuple(Organization(f"m{i:02}", f"m{i:02}") for i in range(MEMBERS))
    tenets = tuple(Tenet(f"t{j:02}", f"t{j:02}", Facet.GOAL) for j in range(TENETS))
    positions = tuple(
        Position(organizations[i].id, tenets[j].id, float(stance[i, j]), float(dice.choice([0.2, 0.6, 1.0])))
        for i, j in zip(*np.nonzero(known), strict=True)
    )
    made_up = Coalition("c", "c", DAY, tuple(Affiliation(each.id) for each in organizations))
    return members(Workspace(DAY, organizations, tenets, positions, coalitions=(made_up,)), made_up)


def told(size: float = 1.0) -> Told:
    """Of coalitions without a group and with one: how many are flagged, and how often rightly."""
    dice = np.random.default_rng(SEED)
    count = round(400 * size)
    naive = corrected = found = right = 0
    for _each in range(count):
        rows = coalition(dice, 0)
        best = closest_group(rows, significant=SIGNIFICANT, shuffles=SHUFFLES)
        if best is not None:
            corrected += best.p <= SIGNIFICANT
            plain = named_group(rows, best.rows, significant=SIGNIFICANT, shuffles=SHUFFLES)
            naive += plain is not None and plain.p <= SIGNIFICANT
        best = closest_group(coalition(dice, GROUP), significant=SIGNIFICANT, shuffles=SHUFFLES)
        if best is not None and best.p <= SIGNIFICANT:
            found += 1
            right += len(set(best.rows) & set(range(GROUP))) >= GROUP - 1
    return Told(
        "A group within the group",
        f"{count} coalitions of {MEMBERS} without any group, and as many in which {GROUP} follow one line in "
        f"seven of ten answers; {TENETS} tenets, 70 % known, p ≤ .05.",
        ("", "flagged"),
        (
            ("no group, the found one tested as if named before", percent(naive / count)),
            ("no group, the search repeated on shuffled answers", percent(corrected / count)),
            ("a group of five", percent(found / count)),
            ("… and at least four of the five named", percent(right / count)),
        ),
    )
