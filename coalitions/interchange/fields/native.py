r"""The native form: nineteen tables, their columns in the order we write them, and what a cell holds.

This is the one place that says so. The reader, the plan, the export and the documentation follow it.
A cell is always text; a blank cell means unknown. Several values in one cell are separated by `;`;
`\;` is a semicolon inside a value, `\\` a backslash.
A file refers to an organization by its short name, else its name; to a tenet by its id, else its name.
Any file may be missing, and any column but those a kind `requires`. A column `extra:NAME` travels along.
"""

from coalitions.interchange.fields.columns import Column, Kind
from coalitions.interchange.fields.native_work import WORK
from organizations.limits import FIRST_YEAR, LARGEST_AMOUNT, LARGEST_COUNT, LAST_YEAR

EXTRA = "extra:"  # the prefix of a column that is ours to keep, not to understand
SEPARATOR = ";"
FORMAT, VERSION = "basis", 1  # what the JSON of a whole workspace says of itself

FACETS = ("value", "mode", "interest", "goal", "demand", "action")
EVIDENCE = ("declared", "observed", "estimated")
SPECTRUM = ("active_ally", "passive_ally", "neutral", "passive_opponent", "active_opponent", "unknown")
TIE_KINDS = ("partnership", "alliance", "tension", "support", "part of", "influences", "successor")
ROLES = ("convener", "steering", "member", "endorser")
SAYS = ("none", "consulted", "vote", "seat", "veto")
STRENGTHS = ("full", "weakened", "dropped")
RESOURCES = ("people", "money", "public_appeal", "activity", "access")
DIRECTIONS = ("rising", "falling")
LEVELS = ("local", "regional", "national", "international")
TREND_KINDS = ("social", "economic", "political", "demographic", "cultural")


def _text(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name) for name in names)


def _dates(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, "date") for name in names)


def _evidence(name: str = "evidence") -> Column:
    return Column(name, "choice", EVIDENCE)


def _scale(name: str, low: int = 1, high: int = 5) -> Column:
    return Column(name, "integer", low=low, high=high)


def _count(name: str, low: int = 0, high: int = LARGEST_COUNT) -> Column:
    return Column(name, "integer", low=low, high=high)


def _amounts(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, "number", low=0, high=LARGEST_AMOUNT) for name in names)


def _organization(name: str = "organization") -> Column:
    return Column(name, refers="organizations")


_COALITION = Column("coalition", refers="coalitions")
_TENET = Column("tenet", refers="tenets")
_NOTE, _SOURCE = Column("note", "long"), Column("source", "long")

ORGANIZATIONS = Kind(
    "organizations",
    (
        *_text("name", "short_name", "kind", "structure"),
        Column("constituency", "list"),
        *_text("level", "place", "website"),
        _count("members", high=LARGEST_AMOUNT),
        _count("members_year", FIRST_YEAR, LAST_YEAR),
        *(_count(f"turnout_{size}") for size in ("low", "likely", "high")),
        *_amounts(*RESOURCES),
        _evidence("ratings_evidence"),
        Column("decision_maker", "yes_no"),
        _scale("influence"),
        Column("spectrum", "choice", SPECTRUM),
        _evidence("spectrum_evidence"),
        *_text("owner", "next_step"),
        *_dates("next_step_on", "last_checked"),
        Column("notes", "long"),  # the public description; private notes are the kind `notes`
        _SOURCE,
    ),
    requires=("name",),
    identity=("name",),
)
TENETS = Kind(
    "tenets",
    (
        Column("id"),
        Column("facet", "choice", FACETS),
        Column("name"),
        Column("statement", "long"),
        Column("legitimizes", "steps", refers="tenets"),
    ),
    requires=("name",),  # a tenet without a name is named by its id
    identity=("id", "name"),
)
POSITIONS = Kind(
    "positions",
    (
        _organization(),
        _TENET,
        _scale("stance", -2, 2),
        _scale("vitality"),
        Column("red_line", "yes_no"),
        *(_evidence(), _evidence("vitality_evidence")),
        *_dates("as_of"),
        *(_SOURCE, _NOTE),
    ),
    requires=("organization", "tenet", "stance"),
    identity=("organization", "tenet", "as_of", "evidence"),
)
TIES = Kind(
    "ties",
    (
        *(_organization("source"), _organization("target")),
        Column("kind", "choice", TIE_KINDS),
        _scale("strength"),
        *_dates("since", "until"),
        *(_evidence(), _NOTE),
    ),
    requires=("source", "target"),
    identity=("source", "target", "kind", "since", "until"),  # and the n-th of those: two stay two
)
OVERLAPS = Kind(
    "overlaps",
    (_organization("a"), _organization("b"), _count("people"), _evidence(), _NOTE),
    requires=("a", "b", "people"),
    identity=("a", "b"),
)
COALITIONS = Kind(
    "coalitions",
    (
        Column("name"),
        Column("purpose", "long"),
        _organization("target"),
        *_dates("started", "ended"),
        *_text("decision_rule", "spokesperson"),
        *(Column(name, "long") for name in ("fallback", "not_to_give", "resumption")),
        Column("centred"),
        _NOTE,
    ),
    requires=("name",),
    identity=("name",),
)
AFFILIATIONS = Kind(
    "affiliations",
    (
        _COALITION,
        _organization(),
        Column("role", "choice", ROLES),
        Column("say", "choice", SAYS),  # the say at joining; later changes are the kind `say`
        _scale("alternatives", 0, 4),
        *_dates("joined", "left"),
        Column("contribution", "long"),
        _count("slots", high=1_000),
        *(_evidence(), _NOTE, _SOURCE),
    ),
    requires=("coalition", "organization"),
    identity=("coalition", "organization"),
)
SAY = Kind(
    "say",
    (
        _COALITION,
        _organization(),
        *_dates("since"),
        Column("say", "choice", SAYS),
        _evidence(),
        _NOTE,
        _SOURCE,
    ),
    requires=("coalition", "organization", "since", "say"),
    identity=("coalition", "organization", "since"),
)
NEEDS = Kind(
    "needs",
    (
        _COALITION,
        Column("resource", "choice", RESOURCES),
        *_amounts("low", "high"),
        Column("weight", "number", low=0, high=1),
        _NOTE,
    ),
    requires=("coalition", "resource"),
    identity=("coalition", "resource"),
)
PLATFORM = Kind(
    "platform",
    (
        _COALITION,
        _count("version", low=1),
        *_dates("date"),
        Column("label"),
        _TENET,
        Column("strength", "choice", STRENGTHS),
        *(Column(name, "list", refers="organizations") for name in ("proposed_by", "agreed_by")),
        *(_evidence(), _NOTE),
    ),
    requires=("coalition", "version"),  # a version that sets nothing yet is a row without a tenet
    identity=("coalition", "version", "tenet"),
)
TRENDS = Kind(
    "trends",
    (
        Column("name"),
        Column("kind", "choice", TREND_KINDS),
        Column("level", "choice", LEVELS),
        Column("direction", "choice", DIRECTIONS),
        *_dates("since"),
        *(Column(name, "steps", refers="tenets") for name in ("favours", "hinders")),
        *(_NOTE, _SOURCE),
    ),
    requires=("name",),
    identity=("name",),
)
EVENTS = Kind(
    "events",
    (*_dates("date"), Column("event", "long"), _COALITION, _SOURCE),
    requires=("date", "event"),
    identity=("date", "event", "coalition"),
)
NOTES = Kind(
    "notes",
    (_organization(), Column("author"), *_dates("written"), Column("text", "long")),
    requires=("organization", "text"),
    identity=("organization", "author", "written", "text"),
    private=True,
)
CONTACTS = Kind(
    "contacts",
    (_organization(), *_text("name", "role", "email", "phone"), _NOTE),
    requires=("organization",),
    identity=("organization", "name", "email", "phone"),
    private=True,
)

KINDS: dict[str, Kind] = {  # in the order in which they can be written: what is named comes first
    kind.name: kind
    for kind in (
        *(ORGANIZATIONS, TENETS, POSITIONS, TIES, OVERLAPS, COALITIONS, AFFILIATIONS),
        *(SAY, NEEDS, PLATFORM, TRENDS, EVENTS, NOTES, CONTACTS),
        *WORK,
    )
}
