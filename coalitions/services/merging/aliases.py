"""Names that an organization went by: kept among its extra fields, so that files that use them find it."""

from coalitions.services.importing.names import Names
from organizations.models import Organization

ALSO_CALLED = "also called"  # the column of a file, as every extra field is one
_BETWEEN = " | "


def also_called(row: Organization) -> list[str]:
    """The names that it was merged from, or that a file gives in its column “also called”."""
    return list(former_names(str(row.extra.get(ALSO_CALLED, ""))))


def former_names(told: str | None) -> tuple[str, ...]:
    """The names in that column."""
    return tuple(name for part in (told or "").split(_BETWEEN.strip()) if (name := part.strip()))


def call_also(row: Organization, names: list[str]) -> None:
    """Add names to those it went by."""
    known = {row.name, row.short_name, ""}
    kept = [name for name in dict.fromkeys([*also_called(row), *names]) if name not in known]
    if kept:
        row.extra = {**row.extra, ALSO_CALLED: _BETWEEN.join(kept)}


def add_also_called(names: Names[Organization], rows: list[Organization]) -> None:
    """Let a file refer to organizations by what they went by, where nothing else is called so."""
    for row in rows:
        for name in also_called(row):
            if not names.knows(name):
                names.add(row, "", name)
