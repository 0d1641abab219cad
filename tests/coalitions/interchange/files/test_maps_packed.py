"""Maps and debates in a .zip or folder are read as they are by themselves, within the same limits."""

import json
from dataclasses import replace

import pytest

from coalitions.interchange.files.collecting import collect
from coalitions.interchange.limits import BROWSER
from coalitions.interchange.options import Options
from coalitions.interchange.reading import CannotRead
from tests.coalitions.interchange.other_tools import BLUEPRINT, GEXF, GRAPHML, dna
from tests.coalitions.interchange.reading_of import read, values
from tests.coalitions.interchange.workbook_files import zipped

NIGHT = ("Bus Riders", "Night buses", True, "2011-05-01")
KINDS = ("organizations", "ties", "positions", "notes", "tenets")
MAPS = [
    ("map.graphml", GRAPHML),
    ("map.gexf", GEXF),
    ("kumu.json", BLUEPRINT),
    ("DEBATE.DNA", dna([NIGHT])),
]


def everything(reading):
    return {kind: values(reading, kind) for kind in KINDS}


def packed(files):
    return read(zipped(files), "all.zip")


@pytest.mark.parametrize(("name", "content"), MAPS)
def test_a_map_in_a_zip_is_read_as_it_is_alone(name, content):
    content = content if isinstance(content, str | bytes) else json.dumps(content)

    alone, inside = read(content, name), packed({f"folder/{name}": content})

    assert everything(inside) == everything(alone)
    assert alone.rows("organizations")
    assert not inside.skipped


def test_tables_and_maps_in_one_zip_come_together(tmp_path):
    (tmp_path / "map.graphml").write_text(GRAPHML)
    (tmp_path / "more.csv").write_text("Organization,Type\nFerry Union,union\n")
    files = {file.name: file.read_text() for file in tmp_path.iterdir()}

    names = {row["name"] for row in values(packed(files), "organizations")}

    assert names == {"Ferry Union"} | {row["name"] for row in values(read(GRAPHML, "m"), "organizations")}
    assert {grid.file for grid in collect(tmp_path, "all", BROWSER, Options()).grids} == set(files)


def test_what_is_no_map_beside_a_table_is_named_and_left():
    files = {
        "a.csv": "name\nA\n",
        "package.json": '{"scripts": {}}',
        "page.gexf": "<html></html>",
        "x.dna": "?",
    }

    reading = packed(files)

    assert values(reading, "organizations") == [{"name": "A"}]
    assert {item.file: item.message.code for item in reading.skipped} == {
        "package.json": "other_json",
        "page.gexf": "markup",
        "x.dna": "not_a_table",
    }


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("map.json", "[" * 100_000, "damaged_json"),
        (
            "map.graphml",
            '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><graphml>&a;</graphml>',
            "own_entities_map",
        ),
        ("map.gexf", "<?xml version='1.0'?><gexf", "damaged_xml"),
        ("debate.dna", dna([NIGHT])[:2000], "damaged_dna"),
    ],
)
def test_a_damaged_map_is_refused_with_all_that_lies_beside_it(name, content, code):
    with pytest.raises(CannotRead) as refused:
        packed({"a.csv": "name\nA\n", name: content})

    assert refused.value.message.code == code


def test_a_map_in_a_zip_is_no_bigger_than_one_alone():
    content = json.dumps([{"name": "A", "note": "x" * 5_000}])

    with pytest.raises(CannotRead) as refused:
        read(zipped({"map.json": content}), "a.zip", replace(BROWSER, file_bytes=2_000))

    assert refused.value.message.code == "too_big"
