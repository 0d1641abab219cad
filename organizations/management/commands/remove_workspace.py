"""Remove a workspace whole, with its log and its history: the demonstration, or one that nobody needs."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from organizations.models import Workspace
from organizations.removing import remove_workspace


class Command(BaseCommand):
    help = "Remove a workspace with everything in it, its log and its history. Nothing can bring it back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("workspace", metavar="ADDRESS", help="the workspace's address, as in /w/ADDRESS/")
        parser.add_argument("--yes", action="store_true", help="do it; else it is only told what goes")

    def handle(self, *, workspace: str, yes: bool, **options: Any) -> None:
        found = Workspace.objects.filter(slug=workspace).first()
        if found is None:
            raise CommandError(f"there is no workspace at {workspace}")
        what = f"{found.name} ({found.organizations.count()} organizations, {found.changes.count()} changes)"
        if not yes:
            raise CommandError(f"this would remove {what} for good; say --yes to do it")
        remove_workspace(found)
        self.stdout.write(f"Removed {what}.")
