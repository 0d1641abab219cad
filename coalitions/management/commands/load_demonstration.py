"""Load the demonstration through the same door as any file: once, unless somebody removed it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from coalitions.interchange.child import read_safely
from coalitions.models import Import
from coalitions.services.imports import apply_import, plan_import
from organizations.models import Membership, Organization, Role, User, Workspace

FOLDER = Path(__file__).resolve().parents[2] / "demonstration" / "march-1963"
SLUG = "march-1963"


class Command(BaseCommand):
    help = "Load the March on Washington of 1963 as a workspace of its own, where no workspace exists yet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--admin", metavar="EMAIL", help="who becomes its admin")

    def handle(self, *, admin: str | None, **options: Any) -> None:
        if Workspace.objects.exists():
            return  # what people have made here is never touched, and what they removed stays removed
        reading = read_safely(FOLDER)
        with transaction.atomic():
            workspace = Workspace.objects.create(
                slug=SLUG,
                name="March on Washington, 1963",
                question="Who was in, on what terms, and who risked losing their voice?",
            )
            plan = plan_import(workspace=workspace, user=None, reading=reading, today=timezone.localdate())
            apply_import(record=Import(workspace=workspace, filename=SLUG, shape="native"), plan=plan)
            workspace.home = Organization.objects.in_workspace(workspace).get(short_name="SNCC")
            workspace.save()
            if admin:
                known = User.objects.filter(email=admin.lower()).first()
                user = known or User.objects.create_user(admin)
                Membership.objects.create(workspace=workspace, user=user, role=Role.ADMIN)
        self.stderr.write("Loaded the demonstration: the March on Washington, 1963.")
