"""States of the list of organizations that somebody gave a name, for themselves or for everybody here."""

from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organizations.cleaning import fold_name
from organizations.models import Entry, RowQuerySet, User
from organizations.models.checks import FoldedField, text_limits


class SavedViewQuerySet(RowQuerySet["SavedView"]):
    def seen_by(self, user: User) -> Self:
        """Those that everybody here sees, and this person's own; nobody sees those of one who is gone."""
        return self.filter(Q(shared=True) | Q(owner=user))


class SavedView(Entry):
    """A list of organizations as somebody wants to find it again: narrowed, sorted, grouped, its columns.

    Whether it is shared is settled once, so that no private name ever stands in what others see of it.
    """

    name = models.CharField(_("name"), max_length=120)
    name_key = FoldedField(of="name", max_length=360, default="", editable=False)
    query = models.CharField(_("what it shows"), max_length=2_000, blank=True)  # as in an address
    shared = models.BooleanField(
        _("everybody here sees it"), default=False, help_text=_("Else only you do. This stays as it is.")
    )
    owner = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", editable=False, verbose_name=_("saved by")
    )

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        ordering = ["name_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "name_key"],
                condition=Q(shared=True),
                name="saved_view_shared_once",
                violation_error_message=_("A saved view that everybody sees has this name already."),
            ),
            models.UniqueConstraint(
                fields=["workspace", "owner", "name_key"],
                condition=Q(shared=False),
                name="saved_view_own_once",
                violation_error_message=_("You have a saved view with this name already."),
            ),
            models.CheckConstraint(
                condition=~Q(name__trim=""),
                name="saved_view_named",
                violation_error_message=_("A saved view needs a name."),
            ),
            *text_limits("saved_view", name=120, query=2_000),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self.name_key = fold_name(self.name)

    @property
    def only_for_id(self) -> UUID | None:
        return None if self.shared else self.owner_id
