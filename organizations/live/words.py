"""Who changed something, in words."""

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext as _

from organizations.models import Change, User

NAMED: Final = 2


def who_changed(changes: Iterable[Change], *, asking: User) -> str:
    """ "Ada", "Ada and Ben", "Ada and others"; oneself last, as "you"."""
    users = dict.fromkeys(change.user for change in changes)
    names = sorted(str(user) for user in users if user and user != asking)
    if asking in users:
        names.append(_("you"))
    if None in users or not names:
        names.append(_("somebody"))
    if len(names) == 1:
        return names[0]
    if len(names) == NAMED:
        return _("{one} and {other}").format(one=names[0], other=names[1])
    return _("{one} and others").format(one=names[0])


def sentence(said: str) -> str:
    """Begins with a capital, as "you" may stand first."""
    return said[:1].upper() + said[1:]
