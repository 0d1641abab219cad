"""Forms of saved views: a new one, another name, another state."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from coalitions.forms.organization_filter import OrganizationFilter
from coalitions.models import SavedView
from organizations.forms.rows import RowForm
from organizations.forms.texts import clean_typed
from organizations.models import Workspace


class QueryField(forms.CharField):
    """The state of a list; what makes no sense in it is left out."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, max_length=2_000)


class _StateForm(RowForm[SavedView]):
    """A form that carries a state of the list along."""

    def clean_query(self) -> str:
        asked = QueryDict(clean_typed(self.cleaned_data["query"], longest=2_000))
        # nothing is looked up: what not everybody may ask for is kept, and passed over for whoever may not
        told = OrganizationFilter(asked, workspace=self.workspace, today=localdate(), exposures=dict)
        return told.state(told.asked("column"))


class SavedViewForm(_StateForm):
    """A new one, for oneself or, where the role allows it, for everybody here."""

    query = QueryField()

    class Meta:
        model = SavedView
        fields = ["name", "shared", "query"]
        error_messages = {"name": {"required": _("Type a name for this view first.")}}

    def __init__(self, data: Any = None, *, workspace: Workspace, may_share: bool, **kwargs: Any) -> None:
        super().__init__(data, workspace=workspace, **kwargs)
        if not may_share:
            del self.fields["shared"]


class SavedViewNameForm(RowForm[SavedView]):
    class Meta:
        model = SavedView
        fields = ["name"]


class SavedViewStateForm(_StateForm):
    """The same name for another state."""

    query = QueryField()

    class Meta:
        model = SavedView
        fields = ["query"]
