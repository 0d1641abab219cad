"""The demonstration's tables read straight into the core's values, past importer, database and snapshot:
a second opinion on all three. Ids are the names that the printed records use.
"""

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from coalitions.analysis.inputs import (
    RESOURCES,
    Affiliation,
    Coalition,
    Evidence,
    Facet,
    Implication,
    Need,
    Organization,
    Plank,
    Position,
    Say,
    Tenet,
    Version,
    Workspace,
)

TABLES = Path(__file__).parents[4] / "coalitions" / "demonstration" / "march-1963"
NAME = "March on Washington for Jobs and Freedom"
TRUST = ("estimated", "observed", "declared")
COUNTED = {"all": TRUST, "observed": ("observed", "declared"), "declared": ("declared",)}
STEPS = {"none": 0.0, "consulted": 0.25, "vote": 0.5, "seat": 0.75, "veto": 1.0}
STRENGTHS = {"full": 1.0, "weakened": 0.5, "dropped": 0.0}

type Row = dict[str, str]


def rows(table: str) -> list[Row]:
    """The rows of one table."""
    with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day_or_none(text: str) -> date | None:
    """A date; empty = unknown."""
    return date.fromisoformat(text) if text else None


def number_or_none(text: str, whole: float = 1.0) -> float | None:
    """A number as a share of a scale's top; empty = unknown."""
    return float(text) / whole if text else None


class March:
    """The demonstration as it stood on a day, with the evidence that counts."""

    def __init__(self, today: date, evidence: str = "all", as_of: date | None = None) -> None:
        ended = day_or_none(rows("coalitions")[0]["ended"])
        self.day = as_of or today
        self.coalition_day = as_of or (min(today, ended) if ended else today)
        self.counted = COUNTED[evidence]
        self.tenet_names = {row["id"]: row["name"] for row in rows("tenets")}

    def workspace(self) -> Workspace:
        """Everything, on the day asked for; the coalition on its own."""
        return Workspace(
            day=self.day,
            organizations=tuple(self.organization(row) for row in rows("organizations")),
            tenets=tuple(Tenet(row["name"], row["name"], Facet(row["facet"])) for row in rows("tenets")),
            positions=tuple(self.positions(self.day)),
            implications=tuple(self.implications()),
            coalitions=(self.coalition(),),
            positions_on={self.coalition_day: tuple(self.positions(self.coalition_day))},
        )

    def counts(self, evidence: str) -> bool:
        """Whether this kind of evidence counts; a row without any is an estimate."""
        return (evidence or "estimated") in self.counted

    def organization(self, row: Row) -> Organization:
        """Its ratings, where recorded and counted; nobody's turnout is recorded."""
        rated = {each: float(row[each]) for each in RESOURCES if row.get(each)}
        name = row["short_name"] or row["name"]
        return Organization(name, name, rated if self.counts(row["ratings_evidence"]) else {})

    def positions(self, day: date) -> Iterable[Position]:
        """What counts first, then the latest of it."""
        standing: dict[tuple[str, str], Row] = {}
        for row in sorted(rows("positions"), key=lambda row: (row["as_of"], TRUST.index(row["evidence"]))):
            if self.counts(row["evidence"]) and date.fromisoformat(row["as_of"]) <= day:
                standing[row["organization"], row["tenet"]] = row
        for (organization, tenet), row in standing.items():
            vital = number_or_none(row["vitality"], 5)
            yield Position(
                organization,
                self.tenet_names[tenet],
                float(row["stance"]) / 2,
                vital if self.counts(row["vitality_evidence"] or row["evidence"]) else None,
                bool(row["red_line"]),
                Evidence(row["evidence"]),
            )

    def implications(self) -> Iterable[Implication]:
        """TENET:strength, separated by spaces."""
        for row in rows("tenets"):
            for each in row["legitimizes"].split():
                target, strength = each.split(":")
                yield Implication(row["name"], self.tenet_names[target], float(strength) / 5)

    def coalition(self) -> Coalition:
        """The march."""
        return Coalition(
            id=NAME,
            name=NAME,
            day=self.coalition_day,
            affiliations=tuple(self.affiliation(row) for row in rows("affiliations")),
            versions=tuple(self.versions()),
            needs=tuple(
                Need(
                    row["resource"],
                    number_or_none(row["low"]),
                    number_or_none(row["high"]),
                    float(row["weight"]),
                )
                for row in rows("needs")
            ),
        )

    def affiliation(self, row: Row) -> Affiliation:
        """A membership stands whatever its evidence; its say and alternatives only where that counts."""
        counts = self.counts(row["evidence"])
        says = [Say(None, STEPS[row["say"]])] if row["say"] and counts else []
        for later in sorted(rows("say"), key=lambda each: each["since"]):
            if later["organization"] == row["organization"] and self.counts(later["evidence"]):
                says.append(Say(date.fromisoformat(later["since"]), STEPS[later["say"]]))
        return Affiliation(
            row["organization"],
            row["role"],
            tuple(says),
            number_or_none(row["alternatives"], 4) if counts else None,
            day_or_none(row["joined"]),
            day_or_none(row["left"]),
        )

    def versions(self) -> Iterable[Version]:
        """Versions with the planks whose evidence counts."""
        table = rows("platform")
        for number, day in dict.fromkeys((row["version"], row["date"]) for row in table):
            named = [row for row in table if row["version"] == number and self.counts(row["evidence"])]
            planks = tuple(
                Plank(
                    self.tenet_names[row["tenet"]],
                    STRENGTHS[row["strength"]],
                    row["proposed_by"] or None,
                    frozenset(each for each in row["agreed_by"].split(";") if each),
                )
                for row in named
            )
            yield Version(int(number), date.fromisoformat(day), planks)
