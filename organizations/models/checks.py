"""What the database itself refuses, alike on both databases, each with words for a person.

Forms and files say no earlier and better; this is for whatever else writes.
"""

from collections.abc import Collection
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q, Transform
from django.db.models.functions import Length, Trim
from django.utils.translation import gettext_lazy as _

from organizations.cleaning import fold_name


class NulAt(Transform):
    """Where the first NUL stands in a text, 0 = nowhere. PostgreSQL can't hold one, so it isn't asked."""

    lookup_name = "nul_at"
    output_field = models.IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="INSTR(%(expressions)s, CHAR(0))", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return "0", []


class BesideAddress(Transform):
    """What is left of a text without small letters, digits and hyphens at its ends."""

    lookup_name = "beside_address"
    output_field = models.CharField()
    template = "TRIM(%(expressions)s, 'abcdefghijklmnopqrstuvwxyz0123456789-')"


class JsonKind(Transform):
    """What a JSON value is; both databases call a list "array"."""

    lookup_name = "json_kind"
    output_field = models.CharField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSON_TYPE", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSONB_TYPEOF", **context)


for _lookup in (Length, Trim, NulAt, BesideAddress):
    models.CharField.register_lookup(_lookup)
    models.TextField.register_lookup(_lookup)
models.JSONField.register_lookup(JsonKind)


class FoldedField(models.CharField):  # type: ignore[type-arg]  # it takes none at run time
    """The text of the column `of` as names are compared, so that one name in two cases is one name.

    A column of its own, for the databases differ in what they call a small letter. It follows `of` on every
    save; only a QuerySet.update of that column would leave it behind.
    """

    def __init__(self, *args: Any, of: str, **options: Any) -> None:
        self.of = of
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, args, options | {"of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        folded = fold_name(getattr(model_instance, self.of))
        setattr(model_instance, self.attname, folded)
        return folded


def columns_written(model: type[models.Model], names: Collection[str]) -> list["models.Field[Any, Any]"]:
    """The columns of these names (as stored: `home_id`), and those that are folded from them."""
    return [
        column
        for column in model._meta.concrete_fields
        if column.attname in names or (isinstance(column, FoldedField) and column.of in names)
    ]


def text_limits(model: str, **longest: int) -> list[models.BaseConstraint]:
    """A CHECK on the length of each text column, since SQLite ignores max_length; and none holds a NUL."""
    whole = Q()
    for name in longest:
        whole &= Q(**{f"{name}__nul_at": 0})
    lengths = [
        models.CheckConstraint(
            condition=Q(**{f"{name}__length__lte": limit}),
            name=f"{model}_{name}_length",
            violation_error_message=_("This text is too long to be kept."),
        )
        for name, limit in longest.items()
    ]
    said = _("A text holds a character that can't be kept.")
    return [
        *lengths,
        models.CheckConstraint(condition=whole, name=f"{model}_no_nul", violation_error_message=said),
    ]


def number_limits(model: str, **between: tuple[int, int]) -> models.BaseConstraint:
    """A CHECK that each number lies between two; unknown is fine. That none is below 0 has its own words."""
    known = Q()
    for name, (low, high) in between.items():
        fits = Q(**{f"{name}__range": (low, high)}) if low else Q(**{f"{name}__lte": high})
        known &= Q(**{f"{name}__isnull": True}) | fits
    return models.CheckConstraint(
        condition=known,
        name=f"{model}_numbers_limits",
        violation_error_message=_("A number is too large or too small to be kept."),
    )


def within(low: int, high: int) -> list[Any]:
    """The same for a form, said at the field."""
    return [MinValueValidator(low), MaxValueValidator(high)]
