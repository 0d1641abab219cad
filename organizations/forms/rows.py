"""The form over one row of a workspace: choices from that workspace only, and the version it was shown at."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django import forms
from django.db import models
from django.db.models import QuerySet
from django.utils.formats import localize
from django.utils.timesince import timesince
from django.utils.timezone import now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from organizations.forms.texts import clean_typed
from organizations.models import Change, Organization, Row, RowQuerySet, Workspace
from organizations.models.organization_queries import OrganizationQuerySet

if TYPE_CHECKING:
    from django.forms.boundfield import BoundField
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody saved first: who and how long ago, where that is known, and what differs now."""

    who: str
    ago: str
    rows: list[tuple[str, str, str]]  # the field, theirs, yours


def _offer(field: forms.ModelChoiceField, rows: QuerySet[Any]) -> None:
    """Offer `rows`; organizations by what they are called on screen, with the full name beside it."""
    if isinstance(rows, OrganizationQuerySet):
        rows = rows.sorted_by("name")
        field.label_from_instance = _called  # type: ignore[method-assign,assignment]  # Django's hook
    field.queryset = rows


def _called(row: Organization) -> str:
    full = row.short_name and row.short_name != row.name
    return f"{row.short_name} · {row.name}" if full else row.name


class TagsField(forms.CharField):
    """Several short texts separated by semicolons, kept as a list."""

    def prepare_value(self, value: Any) -> Any:
        return "; ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        # Cleaned as a whole first: the one form of a character can be the semicolon that separates.
        text = clean_typed(super().to_python(value) or "", longest=10_000)
        parts = [clean_typed(part, longest=200) for part in text.split(";")]
        return list(dict.fromkeys(part for part in parts if part))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(self.prepare_value(initial)) != self.to_python(data))


class RowForm[R: Row](forms.ModelForm):
    """Add or edit one row. `instance.workspace` is set before; the person can't choose it."""

    # Which fields stand together, under which words; without it they follow one another.
    GROUPS: ClassVar[tuple[tuple["StrOrPromise", tuple[str, ...]], ...]] = ()

    instance: R
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, workspace: Workspace, instance: R | None = None, **kwargs: Any
    ) -> None:
        row = instance if instance is not None else cast(R, self._meta.model())
        if row._state.adding:
            row.workspace = workspace
        super().__init__(data, instance=row, **kwargs)
        self.workspace = workspace
        self.expected_version: int | None = None
        self.conflict: Conflict | None = None
        if row._state.adding:
            del self.fields["version"]
        else:
            self.initial["version"] = row.version
            self.fields["version"].required = True
        self._narrow_choices()

    def _narrow_choices(self) -> None:
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                rows = cast(RowQuerySet[Any], field.queryset)
                _offer(field, rows.in_workspace(self.workspace))
            if isinstance(field, forms.DateField):
                field.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def choose_from(self, name: str, rows: QuerySet[Any]) -> None:
        """Offer only `rows` in the field `name`."""
        _offer(cast(forms.ModelChoiceField, self.fields[name]), rows)

    def groups(self) -> Iterator[tuple["StrOrPromise", list["BoundField"]]]:
        """The fields as the page shows them, group by group; a group without a field is left out."""
        for legend, names in self.GROUPS:
            if shown := [self[name] for name in names if name in self.fields]:
                yield legend, shown

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, value in list(cleaned.items()):  # an error takes its field out of `cleaned`
            if isinstance(value, str) and not isinstance(self.fields[name], forms.ChoiceField):
                self._clean_text(cleaned, name, value)
        return cleaned

    def _clean_text(self, cleaned: dict[str, Any], name: str, value: str) -> None:
        field = self.fields[name]
        longest = getattr(field, "max_length", None) or 10_000
        try:
            cleaned[name] = clean_typed(
                value, longest=longest, lines=isinstance(field.widget, forms.Textarea)
            )
        except forms.ValidationError as error:
            self.add_error(name, error)

    def validate_constraints(self) -> None:
        # Django skips a constraint that names a field the form leaves out, such as the workspace, and
        # the database would answer with a 500 instead.
        try:
            self.instance.validate_constraints(exclude=set(self.errors))
        except forms.ValidationError as error:
            self.add_error(None, list(dict.fromkeys(error.messages)))  # what two fields break is said once

    def say_taken(self) -> bool:
        """Look once more, after the database refused what was free a moment ago: whether a rule says why."""
        self.full_clean()
        return not self.is_valid()

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # Django's hook, which the stubs leave out
        if not self.instance._state.adding:
            self.expected_version = self.cleaned_data.get("version")

    def save(self, commit: bool = True) -> R:
        """Insert, or write over the version that was shown. Raises StaleRow."""
        row = self.instance
        if row._state.adding:
            row.save(force_insert=True)
        else:
            row.save_over(self.expected_version or 0)
        self._save_m2m()  # type: ignore[attr-defined]  # Django's own second half of save()
        return row

    def say_stale(self) -> None:
        """Tell that somebody else saved meanwhile: both values side by side, what was typed stays."""
        stored = type(self.instance)._base_manager.filter(pk=self.instance.pk).first()
        if stored is None:
            self.add_error(None, _("Somebody deleted this meanwhile. What you typed is still below."))
            return
        last = Change.objects.filter(workspace=self.workspace, subject_id=stored.pk).latest_first().first()
        self.conflict = Conflict(
            who=str(last.user or "") if last else "",
            ago=timesince(last.at) if last and now() - last.at >= timedelta(minutes=1) else "",
            rows=list(self._differences(stored)),
        )
        data: Any = copy(self.data)  # a QueryDict is a dict of lists: ** would show "['tenants']"
        data[self.add_prefix("version")] = str(stored.version)
        self.data = data

    def _differences(self, stored: R) -> Iterator[tuple[str, str, str]]:
        for bound in self.visible_fields():
            theirs, yours = self._shown(stored, bound.name), self._shown(self.instance, bound.name)
            if theirs != yours:
                yield str(bound.label), theirs or "—", yours or "—"

    @staticmethod
    def _shown(row: models.Model, name: str) -> str | None:
        """The value as a person reads it; None for what isn't a column of the row."""
        if name not in {f.name for f in row._meta.concrete_fields}:
            return None
        display = getattr(row, f"get_{name}_display", None)
        value = display() if display else getattr(row, name)
        if isinstance(value, bool):
            return gettext("yes") if value else gettext("no")
        if isinstance(value, list):
            return "; ".join(value)
        return "" if value is None else str(localize(value))
