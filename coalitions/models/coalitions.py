"""Coalitions, and what winning takes."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from organizations.limits import LARGEST_AMOUNT
from organizations.models import Organization, Record, RowQuerySet
from organizations.models.checks import number_limits, text_limits, within

_AMOUNT = (0, LARGEST_AMOUNT)


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
    spokesperson = models.CharField(
        _("who speaks for it"),
        max_length=200,
        blank=True,
        help_text=_("In negotiations; agreed by the members."),
    )
    fallback = models.CharField(
        _("fallback"), max_length=1_000, blank=True, help_text=_("What you settle for if you must.")
    )
    not_to_give = models.CharField(
        _("not to be given away"), max_length=1_000, blank=True, help_text=_("The red lines you agreed on.")
    )
    resumption = models.CharField(
        _("how action goes on"), max_length=1_000, blank=True, help_text=_("If the talks fail, or stall.")
    )
    centred = models.CharField(
        _("whom it centres"),
        max_length=120,
        blank=True,
        help_text=_("A constituency that you decided to put first; never inferred."),
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
            models.CheckConstraint(condition=~Q(name__trim=""), name="coalition_named"),
            models.CheckConstraint(
                condition=Q(started__isnull=True) | Q(ended__isnull=True) | Q(started__lte=F("ended")),
                name="coalition_ends_after_it_began",
                violation_error_message=_("A coalition can't end before it began."),
            ),
            *text_limits(
                "coalition",
                name=200,
                purpose=1_000,
                decision_rule=200,
                note=10_000,
                spokesperson=200,
                fallback=1_000,
                not_to_give=1_000,
                resumption=1_000,
                centred=120,
            ),
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
    low = models.FloatField(_("at least"), null=True, blank=True, validators=within(*_AMOUNT))
    high = models.FloatField(
        _("at most"), null=True, blank=True, help_text=_("Empty = unknown."), validators=within(*_AMOUNT)
    )
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
            number_limits("need", low=_AMOUNT, high=_AMOUNT),
            *text_limits("need", note=1_000),
        ]

    def __str__(self) -> str:
        return f"{self.coalition}: {self.get_resource_display()}"
