"""What a group says is not right: of what is recorded of it, or of a result about it."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coalitions.models.coalitions import Coalition
from organizations.models import Entry, Organization, RowQuerySet, Tenet, User
from organizations.models.checks import text_limits


class Disputed(models.TextChoices):
    """What about: its position on something, or one of the results in a coalition."""

    POSITION = "position", _("where it stands")
    FIT = "fit", _("what it gets")
    EXPOSURE = "exposure", _("its absorption risk")
    LOSSES = "losses", _("what it lost")


class DisputeQuerySet(RowQuerySet["Dispute"]):
    def standing(self) -> Self:
        """Those that nobody has settled."""
        return self.filter(settled_on__isnull=True)

    def about_positions(self) -> Self:
        return self.filter(about=Disputed.POSITION)

    def about_results(self, *, risk: bool) -> Self:
        """`risk`: with those about the absorption risk, which not everybody may see."""
        found = self.exclude(about=Disputed.POSITION)
        return found if risk else found.exclude(about=Disputed.EXPOSURE)


class Dispute(Entry):
    """A group disputes something, with a reason; it shows wherever that shows, until it is settled."""

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="disputes", editable=False, verbose_name=_("organization")
    )
    about = models.CharField(_("what is disputed"), max_length=10, choices=Disputed, editable=False)
    tenet = models.ForeignKey(
        Tenet, models.CASCADE, null=True, related_name="+", editable=False, verbose_name=_("demand or value")
    )
    coalition = models.ForeignKey(
        Coalition, models.CASCADE, null=True, related_name="disputes", editable=False,
        verbose_name=_("coalition"),
    )  # fmt: skip
    reason = models.CharField(_("what is not right"), max_length=1_000)
    by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", editable=False, verbose_name=_("said by")
    )
    said_on = models.DateField(_("said on"), default=timezone.localdate, editable=False)
    settled_on = models.DateField(_("settled on"), null=True, blank=True, editable=False)
    answer = models.CharField(_("answer"), max_length=1_000, blank=True)

    of_risk = {"about": Disputed.EXPOSURE}
    own = False  # whether the person asking may take it back: set by the page that shows it

    objects = DisputeQuerySet.as_manager()

    class Meta:
        verbose_name = _("dispute")
        verbose_name_plural = _("disputes")
        ordering = ["-said_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "tenet"],
                condition=Q(about="position", settled_on__isnull=True),
                name="dispute_of_position_once",
                violation_error_message=_("This is disputed already."),
            ),
            models.UniqueConstraint(
                fields=["organization", "about", "coalition"],
                condition=~Q(about="position") & Q(settled_on__isnull=True),
                name="dispute_of_result_once",
                violation_error_message=_("This is disputed already."),
            ),
            models.CheckConstraint(
                condition=Q(about=Disputed.POSITION, tenet__isnull=False, coalition__isnull=True)
                | Q(
                    about__in=(Disputed.FIT, Disputed.EXPOSURE, Disputed.LOSSES),
                    tenet__isnull=True,
                    coalition__isnull=False,
                ),
                name="dispute_about_one_thing",
            ),
            models.CheckConstraint(
                condition=~Q(reason__trim=""),
                name="dispute_reasoned",
                violation_error_message=_("Say what is not right."),
            ),
            *text_limits("dispute", reason=1_000, answer=1_000),
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.get_about_display()} ({self.tenet or self.coalition})"
