"""One cell of the list of organizations: the whole form, narrowed to what stands in that cell."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import BaseConstraint, CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from coalitions.services.pasted_values import PASTED
from organizations.forms.organizations import OrganizationForm
from organizations.models import Membership, Organization, Spectrum, Workspace
from organizations.models.checks import columns_written

# What can be changed in each column: what can be pasted there, by hand the short name beside the name, and
# the level, which many at once are given.
CELLS: Final[dict[str, tuple[str, ...]]] = PASTED | {"name": ("name", "short_name"), "level": ("level",)}
OFFERED = 200


class CellForm(OrganizationForm):
    """The form over the organization with the fields of one column.

    Whoever changed another column meanwhile takes nothing from this one: if what this cell holds is what it
    held at the version that was shown (the history knows), the form saves over the version that is stored
    now. If the cell itself was changed, or nothing is known of that version, it is stale like any form.
    """

    def __init__(
        self, data: Any = None, *, column: str, workspace: Workspace, instance: Organization
    ) -> None:
        super().__init__(data, workspace=workspace, instance=instance, auto_id=f"cell_%s_{instance.pk}")
        for name in [each for each in self.fields if each not in {*CELLS[column], "version"}]:
            del self.fields[name]
        self.stored = {name: getattr(instance, name) for name in CELLS[column]}
        self.stored_version = instance.version
        if "spectrum" in self.fields:
            self.fields["spectrum"].widget = forms.Select(choices=Spectrum.choices)
        if "turnout_likely" in self.fields:
            self.fields["turnout_likely"].label = _("People likely to come")
        for name in {"kind", "owner"} & self.fields.keys():
            self.fields[name].widget.attrs |= {"list": "cell-offered", "autocomplete": "off"}

    def offered(self) -> list[str]:
        """What can be chosen instead of typing: kinds in use; people here, and owners in use."""
        name = next(iter(self.fields))
        if name not in {"kind", "owner"}:
            return []
        rows = self.workspace.organizations.exclude(**{name: ""}).order_by(name)
        words = set(rows.values_list(name, flat=True).distinct()[:OFFERED])
        if name == "owner":
            people = Membership.objects.in_workspace(self.workspace).exclude(user__name="")
            words.update(people.values_list("user__name", flat=True)[:OFFERED])
        return sorted(words, key=str.casefold)

    def validate_constraints(self) -> None:
        """Only the rules that this cell has a part in, since each is a question to the database."""
        own = {column.name for column in columns_written(Organization, self.stored)}
        faults: list[str] = []
        for rule in Organization._meta.constraints:
            if own & _columns_in(rule):
                try:
                    rule.validate(Organization, self.instance, exclude=set(self.errors))
                except ValidationError as error:
                    faults += error.messages
        if faults:
            self.add_error(None, list(dict.fromkeys(faults)))

    def _post_clean(self) -> None:
        super()._post_clean()
        shown = self.expected_version
        if shown is not None and shown != self.stored_version and self._unchanged_since(shown):
            self.expected_version = self.stored_version

    def _unchanged_since(self, version: int) -> bool:
        shown = (
            Organization.history.filter(id=self.instance.pk, version=version).order_by("history_id").last()
        )
        return shown is not None and all(getattr(shown, name) == now for name, now in self.stored.items())


def blank_forms() -> list[tuple[str, CellForm]]:
    """The form of each column, over nothing."""
    return [
        (column, CellForm(column=column, workspace=Workspace(), instance=Organization())) for column in CELLS
    ]


def _columns_in(rule: BaseConstraint) -> set[str]:
    """The columns that a rule of the table speaks of."""
    if isinstance(rule, UniqueConstraint):
        return set(rule.fields)
    told = rule.condition if isinstance(rule, CheckConstraint) else None
    return set(told.referenced_base_fields) if isinstance(told, Q) else set()
