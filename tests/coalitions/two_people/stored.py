"""The same workspace in the database, and the acts on it, as the plain dictionaries name them."""

from datetime import date
from typing import Any
from uuid import UUID

from coalitions.models import Affiliation, Coalition, Tie
from coalitions.services.merging.aliases import also_called
from organizations.models import Evidence, Note, Organization, Position, Tenet, User, Workspace
from tests import factories
from tests.coalitions.two_people.plain import Row, Rows

DAYS = ("2026-01-01", "2026-01-02")
NAMES = ("Ash", "Birch", "Cedar", "Dogwood", "Elm")
TEXTS = ("", "likely", "strongly")
MODELS: dict[str, Any] = {
    "organization": Organization,
    "position": Position,
    "tie": Tie,
    "affiliation": Affiliation,
    "note": Note,
}


class Stored:
    """A workspace of its own, with two demands and two coalitions."""

    def __init__(self) -> None:
        self.workspace: Workspace = factories.workspace()
        self.user: User = factories.user()
        self.tenets: dict[str, Tenet] = {
            code: factories.tenet(self.workspace, code=code, name=f"Demand {code}") for code in ("D1", "D2")
        }
        self.coalitions: dict[str, Coalition] = {
            name: factories.coalition(self.workspace, name=name) for name in ("North", "South")
        }

    def rows(self) -> Rows:
        """Everything, each kind by id."""
        return {
            kind: {row.pk: self._plain(kind, row) for row in model.objects.in_workspace(self.workspace)}
            for kind, model in MODELS.items()
        }

    def versions(self) -> dict[UUID, int]:
        found: dict[UUID, int] = {}
        for model in MODELS.values():
            found |= dict(model.objects.in_workspace(self.workspace).values_list("pk", "version"))
        return found

    def _plain(self, kind: str, row: Any) -> Row:
        codes = {tenet.pk: code for code, tenet in self.tenets.items()}
        names = {coalition.pk: name for name, coalition in self.coalitions.items()}
        if kind == "organization":
            called = tuple(also_called(row))
            return {"name": row.name, "kind": row.kind, "place": row.place, "also": called}
        if kind == "tie":
            return {"source": row.source_id, "target": row.target_id, "note": row.note}
        if kind == "note":
            return {"organization": row.organization_id, "text": row.text}
        if kind == "position":
            place = {"organization": row.organization_id, "tenet": codes[row.tenet_id]}
            return {**place, "as_of": row.as_of.isoformat(), "stance": row.stance, "note": row.note}
        place = {"organization": row.organization_id, "coalition": names[row.coalition_id]}
        return {**place, "contribution": row.contribution, "note": row.note}

    def new(self, kind: str, row: Row) -> Any:
        """A row for the database that says what the plain one says; not saved."""
        columns = {name: value for name, value in row.items() if name != "also"}
        for end in ("organization", "source", "target"):
            if end in columns:
                columns[f"{end}_id"] = columns.pop(end)
        if kind == "position":
            tenet, day = self.tenets[columns["tenet"]], date.fromisoformat(columns["as_of"])
            columns |= {"tenet": tenet, "as_of": day, "evidence": Evidence.ESTIMATED}
        if kind == "affiliation":
            columns["coalition"] = self.coalitions[columns["coalition"]]
        if kind == "note":
            columns |= {"written_on": date.fromisoformat(DAYS[0])}
        if kind == "tie":
            columns["kind"] = "alliance"
        return MODELS[kind](workspace=self.workspace, **columns)
