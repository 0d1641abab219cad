"""What a person says when bringing in a file: the file or pasted cells, then how to read it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from coalitions.interchange.cells.cleaning import Unclean, clean_text
from coalitions.interchange.limits import BROWSER
from coalitions.interchange.options import Options

SHAPES = [
    ("", _("Work it out")),
    ("ally_list", _("An ally list: one row per organization or person")),
    ("positions_list", _("A long list: organization, demand, stance")),
    ("matrix", _("A matrix: organizations down, demands across")),
    ("matrix_demands_down", _("A matrix: demands down, organizations across")),
    ("edge_list", _("A list of ties: who is tied to whom")),
    ("adjacency", _("A square table of ties: organizations down and across")),
]


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Drop a file here, or choose one"),
        required=False,
        allow_empty_file=True,
        help_text=_(
            "Excel, OpenDocument, CSV or a .zip of CSV files; maps of Kumu, GraphML, GEXF and Discourse"
            " Network Analyzer; JSON. At most 10 MB, 20,000 rows and 200 columns."
        ),
    )
    pasted = forms.CharField(
        label=_("Or paste cells from a spreadsheet"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_file(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data["file"]
        if file and (file.size or 0) > BROWSER.file_bytes:
            raise forms.ValidationError(
                _("This file is larger than 10 MB. Larger ones go in by the command line.")
            )
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not cleaned.get("file") and not cleaned.get("pasted", "").strip():
            raise forms.ValidationError(_("Choose a file, or paste some cells."))
        return cleaned

    @property
    def content(self) -> bytes:
        """The bytes of the file, or of what was pasted."""
        file: UploadedFile | None = self.cleaned_data.get("file")
        return file.read() if file else str(self.cleaned_data["pasted"]).encode()

    @property
    def filename(self) -> str:
        file: UploadedFile | None = self.cleaned_data.get("file")
        if not file:
            return "pasted.tsv"
        try:
            return clean_text(file.name or "", longest=10_000, one_line=True)[-300:] or "file"
        except Unclean:
            return "file"


class ReadingForm(forms.Form):
    """How to read it; everything may stay as it is."""

    shape = forms.ChoiceField(label=_("What it is"), choices=SHAPES, required=False)
    scale = forms.RegexField(
        r"^-?\d+(\.\d+)?\.\.-?\d+(\.\d+)?$",
        label=_("Scale of the stances"),
        required=False,
        help_text=_("From lowest to highest, such as 1..5"),
    )
    low_means = forms.ChoiceField(
        label=_("The low end means"),
        required=False,
        choices=[
            ("", _("not said")),
            ("against", _("against us")),
            ("for", _("with us")),
            ("each", _("neither: each number is told by itself")),
        ],
    )
    dates = forms.ChoiceField(
        label=_("Dates such as 3/4/2026"),
        required=False,
        choices=[("", _("not said")), ("day_first", _("day first")), ("month_first", _("month first"))],
    )
    coalition = forms.CharField(
        label=_("Of which coalition status and contributions tell"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"list": "coalitions-known"}),
        help_text=_("One of yours, or a new name. Without it these columns are kept as extra fields."),
    )
    hidden = forms.BooleanField(label=_("Read hidden sheets and rows too"), required=False)
    overwrite = forms.BooleanField(
        label=_("Change filled fields too"),
        required=False,
        help_text=_("Otherwise only empty fields are filled, and what is recorded here stays."),
    )

    def clean_coalition(self) -> str:
        try:
            return clean_text(self.cleaned_data["coalition"], longest=200, one_line=True)
        except Unclean as error:
            raise forms.ValidationError(_(error.message.text) % error.message.params) from error

    def options(
        self, mapping: Mapping[str, str], stances: Mapping[str, str], words: Mapping[str, str]
    ) -> Options:
        """The answers as the reader takes them; all three mappings are the person's own words."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "overwrite"}
        return Options(**given, mapping=mapping, stances=stances, words=words)
