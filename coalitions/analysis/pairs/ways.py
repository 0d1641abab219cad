"""How close organizations are to one that decides: the best way along ties."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, fsum, log

import networkx as nx

from coalitions.analysis.answers import UNKNOWN_STRENGTH
from coalitions.analysis.inputs import Evidence, Id, Organization, Tie

BOTH_WAYS = frozenset({"partnership", "alliance"})
ONE_WAY = frozenset({"support", "part_of", "influences"})


@dataclass(frozen=True, slots=True)
class Access:
    """The best way from an organization to a target."""

    target: Id
    closeness: float  # 0 … 1, the product of the tie strengths on the way
    influence: float  # of the target, 0 … 1
    path: tuple[Id, ...]  # from the organization to the target
    guessed: bool  # a strength on the way, or the influence, is not recorded and counts .5

    @property
    def pull(self) -> float:
        """Closeness × influence, 0 to 1."""
        return self.closeness * self.influence


def ways_to(ties: Iterable[Tie], target: Organization) -> Mapping[Id, Access]:
    """The best way to a target from everybody who has one.

    Takes    the standing ties: partnerships and alliances lead both ways, support, part of and influence
             from source to target; tension and successors lead nowhere.
    Returns  one `Access` an organization, the target itself left out.
    Raises   ValueError on a strength beyond 0 to 1.
    Cost     O(ties + n log n), Dijkstra on −log(strength).
    Source   method 2.11; the way of the largest product.
    """
    back: nx.DiGraph[Id] = nx.DiGraph()
    back.add_node(target.id)
    for tie in ties:
        for a, b in _directions(tie):
            _lead(back, b, a, tie.strength)
    paths = nx.single_source_dijkstra_path(back, target.id, weight="length")
    return {id_: _access(back, target, path) for id_, path in paths.items() if id_ != target.id}


@dataclass(frozen=True, slots=True)
class Step:
    """One tie on a way, in the direction of the target."""

    start: Id
    end: Id
    tie: Tie
    guessed: bool  # the tie is our estimate, or its strength is not recorded


def steps_on(ties: Iterable[Tie], access: Access) -> tuple[Step, ...]:
    """The ties that a way leads along.

    Takes    the same ties that the way was found among.
    Returns  one `Step` from each organization to the next, by the strongest of several ties.
    Raises   KeyError where the ties are others.
    Cost     O(ties).
    Source   as `ways_to`.
    """
    wanted = set(pairwise(access.path))
    found: dict[tuple[Id, Id], Tie] = {}
    for tie in ties:
        for step in _directions(tie):
            if step in wanted and (step not in found or _counts(tie) > _counts(found[step])):
                found[step] = tie
    return tuple(
        Step(a, b, tie, tie.strength is None or tie.evidence is Evidence.ESTIMATED)
        for a, b in pairwise(access.path)
        for tie in (found[a, b],)
    )


def _counts(tie: Tie) -> float:
    return UNKNOWN_STRENGTH if tie.strength is None else tie.strength


def _access(back: "nx.DiGraph[Id]", target: Organization, path: Sequence[Id]) -> Access:
    steps = [back.edges[step] for step in pairwise(path)]
    return Access(
        target=target.id,
        closeness=exp(-fsum(step["length"] for step in steps)),
        influence=UNKNOWN_STRENGTH if target.influence is None else target.influence,
        path=tuple(reversed(path)),
        guessed=target.influence is None or any(step["guessed"] for step in steps),
    )


def _directions(tie: Tie) -> list[tuple[Id, Id]]:
    if tie.kind in BOTH_WAYS:
        return [(tie.source, tie.target), (tie.target, tie.source)]
    return [(tie.source, tie.target)] if tie.kind in ONE_WAY else []


def _lead(back: "nx.DiGraph[Id]", end: Id, start: Id, strength: float | None) -> None:
    """Of several ties between two the strongest stands."""
    counts = UNKNOWN_STRENGTH if strength is None else strength
    if not 0 <= counts <= 1:
        raise ValueError(f"a tie is stronger than 1 or weaker than 0: {strength}")
    if counts > 0 and end != start:
        length = -log(counts)
        if not back.has_edge(end, start) or length < back.edges[end, start]["length"]:
            back.add_edge(end, start, length=length, guessed=strength is None)
