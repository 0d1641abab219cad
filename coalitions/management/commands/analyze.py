"""Print what the method finds: `manage.py analyze --workspace SLUG --format json|csv|graphml`."""

import csv
import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable
from datetime import date
from typing import Any

import networkx as nx
from django.core.management.base import BaseCommand, CommandError

from coalitions.analysis import inputs
from coalitions.analysis.output import MEMBER_FIELDS, coalition_records
from coalitions.analysis.pairs.all_pairs import unity_graph
from coalitions.analysis.pairs.output import PAIR_FIELDS, each_pair_record
from coalitions.interchange.cells.cleaning import protect_cell
from coalitions.management.recorded import add_as_recorded, as_recorded
from coalitions.models import Coalition
from coalitions.services.disputes import dispute_records
from coalitions.snapshot import EVIDENCE, workspace_snapshot
from organizations.models import Workspace
from organizations.moments import Moment, this_day


class Command(BaseCommand):
    help = (
        "Print the analysis of a workspace (docs/analysis/output.md says what each field means). Reads only."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--workspace", metavar="SLUG", required=True)
        parser.add_argument("--coalition", metavar="NAME", help="only this coalition")
        parser.add_argument(
            "--as-of", type=_day, metavar="YYYY-MM-DD", help="where everybody stood on that day"
        )
        add_as_recorded(parser)
        parser.add_argument("--evidence", choices=list(EVIDENCE), default="all")
        parser.add_argument("--format", choices=["json", "csv", "graphml"], default="json")

    def handle(
        self, *, workspace: str, coalition: str | None, as_of: date | None, evidence: str, **options: Any
    ) -> None:
        found = Workspace.objects.filter(slug=workspace).first()
        if found is None:
            raise CommandError(f"There is no workspace {workspace}.")
        with as_recorded(found, options["as_recorded"]) as then:
            snapshot = self._snapshot(then, workspace, coalition, as_of, evidence)
            disputed = dispute_records(then)
        match options["format"]:
            case "json":
                self._json(snapshot, workspace, evidence, options["as_recorded"], disputed)
            case "csv":
                self._csv(snapshot, members=coalition is not None)
            case _:
                self._graphml(snapshot)

    def _snapshot(
        self, workspace: Workspace, slug: str, coalition: str | None, as_of: date | None, evidence: str
    ) -> inputs.Workspace:
        coalitions = Coalition.objects.in_workspace(workspace)
        if coalition is not None:
            coalitions = coalitions.filter(name=coalition)
            if not coalitions:
                raise CommandError(f"There is no coalition “{coalition}” in {slug}.")
        return workspace_snapshot(
            workspace, today=this_day(), day=as_of, evidence=evidence, coalitions=list(coalitions)
        )

    def _json(
        self,
        snapshot: inputs.Workspace,
        slug: str,
        evidence: str,
        moment: Moment | None,
        disputed: list[dict[str, str | None]],
    ) -> None:
        """One pair a line, so that a large workspace never stands in memory whole."""
        head = {"workspace": slug, "day": snapshot.day.isoformat(), "evidence": evidence}
        if moment:
            head["recorded"] = moment.end.isoformat()
        self.stdout.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "pairs": [', ending="")
        for number, pair in enumerate(each_pair_record(snapshot)):
            self.stdout.write((",\n" if number else "\n") + json.dumps(pair, ensure_ascii=False), ending="")
        coalitions = json.dumps(coalition_records(snapshot), ensure_ascii=False, indent=1)
        told = json.dumps(disputed, ensure_ascii=False, indent=1)
        self.stdout.write(f'\n], "coalitions": {coalitions}, "disputed": {told}}}')

    def _csv(self, snapshot: inputs.Workspace, *, members: bool) -> None:
        """With its line of headings also where there is no row, so that any program can read it."""
        rows: Iterable[Any] = each_pair_record(snapshot)
        if members:
            rows = (row for record in coalition_records(snapshot) for row in record["members"])
        fields = MEMBER_FIELDS if members else PAIR_FIELDS
        writer = csv.DictWriter(self.stdout, fieldnames=fields, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({name: _cell(value) for name, value in row.items()})

    def _graphml(self, snapshot: inputs.Workspace) -> None:
        text = "\n".join(nx.generate_graphml(unity_graph(snapshot)))
        self.stdout.write(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"there is no day {text}; write a day like 2026-03-31") from None


def _cell(value: Any) -> Any:
    match value:
        case None:
            return ""
        case str():
            return protect_cell(value)
        case list() | dict():
            return protect_cell(json.dumps(value, ensure_ascii=False) if value else "")
        case _:
            return value
