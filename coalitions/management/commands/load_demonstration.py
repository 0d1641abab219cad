"""Load the demonstration through the same door as any file: once, unless somebody removed it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from coalitions.interchange.child import read_safely
from coalitions.models import Demonstration, Import
from coalitions.services.imports import apply_import, plan_import
from organizations.models import Organization, User, Workspace
from organizations.people import found_workspace
from organizations.services import one_change

FOLDER = Path(__file__).resolve().parents[2] / "demonstration" / "march-1963"
SLUG = "march-1963"


class Command(BaseCommand):
    help = (
        "Load the March on Washington of 1963 as a workspace of its own; once only, also if it was removed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--admin", metavar="EMAIL", help="who becomes its admin")

    def handle(self, *, admin: str | None, **options: Any) -> None:
        with transaction.atomic():
            _mark, first = Demonstration.objects.get_or_create(slug=SLUG)
            if not first or Workspace.objects.filter(slug=SLUG).exists():
                return  # what people have changed in it is never touched, and what they removed stays removed
            reading = read_safely(FOLDER)
            workspace = found_workspace(workspace=_workspace(), founder=_person(admin))
            plan = plan_import(workspace=workspace, user=None, reading=reading, today=timezone.localdate())
            apply_import(record=Import(workspace=workspace, filename=SLUG, shape="native"), plan=plan)
            _choose_home(workspace)
        self.stderr.write("Loaded the demonstration: the March on Washington, 1963.")


def _workspace() -> Workspace:
    question = "Who was in, on what terms, and who risked losing their voice?"
    return Workspace(slug=SLUG, name="March on Washington, 1963", question=question)


def _person(email: str | None) -> User | None:
    if not email:
        return None
    return User.objects.filter(email=email.lower()).first() or User.objects.create_user(email)


def _choose_home(workspace: Workspace) -> None:
    """SNCC, which the import has only just recorded."""
    home = Organization.objects.in_workspace(workspace).get(short_name="SNCC")
    with one_change(workspace=workspace, user=None, act="workspace.home_chosen") as change:
        workspace.home = home
        workspace.save()
        change.about(workspace, before={"home_id": None}, after={"home_id": str(home.pk)})
