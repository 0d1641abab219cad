"""The few words that some filters of the list of organizations take, and what they are called on the page."""

from django.utils.translation import gettext_lazy as _

from coalitions.analysis.members.absorption import Band
from coalitions.analysis.members.verdict import BAND_WORDS

NEXT = {"overdue": _("overdue"), "week": _("due within 7 days"), "none": _("none yet")}
CHECKED = {"never": _("never"), "old": _("more than 90 days ago")}
PEOPLE = {"known": _("known"), "unknown": _("not known")}
INFLUENCE = {str(number): str(number) for number in range(1, 6)}
EMPTIES = {
    "kind": _("Kind"),
    "place": _("Place"),
    "level": _("Level"),
    "constituencies": _("Speaks for"),
    "owner": _("Owner"),
    "next_step": _("Next step"),
    "last_checked": _("Checked"),
    "influence": _("Influence"),
    "short_name": _("Short name"),
    "structure": _("Structure"),
    "website": _("Website"),
    "description": _("About"),
    "source": _("Source"),
}
# The gravest first. The words are those that the pages of coalitions say.
_GRAVITY = (Band.HIGH, Band.MEDIUM_HIGH, Band.MEDIUM, Band.LOW_MEDIUM, Band.LOW, Band.UNKNOWN)
EXPOSURE = {band.name.lower(): _(BAND_WORDS[band].template) for band in _GRAVITY}
