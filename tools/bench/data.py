"""Made-up workspaces of any size, the same for the same seed."""

from datetime import date

import numpy as np

from coalitions.analysis.inputs import Facet, Organization, Position, Tenet, Workspace

STANCES = (-1.0, -0.5, 0.0, 0.5, 1.0)
VITALITIES = (0.2, 0.4, 0.6, 0.8, 1.0)


def workspace(organizations: int, tenets: int, answers: int, *, seed: int = 1963) -> Workspace:
    """`answers` positions for each organization, on tenets drawn without repetition."""
    chance = np.random.default_rng(seed)
    facets = tuple(Facet)
    return Workspace(
        day=date(2026, 1, 1),
        organizations=tuple(Organization(f"o{i:05}", f"Group {i:05}") for i in range(organizations)),
        tenets=tuple(Tenet(f"t{i:04}", f"Tenet {i:04}", facets[i % len(facets)]) for i in range(tenets)),
        positions=tuple(
            position
            for i in range(organizations)
            for position in _positions(f"o{i:05}", tenets, answers, chance)
        ),
    )


def _positions(organization: str, tenets: int, answers: int, chance: np.random.Generator) -> list[Position]:
    chosen = chance.choice(tenets, size=min(answers, tenets), replace=False).tolist()
    stances = chance.choice(STANCES, size=len(chosen)).tolist()
    vitalities = chance.choice(VITALITIES, size=len(chosen)).tolist()
    rows = zip(chosen, stances, vitalities, strict=True)
    return [Position(organization, f"t{tenet:04}", stance, vitality) for tenet, stance, vitality in rows]
