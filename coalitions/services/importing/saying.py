"""A row that holds only what a file says; and what of it is blank."""

from functools import lru_cache
from typing import Any

from organizations.models import Row


@lru_cache(maxsize=4096)
def _shared(names: frozenset[str]) -> frozenset[str]:
    """One set for all rows that fill the same columns: an import may have 200,000 of them."""
    return names


def said(row: Row) -> frozenset[str]:
    """The columns that the file says something about (set by `saying`)."""
    names: frozenset[str] = row.__dict__["_said"]
    return names


def saying(model: type[Row], extra: dict[str, str], /, **columns: Any) -> Any:
    """A row of `model` with the columns the file fills; None means that the file says nothing."""
    filled = {name: value for name, value in columns.items() if value is not None}
    if extra:
        filled["extra"] = dict(extra)
    row = model(**filled)
    not_said(row, keep=frozenset(filled))
    return row


def not_said(row: Row, *names: str, keep: frozenset[str] | None = None) -> None:
    """Take back that the file says something of these columns."""
    left = (said(row) if keep is None else keep).difference(names)
    row.__dict__["_said"] = _shared(left)


def is_blank(row: Row, name: str) -> bool:
    """Whether nothing is recorded there: empty, or a default that means *unknown* or *not marked*.

    Zero is not blank: a neutral stance, no members and "not at all" are answers.
    """
    value = getattr(row, name)
    return (
        value is None
        or value is False
        or (isinstance(value, str | list | dict) and not value)
        or (name == "spectrum" and value == "unknown")
    )


def merged(theirs: dict[str, str], ours: dict[str, str], *, overwrite: bool) -> dict[str, str]:
    """Extra fields of both; where both have one, ours stays unless it may be overwritten."""
    return {**ours, **theirs} if overwrite else {**theirs, **ours}


def conflicts(one: Row, other: Row) -> bool:
    """Whether both have the same extra field with different content."""
    ours, theirs = getattr(one, "extra", {}), getattr(other, "extra", {})
    return any(ours.get(key, value) != value for key, value in theirs.items())
