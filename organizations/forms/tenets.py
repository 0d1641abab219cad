"""Forms of a tenet and of the steps by which accepting one makes another easier."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organizations.forms.positions import TenetChoice
from organizations.forms.rows import RowForm
from organizations.models import Legitimation, Tenet, Workspace


class TenetForm(RowForm[Tenet]):
    code = forms.CharField(
        label=_("Code"),
        required=False,
        max_length=40,
        help_text=_("Short, such as D07; files refer to it. Left empty, it gets the next free one."),
    )

    class Meta:
        model = Tenet
        fields = ["facet", "name", "statement", "code"]
        widgets = {
            "facet": forms.RadioSelect(attrs={"class": "scale"}),
            "statement": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "name": _("A few words that fit on the map."),
            "statement": _("The exact wording, as it would stand in an agreement."),
        }

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"].strip()
        return code or self.instance.code or self.workspace.tenets.free_code()


class LegitimationForm(RowForm[Legitimation]):
    """From one tenet to another; the first is set by the page it is added on."""

    target = TenetChoice(Tenet.objects.all(), label=_("Makes easier"))
    strength = forms.TypedChoiceField(
        label=_("How much easier"),
        choices=[
            ("", _("not known")),
            (1, _("a little")),
            (2, _("somewhat")),
            (3, _("clearly")),
            (4, _("much")),
            (5, _("almost certainly")),
        ],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect(attrs={"class": "scale"}),
    )

    class Meta:
        model = Legitimation
        fields = ["target", "strength"]

    def __init__(self, data: Any = None, *, workspace: Workspace, **kwargs: Any) -> None:
        super().__init__(data, workspace=workspace, **kwargs)
        self.choose_from("target", workspace.tenets.exclude(pk=self.instance.source_id))
