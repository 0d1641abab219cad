"""What organizations make together: ties, coalitions, platforms; and what happened when."""

from coalitions.models.affiliations import Affiliation, AffiliationRole, Say, SayFrom, SayStep
from coalitions.models.coalitions import Coalition, Need, Resource
from coalitions.models.disputes import Dispute, Disputed
from coalitions.models.distinctions import Distinction
from coalitions.models.imports import Demonstration, Doing, Import, ImportRow, ImportWork, Mapping
from coalitions.models.inquiries import Inquiry, NamedMember
from coalitions.models.places import Places
from coalitions.models.platforms import Agreement, Plank, PlankStrength, Platform
from coalitions.models.relationships import Tie, TieKind
from coalitions.models.saved_views import SavedView
from coalitions.models.scenarios import Scenario, ScenarioStep, StepKind
from coalitions.models.times import Direction, Effect, Event, Level, Trend, TrendKind

__all__ = [
    "Affiliation",
    "AffiliationRole",
    "Agreement",
    "Coalition",
    "Demonstration",
    "Direction",
    "Dispute",
    "Disputed",
    "Distinction",
    "Doing",
    "Effect",
    "Event",
    "Import",
    "ImportRow",
    "ImportWork",
    "Inquiry",
    "Level",
    "Mapping",
    "NamedMember",
    "Need",
    "Places",
    "Plank",
    "PlankStrength",
    "Platform",
    "Resource",
    "SavedView",
    "Say",
    "SayFrom",
    "SayStep",
    "Scenario",
    "ScenarioStep",
    "StepKind",
    "Tie",
    "TieKind",
    "Trend",
    "TrendKind",
]
