"""Coalitions, what winning takes, and each member's place in them."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from organizations.models import Evidence, Organization, Record, RowQuerySet
from organizations.models.rows import text_limits


class Coalition(Record):
    """Many groups around few demands or actions, with a purpose and a target."""

    workspace = models.ForeignKey(
        "organizations.Workspace", models.CASCADE, related_name="coalitions", editable=False
    )
    name = models.CharField(_("name"), max_length=200)
    purpose = models.CharField(_("purpose"), max_length=1_000, blank=True)
    target = models.ForeignKey(
        Organization,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="targeted_by",
        verbose_name=_("target"),
        help_text=_("Who can grant the demands."),
    )
    started = models.DateField(_("started"), null=True, blank=True)
    ended = models.DateField(_("ended"), null=True, blank=True)
    decision_rule = models.CharField(
        _("decision rule"), max_length=200, blank=True, help_text=_("Consensus, majority, two thirds …")
    )
    note = models.TextField(_("remark"), max_length=10_000, blank=True)

    objects = RowQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "name"],
                name="coalition_name_once",
                violation_error_message=_("A coalition with this name exists already."),
            ),
            models.CheckConstraint(condition=~Q(name=""), name="coalition_named"),
            models.CheckConstraint(
                condition=Q(started__isnull=True) | Q(ended__isnull=True) | Q(started__lte=F("ended")),
                name="coalition_ends_after_it_began",
                violation_error_message=_("A coalition can't end before it began."),
            ),
            *text_limits("coalition", name=200, purpose=1_000, decision_rule=200, note=10_000),
        ]

    def __str__(self) -> str:
        return self.name

    def day(self, today: date) -> date:
        """The day on which it is analysed when none is asked for: today, or its end if it has ended."""
        return min(self.ended, today) if self.ended else today


class Resource(models.TextChoices):
    PEOPLE = "people", _("people")
    MONEY = "money", _("money")
    PUBLIC_APPEAL = "public_appeal", _("public appeal")
    ACTIVITY = "activity", _("activity")
    ACCESS = "access", _("access")


class Need(Record):
    """How much of a resource winning takes, as a range, and how much of the campaign turns on it."""

    coalition = models.ForeignKey(Coalition, models.CASCADE, related_name="needs", editable=False)
    resource = models.CharField(_("resource"), max_length=20, choices=Resource)
    low = models.FloatField(_("at least"), null=True, blank=True)
    high = models.FloatField(_("at most"), null=True, blank=True, help_text=_("Empty = unknown."))
    weight = models.FloatField(_("how much turns on it"), default=1.0, help_text=_("From 0 to 1."))
    note = models.CharField(_("remark"), max_length=1_000, blank=True)

    objects = RowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["coalition", "resource"],
                name="need_once",
                violation_error_message=_("The need for this resource is recorded already."),
            ),
            models.CheckConstraint(condition=Q(resource__in=Resource.values), name="need_resource_known"),
            models.CheckConstraint(
                condition=(Q(low__isnull=True) | Q(low__gte=0))
                & (Q(high__isnull=True) | Q(high__gte=0))
                & (Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high"))),
                name="need_range_ordered",
                violation_error_message=_("The range goes from low to high."),
            ),
            models.CheckConstraint(
                condition=Q(weight__range=(0, 1)),
                name="need_weight_is_share",
                violation_error_message=_("The weight goes from 0 to 1."),
            ),
            *text_limits("need", note=1_000),
        ]

    def __str__(self) -> str:
        return f"{self.coalition}: {self.get_resource_display()}"


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
            *text_limits("affiliation", contribution=1_000, note=1_000, source=500),
        ]

    def __str__(self) -> str:
        return f"{self.organization} in {self.coalition}"


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
