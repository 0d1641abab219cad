"""How often each member makes the difference as the number needed rises."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from coalitions.analysis.answers import Floats
from coalitions.analysis.members.leverage import swing_chances

STEPS = 12


@dataclass(frozen=True, slots=True)
class SwingCurve:
    """Needs from a first step up to everything there is, and needs × members the chances 0 to 1."""

    needs: tuple[float, ...]
    chances: Floats

    def alike(self) -> tuple[tuple[int, ...], ...]:
        """Rows of the same chances at every need, together; whoever makes it most often comes first."""
        groups: dict[tuple[float, ...], list[int]] = {}
        for row in np.argsort(-self.chances.max(axis=0, initial=0.0), kind="stable").tolist():
            groups.setdefault(tuple(self.chances[:, row].round(9).tolist()), []).append(row)
        return tuple(tuple(rows) for rows in groups.values())


def swing_curve(amounts: Sequence[float], steps: int = STEPS) -> SwingCurve:
    """Follow the swing chances from a small need up to all that there is.

    Takes    what each brings (≥ 0), and how many needs to look at; fewer where the total is a smaller
             whole number.
    Returns  chances as of `swing_chances` at ½ for each need; no need where nobody brings anything.
    Raises   ValueError as `swing_chances`.
    Cost     `steps` times that of `swing_chances`: 200 members and 12 needs 80 ms.
    Source   method 2.7; a chance of ½ is Banzhaf's.
    """
    total = float(sum(amounts))
    if total <= 0:
        return SwingCurve((), np.zeros((0, len(amounts))))
    whole = all(float(each).is_integer() for each in amounts)
    needs = [total * step / steps for step in range(1, steps + 1)]
    if whole:
        needs = sorted({float(np.ceil(need)) for need in needs})
    return SwingCurve(tuple(needs), np.array([swing_chances(amounts, need) for need in needs]))
