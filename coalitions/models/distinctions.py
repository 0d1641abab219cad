"""Two organizations that look like one and are two."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from organizations.models import Entry, Organization, RowQuerySet


class Distinction(Entry):
    """Somebody looked at these two and found that they are not the same: nobody is asked again."""

    a = models.ForeignKey(
        Organization, models.CASCADE, related_name="+", editable=False, verbose_name=_("organization")
    )
    b = models.ForeignKey(
        Organization, models.CASCADE, related_name="+", editable=False, verbose_name=_("and")
    )

    inward = True
    objects = RowQuerySet.as_manager()

    class Meta:
        verbose_name = _("difference")
        verbose_name_plural = _("differences")
        constraints = [
            models.UniqueConstraint(
                fields=["a", "b"],
                name="distinction_once",
                violation_error_message=_("That these two are not the same is recorded already."),
            ),
            # One order only (that of their ids), so that a pair can't be recorded twice.
            models.CheckConstraint(
                condition=Q(a__lt=F("b")),
                name="distinction_ordered",
                violation_error_message=_("A difference is between two organizations."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.a} – {self.b}"
