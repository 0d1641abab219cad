"""What a group can hold: values, modes of operation, interests, goals, demands, actions."""

from itertools import count
from typing import Self

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from organizations.models.checks import text_limits
from organizations.models.rows import Entry, Record, RowQuerySet


class Facet(models.TextChoices):
    VALUE = "value", _("value")
    MODE = "mode", _("mode of operation")
    INTEREST = "interest", _("interest")
    GOAL = "goal", _("goal")
    DEMAND = "demand", _("demand")
    ACTION = "action", _("action")


class TenetQuerySet(RowQuerySet["Tenet"]):
    def asks(self) -> Self:
        """Goals, demands and actions: what a group asks for."""
        return self.filter(facet__in=[Facet.GOAL, Facet.DEMAND, Facet.ACTION])

    def mentioning(self, text: str) -> Self:
        return self.filter(Q(name__icontains=text) | Q(statement__icontains=text) | Q(code__icontains=text))

    def by_facet(self) -> Self:
        """From values to actions, in the order of `Facet`, then by code."""
        places = (When(facet=facet, then=Value(at)) for at, facet in enumerate(Facet.values))
        return self.annotate(facet_place=Case(*places)).order_by("facet_place", "code")

    def free_code(self) -> str:
        """A code that none of these has yet."""
        taken = {code.upper() for code in self.values_list("code", flat=True)}
        return next(f"T{number}" for number in count(1) if f"T{number}" not in taken)


class Tenet(Record):
    """One thing a group can hold, of one facet."""

    workspace = models.ForeignKey(
        "organizations.Workspace", models.CASCADE, related_name="tenets", editable=False
    )
    # A short key such as D07, by which files refer to the tenet.
    code = models.CharField(_("code"), max_length=40, help_text=_("Short, such as D07; files refer to it."))
    facet = models.CharField(_("facet"), max_length=10, choices=Facet, default=Facet.DEMAND)
    name = models.CharField(_("name"), max_length=200)
    statement = models.TextField(_("wording"), max_length=10_000, blank=True)

    objects = TenetQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "code"],
                name="tenet_code_once",
                violation_error_message=_("Another demand or value has this code."),
            ),
            models.CheckConstraint(condition=~Q(name__trim="") & ~Q(code__trim=""), name="tenet_named"),
            models.CheckConstraint(condition=Q(facet__in=Facet.values), name="tenet_facet_known"),
            *text_limits("tenet", code=40, name=200, statement=10_000),
        ]

    def __str__(self) -> str:
        return self.name


class Legitimation(Entry):
    """Tenet `source`, once accepted, makes tenet `target` easier to agree to. Circles are allowed."""

    source = models.ForeignKey(Tenet, models.CASCADE, related_name="legitimizes", verbose_name=_("accepting"))
    target = models.ForeignKey(
        Tenet, models.CASCADE, related_name="legitimized_by", verbose_name=_("makes easier")
    )
    strength = models.PositiveSmallIntegerField(
        _("strength"), null=True, blank=True, help_text=_("1 a little … 5 almost certainly; empty = unknown")
    )

    objects = RowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "target"],
                name="legitimation_once",
                violation_error_message=_("This step is recorded already."),
            ),
            models.CheckConstraint(
                condition=~Q(source=F("target")),
                name="legitimation_of_another",
                violation_error_message=_("A demand or value can't make itself easier."),
            ),
            models.CheckConstraint(
                condition=Q(strength__isnull=True) | Q(strength__range=(1, 5)),
                name="legitimation_strength_range",
                violation_error_message=_("Strength goes from 1 to 5."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"
