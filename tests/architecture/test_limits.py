"""No column takes what the other database, a form or a file would refuse."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.db.models import Q

from organizations.models import Row, Versioned, Workspace
from organizations.models.checks import FoldedField
from organizations.models.rows import OtherWorkspace
from tests.architecture.source import APPS

# The records of the history copy rows that are inside the limits already.
MODELS = [
    model
    for app in APPS
    for model in apps.get_app_config(app).get_models()
    if not model.__name__.startswith("Historical")
]
# Never typed: hashes are always as long, demonstrations are in the code, and Django's columns of a user.
MADE_HERE = {
    "token_hash",
    "account_hash",
    "address_hash",
    "fingerprint",
    "password",
    "first_name",
    "last_name",
}
COUNTED_HERE = {"version", "sessions_ended", "id"}
NUMBERED_HERE = {("ImportRow", "number"), ("Change", "number"), ("LogEnd", "number")}
BOUNDS = {"lte", "range", "in"}


def columns(*kinds: type[models.Field]) -> list[Any]:
    return [
        pytest.param(model, field, id=f"{model.__name__}.{field.name}")
        for model in MODELS
        for field in model._meta.concrete_fields
        if isinstance(field, kinds) and not isinstance(field, models.ForeignKey | FoldedField)
    ]


def told(model: type[models.Model]) -> list[tuple[str, Any]]:
    """Every comparison in the checks of the model's table."""

    def inside(condition: Any) -> Iterator[tuple[str, Any]]:
        for child in condition.children:
            yield from inside(child) if isinstance(child, Q) else [child]

    checks = [each for each in model._meta.constraints if isinstance(each, models.CheckConstraint)]
    return [comparison for check in checks for comparison in inside(check.condition)]


@pytest.mark.parametrize(("model", "field"), columns(models.CharField, models.TextField))
def test_every_text_is_limited_by_the_database(model, field):
    if field.choices:
        assert f"{field.name}__in" in dict(told(model))
    elif field.max_length and field.name not in MADE_HERE and not field.primary_key:
        assert (f"{field.name}__length__lte", field.max_length) in told(model)
        assert (f"{field.name}__nul_at", 0) in told(model)


@pytest.mark.parametrize(("model", "field"), columns(models.IntegerField, models.FloatField))
def test_every_number_is_limited_by_the_database(model, field):
    if field.name not in COUNTED_HERE and (model.__name__, field.name) not in NUMBERED_HERE:
        assert {f"{field.name}__{bound}" for bound in BOUNDS} & set(dict(told(model)))


POINTERS = [
    pytest.param(model, field, id=f"{model.__name__}.{field.name}")
    for model in MODELS
    for field in model._meta.concrete_fields
    if issubclass(model, Versioned)
    and isinstance(field, models.ForeignKey)
    and issubclass(field.related_model, Row)
]


@pytest.mark.parametrize(("model", "field"), POINTERS)
def test_no_row_points_into_another_workspace(model, field):
    """Said before the database is asked at all."""
    here, there = Workspace(name="here"), Workspace(name="there")
    row = here if model is Workspace else model(workspace=here)
    setattr(row, field.name, field.related_model(workspace=there))

    for write in (row.save, lambda: row.save_over(1)):
        with pytest.raises(OtherWorkspace, match=field.name):
            write()


def test_there_are_rows_that_point_at_others():
    """Else the test above would see nothing."""
    assert len(POINTERS) > 20
