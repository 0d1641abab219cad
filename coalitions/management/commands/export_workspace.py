"""Take a workspace out: `manage.py export_workspace --workspace SLUG PATH` (a folder, .xlsx, .json …)."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from coalitions.interchange.writing.notations import write_tables
from coalitions.interchange.writing.tables import CannotWrite
from coalitions.management.recorded import add_as_recorded, as_recorded
from coalitions.services.exports import export_tables
from coalitions.services.imports import said
from organizations.models import Workspace
from organizations.moments import Moment


class Command(BaseCommand):
    help = "Write a workspace, notes and contacts included, in the form that import_workspace reads."

    def add_arguments(self, parser: ArgumentParser) -> None:
        forms = "a folder, or a file ending in .zip, .xlsx, .json, .graphml or .gexf"
        parser.add_argument("path", type=Path, help=forms)
        parser.add_argument("--workspace", metavar="SLUG", required=True)
        add_as_recorded(parser)

    def handle(self, *, path: Path, workspace: str, **options: Any) -> None:
        found = Workspace.objects.filter(slug=workspace).first()
        if found is None:
            raise CommandError(f"There is no workspace {workspace}.")
        moment: Moment | None = options["as_recorded"]
        with as_recorded(found, moment) as then:
            tables = export_tables(then, private=True)
        try:
            write_tables(tables, path, recorded=moment.end.isoformat() if moment else "")
        except CannotWrite as error:
            raise CommandError(said(error.message)) from error
        except OSError as error:
            raise CommandError(f"{path} can't be written: {error.strerror}.") from error
        total = sum(len(rows) for rows in tables.values())
        self.stderr.write(f"Wrote {total:,} rows of {workspace} to {path}.")
