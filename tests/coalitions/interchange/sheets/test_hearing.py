"""How much support is asked word by word, and how each word was read is told."""

import pytest

from coalitions.interchange.child import read_safely
from coalitions.interchange.options import Options
from coalitions.interchange.reading import NeedsAnswer
from tests.coalitions.interchange.reading_of import read

LEVELS = "Organization,Support level\nTenants,High\nRiders,Low\nChurch,low\nUnion,opposed\nBakers,\n"


def test_how_much_support_is_asked_word_by_word_with_the_places_on_the_spectrum():
    with pytest.raises(NeedsAnswer) as asked:
        read(LEVELS, low_means="against")

    (question,) = asked.value.questions
    assert (question.option, question.column) == ("stances", "Support level")
    assert question.values == (("High", 1), ("Low", 2))
    assert dict(question.choices)["-2"].code == "active_opponent"


def test_a_low_support_left_out_is_unknown_and_its_word_is_kept():
    reading = read(LEVELS, stances={"High": "1", "Low": "unknown"})

    assert {row.values["name"]: row.values.get("spectrum", "") for row in reading.rows("organizations")} == {
        "Tenants": "passive_ally",
        "Riders": "",
        "Church": "",
        "Union": "passive_opponent",
        "Bakers": "",
    }
    assert reading.rows("organizations")[1].extra == {"Support level": "Low"}


def test_it_tells_how_each_word_was_read_and_how_often():
    reading = read(LEVELS + "X,dunno\n", stances={"High": "1", "Low": "unknown"})

    (heard,) = reading.sources[0].heard
    assert (heard.column, heard.field) == ("Support level", "spectrum")
    assert heard.values == (
        *(("High", "passive_ally", 1), ("Low", "", 1), ("dunno", None, 1), ("low", "", 1)),
        ("opposed", "passive_opponent", 1),
    )


def test_a_column_taken_just_as_written_is_not_told_word_by_word():
    reading = read("Organization,Demand,Stance\nA,Rent,2\nB,Rent,-1\n")

    assert reading.sources[0].heard == ()
    assert [row.extra for row in reading.rows("positions")] == [{}, {}]


def test_positions_keep_what_was_written_beside_the_stance():
    long = read("Org,Issue,Stance\nA,Rent,Champion\nB,Rent,Low\n", stances={"low": "unknown"})
    matrix = read("Organization,Rent,Buses\nA,4,\nB,1,5\n", low_means="against")

    assert [row.extra for row in long.rows("positions")] == [{"Stance": "Champion"}]
    assert [row.extra for row in matrix.rows("positions")] == [
        {"as written": text} for text in ("4", "1", "5")
    ]
    assert matrix.sources[0].heard[0].column == ""


def test_questions_and_what_was_heard_come_out_of_the_child_process_whole():
    with pytest.raises(NeedsAnswer) as asked:
        read_safely(LEVELS.encode(), name="levels.csv")

    answered = {"High": "1", "Low": "unknown"}
    reading = read_safely(LEVELS.encode(), name="levels.csv", options=Options(stances=answered))

    assert asked.value.questions[0].values == (("High", 1), ("Low", 2))
    assert reading.sources == read(LEVELS, "levels.csv", stances=answered).sources


def test_at_most_sixty_different_words_are_listed():
    rows = "".join(f"Group {n},word {n}\n" for n in range(1_200))
    (heard,) = read(f"Organization,Support level\n{rows}").sources[0].heard

    assert (len(heard.values), heard.more) == (60, 940 + 200)


@pytest.mark.parametrize("header", ["Where they stand", "Where do they stand?", "Ally or opponent"])
def test_where_they_stand_is_known_by_the_words_of_the_screen(header):
    reading = read(f"Group,{header}\nTenants,active ally\nMill,passive opponent\n")

    assert [row.values["spectrum"] for row in reading.rows("organizations")] == [
        "active_ally",
        "passive_opponent",
    ]
