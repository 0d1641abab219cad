"""What moves around the groups: trends, and events."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from coalitions.models.coalitions import Coalition
from organizations.models import Entry, Record, RowQuerySet, Tenet
from organizations.models.checks import text_limits


class TrendKind(models.TextChoices):
    SOCIAL = "social", _("social")
    ECONOMIC = "economic", _("economic")
    POLITICAL = "political", _("political")
    DEMOGRAPHIC = "demographic", _("demographic")
    CULTURAL = "cultural", _("cultural")


class Level(models.TextChoices):
    LOCAL = "local", _("local")
    REGIONAL = "regional", _("regional")
    NATIONAL = "national", _("national")
    INTERNATIONAL = "international", _("international")


class Direction(models.TextChoices):
    RISING = "rising", _("rising")
    FALLING = "falling", _("falling")


class Trend(Record):
    """A rising or falling current at a level."""

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=TrendKind)
    level = models.CharField(_("level"), max_length=20, choices=Level, blank=True)
    direction = models.CharField(_("direction"), max_length=10, choices=Direction)
    since = models.DateField(_("since"), null=True, blank=True)
    note = models.CharField(_("remark"), max_length=1_000, blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)

    objects = RowQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "name"],
                name="trend_name_once",
                violation_error_message=_("A trend with this name exists already."),
            ),
            models.CheckConstraint(condition=~Q(name__trim=""), name="trend_named"),
            models.CheckConstraint(
                condition=Q(kind__in=TrendKind.values)
                & Q(direction__in=Direction.values)
                & (Q(level="") | Q(level__in=Level.values)),
                name="trend_words_known",
            ),
            *text_limits("trend", name=200, note=1_000, source=500),
        ]

    def __str__(self) -> str:
        return self.name


class Effect(Entry):
    """What a trend does to a tenet while it rises: favour or hinder it. Falling, it does the opposite."""

    trend = models.ForeignKey(Trend, models.CASCADE, related_name="effects", editable=False)
    tenet = models.ForeignKey(Tenet, models.CASCADE, related_name="+", verbose_name=_("demand or value"))
    favours = models.BooleanField(_("favours it"), default=True)
    strength = models.PositiveSmallIntegerField(
        _("how strongly"), null=True, blank=True, help_text=_("1 to 5; empty = unknown.")
    )

    objects = RowQuerySet.as_manager()

    class Meta:
        verbose_name = _("effect of a trend")
        verbose_name_plural = _("effects of trends")
        constraints = [
            models.UniqueConstraint(
                fields=["trend", "tenet"],
                name="effect_once",
                violation_error_message=_("What this trend does to that is recorded already."),
            ),
            models.CheckConstraint(
                condition=Q(strength__isnull=True) | Q(strength__range=(1, 5)),
                name="effect_strength_known",
                violation_error_message=_("The strength goes from 1 to 5."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.trend}: {self.tenet}"


class Event(Record):
    """Something that happened on a day."""

    day = models.DateField(_("date"))
    name = models.CharField(_("what happened"), max_length=500)
    coalition = models.ForeignKey(
        Coalition, models.SET_NULL, null=True, blank=True, related_name="events", verbose_name=_("coalition")
    )
    source = models.CharField(_("source"), max_length=500, blank=True)

    objects = RowQuerySet.as_manager()

    class Meta:
        ordering = ["day", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "day", "name"],
                name="event_once",
                violation_error_message=_("This event is recorded already."),
            ),
            models.CheckConstraint(condition=~Q(name__trim=""), name="event_named"),
            *text_limits("event", name=500, source=500),
        ]

    def __str__(self) -> str:
        return self.name
