"""What those whom a coalition puts first have in it, in plain sentences."""

from collections.abc import Mapping, Sequence

from coalitions.analysis.groups.centering import Centering, TopAsk, Voice
from coalitions.analysis.inputs import Id
from coalitions.analysis.wording import Text, gettext_noop, percent, say

MORE, LESS = 1.1, 0.9  # share / member share: between them it is "about as their number"


def centering_words(found: Centering, tenets: Mapping[Id, str]) -> tuple[Text, ...]:
    """What is recorded of their voice and of what they ask for, what is unknown included.

    Takes    a centering; names of tenets by id.
    Returns  sentences: who they are, their say, their speaking slots, what they ask for most.
    Raises   KeyError on a tenet without a name.
    Cost     O(members).
    Source   method 6.3, wording rules.
    """
    if not found.members:
        return (_nobody(found),)
    return (
        *_who(found),
        *_voice_words(found.say, found.of, _SAY),
        *_guessed(found),
        *_voice_words(found.slots, found.of, _SLOTS),
        *_ask_words(found, tenets),
    )


def _nobody(found: Centering) -> Text:
    if found.unplaced:
        template = gettext_noop(
            "Nobody here is recorded as speaking for %(constituency)s; of %(unplaced)s of %(of)s members it "
            "is not recorded for whom they speak."
        )
    else:
        template = gettext_noop("Nobody here speaks for %(constituency)s.")
    return say(template, constituency=found.constituency, unplaced=len(found.unplaced), of=found.of)


def _who(found: Centering) -> list[Text]:
    values = {"constituency": found.constituency, "n": len(found.members), "of": found.of}
    texts = [
        Text(gettext_noop("Recorded as speaking for %(constituency)s: %(n)s of %(of)s members."), values)
    ]
    if found.unplaced:
        template = gettext_noop("Of %(n)s more it is not recorded for whom they speak; they are left out.")
        texts.append(say(template, n=len(found.unplaced)))
    return texts


_SAY = {
    "more": gettext_noop(
        "They have %(share)s of the say and are %(members)s of %(counted)s: more than even."
    ),
    "less": gettext_noop(
        "They have %(share)s of the say and are %(members)s of %(counted)s: less than even."
    ),
    "even": gettext_noop("They have %(share)s of the say and are %(members)s of %(counted)s: about even."),
    "none": gettext_noop("Their share of the say could not be assessed."),
    "unknown": gettext_noop("The say of %(n)s of %(of)s members is not recorded."),
    "open": gettext_noop("What is not known of the say could turn this round."),
}
_SLOTS = {
    "more": gettext_noop(
        "They have %(share)s of the speaking slots and are %(members)s of %(counted)s: more than even."
    ),
    "less": gettext_noop(
        "They have %(share)s of the speaking slots and are %(members)s of %(counted)s: less than even."
    ),
    "even": gettext_noop(
        "They have %(share)s of the speaking slots and are %(members)s of %(counted)s: about even."
    ),
    "none": gettext_noop("Their share of the speaking slots could not be assessed."),
    "unknown": gettext_noop("The speaking slots of %(n)s of %(of)s members are not recorded."),
    "open": gettext_noop("What is not known of the speaking slots could turn this round."),
}


def voice_band(ratio: float) -> str:
    """Whether a share beside a share of members is more, less, or about even."""
    return "more" if ratio > MORE else "less" if ratio < LESS else "even"


def _voice_words(voice: Voice, of: int, words: Mapping[str, str]) -> list[Text]:
    texts = []
    if voice.ratio is None or voice.share is None or voice.member_share is None:
        texts.append(Text(words["none"]))
    else:
        template = words[voice_band(voice.ratio)]
        texts.append(
            say(
                template,
                share=percent(voice.share),
                members=percent(voice.member_share),
                counted=_counted(voice, of),
            )
        )
    if voice.unknown:
        texts.append(say(words["unknown"], n=len(voice.unknown), of=of))
    if _either_way(voice):
        texts.append(Text(words["open"]))
    return texts


def _counted(voice: Voice, of: int) -> Text:
    """Of whom they are a share: all members, or those of whom enough is recorded."""
    if voice.known == of:
        return Text(gettext_noop("the members"))
    return say(gettext_noop("the %(n)s members of whom it is known"), n=voice.known)


def _either_way(voice: Voice) -> bool:
    """Whether what is unknown could change the band; without ends it always could."""
    if voice.ratio is None:
        return False
    if voice.low is None or voice.high is None:
        return True
    return voice_band(voice.low) != voice_band(voice.high)


def _guessed(found: Centering) -> list[Text]:
    if not found.say_estimated:
        return []
    template = gettext_noop("What say they have is our estimate for %(n)s of %(of)s members.")
    return [say(template, n=found.say_estimated, of=found.say.known)]


def _ask_words(found: Centering, tenets: Mapping[Id, str]) -> list[Text]:
    if not found.top_asks:
        return [Text(gettext_noop("Nobody has told us what they ask for."))]
    texts = [_tops(found.top_asks, tenets)]
    if found.silent:
        template = gettext_noop("Nobody has told us what %(n)s of them ask for.")
        texts.append(say(template, n=len(found.silent)))
    return texts


def _tops(asks: Sequence[TopAsk], tenets: Mapping[Id, str]) -> Text:
    """How what they ask for most stands; of several asked for equally, how many stand in full."""
    if len(asks) == 1:
        return say(_stands(asks[0]), ask=tenets[asks[0].tenet])
    template = gettext_noop(
        "They ask for %(n)s things equally and most: %(full)s stand in full, %(weakened)s weakened, %(out)s "
        "not in the platform."
    )
    full, out = sum(each.strength >= 1 for each in asks), sum(each.strength <= 0 for each in asks)
    return say(template, n=len(asks), full=full, weakened=len(asks) - full - out, out=out)


def _stands(ask: TopAsk) -> str:
    if ask.strength >= 1:
        return gettext_noop("What they ask for most, “%(ask)s”, stands in full.")
    if ask.strength > 0:
        return gettext_noop("What they ask for most, “%(ask)s”, stands weakened.")
    return gettext_noop("What they ask for most, “%(ask)s”, is not in the platform.")
