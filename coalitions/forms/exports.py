"""What a person takes out."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ExportForm(forms.Form):
    FORMATS = [
        ("xlsx", _("Workbook (.xlsx): everything, a sheet for each kind. Comes back in unchanged.")),
        ("zip", _("CSV files (.zip): everything, a file for each kind. Comes back in unchanged.")),
        ("json", _("JSON: everything in one file, for programs. Comes back in unchanged.")),
        ("kumu", _("Kumu (.xlsx): organizations and ties, for a map in Kumu.")),
        ("graphml", _("GraphML: organizations and ties, for yEd, Gephi, NetworkX and the like.")),
        ("gexf", _("GEXF: organizations and ties, for Gephi.")),
    ]
    format = forms.ChoiceField(label=_("Format"), choices=FORMATS, widget=forms.RadioSelect, initial="xlsx")
