"""`manage.py forget_old_files`: what waited too long for its import; starting the server does this too."""

from typing import Any

from django.core.management.base import BaseCommand

from coalitions.services.uploads import forget_old_files


class Command(BaseCommand):
    help = "Forget files that were brought in and not imported within fourteen days."

    def handle(self, *, verbosity: int, **options: Any) -> None:
        count = forget_old_files()
        if verbosity:
            self.stdout.write(f"Files forgotten: {count}")
