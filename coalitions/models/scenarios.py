"""What if: a named list of imagined steps on one coalition. Nothing real is touched by them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from coalitions.models.affiliations import SayStep
from coalitions.models.coalitions import Coalition, Resource
from coalitions.models.platforms import PlankStrength
from organizations.limits import LARGEST_AMOUNT
from organizations.models import Entry, Organization, RowQuerySet, Stance, Tenet, Vitality
from organizations.models.checks import FoldedField, number_limits, text_limits, within

_AMOUNT = (0, LARGEST_AMOUNT)
MOST_STEPS = 1_000


class Scenario(Entry):
    """Some steps under a name, seen by those who work in the workspace."""

    coalition = models.ForeignKey(Coalition, models.CASCADE, related_name="scenarios", editable=False)
    name = models.CharField(_("name"), max_length=120)
    name_key = FoldedField(of="name", max_length=360, default="", editable=False)
    note = models.CharField(_("remark"), max_length=1_000, blank=True)

    inward = True
    objects = RowQuerySet.as_manager()

    class Meta:
        verbose_name = _("scenario")
        verbose_name_plural = _("scenarios")
        ordering = ["name_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["coalition", "name_key"],
                name="scenario_name_once",
                violation_error_message=_("A scenario of this coalition has this name already."),
            ),
            models.CheckConstraint(condition=~Q(name__trim=""), name="scenario_named"),
            *text_limits("scenario", name=120, note=1_000),
        ]

    def __str__(self) -> str:
        return self.name


class StepKind(models.TextChoices):
    """What an imagined step does."""

    LEAVES = "leaves", _("leaves")
    JOINS = "joins", _("joins")
    PLANK = "plank", _("changes the platform")
    STANCE = "stance", _("takes a stance")
    SAY = "say", _("gets a say")
    NEED = "need", _("changes what winning takes")


_ABOUT_ONE = (StepKind.LEAVES, StepKind.JOINS, StepKind.SAY, StepKind.STANCE)
_ON_ONE = (StepKind.PLANK, StepKind.STANCE)


class ScenarioStep(Entry):
    """One imagined step. Which columns it fills follows from its kind."""

    scenario = models.ForeignKey(Scenario, models.CASCADE, related_name="steps", editable=False)
    number = models.PositiveSmallIntegerField(_("number"), editable=False, validators=within(1, MOST_STEPS))
    kind = models.CharField(_("what happens"), max_length=10, choices=StepKind)
    organization = models.ForeignKey(
        Organization, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("organization")
    )
    tenet = models.ForeignKey(
        Tenet, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("demand or value")
    )
    strength = models.CharField(_("in the platform"), max_length=20, choices=PlankStrength, blank=True)
    stance = models.SmallIntegerField(_("stance"), choices=Stance, null=True, blank=True)
    vitality = models.PositiveSmallIntegerField(_("how vital"), choices=Vitality, null=True, blank=True)
    red_line = models.BooleanField(_("red line"), default=False)
    say = models.CharField(_("say"), max_length=20, choices=SayStep, blank=True)
    resource = models.CharField(_("resource"), max_length=20, choices=Resource, blank=True)
    low = models.FloatField(_("at least"), null=True, blank=True, validators=within(*_AMOUNT))
    high = models.FloatField(_("at most"), null=True, blank=True, validators=within(*_AMOUNT))

    inward = True
    objects = RowQuerySet.as_manager()

    class Meta:
        verbose_name = _("step of a scenario")
        verbose_name_plural = _("steps of scenarios")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["scenario", "number"], name="step_number_once"),
            models.CheckConstraint(
                condition=Q(kind__in=StepKind.values)
                & (Q(strength="") | Q(strength__in=PlankStrength.values))
                & (Q(say="") | Q(say__in=SayStep.values))
                & (Q(resource="") | Q(resource__in=Resource.values)),
                name="step_words_known",
            ),
            models.CheckConstraint(
                condition=(Q(stance__isnull=True) | Q(stance__range=(-2, 2)))
                & (Q(vitality__isnull=True) | Q(vitality__range=(1, 5))),
                name="step_numbers_known",
            ),
            models.CheckConstraint(
                condition=(~Q(kind__in=_ABOUT_ONE) | Q(organization__isnull=False))
                & (~Q(kind__in=_ON_ONE) | Q(tenet__isnull=False))
                & (~Q(kind=StepKind.PLANK) | ~Q(strength=""))
                & (~Q(kind=StepKind.STANCE) | Q(stance__isnull=False))
                & (~Q(kind=StepKind.SAY) | ~Q(say=""))
                & (~Q(kind=StepKind.NEED) | ~Q(resource="")),
                name="step_whole",
                violation_error_message=_("Something is missing in this step."),
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high")),
                name="step_range_ordered",
                violation_error_message=_("The range goes from low to high."),
            ),
            number_limits("step", number=(1, MOST_STEPS), low=_AMOUNT, high=_AMOUNT),
        ]

    def __str__(self) -> str:
        about = self.organization or self.tenet or self.get_resource_display()
        return f"{self.scenario}: {about} {self.get_kind_display()}"
