"""What two groups have in common, said."""

from django.utils.translation import gettext as _

from coalitions.services.likeness import Reason


def said(reason: Reason) -> str:
    """The reason as one sentence."""
    texts = {
        "name": _(
            "The names differ only in spelling, in abbreviations such as “St”, or in words such as “The”,"
            " “Local” and “Inc.”."
        ),
        "initials": _("“{value}” may be short for the other's name."),
        "within": _("“{but}” may be short for words in the other's name."),
        "but": _("The same name but for “{but}”."),
        "domain": _("Both have the domain {value}."),
        "contact": _("Both have the same contact: {value}."),
    }
    short = reason.kind in ("initials", "within")
    value, but = (each.upper() if short else each for each in (reason.value, reason.but))
    return texts[reason.kind].format(value=value, but=but)
