"""Dated links between two organizations."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from organizations.models import Evidence, Organization, Record, RowQuerySet
from organizations.models.checks import text_limits


class TieKind(models.TextChoices):
    PARTNERSHIP = "partnership", _("partnership")
    ALLIANCE = "alliance", _("alliance")
    TENSION = "tension", _("tension")
    SUPPORT = "support", _("supports")
    PART_OF = "part_of", _("is part of")
    INFLUENCES = "influences", _("influences")
    SUCCESSOR = "successor", _("is the successor of")


# These read both ways; all others from source to target.
MUTUAL = frozenset({TieKind.PARTNERSHIP, TieKind.ALLIANCE, TieKind.TENSION})


class TieQuerySet(RowQuerySet["Tie"]):
    def touching(self, organization: Organization) -> Self:
        return self.filter(Q(source=organization) | Q(target=organization))

    def standing(self, day: date) -> Self:
        begun = Q(since__isnull=True) | Q(since__lte=day)
        return self.filter(begun, Q(until__isnull=True) | Q(until__gte=day))


class Tie(Record):
    """A link between two organizations while it lasts; two ties between the same pair stay two."""

    source = models.ForeignKey(
        Organization, models.CASCADE, related_name="ties_from", verbose_name=_("organization")
    )
    target = models.ForeignKey(Organization, models.CASCADE, related_name="ties_to", verbose_name=_("with"))
    kind = models.CharField(_("kind"), max_length=20, choices=TieKind)
    strength = models.PositiveSmallIntegerField(
        _("strength"), null=True, blank=True, help_text=_("1 weak … 5 strong; empty = unknown")
    )
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    evidence = models.CharField(_("how we know"), max_length=10, choices=Evidence, default=Evidence.ESTIMATED)
    note = models.CharField(_("remark"), max_length=1_000, blank=True)

    objects = TieQuerySet.as_manager()

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(source=F("target")),
                name="tie_between_two",
                violation_error_message=_("A tie is between two organizations."),
            ),
            models.CheckConstraint(condition=Q(kind__in=TieKind.values), name="tie_kind_known"),
            models.CheckConstraint(
                condition=Q(strength__isnull=True) | Q(strength__range=(1, 5)),
                name="tie_strength_range",
                violation_error_message=_("Strength goes from 1 to 5."),
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(since__lte=F("until")),
                name="tie_ends_after_it_began",
                violation_error_message=_("A tie can't end before it began."),
            ),
            models.CheckConstraint(condition=Q(evidence__in=Evidence.values), name="tie_evidence_known"),
            *text_limits("tie", note=1_000),
        ]

    @property
    def inward(self) -> bool:
        return self.evidence == Evidence.ESTIMATED

    def __str__(self) -> str:
        return f"{self.source} {self.get_kind_display()} {self.target}"

    @property
    def is_mutual(self) -> bool:
        return self.kind in MUTUAL
