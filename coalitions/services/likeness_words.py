"""What two groups have in common, said."""

from django.utils.translation import gettext as _

from coalitions.services.likeness import Reason


def said(reason: Reason) -> str:
    """The reason as one sentence."""
    texts = {
        "name": _("The names differ only in spelling, or in words such as “The” and “Inc.”."),
        "initials": _("“{value}” may be short for the other's name."),
        "domain": _("Both have the domain {value}."),
        "contact": _("Both have the same contact: {value}."),
    }
    value = reason.value.upper() if reason.kind == "initials" else reason.value
    return texts[reason.kind].format(value=value)
