"""`manage.py work_on_import ID`: read or write a long file; the web starts it by itself."""

import os
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandParser

from coalitions.models import ImportWork
from coalitions.services.background import work_on
from coalitions.services.uploads import forget_old_files


class Command(BaseCommand):
    help = "Read or write a long file that somebody brought in; the web starts this by itself."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("import_id", type=UUID)

    def handle(self, *, import_id: UUID, **options: Any) -> None:
        if not ImportWork.objects.filter(pk=import_id).exclude(plan="").exists():
            os.nice(5)  # people who work meanwhile come first; but what is locked is not kept longer for it
        forget_old_files()
        work_on(import_id=import_id)
