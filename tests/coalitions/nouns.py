"""What the forms over rows have in common: one entry a noun, tried the same way in test_rows.py."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from coalitions.models import Affiliation, Coalition, Event, Need, Plank, Platform, Say, Tie, Trend
from organizations.models import Workspace
from tests import factories

type Rows = Mapping[str, Any]


@dataclass(frozen=True)
class Noun:
    """How one kind of row is added, changed and removed; `{…}` in a path is the id of a row made before."""

    name: str
    model: type[Any]
    new: str
    rest: str  # the row's own address: edit/ and delete/ follow
    fields: Callable[[Rows], dict[str, Any]]
    make: Callable[[Rows], Any]
    change: tuple[str, Any]  # a field, and what is posted into it
    refused: tuple[tuple[str, Any], ...] = ()  # what a form must answer with 422
    foreign: tuple[str, ...] = ()  # fields that choose a row: one of another workspace must be refused
    once: bool = True  # whether a second row with the same values is refused

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class World:
    """The rows that forms refer to."""

    workspace: Workspace
    rows: dict[str, Any] = field(default_factory=dict)


def world(workspace: Workspace) -> World:
    one, two = (factories.organization(workspace, name=name) for name in ("Tenants", "Riders"))
    coalition = factories.coalition(workspace, name="Fares")
    platform = factories.platform(coalition, number=1)
    rows = {
        "workspace": workspace,
        "one": one,
        "two": two,
        "coalition": coalition,
        "platform": platform,
        "affiliation": factories.affiliation(coalition, one),
        "demand": factories.tenet(workspace, name="Free buses", facet="demand"),
    }
    return World(workspace, rows)


def _need(rows: Rows) -> Need:
    return Need.objects.create(workspace=rows["workspace"], coalition=rows["coalition"], resource="people")


def _say(rows: Rows) -> Say:
    return Say.objects.create(
        workspace=rows["workspace"], affiliation=rows["affiliation"], since=date(2026, 1, 1), step="vote"
    )


BAD_DAYS = ("2026-02-31", "31/02/2026", "tomorrow", "2026-13-01")


def bad_days(name: str) -> tuple[tuple[str, Any], ...]:
    return tuple((name, day) for day in BAD_DAYS)


NOUNS = (
    Noun(
        "coalition",
        Coalition,
        "coalitions/new/",
        "coalitions/{row}/",
        lambda rows: {"name": "Rents", "purpose": "Win a cap"},
        lambda rows: factories.coalition(rows["workspace"], name="Rents"),
        ("decision_rule", "consensus"),
        (("name", ""), ("name", "x" * 201), *bad_days("started"), *bad_days("ended")),
        ("target",),
    ),
    Noun(
        "need",
        Need,
        "coalitions/{coalition}/needs/new/",
        "needs/{row}/",
        lambda rows: {"resource": "people", "low": "10", "high": "20", "weight": "1"},
        _need,
        ("low", "7"),
        (("low", "nan"), ("high", "inf"), ("high", "5"), ("weight", "2"), ("low", "-1"), ("resource", "x")),
    ),
    Noun(
        "affiliation",
        Affiliation,
        "coalitions/{coalition}/affiliations/new/",
        "affiliations/{row}/",
        lambda rows: {"organization": rows["two"].pk, "role": "member", "evidence": "declared"},
        lambda rows: factories.affiliation(rows["coalition"], rows["two"]),
        ("contribution", "buses"),
        (("role", "boss"), ("say", "shout"), ("alternatives", "9"), *bad_days("joined"), *bad_days("left")),
        ("organization",),
    ),
    Noun(
        "say",
        Say,
        "affiliations/{affiliation}/says/new/",
        "says/{row}/",
        lambda rows: {"since": "2026-01-01", "step": "vote", "evidence": "observed"},
        _say,
        ("step", "seat"),
        (("step", "shout"), ("since", ""), *bad_days("since")),
    ),
    Noun(
        "platform",
        Platform,
        "coalitions/{coalition}/platforms/new/",
        "platforms/{row}/",
        lambda rows: {"number": "2", "day": "2026-03-01", "label": "after the vote"},
        lambda rows: factories.platform(rows["coalition"], number=2),
        ("label", "after the march"),
        (("number", "-1"), ("number", "1"), ("number", "9" * 20), ("day", ""), *bad_days("day")),
    ),
    Noun(
        "plank",
        Plank,
        "platforms/{platform}/planks/new/",
        "planks/{row}/",
        lambda rows: {"tenet": rows["demand"].pk, "strength": "full", "evidence": "declared"},
        lambda rows: factories.plank(rows["platform"], rows["demand"]),
        ("strength", "weakened"),
        (("strength", "half"), ("evidence", "rumour")),
        ("tenet", "proposed_by", "agreed_by"),
    ),
    Noun(
        "tie",
        Tie,
        "organizations/{one}/ties/new/",
        "ties/{row}/",
        lambda rows: {
            "source": rows["one"].pk,
            "target": rows["two"].pk,
            "kind": "alliance",
            "evidence": "declared",
        },
        lambda rows: factories.tie(rows["one"], rows["two"]),
        ("strength", "4"),
        (("kind", "feud"), ("strength", "6"), ("strength", "0"), *bad_days("since"), *bad_days("until")),
        ("source", "target"),
        once=False,
    ),
    Noun(
        "event",
        Event,
        "events/new/",
        "events/{row}/",
        lambda rows: {"day": "2026-03-01", "name": "The vote"},
        lambda rows: factories.event(rows["workspace"], name="The vote"),
        ("source", "the minutes"),
        (("name", ""), ("name", "x" * 501), ("day", ""), *bad_days("day")),
        ("coalition",),
    ),
    Noun(
        "trend",
        Trend,
        "trends/new/",
        "trends/{row}/",
        lambda rows: {"name": "Rents rise", "kind": "economic", "direction": "rising"},
        lambda rows: factories.trend(rows["workspace"], name="Rents rise"),
        ("level", "local"),
        (("name", ""), ("kind", "lunar"), ("direction", "sideways"), ("level", "cosmic"), *bad_days("since")),
    ),
)  # fmt: skip
