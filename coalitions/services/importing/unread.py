"""Rows that the reader could not take."""

from django.utils.translation import gettext as _

from coalitions.interchange.reading import Problem, Source
from coalitions.interchange.sheets.choices import LEAVE_OUT
from coalitions.models.imports import Outcome
from coalitions.services.importing.plan import PRIVATE, place_of
from coalitions.services.importing.planned import Planned
from coalitions.services.importing.wording import told

_ENDS, _NAMES = ("source", "target"), ("name", "organization")  # fields that say what a row is about


def not_read(problem: Problem, source: Source | None) -> Planned:
    """A row that the reader could not take; of a private one only where the trouble is, not what it says."""
    reason, cells, mapping = told(problem.message), dict(problem.cells), source.mapping if source else {}
    if source is None or source.shape in PRIVATE:
        reason, cells = _("A cell can't be read (column: {column}).").format(column=problem.column), {}
    fields = _ENDS if source and source.shape in {"edge_list", "ties"} else _NAMES
    if problem.column and problem.column not in reason:
        reason = f"{problem.column}: {reason}"
    names = [cells.get(header, "") for header, field in mapping.items() if field in fields]
    place, label = place_of(problem.file, problem.sheet), " – ".join(name for name in names if name)[:300]
    if problem.message.code == LEAVE_OUT:
        return Planned("ties", place, problem.number, Outcome.SKIPPED, label, reason)
    return Planned("", place, problem.number, Outcome.ERROR, label, reason, cells=cells)
