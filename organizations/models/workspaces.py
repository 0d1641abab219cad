"""The private space of one campaign, and who may do what in it."""

from datetime import datetime
from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organizations.models.checks import text_limits
from organizations.models.rows import Remembered, Row, RowQuerySet
from organizations.models.users import User, hash_token
from organizations.moments import looked_at


class Role(models.IntegerChoices):
    """What a member may do; each role may do what those before it may."""

    REPRESENTATIVE = 0, _("representative")  # sees and edits the organizations they speak for, nothing else
    VIEWER = 10, _("viewer")
    ORGANIZER = 20, _("organizer")
    FACILITATOR = 30, _("facilitator")
    ADMIN = 40, _("admin")


class WorkspaceQuerySet(models.QuerySet["Workspace"]):
    def of(self, user: User) -> Self:
        """Those that `user` is a member of."""
        return self.filter(memberships__user=user)


class Workspace(Remembered):
    """One campaign's private space; everything belongs to exactly one."""

    slug = models.CharField(
        _("address"),
        max_length=60,
        unique=True,
        validators=[RegexValidator(r"^[a-z0-9][a-z0-9-]*$", _("Use small letters, digits and hyphens."))],
    )
    name = models.CharField(_("name"), max_length=120)
    # The question that the wall shows above the map.
    question = models.CharField(_("question"), max_length=200, blank=True)
    home = models.ForeignKey(
        "organizations.Organization",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("home organization"),
        help_text=_("Whose eyes you look through: unity is shown with this organization."),
    )
    risk_seen_by = models.SmallIntegerField(
        _("who sees absorption risk"),
        choices=[c for c in Role.choices if c[0] >= Role.VIEWER],
        default=Role.ORGANIZER,
    )
    openings_shown = models.BooleanField(
        _("show who could be won over, and which offer would split you"),
        default=False,
        help_text=_(
            "In the wrong hands it is a map for your opponents. Organizers alone see it; no file holds it."
        ),
    )
    made_at = models.DateTimeField(auto_now_add=True)

    objects = WorkspaceQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            *text_limits("workspace", slug=60, name=120, question=200),
            models.CheckConstraint(condition=~Q(name__trim=""), name="workspace_named"),
            models.CheckConstraint(
                condition=Q(slug__beside_address="") & ~Q(slug="") & ~Q(slug__startswith="-"),
                name="workspace_slug_is_address",
                violation_error_message=_("Use small letters, digits and hyphens."),
            ),
            models.CheckConstraint(
                condition=Q(risk_seen_by__in=[10, 20, 30, 40]), name="workspace_risk_seen_by_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def workspace(self) -> "Workspace":
        """Itself: so it is edited and logged as the rows in it are."""
        return self

    def admins(self) -> list[User]:
        """Who can give roles here, so that whoever is refused knows whom to ask."""
        members = self.memberships.filter(role=Role.ADMIN, user__is_active=True).select_related("user")
        return [membership.user for membership in members]


class MembershipQuerySet(RowQuerySet["Membership"]):
    def admins(self) -> Self:
        return self.filter(role=Role.ADMIN)


class Membership(Row):
    """A person's place in a workspace. (An organization's place in a coalition is an affiliation.)"""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="memberships", editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="memberships", editable=False)
    role = models.SmallIntegerField(_("role"), choices=Role, default=Role.VIEWER)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["-role", "user__email"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "user"],
                name="membership_once",
                violation_error_message=_("This person is a member already."),
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="membership_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}"

    @property
    def can_view(self) -> bool:
        return self.role >= Role.VIEWER

    @property
    def is_organizer(self) -> bool:
        return self.role >= Role.ORGANIZER

    @property
    def can_edit(self) -> bool:
        """Nobody edits the past."""
        return self.is_organizer and not looked_at()

    @property
    def can_present(self) -> bool:
        return self.role >= Role.FACILITATOR and not looked_at()

    @property
    def is_admin(self) -> bool:
        return self.role >= Role.ADMIN

    @property
    def can_see_notes(self) -> bool:
        return self.role >= Role.ORGANIZER

    @property
    def can_see_risk(self) -> bool:
        return self.role >= self.workspace.risk_seen_by


class Representative(Row):
    """A member who speaks for one organization and edits its page."""

    user = models.ForeignKey(User, models.CASCADE, related_name="representations", verbose_name=_("person"))
    organization = models.ForeignKey(
        "organizations.Organization",
        models.CASCADE,
        related_name="representatives",
        verbose_name=_("organization"),
    )

    objects = RowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organization"],
                name="representative_once",
                violation_error_message=_("This person speaks for that organization already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} for {self.organization}"


class InvitationQuerySet(RowQuerySet["Invitation"]):
    def open_at(self, now: datetime) -> Self:
        return self.filter(accepted_at=None, expires_at__gt=now)

    def with_token(self, token: str) -> Self:
        return self.filter(token_hash=hash_token(token))


class Invitation(Row):
    """A link that makes whoever opens it first a member. The token itself is never stored."""

    role = models.SmallIntegerField(_("role"), choices=Role, default=Role.VIEWER)
    organization = models.ForeignKey(
        "organizations.Organization",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("speaks for"),
        help_text=_("Only for representatives."),
    )
    label = models.CharField(_("for whom"), max_length=120, blank=True)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(User, models.CASCADE, related_name="+", editable=False)
    made_at = models.DateTimeField(editable=False)
    expires_at = models.DateTimeField(editable=False)
    accepted_at = models.DateTimeField(null=True, editable=False)
    accepted_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            *text_limits("invitation", label=120),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="invitation_role_known"),
            models.CheckConstraint(
                condition=~Q(role=0) | Q(organization__isnull=False),
                name="invitation_representative_of_someone",
                violation_error_message=_("Choose the organization that the representative speaks for."),
            ),
        ]

    def __str__(self) -> str:
        return self.label or str(self.get_role_display())
