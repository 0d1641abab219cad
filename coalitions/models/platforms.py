"""What a coalition agreed to: dated versions of its platform, each setting or changing planks."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from coalitions.models.coalitions import Coalition
from organizations.limits import LARGEST_COUNT
from organizations.models import Entry, Evidence, Organization, Record, RowQuerySet, Tenet
from organizations.models.checks import number_limits, text_limits, within

_NUMBER = (1, LARGEST_COUNT)


class Platform(Entry):
    """One dated version of a coalition's platform; a plank it doesn't name keeps its strength."""

    coalition = models.ForeignKey(Coalition, models.CASCADE, related_name="platforms", editable=False)
    number = models.PositiveIntegerField(_("version"), validators=within(*_NUMBER))
    day = models.DateField(_("date"))
    label = models.CharField(_("label"), max_length=200, blank=True)

    objects = RowQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["coalition", "number"],
                name="platform_number_once",
                violation_error_message=_("This coalition has a version with this number."),
            ),
            number_limits("platform", number=_NUMBER),
            *text_limits("platform", label=200),
        ]

    def __str__(self) -> str:
        return self.label or str(_("version {number}")).format(number=self.number)


class PlankStrength(models.TextChoices):
    FULL = "full", _("full")
    WEAKENED = "weakened", _("weakened")
    DROPPED = "dropped", _("dropped")


class Plank(Record):
    """What one version sets for one tenet. `proposed_by` put it forward; `agreed_by` empty = unknown."""

    platform = models.ForeignKey(Platform, models.CASCADE, related_name="planks", editable=False)
    tenet = models.ForeignKey(
        Tenet, models.CASCADE, related_name="planks", verbose_name=_("demand or action")
    )
    strength = models.CharField(
        _("becomes"), max_length=10, choices=PlankStrength, default=PlankStrength.FULL
    )
    proposed_by = models.ForeignKey(
        Organization, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("proposed by")
    )
    agreed_by = models.ManyToManyField(
        Organization,
        through="Agreement",
        blank=True,
        related_name="+",
        verbose_name=_("agreed by"),
        help_text=_("Whose consent to this change is recorded. Nobody named = unknown."),
    )
    evidence = models.CharField(_("how we know"), max_length=10, choices=Evidence, default=Evidence.ESTIMATED)
    note = models.CharField(_("remark"), max_length=1_000, blank=True)

    objects = RowQuerySet.as_manager()

    class Meta:
        ordering = ["platform__number", "tenet__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["platform", "tenet"],
                name="plank_once",
                violation_error_message=_("This version names that demand already."),
            ),
            models.CheckConstraint(
                condition=Q(strength__in=PlankStrength.values), name="plank_strength_known"
            ),
            models.CheckConstraint(condition=Q(evidence__in=Evidence.values), name="plank_evidence_known"),
            *text_limits("plank", note=1_000),
        ]

    def __str__(self) -> str:
        return f"{self.tenet}: {self.get_strength_display()}"

    def agree(self, organizations: Iterable[Organization]) -> None:
        """Make these, and no others, the organizations whose consent is recorded."""
        wanted = {each.pk for each in organizations}
        for recorded in self.agreements.all():
            if recorded.organization_id in wanted:
                wanted.discard(recorded.organization_id)
            else:
                recorded.delete()
        for organization_id in sorted(wanted):
            self.agreements.create(workspace_id=self.workspace_id, organization_id=organization_id)


class Agreement(Entry):
    """An organization's consent to what one version sets for one tenet."""

    plank = models.ForeignKey(Plank, models.CASCADE, related_name="agreements", editable=False)
    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="+", verbose_name=_("organization")
    )

    objects = RowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plank", "organization"],
                name="agreement_once",
                violation_error_message=_("This organization's consent is recorded already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.plank}"
