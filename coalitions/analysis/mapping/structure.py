"""Who is linked to whom, as the layout sees it: ties, and one virtual member per coalition."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from coalitions.analysis.inputs import Id
from coalitions.analysis.mapping.inputs import MapInput
from coalitions.analysis.mapping.shelves import by_kind
from coalitions.analysis.mapping.stress import Array, Indices

TIE_LENGTH = {"tension": 2.2, "partnership": 1.4, "alliance": 1.5}
OTHER_TIE = 1.7

type Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Structure:
    """Linked organizations by name, then one virtual member per coalition; `alone` has no links.

    `labels` tell the linked ones apart lastingly: ids are new each time that a workspace is brought in again.
    """

    names: tuple[Id, ...]
    labels: tuple[str, ...]
    alone: tuple[Id, ...]
    groups: tuple[Indices, ...]
    links: csr_array
    pairs: Indices
    lengths: Array


def fingerprint(data: MapInput) -> str:
    """Name a map by all that its places depend on.

    Takes: the map; its old places, sizes and words play no part.
    Returns: 32 hexadecimal digits: equal for equal organizations, ties and memberships in any order.
    Raises: nothing.
    Cost: one sort of everything.
    Source: BLAKE2. Keep places beside it, and call `place` only when it changes.
    """
    facts = sorted(
        [("organization", o.id, o.name) for o in data.organizations]
        + [("kind", i, kind) for kind, ids in by_kind(data).items() for i in ids]
        + [("tie", t.source, t.target, t.kind) for t in data.ties]
        + [("member", c.id, member) for c in data.coalitions for member in c.members]
    )
    return hashlib.blake2b(repr(facts).encode(), digest_size=16).hexdigest()


def grain(name: str, salt: int = 0) -> float:
    """Give a name a lasting number in 0 … 1, so that equals don't fall on one spot."""
    digest = hashlib.blake2b(f"{salt}/{name}".encode(), digest_size=2).digest()
    return int.from_bytes(digest) / 65535


def structure(data: MapInput) -> Structure:
    """Link members to their coalition's virtual member and tied organizations to each other.

    Takes: the map, its rows in any order; ties and members that name nobody are left out.
    Returns: the linked organizations in order of name, and their links' wished lengths.
    Raises: nothing.
    Cost: proportional to ties and memberships.
    Source: set-aware layout by virtual members; a coalition's radius grows with the root of its size.
    """
    everyone = sorted(data.organizations, key=lambda o: (o.name, o.id))
    known = {o.id for o in everyone}
    coalitions = sorted(data.coalitions, key=lambda c: (c.name, c.id))
    groups = [members for c in coalitions if len(members := set(c.members) & known) > 1]
    ties = _ties(data, known)
    touched = {i for members in groups for i in members} | {i for pair in ties for i in pair}
    names = tuple(o.id for o in everyone if o.id in touched)
    index = {i: n for n, i in enumerate(names)}
    labels = _labels([o.name for o in everyone if o.id in touched])
    lengths = _indexed(ties, index)
    for k, members in enumerate(groups):
        radius = max(0.6, 0.28 * len(members) ** 0.5)
        for n in sorted(index[i] for i in members):
            lengths[n, len(names) + k] = radius * (0.9 + 0.2 * grain(labels[n], k))
    pairs = np.array(list(lengths), dtype=np.intp).reshape(-1, 2)
    values = np.array(list(lengths.values()), dtype=float)
    size = len(names) + len(groups)
    ends = (np.r_[pairs[:, 0], pairs[:, 1]], np.r_[pairs[:, 1], pairs[:, 0]])
    links = csr_array((np.r_[values, values], ends), shape=(size, size))
    alone = tuple(o.id for o in everyone if o.id not in touched)
    arrays = tuple(np.array(sorted(index[i] for i in members), dtype=np.intp) for members in groups)
    return Structure(names, labels, alone, arrays, links, pairs, values)


def _labels(names: Iterable[str]) -> tuple[str, ...]:
    """Each name, and which of several it is where more than one goes by it."""
    seen: Counter[str] = Counter()
    labels = []
    for name in names:
        seen[name] += 1
        labels.append(f"{name}/{seen[name]}")
    return tuple(labels)


def _indexed(ties: Mapping[tuple[Id, Id], float], index: Mapping[Id, int]) -> dict[Pair, float]:
    """The ties between places in the order of names, in that order."""
    pairs = {(index[one], index[other]): length for (one, other), length in ties.items()}
    return dict(sorted((((min(p), max(p)), length)) for p, length in pairs.items()))


def _ties(data: MapInput, known: set[Id]) -> dict[tuple[Id, Id], float]:
    """The shortest wished length of each tied pair, whichever way its ties point."""
    lengths: dict[tuple[Id, Id], float] = {}
    for tie in data.ties:
        if tie.source == tie.target or tie.source not in known or tie.target not in known:
            continue
        pair = (min(tie.source, tie.target), max(tie.source, tie.target))
        lengths[pair] = min(TIE_LENGTH.get(tie.kind, OTHER_TIE), lengths.get(pair, OTHER_TIE * 9))
    return lengths
