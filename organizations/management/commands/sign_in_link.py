"""A link that signs one person in once; `make run` prints one at each start."""

import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils import timezone

from organizations.models import User
from organizations.models.users import LOCAL_EMAIL
from organizations.people import give_local_workspaces
from organizations.signing_in import local_person, new_link


class Command(BaseCommand):
    help = (
        "Print a one-time sign-in link; links made for the same person before stop working. "
        "Without --email: for whoever sits at this machine (local settings only)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--email", default=LOCAL_EMAIL, help="whose link; the account must exist")

    def handle(self, *, email: str, **options: Any) -> None:
        site = self._site()  # before a link is made: where it can't be said, links made before stay good
        person = self._person(email.strip().lower())
        token = new_link(user=person, now=timezone.now())
        self.stdout.write(f"{site}{reverse('organizations:sign_in_link', args=[token])}")

    def _person(self, email: str) -> User:
        if email == LOCAL_EMAIL:
            if not settings.LOCAL:
                raise CommandError(
                    "Say whose link with --email; only a local machine has a person of its own."
                )
            person = local_person()
            give_local_workspaces(person)
            return person
        found = User.objects.filter(email=email, is_active=True).first()
        if found is None:
            raise CommandError("Nobody with this e-mail address may sign in.")
        return found

    def _site(self) -> str:
        """Where the link leads: this machine's own server, or the first host that is answered."""
        if settings.LOCAL:
            return f"http://127.0.0.1:{os.environ.get('PORT') or '8000'}"
        if not settings.ALLOWED_HOSTS:
            raise CommandError(
                "No address is known that this link could lead to: set BASIS_HOSTS to the host name"
                " of this site, for example BASIS_HOSTS=basis.example.org. No link was made."
            )
        return f"https://{settings.ALLOWED_HOSTS[0].removeprefix('.')}"
