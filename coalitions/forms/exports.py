"""What a person takes out."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ExportForm(forms.Form):
    FORMATS = [("xlsx", _("A workbook (.xlsx), a sheet per kind")), ("zip", _("CSV files in a .zip"))]
    format = forms.ChoiceField(label=_("Format"), choices=FORMATS, widget=forms.RadioSelect, initial="xlsx")
