"""Watering down: how much of the platform is left after each version, and who paid for the rest."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from coalitions.analysis.answers import Floats
from coalitions.analysis.inputs import Id
from coalitions.analysis.member_table import Members, known_or_none
from coalitions.analysis.platform import History, first_version


@dataclass(frozen=True, slots=True)
class VersionShare:
    """What one version keeps of the best there has been; None = nobody asked for any of it (yet)."""

    number: int
    day: date
    label: str
    retained: float | None
    by_member: tuple[tuple[Id, float | None], ...]  # None before joining, too


@dataclass(frozen=True, slots=True)
class Watering:
    """The versions so far, and per member its loss beyond the members' mean loss."""

    versions: tuple[VersionShare, ...]
    mean_loss: float | None
    selective_loss: tuple[tuple[Id, float | None], ...]


def watering_down(members: Members, platform: History) -> Watering:
    """Measure what each version retains, for the coalition and for each member.

    Takes    the members and the platform's history over the same tenets.
    Returns  shares 0 to 1: of the best strength every plank had so far, weighed by the members' summed
             asks, or by one member's own asks counted from its joining on; a plank added later counts
             from its best strength so far. Selective loss = a member's loss minus the mean loss.
    Raises   nothing.
    Cost     O(versions × members × tenets).
    Source   our own convention: method 2.9. Agreed narrowing counts here too; it is not erosion.
    """
    asks = members.asks
    best = np.maximum.accumulate(platform.strength, axis=0) if platform.versions else platform.strength
    summed = asks.sum(axis=0)
    whole = _share((platform.strength * summed).sum(axis=1), (best * summed).sum(axis=1))
    each = _by_member(members, platform, asks)
    loss = 1 - each[:, -1] if platform.versions else np.full(len(members.ids), np.nan)
    mean = float(np.nanmean(loss)) if np.any(~np.isnan(loss)) else None
    return Watering(
        versions=tuple(
            VersionShare(
                number=version.number,
                day=version.day,
                label=version.label,
                retained=known_or_none(whole[place]),
                by_member=_named(members, each[:, place]),
            )
            for place, version in enumerate(platform.versions)
        ),
        mean_loss=mean,
        selective_loss=_named(members, loss - (np.nan if mean is None else mean)),
    )


def _by_member(members: Members, platform: History, asks: Floats) -> Floats:
    """Members × versions: each one's own retained share, NaN before it joined."""
    first = np.array(
        [first_version(platform.versions, each.joined) for each in members.affiliations], dtype=int
    )
    best = np.zeros_like(asks)
    shares = np.full((len(first), len(platform.versions)), np.nan)
    for place, strength in enumerate(platform.strength):
        here = first <= place
        best[here] = np.maximum(best[here], strength)
        shares[here, place] = _share(
            (asks[here] * strength).sum(axis=1), (asks[here] * best[here]).sum(axis=1)
        )
    return shares


def _share(part: Floats, whole: Floats) -> Floats:
    return np.divide(part, whole, out=np.full_like(part, np.nan), where=whole > 0)


def _named(members: Members, values: Floats) -> tuple[tuple[Id, float | None], ...]:
    return tuple(zip(members.ids, map(known_or_none, values), strict=True))
