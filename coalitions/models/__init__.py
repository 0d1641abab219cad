"""What organizations make together: ties, coalitions, platforms; and what happened when."""

from coalitions.models.coalitions import Affiliation, AffiliationRole, Coalition, Need, Resource, Say, SayStep
from coalitions.models.imports import Import, ImportRow
from coalitions.models.places import Places
from coalitions.models.platforms import Agreement, Plank, PlankStrength, Platform
from coalitions.models.relationships import Tie, TieKind
from coalitions.models.times import Direction, Event, Level, Trend, TrendKind

__all__ = [
    "Affiliation",
    "AffiliationRole",
    "Agreement",
    "Coalition",
    "Direction",
    "Event",
    "Import",
    "ImportRow",
    "Level",
    "Need",
    "Places",
    "Plank",
    "PlankStrength",
    "Platform",
    "Resource",
    "Say",
    "SayStep",
    "Tie",
    "TieKind",
    "Trend",
    "TrendKind",
]
