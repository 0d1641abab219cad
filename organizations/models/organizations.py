"""Groups that can hold positions and join others."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from organizations.models.evidence import Evidence
from organizations.models.organization_queries import OrganizationQuerySet
from organizations.models.rows import Record, RowQuerySet, text_limits

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

RESOURCES = ("people", "money", "public_appeal", "activity", "access")


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
    return models.FloatField(label, null=True, blank=True, help_text=help_text)


class Organization(Record):
    """A group that can hold positions and join others; never a person. Empty means unknown."""

    workspace = models.ForeignKey(
        "organizations.Workspace", models.CASCADE, related_name="organizations", editable=False
    )
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
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

    members = models.PositiveBigIntegerField(_("members"), null=True, blank=True)
    members_year = models.PositiveSmallIntegerField(_("as of year"), null=True, blank=True)
    turnout_low = models.PositiveIntegerField(_("turnout, low"), null=True, blank=True)
    turnout_likely = models.PositiveIntegerField(_("turnout, likely"), null=True, blank=True)
    turnout_high = models.PositiveIntegerField(_("turnout, high"), null=True, blank=True)
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
                fields=["workspace", "name"],
                name="organization_name_once",
                violation_error_message=_("An organization with this name exists already."),
            ),
            models.UniqueConstraint(
                fields=["workspace", "short_name"],
                condition=~Q(short_name=""),
                name="organization_short_name_once",
                violation_error_message=_("Another organization has this short name."),
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
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
        """A short name that is another's full name would make files ambiguous: a row can't say this alone."""
        others = Organization.objects.filter(workspace=self.workspace_id).exclude(pk=self.pk)
        if self.short_name and others.filter(name=self.short_name).exists():
            raise ValidationError({"short_name": _("Another organization has this as its name.")})
        if self.name and others.filter(name__iexact=self.name).exclude(name=self.name).exists():
            raise ValidationError({"name": _("An organization with this name exists already.")})
        if self.name and others.filter(short_name=self.name).exists():
            raise ValidationError({"name": _("Another organization has this as its short name.")})


class Overlap(Record):
    """People who are in both of two organizations."""

    a = models.ForeignKey(Organization, models.CASCADE, related_name="+", verbose_name=_("organization"))
    b = models.ForeignKey(Organization, models.CASCADE, related_name="+", verbose_name=_("and"))
    people = models.PositiveIntegerField(_("people in both"))
    evidence = models.CharField(_("evidence"), max_length=10, choices=Evidence, default=Evidence.ESTIMATED)
    note = models.CharField(_("remark"), max_length=1_000, blank=True)

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
            *text_limits("overlap", note=1_000),
        ]

    def __str__(self) -> str:
        return f"{self.a} – {self.b}"
