"""The words people write for stances, evidence, ties and the like, and what each means in the native form."""

import re
import unicodedata
from functools import lru_cache

_LEGEND = re.compile(r"[+-]?\d+(?:\.\d+)?\s*(?:[-–—:=.)]|\s)\s*(?=\D)")
_TRAILING = re.compile(r"\s*\(\s*[+-]?\d+(?:\.\d+)?\s*\)\Z")
_SIGNS = dict.fromkeys("✓✔☑✅✗✘❌👍👎", None)


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """The text without case, accents, punctuation and spaces: what two spellings have in common."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(
        letter for letter in decomposed if letter.isalnum() or letter in _SIGNS or ord(letter) > 0x2FFFF
    )


def word(text: str) -> str:
    """A cell's word, folded, without a legend's number: "2 - strong support" and "Strong support (2)"."""
    return fold(_TRAILING.sub("", _LEGEND.sub("", text, count=1)))


def _table(entries: dict[str, str]) -> dict[str, str]:
    return {fold(word): value for value, words in entries.items() for word in words.split("|")}


STANCE_WORDS = {
    2: "strongly support|strong support|strongly supportive|strongly supports|strongly agree"
    "|strongly agrees"
    "|strongly for|strongly in favor|strongly in favour|strongly favor|strongly favour|very supportive"
    "|fully support|full support|champion|champions|core ally|strong ally|active ally"
    "|active allies|active support|active supporter|actively supports|actively support|active|yes|y|x|✓"
    "|✔|☑|✅"
    "|true|👍|signed|signed on|endorsed|endorses",
    1: "support|supports|supported|supporter|supportive|agree|agrees|for|favor|favour|in favor"
    "|in favour|favors"
    "|pro|positive|ally|allies|passive ally|passive allies|passive support|passive supporter|lean support"
    "|leans support|leaning support|lean yes|leaning yes|likely|likely support|somewhat support"
    "|somewhat agree"
    "|somewhat supportive|sympathetic|friendly|leaning|a favor",
    0: "neutral|neither|undecided|mixed|no position|no stance|no opinion|abstain|abstains|ambivalent"
    "|neither agree nor disagree|on the fence|fence|swing|uncommitted|indifferent|persuadable|bystander",
    -1: "oppose|opposes|opposed|opposing|opponent|disagree|disagrees|against|anti|con|contra|negative"
    "|passive opponent|passive opponents|passive opposition|lean oppose|leans oppose|leaning oppose|lean no"
    "|leaning no|unlikely|somewhat oppose|somewhat disagree|skeptical|sceptical|skeptic|sceptic|reluctant"
    "|unsupportive|unfriendly|not supportive|en contra|hesitant",
    -2: "strongly oppose|strong opposition|strongly opposed|strongly opposes|strongly disagree"
    "|strongly disagrees"
    "|strongly against|strong opponent|active opponent|active opponents|active opposition|actively opposes"
    "|actively opposed|resistant|resistor|resister|hostile|blocker|no|n|✗|✘|❌|false|👎",
}
STANCES: dict[str, int] = {
    fold(spelling): stance for stance, words in STANCE_WORDS.items() for spelling in words.split("|")
}
STANCES.pop("", None)
SHOWN_STANCES = "strongly support, support, neutral, oppose, strongly oppose, yes, no, champion, resistant"

UNKNOWN_WORDS = frozenset(
    fold(spelling)
    for spelling in [
        "unknown",
        "don't know",
        "dont know",
        "dk",
        "do not know",
        "not known",
        "n/a",
        "na",
        "tbd",
        "unclear",
        "maybe",
        "perhaps",
        "possibly",
        "no idea",
        "unsure",
        "not sure",
        "not asked",
        "no data",
        "no answer",
        "no response",
        "not assessed",
        "unassessed",
    ]
)
LEVELS = {
    "high": 5,
    "hi": 5,
    "h": 5,
    "medium": 3,
    "med": 3,
    "mid": 3,
    "moderate": 3,
    "m": 3,
    "low": 1,
    "l": 1,
}
LEVELS |= {"strong": 5, "weak": 1, "veryhigh": 5, "verylow": 1, "mediumhigh": 4, "mediumlow": 2}
VITALITY = LEVELS | {
    "nicetohave": 1, "minor": 1, "notimportant": 1, "matters": 2, "somewhatimportant": 2, "important": 3,
    "veryimportant": 4, "major": 4, "vital": 5, "critical": 5, "essential": 5, "crucial": 5, "musthave": 5,
}  # fmt: skip

WORDS: dict[str, dict[str, str]] = {  # native column or kind.column → word → native value
    "evidence": _table(
        {
            "declared": "declared|stated|said|self-reported|self reported|public statement|official"
            "|statement",
            "observed": "observed|seen|reported|documented|act|action|behavior|behaviour",
            "estimated": "estimated|estimate|guess|our guess|assumed|guessed|inferred|our estimate|est",
        }
    ),
    "facet": _table(
        {
            "value": "value|values",
            "mode": "mode|modes|mode of operation|modes of operation|tactic|way of working",
            "interest": "interest|interests",
            "goal": "goal|goals|objective|aim",
            "demand": "demand|demands|ask|asks|issue",
            "action": "action|actions|activity",
        }
    ),
    "ties.kind": _table(
        {
            "partnership": "partnership|partner|partners|partners with|partnered with|works with|work with"
            "|collaboration|collaborates with|collaborates|collaborator|joint work|cooperation"
            "|cooperates with",
            "alliance": "alliance|ally|allies|allied|allied with|ally of|coalition partner|friend|friends",
            "tension": "tension|tensions|conflict|conflicts|conflicts with|rival|rivals|rivalry|opposes"
            "|oppose"
            "|opponent|adversary|competes with|competition|competitor|at odds|strained|feud|bad blood"
            "|no contact|not in contact"
            "|don't talk|don’t talk|do not talk|not talking|not on speaking terms|don't work together",
            "support": "support|supports|supporter|funds|funding|funder|funder of|funded|backs|backing"
            "|donor"
            "|endorses|grant|gives to|donates to|sponsors|sponsor|resources|helps",
            "part of": "part of|partof|member of|member|membership|chapter of|chapter|affiliate of"
            "|affiliate"
            "|affiliated with|affiliated|subsidiary|subsidiary of|branch of|belongs to|local of|project of",
            "influences": "influences|influence|influence on|has influence|influenced|lobbies|lobbying"
            "|advises"
            "|pressures|access to|has access|close to|power over|reports to",
            "successor": "successor|successor of|succeeds|merged into|became|renamed|renamed to",
        }
    ),
    "role": _table(
        {
            "convener": "convener|convenor|host|chair|lead|leader|founder|anchor|backbone",
            "steering": "steering|steering committee|steering member|core|core member|board|executive",
            "member": "member|members|full member|partner|participant|yes|x|signed on|joined",
            "endorser": "endorser|endorsed|endorses|endorsing|supporter|signatory|sign-on|sign on",
        }
    ),
    "say": _table(
        {
            "none": "none|no say|no",
            "consulted": "consulted|consult|consultation|informed",
            "vote": "vote|voting|votes|voting member",
            "seat": "seat|reserved seat|guarantee|written guarantee|guaranteed seat",
            "veto": "veto|consensus",
        }
    ),
    "platform.strength": _table(
        {
            "full": "full|kept|adopted|whole|as proposed",
            "weakened": "weakened|weaker|watered down|softened|partial|compromised",
            "dropped": "dropped|drop|removed|struck|rejected|left out|deleted",
        }
    ),
    "direction": _table(
        {
            "rising": "rising|up|growing|increasing|gaining|rise|↑",
            "falling": "falling|down|shrinking|decreasing|declining|fall|↓",
        }
    ),
    "resource": _table(
        {
            "people": "people|turnout|members|numbers",
            "money": "money|funds|funding|budget|cash",
            "public_appeal": "public appeal|public_appeal|appeal|legitimacy|reputation|visibility|media",
            "activity": "activity|activists|energy|volunteers",
            "access": "access|influence|connections|contacts",
        }
    ),
}
WEDGES = {2: "active_ally", 1: "passive_ally", 0: "neutral", -1: "passive_opponent", -2: "active_opponent"}
