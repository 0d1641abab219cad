"""The native tables of how a workspace works: what is to be asked, who is not whom, and shared lists.

Imported by `native.py` only, which says what all native tables have in common.
"""

from coalitions.interchange.fields.columns import Column, Kind

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
