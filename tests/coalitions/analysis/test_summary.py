"""Results in words: short, readable, in any language."""

from hypothesis import given

from coalitions.analysis.coalition import coalition_report
from coalitions.analysis.summary import breadth_words
from coalitions.analysis.wording import percent, percent_range, sentences
from tests.coalitions.analysis.coalition_worlds import relaxed, worlds
from tests.coalitions.analysis.toy import (
    LAWYER,
    MARCH,
    C,
    R,
    T,
    coalition,
    toy,
)


def everything(texts):
    return [each for member in texts.members for each in said(member)]


def said(member):
    reasons = [text for reason in member.exposure.reasons for text in reason.sentences]
    return [
        str(text)
        for text in (
            member.verdict,
            *reasons,
            *(lever.text for lever in member.exposure.levers),
            *member.erosion.sentences,
            *filter(None, [member.exposure.unassessed]),
        )
    ]


FORBIDDEN = ("node", "edge", "stakeholder", "enemy", "parasite", "expendable", "%(", "None", "nan")


@relaxed
@given(worlds())
def test_every_sentence_can_be_read(world):
    report = coalition_report(*world)
    names = {each.name for each in (*world[0].organizations, *world[0].tenets)}
    texts = [*everything(report), *map(str, breadth_words(report.breadth, 2))]

    for text in texts:
        bare = text
        for name in names:
            bare = bare.replace(name, "")
        assert not [word for word in FORBIDDEN if word in bare], text


def test_sentences_are_said_in_the_language_asked_for():
    made = coalition(say={R: 0.5}, alternatives={R: 0.25})
    riders = coalition_report(toy(made), made).members[1]

    assert sentences(riders.exposure.reasons[0].sentences).startswith("You need this coalition more")
    spanish = {"may be exposed": "puede estar expuesto", "nothing lost so far": "nada perdido hasta ahora"}
    assert riders.verdict.in_words(lambda english: spanish.get(english, english)) == (
        "puede estar expuesto, nada perdido hasta ahora"
    )


def test_breadth_is_said_in_words():
    made = coalition((T, C, R), (LAWYER, MARCH))

    told = [str(text) for text in breadth_words(coalition_report(toy(made), made).breadth, 3)]

    assert told[0] == (
        "These 3 groups think like about 1.4 wholly different ones: 1 would mean that all think alike, 3 "
        "that no two agree."
    )
    assert "probably isn’t broad enough" in told[1]


def test_percentages_are_whole():
    assert percent(0.554) == "55%"
    assert percent_range(0.0625, 0.208) == "6–21%"
    assert percent_range(0.551, 0.549) == "55%"
