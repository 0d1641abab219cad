"""Who signs in, and the single-use links that let them."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any, ClassVar, Self
from uuid import uuid4

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from organizations.models.checks import text_limits

LOCAL_EMAIL = "you@localhost"  # of whoever sits at the machine that Basis runs on


class UserManager(BaseUserManager["User"]):
    """People are known by their e-mail address, whatever its case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").strip().lower())


class User(AbstractUser):
    """A person who signs in. What they may do is said by their memberships, never here."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    username = None  # type: ignore[assignment]  # AbstractUser declares one; we sign in by e-mail
    email = models.EmailField(_("e-mail address"), max_length=254, unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    sessions_ended = models.PositiveIntegerField(default=0, editable=False)
    # Whether others see which page this person has open; who hides doesn't see others either.
    shows_presence = models.BooleanField(_("show others where I am"), default=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()  # type: ignore[misc,assignment]  # AbstractUser's manager asks for a username

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="user_email_lower"),
            *text_limits("user", email=254, name=120),
        ]

    def __str__(self) -> str:
        """Everybody in a workspace may read this, so never the whole address, and never "you"."""
        if not self.name and self.email == LOCAL_EMAIL:
            return str(_("Local admin"))
        return self.name or self.email.partition("@")[0]

    def get_session_auth_hash(self) -> str:
        """A session must know this to go on: it differs after another password, and after `end_sessions`."""
        of_password = super().get_session_auth_hash()
        if not self.sessions_ended:
            return of_password
        return salted_hmac(
            "basis.sessions", f"{of_password} {self.sessions_ended}", algorithm="sha256"
        ).hexdigest()

    def end_sessions(self) -> None:
        """Every session of this person ends with its next request; `update_session_auth_hash` keeps one."""
        User.objects.filter(pk=self.pk).update(sessions_ended=F("sessions_ended") + 1)
        self.refresh_from_db(fields=["sessions_ended"])


def hash_token(token: str) -> str:
    """Only this is stored, so that a leaked database signs nobody in."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_token() -> tuple[str, str]:
    """A token of 256 random bits for a link, and its hash for the database."""
    token = secrets.token_urlsafe(32)
    return token, hash_token(token)


class SignInLinkQuerySet(models.QuerySet["SignInLink"]):
    def open_at(self, now: datetime) -> Self:
        return self.filter(used_at=None, expires_at__gt=now)

    def with_token(self, token: str) -> Self:
        return self.filter(token_hash=hash_token(token))


class SignInLink(models.Model):
    """A link that signs one person in, once, for a short while. The token itself is never stored."""

    user = models.ForeignKey(User, models.CASCADE, related_name="sign_in_links")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    objects = SignInLinkQuerySet.as_manager()

    def __str__(self) -> str:
        return f"link for {self.user_id}, until {self.expires_at}"

    @classmethod
    def make(cls, *, user: User, now: datetime, lasts: timedelta) -> str:
        """Store a new link for `user` and return its token (256 bits), which can't be had again."""
        token, hashed = new_token()
        cls.objects.create(user=user, token_hash=hashed, made_at=now, expires_at=now + lasts)
        return token


class SignInAttempt(models.Model):
    """A failed sign-in; a few of them in a row close the door for a minute (organizations/services.py)."""

    # Hashes of the e-mail address and of the network address: enough to count, nothing to read.
    account_hash = models.CharField(max_length=64, db_index=True)
    address_hash = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.at)
