"""The rules of the data that reach over a single cell, said in words before the database says no."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from coalitions.models import Affiliation, Coalition, Need, Tie
from organizations.models import Organization, Overlap, Position, Row


def reason_against(row: Row) -> str:
    """Why `row` can't be stored, or "" if it can. Costs no query, so that 200,000 rows stay quick."""
    return next(_reasons(row), "")


@lru_cache
def _text_fields(model: type[Row]) -> list[tuple[str, Any]]:
    """The fields with a limit of length, or with fixed words, by column."""
    fields = model._meta.concrete_fields
    return [(f.attname, f) for f in fields if isinstance(f, models.CharField | models.TextField)]


def _reasons(row: Row) -> Iterator[str]:
    for name, field in _text_fields(type(row)):
        value = getattr(row, name)
        if field.max_length and value and len(value) > field.max_length:
            text = _("{field} has {length} characters; at most {longest} can be kept.")
            yield text.format(field=field.verbose_name, length=len(value), longest=field.max_length)
        if field.choices and value and value not in dict(field.flatchoices):
            text = _("“{value}” is not known in {field}. Write one of: {choices}.")
            choices = ", ".join(str(choice) for choice, _label in field.flatchoices)
            yield text.format(value=value[:80], field=field.verbose_name, choices=choices)
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
