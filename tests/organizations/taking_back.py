"""Taking an act back in the database, beside a plain model that says what must come of it."""

from typing import Any, Protocol

from organizations.models import Change
from organizations.undoing import CannotUndoError, undo_change


class Told(Protocol):
    """What a plain model remembers of an act."""

    change: Change
    undone: bool


def taken_back(told: Told, expected: dict[Any, Any]) -> Change | None:
    """Take it back; None where that is refused, which is so if, and only if, nothing is expected of it."""
    try:
        undone = undo_change(change=told.change, user=None)
    except CannotUndoError:
        assert not expected
        return None
    assert expected
    told.undone = True
    return undone.change
