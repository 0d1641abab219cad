"""`manage.py work_on_import ID [USER]`: read or write a long file; the web starts it by itself."""

import os
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandParser

from coalitions.models import ImportWork
from coalitions.services.background import work_on
from organizations.models import User


class Command(BaseCommand):
    help = "Read or write a long file that somebody brought in; the web starts this by itself."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("import_id", type=UUID)
        parser.add_argument("user", nargs="?", default="")

    def handle(self, *, import_id: UUID, user: str, **options: Any) -> None:
        if not ImportWork.objects.filter(pk=import_id).exclude(plan="").exists():
            os.nice(5)  # people who work meanwhile come first; but what is locked is not kept longer for it
        who = User.objects.filter(pk=user).first() if user else None
        work_on(import_id=import_id, user=who)
