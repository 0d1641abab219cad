"""Who has which page open just now: kept while the page is open, and never longer than a minute."""

from uuid import uuid4

from django.db import models

from organizations.models.checks import text_limits
from organizations.models.users import User
from organizations.models.workspaces import Workspace


class Presence(models.Model):
    """One open page of one person. No history is kept of it (docs/adr/0014)."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    process = models.UUIDField(db_index=True)  # the server process that holds the stream
    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    place = models.CharField(max_length=60)
    alive_at = models.DateTimeField()

    class Meta:
        constraints = text_limits("presence", place=60)

    def __str__(self) -> str:
        return f"{self.user_id} at {self.place}"
