"""Where an organization stands on a tenet, how much it matters to it, and how we know."""

from collections.abc import Collection
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.utils.translation import gettext_lazy as _

from organizations.models.checks import text_limits
from organizations.models.evidence import Evidence
from organizations.models.organizations import Organization
from organizations.models.rows import Record, RowQuerySet
from organizations.models.tenets import Tenet


class Stance(models.IntegerChoices):
    STRONGLY_AGAINST = -2, _("strongly against")
    AGAINST = -1, _("against")
    NEUTRAL = 0, _("asked, no position")
    FOR = 1, _("for")
    STRONGLY_FOR = 2, _("strongly for")


class Vitality(models.IntegerChoices):
    NICE_TO_HAVE = 1, _("nice to have")
    MATTERS = 2, _("matters")
    IMPORTANT = 3, _("important")
    VERY_IMPORTANT = 4, _("very important")
    VITAL = 5, _("vital")


# Of what is known of the same day, what stands before what.
TRUST = Case(
    When(evidence=Evidence.DECLARED, then=Value(0)),
    When(evidence=Evidence.OBSERVED, then=Value(1)),
    default=Value(2),
)


class PositionQuerySet(RowQuerySet["Position"]):
    def known_by(self, kinds: Collection[str]) -> Self:
        """Those whose stance rests on one of these kinds of evidence."""
        return self.filter(evidence__in=kinds)

    def standing(self, day: date) -> Self:
        """The latest position of each organization on each tenet by the end of `day`.

        On the same day what they declared stands before what was observed, and that before an
        estimate. What these rows were narrowed to before (evidence, say) holds for the later ones too.
        """
        told = self.filter(as_of__lte=day).alias(trust=TRUST)
        same = told.filter(organization=OuterRef("organization"), tenet=OuterRef("tenet"))
        later = Q(as_of__gt=OuterRef("as_of")) | Q(as_of=OuterRef("as_of"), trust__lt=OuterRef("trust"))
        return told.filter(~Exists(same.filter(later)))

    def told(self) -> Self:
        """What groups said themselves or were seen to do, latest first."""
        known = self.known_by([Evidence.DECLARED, Evidence.OBSERVED])
        return known.alias(trust=TRUST).order_by("-as_of", "trust")

    def with_standing(self, day: date) -> Self:
        """Each with `stands`: whether it is the one that stands on `day`."""
        stands = When(pk__in=self.standing(day).values("pk"), then=Value(True))
        return self.annotate(stands=Case(stands, default=Value(False)))


class Position(Record):
    """One organization's stance on one tenet on one day, by one kind of evidence. No row = unknown."""

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="positions", verbose_name=_("organization")
    )
    tenet = models.ForeignKey(Tenet, models.CASCADE, related_name="positions", verbose_name=_("tenet"))
    stance = models.SmallIntegerField(_("stance"), choices=Stance)
    vitality = models.PositiveSmallIntegerField(
        _("how vital"), choices=Vitality, null=True, blank=True, help_text=_("Leave empty if unknown.")
    )
    red_line = models.BooleanField(
        _("red line"),
        default=False,
        help_text=_("They would leave over this: never with it, or never without it."),
    )
    evidence = models.CharField(_("how we know"), max_length=10, choices=Evidence, default=Evidence.ESTIMATED)
    vitality_evidence = models.CharField(
        _("how we know how vital it is"),
        max_length=10,
        choices=Evidence,
        blank=True,
        help_text=_("Empty = as for the stance."),
    )
    as_of = models.DateField(_("as of"))
    stands: bool  # only on rows of `with_standing`
    source = models.CharField(_("source"), max_length=500, blank=True)
    note = models.CharField(_("remark"), max_length=1_000, blank=True)

    objects = PositionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "organization", "tenet", "-as_of"], name="position_standing")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "tenet", "as_of", "evidence"],
                name="position_once_a_day",
                violation_error_message=_(
                    "This organization has a position on this that day already, known the same way."
                ),
            ),
            models.CheckConstraint(
                condition=Q(stance__in=Stance.values),
                name="position_stance_known",
                violation_error_message=_("A stance goes from −2 (strongly against) to 2 (strongly for)."),
            ),
            models.CheckConstraint(
                condition=Q(vitality__isnull=True) | Q(vitality__in=Vitality.values),
                name="position_vitality_known",
                violation_error_message=_("Vitality goes from 1 (nice to have) to 5 (vital)."),
            ),
            models.CheckConstraint(
                condition=Q(red_line=False) | ~Q(stance=0),
                name="position_red_line_takes_side",
                violation_error_message=_("A red line needs a stance for or against."),
            ),
            models.CheckConstraint(
                condition=Q(evidence__in=Evidence.values)
                & (Q(vitality_evidence="") | Q(vitality_evidence__in=Evidence.values)),
                name="position_evidence_known",
            ),
            *text_limits("position", source=500, note=1_000),
        ]

    @property
    def inward(self) -> bool:
        return self.evidence == Evidence.ESTIMATED

    def __str__(self) -> str:
        return f"{self.organization}: {self.tenet}"
