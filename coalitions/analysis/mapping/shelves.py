"""Organizations with neither ties nor coalitions, kind by kind: a calm list until there is more to show."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import ceil

from coalitions.analysis.inputs import Id
from coalitions.analysis.mapping.inputs import MapInput, Place
from coalitions.analysis.mapping.stress import Array

MOST = 9  # kinds with a shelf of their own; the others share the last
HEADING = 0.6  # of a row's height, above each kind
ASPECT = 1.5  # how much wider than high the room for a symbol and its name should be

type Kinds = Mapping[str, Sequence[Id]]


def by_kind(data: MapInput) -> Kinds:
    """Sort organizations by kind, where that is all there is to go by.

    Takes: the map.
    Returns: ids by kind, both in order of their names, everybody else under "" at the end; nothing where
    anybody is tied or in a coalition, where fewer than half have a kind, or all the same.
    Raises: nothing.
    Cost: one sort.
    Source: product rule.
    """
    if data.ties or any(each.members for each in data.coalitions):
        return {}
    words = {o.id: " ".join(o.kind.casefold().split()) for o in data.organizations}
    counts = Counter(word for word in words.values() if word)
    kept = {word for word, _n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST]}
    if len(kept) < 2 or 2 * counts.total() < len(words):
        return {}
    found: dict[str, list[Id]] = defaultdict(list)
    for o in sorted(data.organizations, key=lambda o: (o.name, o.id)):
        found[words[o.id] if words[o.id] in kept else ""].append(o.id)
    return {word: found[word] for word in sorted(found, key=lambda word: (not word, word))}


def shelves(kinds: Kinds, low: Array, high: Array) -> dict[Id, Place]:
    """Set each kind in rows of its own, from the left.

    Takes: ids by kind, and the corners of the room there is.
    Returns: places by id.
    Raises: nothing.
    Cost: proportional to the organizations, times the columns tried.
    Source: the number of columns that leaves most room for names.
    """
    (left, top), (right, bottom) = low.tolist(), high.tolist()
    sizes = [len(ids) for ids in kinds.values()]

    def row_height(columns: int) -> float:
        rows = sum(ceil(size / columns) for size in sizes)
        return float((bottom - top) / (rows + HEADING * len(sizes)))

    columns = max(
        range(1, max(sizes) + 1), key=lambda n: (min((right - left) / n / ASPECT, row_height(n)), -n)
    )
    wide, high_ = (right - left) / columns, row_height(columns)
    places: dict[Id, Place] = {}
    y = top
    for ids in kinds.values():
        y += HEADING * high_
        for n, i in enumerate(ids):
            row, column = divmod(n, columns)
            places[i] = (round(left + (column + 0.5) * wide, 1), round(y + (row + 0.3) * high_, 1))
        y += ceil(len(ids) / columns) * high_
    return places
