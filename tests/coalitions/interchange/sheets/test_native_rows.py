"""Native tables: every cell checked, every kind known by its columns."""

import pytest

from coalitions.interchange.fields.native import KINDS
from tests.coalitions.interchange.reading_of import codes, read, values
from tests.coalitions.interchange.workbook_files import zipped


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_all_its_columns_is_known_by_them(kind):
    line = ",".join(KINDS[kind].column_names)

    filled = {"organization": "A", "source": "A", "target": "B", "a": "A", "b": "B", "since": "1963-01-01"}
    filled |= {
        "date": "1963-01-01",
        "version": "1",
        "stance": "1",
        "say": "vote",
        "strength": "",
        "resource": "money",
    }
    filled |= {
        "people": "5",
        "facet": "goal",
        "name": "N",
        "coalition": "C",
        "tenet": "T",
        "event": "E",
        "text": "t",
        "differs_from": "B",
    }
    filled |= {"scenario": "If", "about": "fit", "reason": "We never said so"}
    if kind == "platform":
        filled["strength"] = "full"
    row = ",".join(filled.get(column, "") for column in KINDS[kind].column_names)
    reading = read(f"{line}\n{row}\n", "anything.csv")

    assert (reading.sources[0].shape, len(reading.rows(kind)), codes(reading)) == (kind, 1, [])


@pytest.mark.parametrize("kind", KINDS)
def test_identity_and_what_is_required_are_columns(kind):
    assert {*KINDS[kind].identity, *KINDS[kind].requires} <= set(KINDS[kind].column_names)


@pytest.mark.parametrize(
    ("header", "cell", "native"),
    [
        *(("members", "1,200", "1200"), ("people", "2.5", "2.5"), ("decision_maker", "x", "yes")),
        *(("ratings_evidence", "Our guess", "estimated"), ("spectrum", "Active ally", "active_ally")),
        *(
            ("constituency", "a; b;a", "a;b"),
            ("constituency", "a, b", "a, b"),
            ("last_checked", "28/2/2026", "2026-02-28"),
        ),
        *(("influence", "5", "5"), ("spectrum", "unknown", "unknown")),
    ],
)
def test_a_cell_gets_its_one_native_spelling(header, cell, native):
    reading = read(f'name,short_name,{header}\nA,B,"{cell}"\n', "organizations.csv")

    assert values(reading, "organizations")[0][header] == native


@pytest.mark.parametrize(
    ("header", "cell", "code"),
    [
        *(
            ("influence", "6", "out_of_range"),
            ("members", "-1", "out_of_range"),
            ("members", "many", "not_a_count"),
        ),
        *(("spectrum", "warm", "unknown_word"), ("last_checked", "31/02/2026", "no_such_day")),
        *(("decision_maker", "perhaps", "not_yes_or_no"), ("short_name", "x" * 201, "too_long")),
    ],
)
def test_a_cell_that_does_not_fit_is_kept_as_text_beside_its_row(header, cell, code):
    columns = dict.fromkeys(["name", "short_name", header])
    row = {"name": "A", "short_name": "B", header: cell}
    text = ",".join(columns) + "\n" + ",".join(row[column] for column in columns) + "\n"
    reading = read(text, "organizations.csv")

    (kept,) = reading.rows("organizations")
    assert (codes(reading), kept.values["name"], header in kept.values) == ([], "A", False)
    assert (kept.extra, [said.code for said in kept.kept]) == ({header: cell}, [f"kept_{code}"])


@pytest.mark.parametrize(
    ("name", "text", "column"),
    [
        ("ties.csv", "source,target,kind\nA,B,cousins\n", "kind"),
        ("positions.csv", f"organization,tenet,stance\nA,{'x' * 201},1\n", "tenet"),
        ("organizations.csv", f"name,kind\n{'x' * 201},union\n", "name"),
        ("events.csv", "date,event,source\nsoon,March,paper\n", "date"),
    ],
)
def test_a_cell_without_which_a_row_is_not_what_was_meant_makes_an_error_of_it(name, text, column):
    reading = read(text, name)

    assert [problem.column for problem in reading.problems] == [column]
    assert not any(table.rows for table in reading.tables)


def test_an_unknown_stance_word_names_the_accepted_ones_and_only_its_row_fails():
    files = {
        "organizations.csv": "name\nA\n",
        "positions.csv": "organization,tenet,stance\nA,T,sort of\nA,T,3\nA,T,high\nA,T,support\nA,T,\n",
    }
    reading = read(zipped(files))

    assert codes(reading) == [(2, "unknown_stance"), (3, "off_scale"), (4, "unknown_stance")]
    assert values(reading, "positions") == [{"organization": "A", "tenet": "T", "stance": "1"}]


def test_a_position_without_a_stance_but_with_more_is_an_error():
    reading = read("organization,tenet,stance,vitality\nA,T,,5\n")

    assert (codes(reading), reading.problems[0].column) == ([(2, "missing")], "stance")


def test_steps_are_checked():
    good = read("id,facet,name,legitimizes\nV1,value,Home,D1:4 D2\n", "tenets.csv")
    bad = read("id,facet,name,legitimizes\nV1,value,Home,D1:9\n", "tenets.csv")

    assert values(good, "tenets")[0]["legitimizes"] == "D1:4 D2"
    assert bad.rows("tenets")[0].extra == {"legitimizes": "D1:9"}


def test_extra_columns_travel_with_and_without_their_prefix():
    reading = read("name,short_name,extra:T-shirt,colour\nA,B,M,red\n", "organizations.csv")

    assert reading.rows("organizations")[0].extra == {"T-shirt": "M", "colour": "red"}


def test_a_column_that_is_not_there_is_not_among_the_columns():
    assert read("name,short_name,place\nA,B,\n", "organizations.csv").columns("organizations") == (
        *("name", "short_name", "place"),
    )


def test_two_ties_of_one_pair_stay_two_and_none_leads_to_itself():
    reading = read("source,target,kind\nA,B,alliance\nA,B,alliance\nA,a,alliance\n", "ties.csv")

    assert (len(reading.rows("ties")), codes(reading)) == (2, [(4, "to_itself")])
