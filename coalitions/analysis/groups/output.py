"""What `manage.py analyze` prints of those whom a coalition puts first (docs/analysis/output.md)."""

from collections.abc import Mapping
from typing import Any

from coalitions.analysis.groups.centering import Centering, Voice
from coalitions.analysis.groups.centering_words import centering_words
from coalitions.analysis.inputs import Id


def centering_record(
    found: Centering | None, organizations: Mapping[Id, str], tenets: Mapping[Id, str]
) -> dict[str, Any] | None:
    """A centering as plain values.

    Takes    a centering or None; names by id.
    Returns  the keys of docs/analysis/output.md, in that order; None where the coalition declared nobody.
    Raises   KeyError on an id without a name.
    Cost     O(members).
    Source   docs/analysis/output.md.
    """
    if found is None:
        return None
    return {
        "constituency": found.constituency,
        "members": [organizations[each] for each in found.members],
        "unplaced": [organizations[each] for each in found.unplaced],
        "say": _voice(found.say, organizations),
        "say_estimated": found.say_estimated,
        "slots": _voice(found.slots, organizations),
        "top_asks": [
            {
                "tenet": tenets[each.tenet],
                "strength": each.strength,
                "asked_by": [organizations[id_] for id_ in each.asked_by],
            }
            for each in found.top_asks
        ],
        "in_full": found.in_full,
        "sentences": [str(text) for text in centering_words(found, tenets)],
    }


def _voice(voice: Voice, organizations: Mapping[Id, str]) -> dict[str, Any]:
    return {
        "share": voice.share,
        "member_share": voice.member_share,
        "ratio": voice.ratio,
        "low": voice.low,
        "high": voice.high,
        "known": voice.known,
        "unknown": [organizations[each] for each in voice.unknown],
    }
