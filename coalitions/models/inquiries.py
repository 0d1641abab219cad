"""That somebody asked whether some members of a coalition move together: who sees the answer sees that."""

from collections.abc import Iterable

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coalitions.models.coalitions import Coalition
from organizations.models import Entry, Organization, RowQuerySet, User
from organizations.models.checks import text_limits


class Inquiry(Entry):
    """Only while one stands is anything said of members that move together; taken back, nothing is."""

    coalition = models.OneToOneField(Coalition, models.CASCADE, related_name="inquiry", editable=False)
    reason = models.CharField(_("why you ask"), max_length=1_000, blank=True)
    named = models.ManyToManyField(
        Organization,
        through="NamedMember",
        blank=True,
        related_name="+",
        verbose_name=_("about these members alone"),
        help_text=_(
            "Only if something other than their answers made you name them, before anybody looked. Nobody "
            "chosen: all members are looked at."
        ),
    )
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

    def name_beforehand(self, organizations: Iterable[Organization]) -> None:
        """Make these the members that it is asked about; for a question that was just saved."""
        for organization in organizations:
            self.named_members.create(workspace_id=self.workspace_id, organization=organization)


class NamedMember(Entry):
    """A member that a question names, before anything was looked at."""

    inquiry = models.ForeignKey(Inquiry, models.CASCADE, related_name="named_members", editable=False)
    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="+", verbose_name=_("organization")
    )

    objects = RowQuerySet.as_manager()

    class Meta:
        verbose_name = _("member named beforehand")
        verbose_name_plural = _("members named beforehand")
        constraints = [
            models.UniqueConstraint(
                fields=["inquiry", "organization"],
                name="named_member_once",
                violation_error_message=_("This member is named already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.inquiry}"
