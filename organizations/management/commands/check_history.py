"""Check that each log of changes is as it was written; names the first line that is not."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from organizations.models import LogEnd, Workspace
from organizations.sealing import check_log


class Command(BaseCommand):
    help = "Check the seals on the log of changes; exit code 1 if a line was changed, removed or swapped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--workspace", metavar="ADDRESS", help="only this one, as in /w/ADDRESS/")

    def handle(self, *, workspace: str | None, **options: Any) -> None:
        found = Workspace.objects.filter(slug=workspace) if workspace else Workspace.objects.all()
        if workspace and not found:
            raise CommandError(f"there is no workspace at {workspace}")
        broken = [each.slug for each in found.order_by("slug") if not self._holds(each)]
        if broken:
            raise CommandError(f"not as it was written: the log of {', '.join(broken)}")

    def _holds(self, workspace: Workspace) -> bool:
        """Say of one log whether it holds, and with which seal it ends."""
        broken = check_log(workspace)
        if broken is None:
            end = LogEnd.objects.filter(workspace=workspace).first() or LogEnd()
            self.stdout.write(f"{workspace.slug}: {end.number} changes hold; the last seal is {end.seal}")
            return True
        which = f" ({broken.change.pk}, {broken.change.act}, {broken.change.at})" if broken.change else ""
        self.stdout.write(f"{workspace.slug}: change {broken.number}{which} {broken.why}")
        return False
