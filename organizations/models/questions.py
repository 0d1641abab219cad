"""What is to be asked: which organization, on which tenet."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.models.organizations import Organization
from organizations.models.rows import Entry, RowQuerySet
from organizations.models.tenets import Tenet
from organizations.models.users import User


class Question(Entry):
    """Somebody marked: ask them where they stand on this. It goes once they said so."""

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="questions", verbose_name=_("organization")
    )
    tenet = models.ForeignKey(Tenet, models.CASCADE, related_name="questions", verbose_name=_("tenet"))
    asked_by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", verbose_name=_("marked by")
    )
    asked_at = models.DateTimeField(_("marked at"), default=timezone.now)

    inward = True
    objects = RowQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "tenet"],
                name="question_once",
                violation_error_message=_("This is marked to be asked already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.tenet}"
