"""Who may come in: one-time links, and the door that closes for a minute after a few failures.

The clock and the settings are read by the callers.
"""

from datetime import datetime, timedelta

from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from organizations.models import SignInAttempt, SignInLink, User
from organizations.models.users import LOCAL_EMAIL, SignInLinkQuerySet

LINK_LASTS = timedelta(minutes=30)
TRIES, WINDOW = 5, timedelta(minutes=1)


def local_person() -> User:
    """Whoever sits at this machine: a person without a password, for the local server's own link.

    Without a name until they give one. Earlier versions called them "You", which others can't read.
    """
    User.objects.filter(email=LOCAL_EMAIL, name="You").update(name="")
    person = User.objects.filter(email=LOCAL_EMAIL).first()
    return person or User.objects.create_user(LOCAL_EMAIL)


@transaction.atomic
def new_link(*, user: User, now: datetime, lasts: timedelta = LINK_LASTS) -> str:
    """The token of a new link; the links made for this person before sign nobody in any more."""
    user.sign_in_links.open_at(now).update(used_at=now)
    return SignInLink.make(user=user, now=now, lasts=lasts)


def end_links(*, user: User, now: datetime) -> None:
    """Links on their way to this person are worth nothing from now on."""
    user.sign_in_links.open_at(now).update(used_at=now)


def use_link(*, token: str, now: datetime, local_door: bool) -> User | None:
    """The person a link was made for, once; nobody if it is unknown, used, too old or not for this door.

    The database decides which of two simultaneous uses was first: the UPDATE names the row's own columns
    only, since PostgreSQL wouldn't look again at a joined table after waiting for the other one.
    """
    link = openable_links(token=token, now=now, local_door=local_door).select_related("user").first()
    if link is None or not SignInLink.objects.filter(pk=link.pk).open_at(now).update(used_at=now):
        return None
    return link.user


def openable_links(*, token: str, now: datetime, local_door: bool) -> SignInLinkQuerySet:
    """The link of that token if it still opens; the local person's only through the local door."""
    links = SignInLink.objects.with_token(token).open_at(now).filter(user__is_active=True)
    return links if local_door else links.exclude(user__email=LOCAL_EMAIL)


def mail_link(*, email: str, site: str, now: datetime) -> None:
    """Send a sign-in link, or word that nobody signs in with this address.

    A mail goes out either way: whoever waits at the page can't tell the two apart by the time it takes.
    Raises OSError if the mail server can't be used.
    """
    user = User.objects.filter(email=email, is_active=True).first()
    link = (
        f"{site}{reverse('organizations:sign_in_link', args=[new_link(user=user, now=now)])}" if user else ""
    )
    minutes = LINK_LASTS // timedelta(minutes=1)
    words = render_to_string(
        "organizations/sign_in_mail.txt", {"link": link, "site": site, "minutes": minutes}
    )
    send_mail(_("Sign in to Basis"), words, None, [email])


def knock(*, email: str, address: str, now: datetime) -> SignInAttempt | None:
    """Note a try before it is looked at, so that a hundred at once are counted too; None = too many.

    Give the attempt to `forget_attempts` when it succeeds. Tries that found the door closed don't count,
    or anybody could keep somebody else out for as long as they liked.
    """
    SignInAttempt.objects.filter(at__lt=now - 60 * WINDOW).delete()
    attempt = SignInAttempt.objects.create(
        account_hash=_hash(email.strip().lower()), address_hash=_hash(address), at=now
    )
    recent = SignInAttempt.objects.filter(at__gt=now - WINDOW)
    of_account = recent.filter(account_hash=attempt.account_hash).count()
    of_address = recent.filter(address_hash=attempt.address_hash).count()
    if max(of_account, of_address) <= TRIES:
        return attempt
    attempt.delete()
    return None


def forget_attempts(attempt: SignInAttempt) -> None:
    """The person came in: what they mistyped before counts no more, for their account."""
    SignInAttempt.objects.filter(account_hash=attempt.account_hash).delete()


def _hash(value: str) -> str:
    return salted_hmac("organizations.signing_in", value, algorithm="sha256").hexdigest()
