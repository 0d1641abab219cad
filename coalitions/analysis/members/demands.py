"""The member's demands in the platform and who else backs them: the list to show first."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from coalitions.analysis.inputs import Id
from coalitions.analysis.member_table import Members, known_or_none
from coalitions.analysis.members.absorption import Absorption


@dataclass(frozen=True, slots=True)
class DemandAtRisk:
    """An ask in the platform. `risk` None = the others' backing is unknown: anything from 0 to E."""

    tenet: Id
    ask: float  # its share of the member's asks in the platform
    backing: float | None
    risk: float | None


def demands_at_risk(members: Members, risk: Absorption, row: int) -> tuple[DemandAtRisk, ...]:
    """The member's asks in the platform, those most at risk first, then those with unknown backing."""
    asks, backing, at_risk = risk.backing.asks[row], risk.backing.mean[row], risk.risk[row]
    total = asks.sum()
    places = np.nonzero(asks > 0)[0]
    order = np.lexsort((places, -asks[places], backing[places]))  # unknown backing sorts last
    return tuple(
        DemandAtRisk(
            tenet=members.tenets[place].id,
            ask=float(asks[place] / total),
            backing=known_or_none(backing[place]),
            risk=known_or_none(at_risk[place]),
        )
        for place in places[order].tolist()
    )


def weakest_demand(demands: Sequence[DemandAtRisk]) -> DemandAtRisk | None:
    """The ask that contributes most to isolation: much asked for, little backed."""
    known = [demand for demand in demands if demand.backing is not None]
    return max(known, key=lambda demand: demand.ask * (1 - (demand.backing or 0.0)), default=None)
