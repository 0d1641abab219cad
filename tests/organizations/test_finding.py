"""Names are found as people type them: begun, abbreviated, misspelt, in any script."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizations.finding.folding import placed_words, words
from organizations.finding.likeness import PASSED_OVER, near, typed_words
from organizations.finding.marking import marked
from organizations.finding.ranking import Entry, Index, Match

NAMES = {
    "Southern Christian Leadership Conference": "",
    "National Association for the Advancement of Colored People": "NAACP",
    "Negro American Labor Council": "NALC",
    "Congress of Racial Equality": "CORE",
    "Brotherhood of Sleeping Car Porters": "",
    "Straße der Bäcker": "",
    "اتّحاد العمّال": "",
    "🚌🚎 Bus riders": "",
    "東京労働組合": "",
    "Société générale des œuvres": "",
    "Łódź People's Party": "T101",
}
INDEX = Index(Entry(0, name, name, also) for name, also in NAMES.items())
SOME = "of the labor labour league council core car cars people été ete union unions x 7"
WORDS = st.sampled_from(SOME.split())
SOME_NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
ENTRIES = st.lists(st.tuples(st.integers(0, 2), SOME_NAMES, st.just("") | SOME_NAMES), max_size=12)
ANY_TEXT = st.text(max_size=30)


def first(query):
    hits = INDEX.find(query)
    return (hits[0].entry.name, hits[0].match) if hits else None


@pytest.mark.parametrize(
    ("query", "name", "match"),
    [
        ("naacp", "National Association for the Advancement of Colored People", Match.EXACT),
        ("N.A.A.C.P.", "National Association for the Advancement of Colored People", Match.EXACT),
        ("nalc", "Negro American Labor Council", Match.EXACT),
        ("CONGRESS OF RACIAL EQUALITY", "Congress of Racial Equality", Match.EXACT),
        ("negro am", "Negro American Labor Council", Match.STARTS),
        ("labor negro", "Negro American Labor Council", Match.WORDS),
        ("naacp advance", "National Association for the Advancement of Colored People", Match.WORDS),
        ("SCLC", "Southern Christian Leadership Conference", Match.INITIALS),
        ("s.c.l", "Southern Christian Leadership Conference", Match.INITIALS),
        ("sleepingcar", "Brotherhood of Sleeping Car Porters", Match.WITHIN),
        ("hood", "Brotherhood of Sleeping Car Porters", Match.WITHIN),
        ("nacap", "National Association for the Advancement of Colored People", Match.RESEMBLES),
        ("congres racail", "Congress of Racial Equality", Match.RESEMBLES),
        ("brothrho", "Brotherhood of Sleeping Car Porters", Match.RESEMBLES),
        ("conferense", "Southern Christian Leadership Conference", Match.RESEMBLES),
        ("strasse", "Straße der Bäcker", Match.STARTS),
        ("backer", "Straße der Bäcker", Match.WORDS),
        ("اتحاد", "اتّحاد العمّال", Match.STARTS),
        ("🚌", "🚌🚎 Bus riders", Match.STARTS),
        ("riders", "🚌🚎 Bus riders", Match.WORDS),
        ("労働", "東京労働組合", Match.WITHIN),
        ("oeuvres", "Société générale des œuvres", Match.WORDS),
        ("lodz peoples", "Łódź People's Party", Match.STARTS),
        ("t101", "Łódź People's Party", Match.EXACT),
    ],
)
def test_it_finds_what_is_meant(query, name, match):
    assert first(query) == (name, match)


@pytest.mark.parametrize("query", ["", "   ", "…", "’", "t102", "nobody", "congress zebra", "cor3"])
def test_it_finds_nothing_where_nothing_is_meant(query):
    assert INDEX.find(query) == []


def test_a_name_typed_in_full_brings_no_guesses():
    index = Index([Entry(0, "1", "CORE"), Entry(0, "2", "CARE"), Entry(0, "3", "Hard core")])

    assert [hit.entry.name for hit in index.find("core")] == ["CORE", "Hard core"]
    assert [hit.entry.name for hit in index.find("coer")] == ["CORE", "Hard core"]


def test_equals_follow_their_kind_and_then_their_name():
    entries = [Entry(1, "1", "Bus A"), Entry(0, "2", "Bus C"), Entry(0, "3", "bus b")]

    assert [hit.entry.key for hit in Index(entries).find("bus")] == ["3", "2", "1"]


def test_each_kind_says_how_much_there_is_beyond_what_is_given():
    index = Index(Entry(n % 2, str(n), f"Bus {n}") for n in range(9))
    found = index.find_kinds("bus", 3)

    assert [(of.kind, of.total, len(of.hits)) for of in found] == [(0, 5, 3), (1, 4, 3)]
    assert found[0].hits == [hit for hit in index.find("bus") if hit.entry.kind == 0][:3]


def plain_rank(query, entry):
    """How an entry matches, straight from the words of docs: no index, no shortcut."""
    typed, texts = typed_words(query), [words(text) for text in entry.texts]
    joined, run, own = " ".join(typed), "".join(typed), {word for text in texts for word in text}
    ranks = [(Match.EXACT, 0)] if joined in map(" ".join, texts) else []
    ranks += [(Match.STARTS, 0) for text in texts if " ".join(text).startswith(joined)]
    for text in texts:
        for letters in (text, [word for word in text if word not in PASSED_OVER]):
            short = "".join(word[0] for word in letters)
            if len(text) > 1 and len(short) > 1 and len(run) > 1 and short.startswith(run):
                ranks.append((Match.INITIALS, 0))
        ranks += [(Match.WITHIN, 0)] if len(run) > 4 and len(text) > 1 and run in "".join(text) else []
    each = [
        min((rank for word in own for rank in plain_word_ranks(one, word)), default=None)
        for one in set(typed)
    ]
    if None not in each:
        ranks.append((max(rank[0] for rank in each), sum(rank[1] for rank in each)))
    return min(ranks, default=None)


def plain_word_ranks(typed, word):
    yield from [(Match.WORDS, 0)] if word.startswith(typed) else []
    yield from [(Match.WITHIN, 0)] if typed in word and (len(typed) > 2 or not typed.isascii()) else []
    yield from [(Match.RESEMBLES, slips) for _word, slips in near(typed, [word])]
    if len(typed) > 4 and len(word) > len(typed):
        yield from [(Match.RESEMBLES, slips) for _word, slips in near(typed, [word[: len(typed)]])]


@given(
    ENTRIES,
    SOME_NAMES | ANY_TEXT | SOME_NAMES.map(lambda name: name[1:]) | SOME_NAMES.map(lambda name: name[:-1]),
)
def test_the_index_finds_what_looking_at_each_name_finds(rows, query):
    entries = [Entry(kind, str(n), name, also) for n, (kind, name, also) in enumerate(rows)]
    plain = {each.key: rank for each in entries if typed_words(query) and (rank := plain_rank(query, each))}
    if any(rank[0] == Match.EXACT for rank in plain.values()):
        plain = {key: rank for key, rank in plain.items() if rank[0] < Match.RESEMBLES}
    hits = Index(entries).find(query)

    assert {hit.entry.key: (hit.match, hit.slips) for hit in hits} == plain
    order = [(hit.match, hit.slips, hit.entry.kind, words(hit.entry.name)) for hit in hits]
    assert order == sorted(order)


@given(ANY_TEXT)
def test_any_name_is_found_by_itself(name):
    hits = Index([Entry(0, "1", name)]).find(name)

    long = len(words(name)) > 8 or any(len(word) > 40 for word in words(name))
    assert long or bool(hits) == bool(words(name))
    assert long or not hits or hits[0].match is Match.EXACT


@given(ANY_TEXT)
def test_case_and_the_way_accents_are_written_make_no_difference(name):
    assert (
        words(name) == words(unicodedata.normalize("NFD", name)) == words(unicodedata.normalize("NFC", name))
    )
    assert all(word and not any(map(unicodedata.combining, word)) for word in words(name))


@given(st.text(st.characters(codec="ascii"), max_size=30))
def test_plain_letters_are_folded_as_all_others(name):
    assert words(name) == tuple(word.text for word in placed_words(name))


@given(st.sampled_from(list(NAMES)), st.integers(0, 60))
def test_two_letters_swapped_in_a_long_word_are_forgiven(name, at):
    places = [n for n, (a, b) in enumerate(pairwise(name)) if a.isalpha() and b.isalpha() and a != b]
    at = places[at % len(places)]
    swapped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    changed = [one for one, other in zip(words(name), words(swapped), strict=False) if one != other]

    if all(len(word) >= 4 for word in changed):
        assert first(swapped)[0] == name


@given(
    ANY_TEXT | st.sampled_from(list(NAMES)),
    ANY_TEXT | st.sampled_from(["sclc", "labor", "nacap", "sse", "労働"]),
)
def test_marking_takes_nothing_away_and_adds_nothing(name, query):
    parts = marked(name, query)

    assert "".join(part for part, _mark in parts) == name
    assert all(one[1] != other[1] for one, other in pairwise(parts))


@pytest.mark.parametrize(
    ("name", "query", "shown"),
    [
        (
            "Southern Christian Leadership Conference",
            "sclc",
            "[S]outhern [C]hristian [L]eadership [C]onference",
        ),
        ("Congress of Racial Equality", "congres racail", "[Congres]s of [Racial] Equality"),
        ("Straße der Bäcker", "strasse ba", "[Straße] der [Bä]cker"),
        ("Cafe\u0301 Libre", "cafe", "[Cafe\u0301] Libre"),
        ("Brotherhood of Sleeping Car Porters", "sleepingcar", "Brotherhood of [Sleeping] [Car] Porters"),
        ("Tokyo 労働組合", "労働", "Tokyo [労働]組合"),
        ("<b>Bold</b> group", "bold", "<b>[Bold]</b> group"),
        ("Other", "bold", "Other"),
    ],
)
def test_the_part_that_was_typed_is_marked(name, query, shown):
    assert "".join(f"[{part}]" if mark else part for part, mark in marked(name, query)) == shown
