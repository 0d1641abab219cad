"""Removing a workspace whole: all its rows, its log and its history. Nothing can bring it back."""

from organizations.keeping import history_opened
from organizations.models import Workspace
from organizations.models.history import nothing_remembered


def remove_workspace(workspace: Workspace) -> None:
    """All of it or, after an error, nothing. Cost: each of its rows and records is deleted."""
    with history_opened(), nothing_remembered():
        workspace.delete()
