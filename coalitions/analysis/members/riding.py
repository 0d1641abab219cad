"""Riding someone else's train: whether joining for a demand of one's own beats going alone."""

from dataclasses import dataclass
from enum import Enum


class Likely(Enum):
    """How likely a demand is won, as people say it."""

    UNLIKELY = 0.2
    POSSIBLE = 0.5
    LIKELY = 0.8


def break_even(ride: float, alone: float) -> float:
    """The chance of being dropped at which riding and going alone are worth the same.

    Takes    the chance of winning the demand if it rides and is not dropped, and if fought for alone;
             0 to 1, in practice the three of `Likely`.
    Returns  d* = 1 − alone / ride, 0 to 1: ride unless being dropped seems likelier than that. 0 where
             going alone is at least as good, or riding never wins: then don't ride for this reason.
    Raises   ValueError on a chance outside 0 to 1.
    Cost     O(1).
    Source   expected value, solved for the unknown instead of guessing it: method 2.8, our own.
    """
    if not (0 <= ride <= 1 and 0 <= alone <= 1):
        raise ValueError("a chance lies between 0 and 1")
    return 0.0 if ride <= alone else 1 - alone / ride


@dataclass(frozen=True, slots=True)
class Ride:
    """What a member sees of its coalition as a train to ride; None = unknown."""

    carried: float | None  # of its asks, what the platform takes along (the fit's "got")
    exposure: float
    tail: float | None  # necessity over its share of the size: above 1 it matters more than it weighs


def tail_index(necessity: float, share: float | None) -> float | None:
    """How much more a member matters than it weighs.

    Takes    its necessity 0 to 1, and its share 0 to 1 of the people (None = not recorded).
    Returns  necessity / share; None without a share.
    Raises   nothing.
    Cost     O(1).
    Source   "the tail wagging the dog": method 2.8.
    """
    return necessity / share if share else None
