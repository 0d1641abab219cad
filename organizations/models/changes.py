"""Who changed what, when: one act, one transaction, one row."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final
from uuid import uuid4

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.models.checks import text_limits
from organizations.models.rows import RowQuerySet, Versioned
from organizations.models.users import User
from organizations.models.workspaces import Membership, Workspace

# Acts that a person takes back by doing the opposite, or not at all.
LASTING = ("membership.", "invitation.", "representative.", "workspace.added", "history.began")
LONGEST_WHY: Final = 300
TOLD_ONE_BY_ONE: Final = 40  # organizations; beyond that a change reaches "many"
REPRESENTED: Final = "represented"  # beside the kinds of rows: whose representatives may know of it


class ChangeQuerySet(RowQuerySet["Change"]):
    def latest_first(self) -> "ChangeQuerySet":
        return self.order_by("-at", "-id")

    def seen_by(self, membership: Membership) -> "ChangeQuerySet":
        """Who joined, left or got another role is for admins to look at; what is somebody's own, for them;
        and what is said of absorption risk for those who may see that.
        """
        own = self.filter(Q(only_for=None) | Q(only_for=membership.user_id))
        own = own if membership.can_see_risk else own._silent_on_risk()
        return own if membership.is_admin else own.of_data()

    def _silent_on_risk(self) -> "ChangeQuerySet":
        """Without those whose subject tells of risk; of others that wrote such a row too it isn't told."""
        found = self
        for model in apps.get_models():
            if columns := getattr(model, "of_risk", None):
                told = getattr(model, "history").filter(**columns).values("id")  # noqa: B009
                found = found.exclude(subject_kind=model._meta.model_name, subject_id__in=told)
        return found

    def of_data(self) -> "ChangeQuerySet":
        """Without who joined, left or got another role."""
        people = Q()
        for noun in ("membership.", "invitation.", "representative."):
            people |= Q(act__startswith=noun)
        return self.exclude(people)

    def deletions(self) -> "ChangeQuerySet":
        """What was deleted and has not been brought back."""
        return self.filter(act__endswith=".deleted", undone_by=None)


class Change(models.Model):
    """One act of one user. Never edited but for the reason said of it, never deleted but with its workspace.

    `before` and `after` hold the columns that the act changed in its subject (null where there was no
    row before, or is none after); for notes and contacts only the names of the columns. `reach` says whom
    it concerns: for each kind of row that was written the ids of their organizations, null for many; and
    under REPRESENTED those of them whose representatives may see such a row.
    `why` is what somebody said of it, with the act or afterwards: then `why_at` and `why_by` tell of that.
    That is a note on the log, no change of the workspace: it writes no Change and is not taken back.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="changes")
    user = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    act = models.CharField(max_length=60)  # noun.verb, e.g. "position.edited"
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.UUIDField(null=True)
    subject_label = models.CharField(max_length=300, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    # The change that this one took back.
    undoes = models.ForeignKey("self", models.SET_NULL, null=True, related_name="undone_by")

    # Whom alone it concerns, where that is one person: nobody else reads of it, and it goes with them.
    only_for = models.ForeignKey(User, models.CASCADE, null=True, related_name="+")
    reach = models.JSONField(default=dict, editable=False)
    why = models.CharField(max_length=LONGEST_WHY, blank=True)
    why_at = models.DateTimeField(null=True, editable=False)
    why_by = models.ForeignKey(User, models.SET_NULL, null=True, editable=False, related_name="+")

    # Its place in the workspace's log, from 1, and the seal over itself and the one before (sealing.py).
    number = models.PositiveBigIntegerField(null=True, editable=False)
    seal = models.CharField(max_length=64, blank=True, editable=False)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]
        constraints = [
            *text_limits("change", act=60, subject_kind=60, subject_label=300, why=LONGEST_WHY, seal=64),
            models.UniqueConstraint(fields=["workspace", "number"], name="change_number_once"),
        ]
        indexes = [models.Index(fields=["workspace", "subject_id"], name="change_subject")]
        verbose_name = _("change")

    def __str__(self) -> str:
        return f"{self.act} {self.subject_label}"

    def about(
        self, row: Versioned, *, before: dict[str, object] | None, after: dict[str, object] | None
    ) -> None:
        """Say which row this act changed and how; what a private row says stays out of the log."""
        self.subject_kind, self.subject_id = row._meta.model_name or "", row.pk
        self.only_for_id = row.only_for_id
        self.subject_label = "" if row.private else str(row)[:300]
        hide = row.private
        self.before = dict.fromkeys(before) if before and hide else before
        self.after = dict.fromkeys(after) if after and hide else after

    def reached(self, rows: Sequence[Versioned]) -> None:
        """Note whom these rows, all of one kind, are about."""
        self._note(rows[0]._meta.model_name or "", rows)
        if told := [row for row in rows if not row.inward]:
            self._note(REPRESENTED, told)

    def _note(self, name: str, rows: Sequence[Versioned]) -> None:
        columns = _organization_columns(type(rows[0]))
        found = {str(getattr(row, column)) for row in rows for column in columns if getattr(row, column)}
        noted: dict[str, list[str] | None] = self.reach
        known = noted.get(name, [])
        if known is not None:
            together = sorted(found.union(known))
            noted[name] = together if len(together) <= TOLD_ONE_BY_ONE else None


class LogEnd(models.Model):
    """Where a workspace's log ends: how many changes it has, the last seal. Its lock keeps them in line."""

    workspace = models.OneToOneField(Workspace, models.CASCADE, primary_key=True, related_name="+")
    number = models.PositiveBigIntegerField(default=0)
    seal = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = text_limits("logend", seal=64)

    def __str__(self) -> str:
        return f"{self.number} {self.seal}"


@cache
def _organization_columns(model: type[models.Model]) -> tuple[str, ...]:
    """Which columns of a row hold an organization's id."""
    if model._meta.label == "organizations.Organization":
        return ("id",)
    pointing: Any = (field for field in model._meta.concrete_fields if field.is_relation)
    return tuple(
        field.attname for field in pointing if field.related_model._meta.label == "organizations.Organization"
    )
