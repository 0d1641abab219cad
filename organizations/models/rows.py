"""What every row of a workspace has: an id that can't be guessed, its workspace, a version.

The only base classes of the house (docs/adr/0007): without them the three fields and the comparison of
versions would stand in every model again.
"""

from collections.abc import Iterator, Sequence
from itertools import batched
from typing import TYPE_CHECKING, Any, ClassVar, Self
from uuid import UUID, uuid4

from django.db import models
from django.db.models import F
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from organizations.models.history import BATCH, EDITED, RowHistory, remember

if TYPE_CHECKING:
    from organizations.models.workspaces import Workspace


class StaleRow(Exception):
    """Somebody saved this row after it was shown; nothing was written."""


class OtherWorkspace(ValueError):
    """A row would point into another workspace; nothing was written. No form and no file can ask for that."""


def as_text(column: str) -> Cast:
    """A column of ids as the text that the database keeps: `UUID(text)` for the few that are needed."""
    return Cast(column, models.CharField())


class Versioned(models.Model):
    """A row that two people may edit at once: the database compares versions, the later save is refused."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    # Notes and contacts: the log of changes then says that they changed, never what they say.
    private: ClassVar[bool] = False

    # Which rows of a kind tell of absorption risk, by their columns: the log is silent on them to who may
    # not see it. None: none does.
    of_risk: ClassVar[dict[str, Any] | None] = None

    class Meta:
        abstract = True

    def save(self, **options: Any) -> None:
        self._stay_in_workspace()
        super().save(**options)

    def save_over(self, expected: int) -> None:
        """Write every column if the stored version is still `expected`, else raise StaleRow."""
        self._stay_in_workspace()
        columns = {
            field.attname: field.pre_save(self, add=False)
            for field in self._meta.concrete_fields
            if not field.primary_key and field.name not in {"version", "workspace"}
        }
        stored = type(self)._base_manager.filter(pk=self.pk, version=expected)
        if not stored.update(**columns, version=F("version") + 1):
            raise StaleRow
        self.version = expected + 1

    @property
    def inward(self) -> bool:
        """Whether it stays among members: who speaks for an organization never sees it."""
        return self.private

    @property
    def only_for_id(self) -> UUID | None:
        """The one person who may know of this row; None: whoever may see the workspace's rows."""
        return None

    def _stay_in_workspace(self) -> None:
        """The one rule that the databases can't be told: what a row points to is in its own workspace."""
        own = getattr(self, "workspace_id", self.pk)
        for field in self._meta.concrete_fields:
            pointed = field.related_model
            if not (isinstance(pointed, type) and issubclass(pointed, Row) and getattr(self, field.attname)):
                continue
            if getattr(self, field.name).workspace_id != own:
                raise OtherWorkspace(f"{type(self).__name__}.{field.name}")

    def delete_over(self, expected: int) -> None:
        """Delete the row, and what hangs on it, unless its version has moved on: then raise StaleRow."""
        if not type(self)._base_manager.select_for_update().filter(pk=self.pk, version=expected).exists():
            raise StaleRow
        self.delete()


class Remembered(Versioned):
    """A row whose every state is kept, so that any change of it can be looked at and taken back."""

    history = RowHistory(inherit=True)

    class Meta:
        abstract = True

    def save_over(self, expected: int) -> None:
        super().save_over(expected)
        remember([self], EDITED)

    def delete_over(self, expected: int) -> None:
        release([self])
        super().delete_over(expected)


def release(rows: "Sequence[Remembered]") -> None:
    """Rows that merely name these no longer do, and that is recorded too, so that it can be taken back.

    Cost: three statements for each kind of row that can name these, and every thousand that do.
    """
    for model, column in pointing_at(type(rows[0]), models.SET_NULL) if rows else ():
        if issubclass(model, Remembered):
            for some in batched(rows, BATCH, strict=False):
                stored = model._base_manager.filter(**{f"{column.name}__in": some})
                for naming in batched(stored.select_for_update().order_by("pk"), BATCH, strict=False):
                    _unname(model, column.attname, naming)


def _unname(model: type[Remembered], column: str, rows: "Sequence[Remembered]") -> None:
    """Empty the column of these locked rows in one statement, and record it in another."""
    stored = model._base_manager.filter(pk__in=[each.pk for each in rows])
    stored.update(**{column: None}, version=F("version") + 1)
    for each in rows:
        setattr(each, column, None)
        each.version += 1
    remember(rows, EDITED)


def pointing_at(
    model: type[models.Model], on_delete: Any
) -> "Iterator[tuple[type[models.Model], models.Field[Any, Any]]]":
    """The kinds of row that point at rows of `model` and do `on_delete` when one goes, with the column."""
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel) and relation.on_delete is on_delete:
            yield relation.related_model, relation.field


class RowQuerySet[M: models.Model](models.QuerySet[M]):
    """The words that every kind of row has."""

    def in_workspace(self, workspace: "Workspace") -> Self:
        return self.filter(workspace=workspace)


class Row(Versioned):
    """A row that belongs to exactly one workspace."""

    workspace = models.ForeignKey(
        "organizations.Workspace",
        models.CASCADE,
        related_name="+",
        editable=False,
        verbose_name=_("workspace"),
    )

    class Meta:
        abstract = True


class Entry(Remembered, Row):
    """What people enter into a workspace: a row of it, with its history."""

    class Meta:
        abstract = True


class Record(Entry):
    """An entry that files bring in and take out; columns that have no place of their own travel along."""

    extra = models.JSONField(_("more fields"), default=dict, blank=True, editable=False)

    class Meta:
        abstract = True
