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
from organizations.forms.texts import clean_typed
from organizations.models import Organization, Workspace

AT_MOST = 20_000
EDITED = ("kind", "spectrum", "place", "level", "owner", "next", "checked")
TAGGED = ("tag", "untag")  # whom they speak for: some more, some no longer
PLACED = ("coalition", "leave", "stay")  # becoming a member, leaving today, not leaving after all


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
    do = forms.ChoiceField(choices=[(name, name) for name in (*EDITED, *TAGGED, *PLACED, "delete")])
    constituencies = TagsField(required=False, max_length=1_000)
    coalition = forms.ModelChoiceField(Coalition.objects.none(), required=False)
    coalition_name = forms.CharField(required=False, max_length=200)

    def __init__(self, data: Any = None, *, workspace: Workspace) -> None:
        super().__init__(data)
        self.workspace = workspace
        self.values: dict[str, Any] = {}
        self.fields["coalition"].queryset = Coalition.objects.in_workspace(workspace)  # type: ignore[attr-defined]

    def clean_coalition_name(self) -> str:
        return clean_typed(self.cleaned_data["coalition_name"], longest=200)

    @property
    def touched(self) -> tuple[str, ...]:
        """The columns that this act writes; none where it isn't about columns."""
        do = self.cleaned_data["do"]
        return ("constituencies",) if do in TAGGED else CELLS.get(do, ())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        do = cleaned.get("do")
        if do in PLACED and not self.errors:
            self._clean_coalition(do, cleaned)
        if do in TAGGED and not cleaned.get("constituencies") and "constituencies" not in self.errors:
            self.add_error("constituencies", _("Type whom they speak for."))
        if do in EDITED and cleaned.get("row"):
            self._clean_values(do, next(iter(cleaned["row"])))
        return cleaned

    def _clean_coalition(self, do: str, cleaned: dict[str, Any]) -> None:
        """The one that was chosen, or a new one by its name; a name that is there already means that one."""
        name = cleaned.get("coalition_name", "")
        if cleaned.get("coalition") is None and do == "coalition" and name:
            coalitions = Coalition.objects.in_workspace(self.workspace)
            same = coalitions.filter(name__iexact=name).first()
            cleaned["coalition"] = same or Coalition(workspace=self.workspace, name=name)
        if cleaned.get("coalition") is None:
            self.add_error("coalition", _("Choose a coalition."))

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
