"""Files of Kumu, Gephi, yEd and Discourse Network Analyzer come in through the same door as spreadsheets."""

import io
import json
import sqlite3
import zipfile

import pytest

from coalitions.interchange.child import read_safely
from coalitions.interchange.reading import CannotRead
from tests.coalitions.interchange.other_tools import BACKUP, BLUEPRINT, GEXF, GRAPHML, YED, dna
from tests.coalitions.interchange.reading_of import codes, read, values
from tests.coalitions.interchange.workbook_files import xlsx

NIGHT = ("Bus Riders", "Night buses", True, "2011-05-01")


def names(reading):
    return [row["name"] for row in values(reading, "organizations")]


def ties(reading):
    return [(row["source"], row["kind"], row["target"]) for row in values(reading, "ties")]


def refusal(content, name="file.xml"):
    with pytest.raises(CannotRead) as refused:
        read(content, name)
    return refused.value.message.code


def test_graphml_gives_organizations_and_ties_by_their_labels():
    reading = read(GRAPHML, "map.graphml")

    assert names(reading) == ["Tenants Union", "Clinic Workers", "n3"]
    assert ties(reading) == [
        ("Tenants Union", "partnership", "Clinic Workers"), ("Clinic Workers", "support", "n3"),
    ]  # fmt: skip
    assert reading.rows("organizations")[0].extra == {"budget code": "=1+1", "Id": "n1"}


def test_gexf_reads_groups_within_groups_weights_and_days():
    reading = read(GEXF, "map.gexf")

    assert names(reading) == ["Bus Riders", "Night Bus Club", "Depot Local 3"]
    assert values(reading, "organizations")[0]["kind"] == "transport"
    first, second = values(reading, "ties")
    assert (first["kind"], first["strength"], first["since"]) == ("alliance", "2", "2011-05-01")
    assert (second["source"], second["target"]) == ("Night Bus Club", "Bus Riders")


def test_a_map_whose_ids_are_its_labels_keeps_no_ids():
    reading = read(GRAPHML.replace('id="n3"', 'id="Tenants"').replace('"n3"', '"Tenants"'), "map.graphml")
    plain = read('<graphml><graph><node id="River Watch"/></graph></graphml>', "map.graphml")

    assert reading.rows("organizations")[2].extra == {"Id": "Tenants"}
    assert plain.rows("organizations")[0].extra == {}


def test_names_are_found_in_the_drawings_of_yed():
    assert names(read(YED, "map.graphml")) == ["River Watch", "Anglers"]
    assert ties(read(YED, "map.graphml")) == [("River Watch", "partnership", "Anglers")]


def test_where_gephi_drew_each_one_is_no_number_of_members():
    keys = "".join(f'<key id="{name}" for="node" attr.name="{name}"/>' for name in ("size", *"rgbxy"))
    drawn = "".join(f'<data key="{name}">10</data>' for name in ("size", *"rgbxy"))
    reading = read(f'<graphml>{keys}<graph><node id="A b">{drawn}</node></graph></graphml>', "map.graphml")

    assert reading.rows("organizations")[0].values == {"name": "A b"}
    assert [notice.code for notice in reading.sources[0].notices] == ["drawing"]


def test_two_connections_between_one_pair_stay_two():
    twice = GRAPHML.replace("</graph>", '<edge source="n1" target="n2"/></graph>')

    assert len(values(read(twice, "map.graphml"), "ties")) == 3


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_maps_in_other_encodings_are_read(encoding):
    text = GEXF.replace("UTF-8", "UTF-16" if encoding == "utf-16" else "UTF-8")

    assert names(read(text.encode(encoding), "map.gexf"))[0] == "Bus Riders"


def test_xml_that_is_no_map_is_refused_in_words():
    assert refusal("<?xml version='1.0'?><note/>") == "markup"
    assert refusal("<html><table></table></html>") == "markup"
    assert refusal("<graphml><graph>") == "damaged_xml"
    assert refusal('<?xml version="1.0"?><!DOCTYPE g [<!ENTITY a "b">]><graphml>&a;</graphml>') == (
        "own_entities_map"
    )
    assert refusal("<graphml><graph/></graphml>") == "empty_map"


@pytest.mark.parametrize("text", [BLUEPRINT, BACKUP])
def test_kumus_json_gives_organizations_and_ties(text):
    reading = read(text, "kumu.json")

    assert names(reading) == ["Tenants Union", "Clinic Workers"]
    assert [row["kind"] for row in values(reading, "organizations")] == ["Organization", "Union"]
    assert [(source, target) for source, _kind, target in ties(reading)] == [
        ("Tenants Union", "Clinic Workers")
    ]


def test_kumus_descriptions_become_private_notes_and_tags_are_kept():
    reading = read(BLUEPRINT, "kumu.json")

    assert values(reading, "notes") == [{"organization": "Tenants Union", "text": "Met us in May."}]
    assert reading.rows("organizations")[0].extra == {"tags": "housing; north"}


def test_kumus_workbook_gives_the_same_as_its_json():
    elements = [
        ("Label", "Type", "Description", "Tags"),
        ("Tenants Union", "Organization", "Met us in May.", "housing|north"),
        ("Clinic Workers", "Union", None, None),
    ]
    connections = [("From", "To", "Type"), ("Tenants Union", "Clinic Workers", "partners with")]
    workbook = xlsx(("Elements", elements), ("Connections", connections))

    reading, other = read(workbook, "kumu.xlsx"), read(BLUEPRINT, "kumu.json")

    assert values(reading, "organizations") == values(other, "organizations")
    assert values(reading, "ties") == values(other, "ties")
    assert values(reading, "notes") == values(other, "notes")


def test_gephis_pair_of_tables_is_joined_by_id():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("nodes.csv", "Id,Label\n1,Bus Riders\n2,Depot Local 3\n")
        archive.writestr("edges.csv", "Source,Target,Type,Weight\n1,2,Undirected,3\n")

    reading = read(stream.getvalue(), "gephi.zip")

    assert names(reading) == ["Bus Riders", "Depot Local 3"]
    assert ties(reading) == [("Bus Riders", "partnership", "Depot Local 3")]
    assert values(reading, "ties")[0]["strength"] == "3"


def test_a_list_of_records_is_a_table():
    records = json.dumps([{"Organization": "A b", "Members": 12}, {"Organization": "C d", "Members": None}])

    assert values(read(records, "list.json"), "organizations")[0] == {"name": "A b", "members": "12"}


def test_words_that_are_no_kind_of_tie_can_be_kept_beside_plain_ties():
    odd = GRAPHML.replace("works with", "met at the fair")

    assert [code for _row, code in codes(read(odd, "map.graphml"))] == ["unknown_tie"]
    kept = read(odd, "map.graphml", mapping={"relation": ""})
    assert [row.values["kind"] for row in kept.rows("ties")] == ["partnership", "partnership"]
    assert [row.extra["relation"] for row in kept.rows("ties")] == ["met at the fair", "funds"]


def test_json_that_says_nothing_known_is_refused_in_words():
    assert refusal("{", "a.json") == "damaged_json"
    assert refusal("[" * 100_000, "a.json") == "damaged_json"
    assert refusal('{"a": 1}', "a.json") == "other_json"
    assert refusal('{"format": "basis", "version": 9}', "a.json") == "other_version"
    assert refusal('{"format": "basis", "version": 1, "tables": {"users": []}}', "a.json") == "other_table"


def test_a_table_that_begins_with_a_bracket_is_still_a_table():
    assert names(read("[draft] Organization,Town\nA b,x\n", "a.csv")) == ["A b"]


@pytest.mark.parametrize("version", [2, 3])
def test_statements_become_one_position_by_their_net(version):
    against = ("Bus Riders", "Night buses", False, "1969-02-01")
    reading = read(dna([NIGHT, against, ("bus riders ", "Night buses", True, "2012-01-31")], version=version))

    (row,) = reading.rows("positions")
    assert row.values["stance"] == "1"
    assert (row.values["evidence"], row.values["as_of"]) == ("declared", "2012-01-31")
    assert row.extra == {"statements for": "2", "statements against": "1"}
    assert row.values["source"].splitlines() == [
        "1969-02-01 Hearing 2 − “We want every bus to run at night”",
        "2011-05-01 Hearing 1 + “We want every bus to run at night”",
        "2012-01-31 Hearing 3 + “We want every bus to run at night”",
    ]


def test_as_many_for_as_against_is_said_and_is_no_side():
    reading = read(dna([NIGHT, ("Bus Riders", "Night buses", False, "2010-01-01")]), "d.dna")

    assert values(reading, "positions")[0]["stance"] == "0"
    assert [notice.code for notice in reading.sources[0].notices] == ["netted", "evenly"]


def test_a_statement_without_an_organization_is_a_row_with_a_reason():
    reading = read(dna([NIGHT, ("", "Night buses", True, "2011-05-01")]), "d.dna")

    assert codes(reading) == [(2, "missing")]
    assert len(reading.rows("positions")) == 1


def test_very_many_statements_are_counted_where_they_do_not_fit():
    many = dna([("Bus Riders", "Night buses", True, f"{year}-01-01") for year in range(1700, 2020)])
    (row,) = read(many, "d.dna").rows("positions")

    assert row.extra["statements for"] == "320"
    assert len(row.values["source"]) <= 10_000
    assert row.values["source"].splitlines()[-1].startswith("… (+")


def test_a_dna_file_goes_through_the_limited_process():
    assert values(read_safely(dna([NIGHT]), name="d.dna"), "organizations") == [{"name": "Bus Riders"}]


def test_another_database_is_refused_in_words():
    other = sqlite3.connect(":memory:")
    other.execute("CREATE TABLE a (b)")

    assert refusal(other.serialize(), "a.sqlite") == "other_database"
    assert refusal(b"SQLite format 3\0" + b"\xff" * 5000, "a.dna") == "damaged_dna"
    assert refusal(dna([NIGHT])[:4000], "a.dna") == "damaged_dna"


def test_a_view_in_place_of_a_table_is_not_read():
    trick = "DROP TABLE DOCUMENTS; CREATE VIEW DOCUMENTS AS SELECT randomblob(1e9) AS ID, 1 AS Title;"

    assert refusal(dna([NIGHT], extra=trick), "a.dna") == "other_database"


def test_code_in_a_generated_column_is_not_run():
    trick = (
        "CREATE TABLE D2 AS SELECT * FROM DOCUMENTS; DROP TABLE DOCUMENTS; CREATE TABLE DOCUMENTS(ID, Text,"
        " Date, Title GENERATED ALWAYS AS (hex(zeroblob(200000000))));"
        "INSERT INTO DOCUMENTS SELECT ID, Text, Date FROM D2;"
    )

    assert refusal(dna([NIGHT], extra=trick), "a.dna") == "damaged_dna"
