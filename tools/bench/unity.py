"""How fast unity of all pairs is, as ratios against other ways measured in the same run.

Run as `python -m tools.bench.unity`. Ends with an error when a promise of docs/benchmarks.md is broken.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Mapping

import numpy as np

from coalitions.analysis.answers import Answers, answers
from coalitions.analysis.inputs import Id, Workspace
from coalitions.analysis.pairs.all_pairs import Pairs, all_pairs, joined_pairs
from coalitions.analysis.pairs.compiled import pair_table
from tools.bench.data import workspace
from tools.bench.unity_ways import (
    added_up_only,
    additions_only,
    counting_projection,
    igraph_projection,
    plain_product,
    weighted_projection,
)

ROUNDS = 9
ASKED = 200  # of 10,000: what NetworkX does for a part of them says what it would do for all
PROMISED = {
    "NetworkX": 500.0,
    "NetworkX, plain": 15.0,
    "the tightest loop": 2.0,
    "one scipy product, plain": 25.0,
    "the tightest loop and memory": 2.0,
    "difference": 1e-12,
    "megabytes": 1000.0,
    "megabytes, plain": 500.0,
}

type Held = Mapping[Id, Mapping[Id, tuple[float, float]]]  # organization: tenet: (stance, weight)


def main() -> int:
    """Measure, print, and say whether every promise holds."""
    if sys.argv[1:]:
        return nearest(int(sys.argv[1]), compiled=sys.argv[2] == "compiled")
    kept = []
    for count, way in ((10_000, "plain"), (10_000, "compiled"), (50_000, "compiled")):
        # Each in a process of its own, and before this one grows: a peak of memory is handed down.
        command = [sys.executable, "-m", "tools.bench.unity", str(count), way]
        kept.append(subprocess.run(command, check=False).returncode == 0)
    kept += [thousand(), ten_thousand()]
    return 0 if all(kept) else 1


def nearest(count: int, *, compiled: bool) -> int:
    """The twenty closest of each: how long it takes, and the most memory of the whole process."""
    from resource import RUSAGE_SELF, getrusage

    from coalitions.analysis.pairs.compiled import nearest as compiled_nearest
    from coalitions.analysis.pairs.neighbours import joined_neighbours

    known, way = answers(workspace(count, 500, 15)), "plain arrays" if not compiled else "machine code"
    if compiled:
        compiled_nearest(answers(workspace(10, 5, 3)), 20)  # compiling it is no part of it
    before = time.process_time()
    (compiled_nearest if compiled else joined_neighbours)(known, 20)
    seconds = time.process_time() - before
    (least,) = best_of(2, additions_only(known))
    print(f"top 20 of {count:,} organizations, {way}: {seconds:.2f} s", flush=True)
    print(f"  times the additions alone, both ways: {500 * seconds / least:.1f}")
    peak = getrusage(RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1024)
    limit = PROMISED["megabytes" if compiled else "megabytes, plain"]
    return 0 if promised("  megabytes at the peak", peak, under=limit) else 1


def thousand() -> bool:
    """1,000 organizations with 15 of 500 tenets each: what a workspace of that size needs."""
    made = workspace(1_000, 500, 15)
    known = answers(made)
    all_pairs_compiled(known)()
    names = ("weighted", "counting", "igraph", "product", "tightest", "least", "plain", "ours")
    ways = (weighted_projection, counting_projection, igraph_projection, plain_product, added_up_only,
            additions_only, joined, all_pairs_compiled)  # fmt: skip
    took = dict(zip(names, best_of(ROUNDS, *(way(known) for way in ways)), strict=True))
    pairs = all_pairs(known)
    print(
        f"all {len(pairs):,} pairs with a joint answer, of 1,000 organizations × 500 tenets × 15 positions:"
    )
    say(took)
    difference = furthest_from_plain(pairs, held(made))
    kept = [
        promised("  times faster than NetworkX's weighted projection", took["weighted"] / took["ours"],
                 over=PROMISED["NetworkX"]),
        promised("  times the tightest loop that keeps nothing", took["ours"] / took["tightest"],
                 under=PROMISED["the tightest loop"]),
        promised("  plain arrays: times faster than NetworkX", took["weighted"] / took["plain"],
                 over=PROMISED["NetworkX, plain"]),
        promised("  plain arrays: times one scipy product", took["plain"] / took["product"],
                 under=PROMISED["one scipy product, plain"]),
        promised("  furthest from the plain definition", difference, under=PROMISED["difference"]),
    ]  # fmt: skip
    return all(kept)


def ten_thousand() -> bool:
    """The same ten times as large: nobody can look at 18 million pairs, but they can be had."""
    known = answers(workspace(10_000, 500, 15))
    numbers, amounts = pair_table(known)
    size = numbers.nbytes + amounts.nbytes
    del numbers, amounts
    # Ours and its limits first, and again: memory that the machine never gave out before is the dearest.
    named = {"ours": all_pairs_compiled, "tightest": added_up_only, "least": additions_only}
    ways = [way(known) for way in named.values()]
    took = dict(zip((*named, "written"), best_of(4, *ways, lambda: bytes_written(size)), strict=True))
    others = {"product": plain_product, "igraph": igraph_projection}
    took |= dict(zip(others, best_of(1, *(way(known) for way in others.values())), strict=True))
    (part,) = best_of(1, weighted_projection(known, ASKED))
    took["weighted"] = part * len(known.organizations) / ASKED
    print(f"all pairs of 10,000, {size >> 20:,} MB (NetworkX asked for {ASKED} of them):")
    say(took)
    limit = PROMISED["the tightest loop and memory"]
    times = took["ours"] / (took["tightest"] + took["written"])
    return promised("  times the tightest loop and writing as much memory", times, under=limit)


def bytes_written(size: int) -> object:
    """Fresh memory filled once: what any way to keep that much must do."""
    return np.full(size // 8, 1.0)


def say(took: Mapping[str, float]) -> None:
    """Each way in milliseconds, and as how often ours goes into it."""
    told = {
        "ours": "unity, conflict and counts in machine code",
        "plain": "the same with plain arrays",
        "least": "the additions alone: no way is faster",
        "tightest": "the same sums in the tightest loop, keeping nothing",
        "product": "one scipy product: agreement less disagreement",
        "written": "writing as much fresh memory once",
        "igraph": "igraph's projection: counts only",
        "counting": "NetworkX's projection: counts only",
        "weighted": "NetworkX's projection with agreement less disagreement",
    }
    for name in told:
        if name in took:
            print(f"  {told[name]}: {took[name]:,.2f} ms, {took[name] / took['ours']:.2f} × ours")


def joined(known: Answers) -> Callable[[], object]:
    return lambda: joined_pairs(known)


def all_pairs_compiled(known: Answers) -> Callable[[], object]:
    return lambda: pair_table(known)


def promised(what: str, measured: float, *, under: float = float("inf"), over: float = 0.0) -> bool:
    """Print one promise and whether it is kept."""
    kept = over <= measured < under
    limit = f"over {over:g}" if over else f"under {under:g}"
    print(f"{what}: {measured:.3g} ({limit}: {'kept' if kept else 'BROKEN'})")
    return kept


def best_of(rounds: int, *ways: Callable[[], object]) -> list[float]:
    """Milliseconds of processor time of each way, the best of some rounds.

    In turns, and not by the clock on the wall, so that what else the machine does hits all alike.
    """
    best = [float("inf")] * len(ways)
    for _ in range(rounds):
        for place, way in enumerate(ways):
            before = time.process_time()
            way()
            best[place] = min(best[place], 1000 * (time.process_time() - before))
    return best


def held(made: Workspace) -> Held:
    """Each organization's answers, for the plain definition."""
    found: dict[Id, dict[Id, tuple[float, float]]] = {each.id: {} for each in made.organizations}
    for each in made.positions:
        vitality = 0.5 if each.vitality is None else each.vitality
        found[each.organization][each.tenet] = (each.stance, max(vitality, 0.1))
    return found


def furthest_from_plain(pairs: Pairs, known: Held) -> float:
    """The largest difference of any unity from its definition; infinite if a pair is missing."""
    found = zip(pairs.i.tolist(), pairs.j.tolist(), pairs.unity.tolist(), strict=True)
    unities = {(pairs.organizations[i], pairs.organizations[j]): unity for i, j, unity in found}
    furthest, names = 0.0, pairs.organizations
    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            if joint := known[a].keys() & known[b].keys():
                expected = plainly(known[a], known[b], joint)
                furthest = max(furthest, abs(unities.pop((a, b), float("inf")) - expected))
    return float("inf") if unities else furthest


def plainly(
    mine: Mapping[Id, tuple[float, float]], theirs: Mapping[Id, tuple[float, float]], joint: set[Id]
) -> float:
    """Unity as the method defines it."""
    total = weight = 0.0
    for each in joint:
        (x, w), (y, v) = mine[each], theirs[each]
        k = min(abs(x), abs(y)) * (1 if x * y > 0 else -1 if x * y < 0 else 0)
        total, weight = total + (w + v) / 2 * k, weight + (w + v) / 2
    return total / weight


if __name__ == "__main__":
    sys.exit(main())
