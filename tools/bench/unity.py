"""How fast unity of all pairs is, as ratios against other ways measured in the same run.

Run as `python -m tools.bench.unity`. Ends with an error when a promise of docs/benchmarks.md is broken.
"""

import resource
import sys
import time
from collections.abc import Callable, Mapping

import networkx as nx
import scipy.sparse as sp

from coalitions.analysis.answers import Answers, answers
from coalitions.analysis.inputs import Id, Workspace
from coalitions.analysis.pairs.all_pairs import Pairs, all_pairs
from coalitions.analysis.pairs.neighbours import top_neighbours
from tools.bench.data import workspace

ROUNDS = 5
PROMISED = {"one scipy product": 25.0, "NetworkX": 15.0, "difference": 1e-12, "megabytes": 500.0}

type Held = Mapping[Id, Mapping[Id, tuple[float, float]]]  # organization: tenet: (stance, weight)


def main() -> int:
    """Measure, print, and say whether every promise holds."""
    kept = [nearest(), *ratios()]
    return 0 if all(kept) else 1


def nearest() -> bool:
    """First, so that the peak of memory is its own."""
    known = answers(workspace(10_000, 500, 15))
    before = time.perf_counter()
    found = top_neighbours(known, 20)
    seconds = time.perf_counter() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1 << 20 if sys.platform == "darwin" else 1024
    )
    print(f"top 20 of {len(found.organizations):,} organizations: {seconds:.1f} s")
    return promised("  megabytes at the peak", peak, under=PROMISED["megabytes"])


def ratios() -> list[bool]:
    """1,000 organizations with 15 of 500 tenets each: what a workspace of that size needs."""
    made = workspace(1_000, 500, 15)
    known = answers(made)
    pairs = all_pairs(known)
    ways = (plain_product(known), generic_projection(known), counting_projection(known))
    product, generic, counting, ours = best_of(ROUNDS, *ways, lambda: all_pairs(known))
    (indexed,) = best_of(ROUNDS, lambda: answers(made))
    network = min(generic, counting)
    print(
        f"all {len(pairs):,} pairs with a joint answer, of 1,000 organizations × 500 tenets × 15 positions:"
    )
    print(f"  unity, conflict and counts {ours:.1f} ms; indexing the answers before that {indexed:.1f} ms")
    print(f"  one scipy product {product:.1f} ms; NetworkX's faster projection {network:.0f} ms")
    difference = furthest_from_plain(pairs, held(made))
    return [
        promised("  times one scipy product", ours / product, under=PROMISED["one scipy product"]),
        promised("  times faster than NetworkX", network / ours, over=PROMISED["NetworkX"]),
        promised("  furthest from the plain definition", difference, under=PROMISED["difference"]),
    ]


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


def plain_product(known: Answers) -> Callable[[], object]:
    """Agreement less disagreement of every pair as one product Z Z'."""
    shape = (len(known.organizations), len(known.tenets))
    table = sp.csr_array((known.stance * known.weight, (known.organization, known.tenet)), shape=shape)
    return lambda: table @ table.T


def two_sided(known: Answers) -> "nx.Graph[Id]":
    """The graph that NetworkX projects: organizations on one side, tenets on the other."""
    graph: nx.Graph[Id] = nx.Graph()
    graph.add_nodes_from(known.organizations)
    rows = zip(known.organization.tolist(), known.tenet.tolist(), known.stance.tolist(), strict=True)
    graph.add_weighted_edges_from((known.organizations[o], known.tenets[t], stance) for o, t, stance in rows)
    return graph


def generic_projection(known: Answers) -> Callable[[], object]:
    """NetworkX with a weight function: agreement less disagreement."""
    graph = two_sided(known)

    def agreement(graph: "nx.Graph[Id]", a: Id, b: Id) -> float:
        joint = set(graph[a]) & set(graph[b])
        return float(sum(graph[a][t]["weight"] * graph[b][t]["weight"] for t in joint))

    return lambda: nx.bipartite.generic_weighted_projected_graph(graph, known.organizations, agreement)


def counting_projection(known: Answers) -> Callable[[], object]:
    """NetworkX counting joint answers only."""
    graph = two_sided(known)
    return lambda: nx.bipartite.weighted_projected_graph(graph, known.organizations)


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
