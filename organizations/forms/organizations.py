"""Forms of an organization: the quick name, the whole record, and what its own representative says of it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from organizations.forms.rows import RowForm, TagsField
from organizations.models import Evidence, Organization, Overlap, Workspace
from organizations.models.organizations import RESOURCES

WHO = (
    "name",
    "short_name",
    "kind",
    "structure",
    "constituencies",
    "level",
    "place",
    "website",
    "description",
)
MEMBERS = ("members", "members_year")
TURNOUT = ("turnout_low", "turnout_likely", "turnout_high")


class OrganizationNameForm(RowForm[Organization]):
    """A name typed into the first row of the list."""

    class Meta:
        model = Organization
        fields = ["name"]
        error_messages = {"name": {"required": _("Type the organization's name first.")}}


class OrganizationForm(RowForm[Organization]):
    """The whole record, as organizers keep it. Only the name is needed."""

    GROUPS = (
        (_("Who they are"), WHO),
        (_("How many they are"), MEMBERS),
        (_("How many would come, on a good day"), TURNOUT),
        (_("What they can bring: an amount, or a rating from 0 to 5"), (*RESOURCES, "ratings_evidence")),
        (_("Towards us, and the decision"), ("spectrum", "spectrum_evidence", "decision_maker", "influence")),
        (_("Keeping in touch"), ("owner", "next_step", "next_step_on", "last_checked", "source")),
    )
    constituencies = TagsField(
        label=_("Constituencies"),
        required=False,
        max_length=1_000,
        help_text=_("Whom the group speaks for; several are separated by semicolons."),
    )
    website = forms.URLField(label=_("Website"), required=False, max_length=300, assume_scheme="https")

    class Meta:
        model = Organization
        fields = [
            *WHO,
            *MEMBERS,
            *TURNOUT,
            *RESOURCES,
            "ratings_evidence",
            "spectrum",
            "spectrum_evidence",
            "decision_maker",
            "influence",
            "owner",
            "next_step",
            "next_step_on",
            "last_checked",
            "source",
        ]
        widgets = {
            "description": forms.Textarea(attrs={"rows": 3}),
            "spectrum": forms.RadioSelect(attrs={"class": "scale"}),
        }
        labels = {
            "spectrum": _("Ally or opponent"),
            "spectrum_evidence": _("How we know whether ally or opponent"),
        }
        help_texts = {
            **dict.fromkeys(RESOURCES, ""),
            "members": _("As they count them."),
            "decision_maker": _("An office, a board, a company: somebody who can grant a demand."),
            "influence": _("On the decision: 1 a little … 5 theirs to make."),
        }


class OwnOrganizationForm(RowForm[Organization]):
    """What a representative keeps of their own organization: facts, not how others see it.

    Ratings that rest on somebody else's estimate are not shown. Left empty, they stay as they are; once
    one is given, all of them are what the organization says of itself.
    """

    GROUPS = OrganizationForm.GROUPS[:4]
    constituencies = OrganizationForm.base_fields["constituencies"]
    website = OrganizationForm.base_fields["website"]

    class Meta:
        model = Organization
        fields = [*WHO, *MEMBERS, *TURNOUT, *RESOURCES]
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}
        help_texts = dict.fromkeys(RESOURCES, "")

    def __init__(self, data: Any = None, *, workspace: Workspace, **kwargs: Any) -> None:
        super().__init__(data, workspace=workspace, **kwargs)
        self.hidden_ratings: dict[str, float | None] = {}
        if self.instance.ratings_evidence == Evidence.ESTIMATED:
            self.hidden_ratings = {name: getattr(self.instance, name) for name in RESOURCES}
            self.initial.update(dict.fromkeys(RESOURCES))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if any(cleaned.get(name) is not None for name in RESOURCES):
            self.instance.ratings_evidence = Evidence.DECLARED
        else:
            cleaned.update(self.hidden_ratings)
        return cleaned


class OverlapForm(RowForm[Overlap]):
    """How many people are in both of two organizations; the database keeps the two in one order."""

    other = forms.ModelChoiceField(Organization.objects.all(), label=_("Also in"))
    field_order = ["other", "people", "evidence", "note"]

    class Meta:
        model = Overlap
        fields = ["people", "evidence", "note"]

    def __init__(
        self, data: Any = None, *, workspace: Workspace, organization: Organization, **kwargs: Any
    ) -> None:
        super().__init__(data, workspace=workspace, **kwargs)
        self.organization = organization
        self.choose_from("other", workspace.organizations.exclude(pk=organization.pk))
        if not self.instance._state.adding:
            overlap = self.instance
            self.initial["other"] = overlap.b_id if overlap.a_id == organization.pk else overlap.a_id

    def clean_other(self) -> Organization:
        other: Organization = self.cleaned_data["other"]
        if other.pk == self.organization.pk:
            raise ValidationError(_("An overlap is between two organizations."))
        pair = sorted([self.organization, other], key=lambda each: each.pk)
        self.instance.a, self.instance.b = pair
        return other
