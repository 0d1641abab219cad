"""Groups that can hold positions and join others."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from organizations.cleaning import fold_name
from organizations.limits import FIRST_YEAR, LARGEST_AMOUNT, LARGEST_COUNT, LAST_YEAR
from organizations.models.checks import FoldedField, number_limits, text_limits, within
from organizations.models.evidence import Evidence
from organizations.models.organization_queries import OrganizationQuerySet
from organizations.models.rows import Record, RowQuerySet

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

RESOURCES = ("people", "money", "public_appeal", "activity", "access")
_COUNT, _AMOUNT, _YEAR = (0, LARGEST_COUNT), (0, LARGEST_AMOUNT), (FIRST_YEAR, LAST_YEAR)
_NUMBERS = {
    "members": _AMOUNT,
    "members_year": _YEAR,
    **dict.fromkeys(("turnout_low", "turnout_likely", "turnout_high"), _COUNT),
    **dict.fromkeys(RESOURCES, _AMOUNT),
}


class Spectrum(models.TextChoices):
    """Where a group stands towards us, as assessed by hand: five wedges and an honest sixth place."""

    ACTIVE_ALLY = "active_ally", _("active ally")
    PASSIVE_ALLY = "passive_ally", _("passive ally")
    NEUTRAL = "neutral", _("neutral")
    PASSIVE_OPPONENT = "passive_opponent", _("passive opponent")
    ACTIVE_OPPONENT = "active_opponent", _("active opponent")
    UNKNOWN = "unknown", _("unknown")


def _not_negative(*names: str) -> list[models.BaseConstraint]:
    return [
        models.CheckConstraint(
            condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__gte": 0}),
            name=f"organization_{name}_not_negative",
            violation_error_message=_("An amount can't be below zero."),
        )
        for name in names
    ]


def _resource(label: "StrOrPromise") -> "models.FloatField[float | None, float | None]":
    help_text = _("An amount, or a rating from 0 to 5. Leave empty if unknown.")
    return models.FloatField(
        label, null=True, blank=True, help_text=help_text, validators=[MaxValueValidator(LARGEST_AMOUNT)]
    )


def _turnout(label: "StrOrPromise") -> "models.PositiveIntegerField[int | None, int | None]":
    return models.PositiveIntegerField(label, null=True, blank=True, validators=within(*_COUNT))


class Organization(Record):
    """A group that can hold positions and join others; never a person. Empty means unknown."""

    workspace = models.ForeignKey(
        "organizations.Workspace", models.CASCADE, related_name="organizations", editable=False
    )
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    # Both as they are compared; one letter can be three in small.
    name_key = FoldedField(of="name", max_length=600, default="", editable=False)
    short_key = FoldedField(of="short_name", max_length=180, default="", editable=False)
    kind = models.CharField(
        _("kind"), max_length=80, blank=True, help_text=_("Union, faith group, tenants …")
    )
    structure = models.CharField(
        _("structure"), max_length=80, blank=True, help_text=_("Centralised, federated, decentralised …")
    )
    # Tags: whom the group speaks for.
    constituencies = models.JSONField(_("constituencies"), default=list, blank=True)
    level = models.CharField(_("level"), max_length=40, blank=True, help_text=_("Local … international"))
    place = models.CharField(_("place"), max_length=120, blank=True)
    website = models.CharField(_("website"), max_length=300, blank=True)
    description = models.TextField(
        _("about"), max_length=10_000, blank=True, help_text=_("Seen by everyone here.")
    )
    source = models.CharField(_("source"), max_length=500, blank=True)

    members = models.PositiveBigIntegerField(_("members"), null=True, blank=True, validators=within(*_AMOUNT))
    members_year = models.PositiveSmallIntegerField(
        _("as of year"), null=True, blank=True, validators=within(*_YEAR)
    )
    turnout_low = _turnout(_("turnout, low"))
    turnout_likely = _turnout(_("turnout, likely"))
    turnout_high = _turnout(_("turnout, high"))
    people = _resource(_("people"))
    money = _resource(_("money"))
    public_appeal = _resource(_("public appeal"))
    activity = _resource(_("activity"))
    access = _resource(_("access"))
    ratings_evidence = models.CharField(
        _("how we know the ratings"), max_length=10, choices=Evidence, default=Evidence.ESTIMATED
    )

    decision_maker = models.BooleanField(_("decides on demands"), default=False)
    influence = models.PositiveSmallIntegerField(_("influence"), null=True, blank=True, help_text=_("1 to 5"))
    spectrum = models.CharField(
        _("where they stand"), max_length=20, choices=Spectrum, default=Spectrum.UNKNOWN
    )
    spectrum_evidence = models.CharField(
        _("how we know where they stand"), max_length=10, choices=Evidence, default=Evidence.ESTIMATED
    )
    owner = models.CharField(
        _("owner"), max_length=120, blank=True, help_text=_("Who keeps this record up to date.")
    )
    next_step = models.CharField(_("next step"), max_length=300, blank=True)
    next_step_on = models.DateField(_("next step on"), null=True, blank=True)
    last_checked = models.DateField(_("last checked"), null=True, blank=True)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "name_key"],
                name="organization_name_once",
                violation_error_message=_("An organization with this name exists already."),
            ),
            models.UniqueConstraint(
                fields=["workspace", "short_key"],
                condition=~Q(short_key=""),
                name="organization_short_name_once",
                violation_error_message=_("Another organization has this short name."),
            ),
            models.CheckConstraint(
                condition=~Q(name__trim=""),
                name="organization_named",
                violation_error_message=_("An organization needs a name."),
            ),
            models.CheckConstraint(
                condition=Q(influence__isnull=True) | Q(influence__range=(1, 5)),
                name="organization_influence_range",
                violation_error_message=_("Influence goes from 1 to 5."),
            ),
            models.CheckConstraint(
                condition=Q(spectrum__in=Spectrum.values), name="organization_spectrum_known"
            ),
            models.CheckConstraint(
                condition=Q(ratings_evidence__in=Evidence.values) & Q(spectrum_evidence__in=Evidence.values),
                name="organization_evidence_known",
            ),
            models.CheckConstraint(
                condition=(
                    Q(turnout_low__isnull=True)
                    | Q(turnout_likely__isnull=True)
                    | Q(turnout_low__lte=F("turnout_likely"))
                )
                & (
                    Q(turnout_likely__isnull=True)
                    | Q(turnout_high__isnull=True)
                    | Q(turnout_likely__lte=F("turnout_high"))
                )
                & (
                    Q(turnout_low__isnull=True)
                    | Q(turnout_high__isnull=True)
                    | Q(turnout_low__lte=F("turnout_high"))
                ),
                name="organization_turnout_ordered",
                violation_error_message=_("Turnout goes from low through likely to high."),
            ),
            *_not_negative(*RESOURCES),
            number_limits("organization", **_NUMBERS),
            models.CheckConstraint(
                condition=Q(constituencies__json_kind="array"),
                name="organization_constituencies_are_list",
                violation_error_message=_("Constituencies are a list of texts."),
            ),
            *text_limits(
                "organization",
                name=200,
                short_name=60,
                kind=80,
                structure=80,
                level=40,
                place=120,
                website=300,
                description=10_000,
                source=500,
                owner=120,
                next_step=300,
            ),
        ]

    def __str__(self) -> str:
        return self.short_name or self.name

    def clean(self) -> None:
        """A short name that is another's full name would make files ambiguous: a row can't say this alone.

        Asked only of what changes, so that a row of before can be edited.
        """
        self.name_key, self.short_key = fold_name(self.name), fold_name(self.short_name)
        rows = Organization.objects.filter(workspace=self.workspace_id)
        stored = rows.filter(pk=self.pk).first()
        others = rows.exclude(pk=self.pk)
        new_name = stored is None or stored.name_key != self.name_key
        new_short = stored is None or stored.short_key != self.short_key
        if new_short and self.short_key and others.filter(name_key=self.short_key).exists():
            raise ValidationError({"short_name": _("Another organization has this as its name.")})
        if new_name and self.name_key and others.filter(short_key=self.name_key).exists():
            raise ValidationError({"name": _("Another organization has this as its short name.")})


class Overlap(Record):
    """People who are in both of two organizations."""

    a = models.ForeignKey(Organization, models.CASCADE, related_name="+", verbose_name=_("organization"))
    b = models.ForeignKey(Organization, models.CASCADE, related_name="+", verbose_name=_("and"))
    people = models.PositiveIntegerField(_("people in both"), validators=within(*_COUNT))
    evidence = models.CharField(_("evidence"), max_length=10, choices=Evidence, default=Evidence.ESTIMATED)
    note = models.CharField(_("remark"), max_length=1_000, blank=True)

    inward = True
    objects = RowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["a", "b"],
                name="overlap_once",
                violation_error_message=_("The overlap of these two is recorded already."),
            ),
            # One order only (that of their ids), so that a pair can't be recorded twice.
            models.CheckConstraint(
                condition=Q(a__lt=F("b")),
                name="overlap_ordered",
                violation_error_message=_("An overlap is between two organizations."),
            ),
            models.CheckConstraint(condition=Q(evidence__in=Evidence.values), name="overlap_evidence_known"),
            number_limits("overlap", people=_COUNT),
            *text_limits("overlap", note=1_000),
        ]

    def __str__(self) -> str:
        return f"{self.a} – {self.b}"
