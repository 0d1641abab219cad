"""Where each organization stands on the map, so that it stays where people remember it."""

from django.db import models

from organizations.models import Workspace


class Places(models.Model):
    """What people remember of a workspace's map: derived, kept only as the start of the next drawing."""

    workspace = models.OneToOneField(Workspace, models.CASCADE, primary_key=True, related_name="+")
    fingerprint = models.CharField(max_length=64)  # of what the layout was computed from
    places = models.JSONField()  # organization id -> [x, y]
    colours = models.JSONField(default=dict)  # coalition id -> its place among the colours, from 0

    def __str__(self) -> str:
        return str(self.workspace)
