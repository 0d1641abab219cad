"""Each member's place in a coalition: its role, its say and how that changed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from coalitions.models.coalitions import Coalition
from organizations.models import Evidence, Organization, Record, RowQuerySet
from organizations.models.checks import text_limits, within

MOST_SLOTS = 1_000


class AffiliationRole(models.TextChoices):
    CONVENER = "convener", _("convener")
    STEERING = "steering", _("steering")
    MEMBER = "member", _("member")
    ENDORSER = "endorser", _("endorser")


class SayStep(models.TextChoices):
    NONE = "none", _("no say")
    CONSULTED = "consulted", _("consulted")
    VOTE = "vote", _("a vote")
    SEAT = "seat", _("a reserved seat or written guarantee")
    VETO = "veto", _("a veto")


@dataclass(frozen=True, slots=True)
class SayFrom:
    """The say that a member has from a day on, until the next; `since` None = from joining."""

    since: date | None
    step: SayStep
    evidence: Evidence


class Alternatives(models.IntegerChoices):
    NOT_AT_ALL = 0, _("not at all")
    HARDLY = 1, _("hardly")
    PARTLY = 2, _("partly")
    MOSTLY = 3, _("mostly")
    JUST_AS_WELL = 4, _("just as well")


class AffiliationQuerySet(RowQuerySet["Affiliation"]):
    def standing(self, day: date) -> Self:
        """Joined by `day` and not left before it: the day of leaving still counts, as in the analysis."""
        joined = Q(joined__isnull=True) | Q(joined__lte=day)
        return self.filter(joined, Q(left__isnull=True) | Q(left__gte=day))


class Affiliation(Record):
    """An organization's place in a coalition. `say` is the say at joining; later changes are `Say` rows."""

    coalition = models.ForeignKey(
        Coalition, models.CASCADE, related_name="affiliations", verbose_name=_("coalition")
    )
    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="affiliations", verbose_name=_("organization")
    )
    role = models.CharField(_("role"), max_length=20, choices=AffiliationRole, default=AffiliationRole.MEMBER)
    say = models.CharField(
        _("say at joining"),
        max_length=20,
        choices=SayStep,
        blank=True,
        help_text=_("Leave empty if unknown."),
    )
    alternatives = models.PositiveSmallIntegerField(
        _("could pursue its demands elsewhere"),
        choices=Alternatives,
        null=True,
        blank=True,
        help_text=_("Leave empty if unknown."),
    )
    joined = models.DateField(_("joined"), null=True, blank=True)
    left = models.DateField(_("left"), null=True, blank=True)
    contribution = models.CharField(_("what it contributes"), max_length=1_000, blank=True)
    slots = models.PositiveSmallIntegerField(
        _("speaking slots"),
        null=True,
        blank=True,
        help_text=_("How often it speaks for all. Empty = unknown."),
        validators=within(0, MOST_SLOTS),
    )
    evidence = models.CharField(_("how we know"), max_length=10, choices=Evidence, default=Evidence.ESTIMATED)
    note = models.CharField(_("remark"), max_length=1_000, blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)

    objects = AffiliationQuerySet.as_manager()

    class Meta:
        ordering = ["coalition__name", "organization__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["coalition", "organization"],
                name="affiliation_once",
                violation_error_message=_("This organization is a member of the coalition already."),
            ),
            models.CheckConstraint(
                condition=Q(role__in=AffiliationRole.values), name="affiliation_role_known"
            ),
            models.CheckConstraint(
                condition=Q(say="") | Q(say__in=SayStep.values), name="affiliation_say_known"
            ),
            models.CheckConstraint(
                condition=Q(alternatives__isnull=True) | Q(alternatives__range=(0, 4)),
                name="affiliation_alternatives_range",
            ),
            models.CheckConstraint(
                condition=Q(joined__isnull=True) | Q(left__isnull=True) | Q(joined__lte=F("left")),
                name="affiliation_left_after_joining",
                violation_error_message=_("An organization can't leave before it joined."),
            ),
            models.CheckConstraint(
                condition=Q(evidence__in=Evidence.values), name="affiliation_evidence_known"
            ),
            models.CheckConstraint(
                condition=Q(slots__isnull=True) | Q(slots__lte=MOST_SLOTS), name="affiliation_slots_limited"
            ),
            *text_limits("affiliation", contribution=1_000, note=1_000, source=500),
        ]

    def __str__(self) -> str:
        return f"{self.organization} in {self.coalition}"

    def says_by(self, day: date, kinds: Collection[str] = frozenset(Evidence.values)) -> list[SayFrom]:
        """How its say went until `day`, as far as these kinds of evidence tell; the last one stands.

        A change dated before a joining whose say is known is over by then. Empty = unknown.
        """
        says = []
        at_joining = bool(self.say) and self.evidence in kinds
        if at_joining:
            says.append(SayFrom(None, SayStep(self.say), Evidence(self.evidence)))
        for each in sorted(self.says.all(), key=lambda change: change.since):
            over = at_joining and self.joined is not None and each.since < self.joined
            if each.since <= day and each.evidence in kinds and not over:
                says.append(SayFrom(each.since, SayStep(each.step), Evidence(each.evidence)))
        return says


class Say(Record):
    """The say that a member has from a day on; replaces the one before."""

    affiliation = models.ForeignKey(Affiliation, models.CASCADE, related_name="says", editable=False)
    since = models.DateField(_("since"))
    step = models.CharField(_("say"), max_length=20, choices=SayStep)
    evidence = models.CharField(_("how we know"), max_length=10, choices=Evidence, default=Evidence.ESTIMATED)
    note = models.CharField(_("remark"), max_length=1_000, blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)

    objects = RowQuerySet.as_manager()

    class Meta:
        ordering = ["since"]
        constraints = [
            models.UniqueConstraint(
                fields=["affiliation", "since"],
                name="say_once_a_day",
                violation_error_message=_("A change of say is recorded for that day already."),
            ),
            models.CheckConstraint(condition=Q(step__in=SayStep.values), name="say_step_known"),
            models.CheckConstraint(condition=Q(evidence__in=Evidence.values), name="say_evidence_known"),
            *text_limits("say", note=1_000, source=500),
        ]

    def __str__(self) -> str:
        return f"{self.affiliation}: {self.get_step_display()}"
