"""How fast what to do next is worked out: leverage, the best platform, invitations, camps.

Run as `python -m tools.bench.next_moves`. Ends with an error when a promise of docs/benchmarks.md is broken.
"""

from dataclasses import replace

import numpy as np

from coalitions.analysis.answers import Floats
from coalitions.analysis.groups.best_platform import FRONT, front, search
from coalitions.analysis.groups.camps import camps
from coalitions.analysis.groups.invitations import invitations
from coalitions.analysis.groups.platform_field import Option, Question, field
from coalitions.analysis.groups.proven_platform import prove
from coalitions.analysis.groups.unity_map import unity_map
from coalitions.analysis.inputs import Affiliation, Coalition, Workspace
from coalitions.analysis.member_table import Members, members
from coalitions.analysis.members.leverage import swing_chances
from coalitions.analysis.members.swing_curve import STEPS, swing_curve
from tools.bench.coalition import bringing, crowd
from tools.bench.data import workspace
from tools.bench.unity import best_of, promised

MEMBERS, TENETS = 200, 60
LEVERAGE_MS, SEARCH_MS = 30.0, 1_000.0
ROUNDS = 10


def main() -> int:
    """Measure, print, and say whether the promises hold."""
    kept = leverage()
    kept &= platforms()
    others()
    return 0 if kept else 1


def leverage() -> bool:
    """Swing chances of all members by dividing each out, beside counting anew without each."""
    dice = np.random.default_rng(1963)
    amounts = dice.integers(1, 100, MEMBERS).tolist()
    need = sum(amounts) / 2
    (divided,) = best_of(ROUNDS, lambda: swing_chances(amounts, need))
    (anew,) = best_of(1, lambda: counted_anew(amounts, need))
    print(f"leverage of {MEMBERS} members, {sum(amounts):,} people:")
    kept = promised("  swing chances of all, in ms", divided, under=LEVERAGE_MS)
    (curve,) = best_of(3, lambda: swing_curve(amounts))
    print(f"  the curve over {STEPS} needs {curve:.0f} ms: {curve / divided:.1f} times one need")
    furthest = np.abs(counted_anew(amounts, need) - swing_chances(amounts, need)).max()
    print(f"  counted anew without each {anew:.0f} ms: {anew / divided:.0f} times that")
    print(f"  the two differ by {furthest:.1e}")
    return kept


def counted_anew(amounts: list[int], need: float) -> Floats:
    """The same with the others' sums counted from the start for each member."""
    found = []
    for left_out, amount in enumerate(amounts):
        sums = np.zeros(int(need) + 1)
        sums[0] = 1.0
        for other, weight in enumerate(amounts):
            if other != left_out:
                moved = np.zeros_like(sums)
                moved[weight:] = sums[:-weight] if weight else sums
                sums = (sums + moved) / 2
        low = max(int(np.ceil(need)) - amount, 0)
        found.append(float(sums[low : int(np.ceil(need))].sum()))
    return np.array(found)


def table(count: int, tenets: int) -> Members:
    """Everybody in question as members of one made-up coalition."""
    bare = workspace(count, tenets, round(tenets * 0.6))
    everyone = Coalition("all", "All", bare.day, tuple(Affiliation(each.id) for each in bare.organizations))
    organizations = tuple(bringing(each, i) for i, each in enumerate(bare.organizations))
    return members(replace(bare, organizations=organizations), everyone)


def platforms() -> bool:
    """The search at once, at full size; and where the optimum can be proven, beside it."""
    large, small = field(table(MEMBERS, TENETS)), field(table(20, 15))
    question = Question(least_got=0.4, most_planks=8)
    (at_once,) = best_of(3, lambda: search(large, question))
    (searched,) = best_of(3, lambda: search(small, question))
    (proven,) = best_of(1, lambda: prove(small, question, 30.0))
    print(f"best platform for {MEMBERS} groups and {TENETS} demands:")
    kept = promised("  found by search, in ms", at_once, under=SEARCH_MS)
    (whole,) = best_of(1, lambda: front(large, question))
    print(f"  the front of {len(FRONT)} shares by search in {whole:.0f} ms: {whole / at_once:.1f} times one")
    print(f"  20 × 15: search {searched:.0f} ms, proven {proven:.0f} ms: {proven / searched:.1f} times that")
    best = people(search(small, question)), people(prove(small, question, 30.0))
    print(f"  people brought together: {best[0]} by search, {best[1]} proven")
    return kept


def people(option: Option | None) -> str:
    return "none" if option is None else f"{option.people:,.0f}"


def others() -> None:
    made: Workspace = crowd()
    coalition = made.coalitions[0]
    inside = replace(coalition, affiliations=coalition.affiliations[:30])
    (invited,) = best_of(3, lambda: invitations(made, inside))
    print(f"invitations: {MEMBERS - 30} candidates beside 30 members in {invited:.0f} ms")
    (square,) = best_of(3, lambda: unity_map(table(MEMBERS, TENETS)))
    print(f"all pairs of {MEMBERS} members in order in {square:.0f} ms, with laying them out")
    dice = np.random.default_rng(1963)
    unity = dice.uniform(-1, 1, (MEMBERS, MEMBERS))
    (split,) = best_of(3, lambda: camps((unity + unity.T) / 2))
    print(f"camps of {MEMBERS} in {split:.0f} ms")


if __name__ == "__main__":
    raise SystemExit(main())
