"""Which doors a keystone opens, and through which others: its tree."""

from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx

from coalitions.analysis.groups.keystone import Door, Keystone, implied_ways
from coalitions.analysis.inputs import Id, Workspace


@dataclass(frozen=True, slots=True)
class Branch:
    """One door in the tree: `through` is what opens it, the keystone itself at depth 1."""

    door: Door
    through: Id
    depth: int


def keystone_tree(workspace: Workspace, keystone: Keystone) -> tuple[Branch, ...]:
    """Lay a keystone's doors out along the best ways to them.

    Takes    the workspace, and a keystone of it.
    Returns  each door right below what opens it, those worth most first.
    Raises   ValueError as `keystones`.
    Cost     O(E + T log T).
    Source   method 2.4: the product of strengths along the best way.
    """
    ways = implied_ways(workspace)
    paths: dict[Id, list[Id]] = nx.single_source_dijkstra_path(ways, keystone.tenet, weight="length")
    below: dict[Id, list[Door]] = {}
    for door in keystone.doors:  # worth most first
        below.setdefault(paths[door.tenet][-2], []).append(door)
    return tuple(_below(keystone.tenet, below, 1))


def _below(tenet: Id, below: dict[Id, list[Door]], depth: int) -> Iterator[Branch]:
    for door in below.get(tenet, []):
        yield Branch(door, tenet, depth)
        yield from _below(door.tenet, below, depth + 1)
