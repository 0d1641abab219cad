"""What is asked of many organizations at once: which, at which version, and what."""

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from coalitions.forms.cells import CELLS, CellForm
from coalitions.models import Coalition
from organizations.forms.rows import TagsField
from organizations.models import Organization, Workspace

AT_MOST = 20_000
EDITED = ("kind", "spectrum", "owner", "next", "checked")
TAGGED = ("tag", "untag")  # whom they speak for: some more, some no longer


class RowsField(forms.Field):
    """The chosen rows, each "id:version"; several may stand in one, with commas between."""

    widget = forms.MultipleHiddenInput
    default_error_messages: ClassVar[dict[str, Any]] = {"required": _("Choose organizations first.")}

    def to_python(self, value: Any) -> dict[UUID, int]:
        try:
            pairs = [pair.split(":") for each in value or () for pair in str(each).split(",")]
            found = {UUID(pk): int(version) for pk, version in pairs}
        except ValueError as error:
            raise ValidationError(_("These rows make no sense. Load the list again.")) from error
        if len(found) > AT_MOST or any(not 0 <= version < 2**31 for version in found.values()):
            raise ValidationError(_("That is too many at once."))
        return found


class BulkForm(forms.Form):
    """One act upon the chosen rows. A new value passes the rules of the cell that it goes into."""

    row = RowsField()
    do = forms.ChoiceField(choices=[(name, name) for name in (*EDITED, *TAGGED, "coalition", "delete")])
    constituencies = TagsField(required=False, max_length=1_000)
    coalition = forms.ModelChoiceField(Coalition.objects.none(), required=False)

    def __init__(self, data: Any = None, *, workspace: Workspace) -> None:
        super().__init__(data)
        self.workspace = workspace
        self.values: dict[str, Any] = {}
        self.fields["coalition"].queryset = Coalition.objects.in_workspace(workspace)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        do = cleaned.get("do")
        if do == "coalition" and not cleaned.get("coalition"):
            self.add_error("coalition", _("Choose a coalition."))
        if do in TAGGED and not cleaned.get("constituencies") and "constituencies" not in self.errors:
            self.add_error("constituencies", _("Type whom they speak for."))
        if do in EDITED and cleaned.get("row"):
            self._clean_values(do, next(iter(cleaned["row"])))
        return cleaned

    def _clean_values(self, column: str, pk: UUID) -> None:
        """The values do not depend on the row they go into, so one row's form speaks for all."""
        row = Organization.objects.in_workspace(self.workspace).filter(pk=pk).first()
        if row is None:
            return  # it is gone: the others are asked for themselves
        typed = {name: self.data.get(name, "") for name in CELLS[column]} | {"version": row.version}
        if column == "checked":
            typed["last_checked"] = localdate().isoformat()
        form = CellForm(typed, column=column, workspace=self.workspace, instance=row)
        if not form.is_valid():
            raise ValidationError([fault for faults in form.errors.values() for fault in faults])
        self.values = {name: form.cleaned_data[name] for name in CELLS[column]}
