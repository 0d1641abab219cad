"""That somebody asked whether some members of a coalition move together: who sees the answer sees that."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coalitions.models.coalitions import Coalition
from organizations.models import Entry, RowQuerySet, User
from organizations.models.checks import text_limits


class Inquiry(Entry):
    """Only while one stands is anything said of members that move together; taken back, nothing is."""

    coalition = models.OneToOneField(Coalition, models.CASCADE, related_name="inquiry", editable=False)
    reason = models.CharField(_("why you ask"), max_length=1_000, blank=True)
    asked_by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", editable=False, verbose_name=_("asked by")
    )
    asked_on = models.DateField(_("asked on"), default=timezone.localdate, editable=False)

    objects = RowQuerySet.as_manager()

    class Meta:
        verbose_name = _("inquiry")
        verbose_name_plural = _("inquiries")
        constraints = text_limits("inquiry", reason=1_000)

    def __str__(self) -> str:
        return str(self.coalition)
