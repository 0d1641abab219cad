"""The rules of the data that reach over a single cell, said in words before the database says no."""

from collections.abc import Callable, Iterator

from django.db import models
from django.utils.translation import gettext as _

from coalitions.models import Affiliation, Coalition, Need, Tie
from organizations.models import Organization, Overlap, Position, Row


def reason_against(row: Row) -> str:
    """Why `row` can't be stored, or "" if it can. Costs no query, so that 200,000 rows stay quick."""
    return next(_reasons(row), "")


def _reasons(row: Row) -> Iterator[str]:
    for field in row._meta.concrete_fields:
        longest = getattr(field, "max_length", None)
        value = getattr(row, field.attname)
        if longest and isinstance(value, str) and len(value) > longest:
            text = _("{field} has {length} characters; at most {longest} can be kept.")
            yield text.format(field=field.verbose_name, length=len(value), longest=longest)
        if isinstance(field, models.PositiveIntegerField) and value is not None and value > 2_147_483_647:
            yield _("{field} is too large a number.").format(field=field.verbose_name)
    if rule := _RULES.get(type(row)):
        yield from rule(row)


def _organization(row: Row) -> Iterator[str]:
    if not isinstance(row, Organization):
        return
    turnout = [n for n in (row.turnout_low, row.turnout_likely, row.turnout_high) if n is not None]
    if turnout != sorted(turnout):
        yield _("Turnout goes from low through likely to high.")


def _overlap(row: Row) -> Iterator[str]:
    if isinstance(row, Overlap) and row.a_id == row.b_id:
        yield _("An overlap is between two organizations.")


def _position(row: Row) -> Iterator[str]:
    if isinstance(row, Position) and row.red_line and row.stance == 0:
        yield _("A red line needs a stance for or against.")


def _tie(row: Row) -> Iterator[str]:
    if not isinstance(row, Tie):
        return
    if row.source_id == row.target_id:
        yield _("A tie is between two organizations.")
    if row.since and row.until and row.until < row.since:
        yield _("A tie can't end before it began.")


def _coalition(row: Row) -> Iterator[str]:
    if isinstance(row, Coalition) and row.started and row.ended and row.ended < row.started:
        yield _("A coalition can't end before it began.")


def _need(row: Row) -> Iterator[str]:
    if isinstance(row, Need) and row.low is not None and row.high is not None and row.high < row.low:
        yield _("The range goes from low to high.")


def _affiliation(row: Row) -> Iterator[str]:
    if isinstance(row, Affiliation) and row.joined and row.left and row.left < row.joined:
        yield _("An organization can't leave before it joined.")


_RULES: dict[type[Row], Callable[[Row], Iterator[str]]] = {
    Organization: _organization,
    Overlap: _overlap,
    Position: _position,
    Tie: _tie,
    Coalition: _coalition,
    Need: _need,
    Affiliation: _affiliation,
}
