"""Forms of what only those who may see notes can see."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organizations.forms.rows import RowForm
from organizations.models import Contact, Note, Workspace


class NoteForm(RowForm[Note]):
    class Meta:
        model = Note
        fields = ["text", "written_on"]
        widgets = {"text": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, data: Any = None, *, workspace: Workspace, today: date, **kwargs: Any) -> None:
        super().__init__(data, workspace=workspace, **kwargs)
        if self.instance._state.adding:
            self.initial["written_on"] = today


class ContactForm(RowForm[Contact]):
    email = forms.EmailField(label=_("E-mail"), required=False, max_length=254)

    class Meta:
        model = Contact
        fields = ["name", "role", "email", "phone", "note"]
        widgets = {"phone": forms.TextInput(attrs={"type": "tel"})}
