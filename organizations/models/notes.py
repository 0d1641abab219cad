"""What only those who may see notes can see: candid notes, and people to reach.

Tables of their own, so that no list, map, export or template can show one by accident.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organizations.models.checks import text_limits
from organizations.models.organizations import Organization
from organizations.models.rows import Record, RowQuerySet
from organizations.models.users import User


class Note(Record):
    """A private note on an organization."""

    private = True

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="notes", editable=False)
    author = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", editable=False)
    # Who wrote it where that is not a user here (imported files).
    written_by = models.CharField(_("written by"), max_length=120, blank=True, editable=False)
    written_on = models.DateField(_("written on"))
    text = models.TextField(_("note"), max_length=10_000)

    objects = RowQuerySet.as_manager()

    class Meta:
        ordering = ["-written_on", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text__trim=""), name="note_says_something"),
            *text_limits("note", text=10_000, written_by=120),
        ]

    def __str__(self) -> str:
        return str(_("note on {organization}")).format(organization=self.organization)


class Contact(Record):
    """A person to reach at an organization."""

    private = True

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="contacts", editable=False)
    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=120, blank=True)
    email = models.CharField(_("e-mail"), max_length=254, blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    note = models.CharField(_("remark"), max_length=1_000, blank=True)

    objects = RowQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~Q(name__trim=""), name="contact_named"),
            *text_limits("contact", name=120, role=120, email=254, phone=60, note=1_000),
        ]

    def __str__(self) -> str:
        return str(_("contact at {organization}")).format(organization=self.organization)
