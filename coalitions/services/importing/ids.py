"""Ids that another tool gives its organizations: a file finds its rows again by them, before names.

The id is kept as an extra field called like its column. Ids such as 1, 2, 3 are used by many files for
something else each: they count only where most of those that are known here go with the same name, so
that the file is one that came before. Long ids are nobody else's, and count by themselves.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from django.utils.translation import gettext as _

from coalitions.interchange.fields.native import SEPARATOR
from coalitions.interchange.reading import Reading
from coalitions.interchange.reading import Row as FileRow
from coalitions.services.importing.names import RowRefusedError
from coalitions.services.importing.plan import Plan
from organizations.cleaning import fold_name
from organizations.models import Organization

_FIELD = "external_id"
_LONG = 12  # characters: as long as ids are that a tool makes up so that they are nobody else's


def know_ids(plan: Plan, reading: Reading) -> None:
    """Find the recorded organizations that the file's ids mean. Cost: none but memory; asks no query."""
    for source in reading.sources:
        for header, field in source.mapping.items():
            if field == _FIELD:
                rows = (row for row in reading.rows("organizations") if not row.mention)
                place = (source.file, source.sheet)
                _know_column(plan, header, [row for row in rows if (row.file, row.sheet) == place])


def _know_column(plan: Plan, header: str, rows: list[FileRow]) -> None:
    here = _recorded(plan, header)
    known = [(row, here[key]) for row, key in _ids(header, rows) if key in here]
    same = sum(_goes_by(plan, row) is known_as for row, known_as in known)
    for row, known_as in known:
        key = row.extra[header]
        if 2 * same > len(known) or len(key) >= _LONG:
            plan.by_id[row.file, row.sheet, fold_name(row.values["name"])] = known_as


def _ids(header: str, rows: list[FileRow]) -> Iterator[tuple[FileRow, str]]:
    """The rows with an id that no other name of the file has; that of a person may go with several."""
    names: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if key := row.extra.get(header, ""):
            names[key].add(fold_name(row.values["name"]))
    for row in rows:
        key = row.extra.get(header, "")
        if len(names[key]) == 1 and SEPARATOR not in key:
            yield row, key


def _recorded(plan: Plan, header: str) -> dict[str, Organization]:
    """The organizations here by what stands in that extra field, where one alone has it."""
    found: dict[str, list[Organization]] = defaultdict(list)
    for row in plan.recorded.values():
        if key := row.extra.get(header):
            found[key].append(row)
    return {key: rows[0] for key, rows in found.items() if len(rows) == 1}


def _goes_by(plan: Plan, row: FileRow) -> Organization | None:
    """The organization that goes by the name of that row."""
    with suppress(RowRefusedError):
        return plan.organizations.find(row.values["name"])
    return None


def known_by_id(plan: Plan, row: FileRow, named: Organization | None) -> Organization | None:
    """The organization that the row's id means; `named` is the one that its name means.

    Raises RowRefusedError where these are two.
    """
    found = plan.by_id.get((row.file, row.sheet, fold_name(row.values["name"])))
    if found is not None and named is not None and found is not named:
        text = _("Its id belongs to “{one}”, and its name to “{other}”. Correct one of the two.")
        raise RowRefusedError(text.format(one=found, other=named))
    return found


def say_by_id(plan: Plan, row: FileRow, found: Organization) -> None:
    """Say of the last outcome that the row was found by its id, where its name would not have done."""
    text = _("Known by its id in the file, though it is called “{now}” here.").format(now=found.name)
    hint = " ".join(part for part in (plan.outcomes[-1].hint, text) if part)
    plan.outcomes[-1] = replace(plan.outcomes[-1], hint=hint)
