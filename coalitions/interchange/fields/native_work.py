"""The native tables of how a workspace works: what is to be asked, who is not whom, shared lists, what if.

Imported by `native.py` only, which says what all native tables have in common.
"""

from coalitions.interchange.fields.columns import Column, Kind
from organizations.limits import LARGEST_AMOUNT

STEPS = ("leaves", "joins", "plank", "stance", "say", "need")
DISPUTED = ("position", "fit", "exposure", "losses")
_STRENGTHS = ("full", "weakened", "dropped")
_SAYS = ("none", "consulted", "vote", "seat", "veto")
_RESOURCES = ("people", "money", "public_appeal", "activity", "access")

QUESTIONS = Kind(
    "questions",
    (
        Column("organization", refers="organizations"),
        Column("tenet", refers="tenets"),
        Column("asked_at", "moment"),
        Column("asked_by"),
    ),
    requires=("organization", "tenet"),
    identity=("organization", "tenet"),
)
DIFFERENCES = Kind(
    "differences",
    (
        Column("organization", refers="organizations"),
        Column("differs_from", refers="organizations"),
    ),
    requires=("organization", "differs_from"),
    identity=("organization", "differs_from"),
)
SAVED_VIEWS = Kind(
    "saved_views",
    (
        Column("name"),
        Column("query", "long"),  # as in an address, with names where an address has ids
    ),
    requires=("name",),
    identity=("name",),
)
SCENARIOS = Kind(
    "scenarios",
    (
        Column("coalition", refers="coalitions"),
        Column("scenario"),
        Column("note", "long"),
        Column("number", "integer", low=1, high=1_000),
        Column("kind", "choice", STEPS),
        Column("organization", refers="organizations"),
        Column("tenet", refers="tenets"),
        Column("strength", "choice", _STRENGTHS),
        Column("stance", "integer", low=-2, high=2),
        Column("vitality", "integer", low=1, high=5),
        Column("red_line", "yes_no"),
        Column("say", "choice", _SAYS),
        Column("resource", "choice", _RESOURCES),
        *(Column(name, "number", low=0, high=LARGEST_AMOUNT) for name in ("low", "high")),
    ),
    requires=("coalition", "scenario"),  # a scenario without steps is a row without a number
    identity=("coalition", "scenario", "number"),
)
DISPUTES = Kind(
    "disputes",
    (
        Column("organization", refers="organizations"),
        Column("about", "choice", DISPUTED),
        Column("tenet", refers="tenets"),
        Column("coalition", refers="coalitions"),
        Column("reason", "long"),
        *(Column(name, "date") for name in ("said_on", "settled_on")),
        Column("answer", "long"),
    ),
    requires=("organization", "about", "reason"),
    identity=("organization", "about", "tenet", "coalition", "said_on"),
)

WORK = (QUESTIONS, DIFFERENCES, SAVED_VIEWS, SCENARIOS, DISPUTES)
