"""XML and databases that try to do harm."""

import sqlite3
from collections.abc import Iterator
from functools import partial

from tools.hostile.making import Made, flipped

GRAPH = b'<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph>%s</graph></graphml>'
NODE = b'<node id="A"/><node id="B"/><edge source="A" target="B"/>'
ONE = '<?xml version="1.0"?><!DOCTYPE g [%s]><graphml><graph><node id="&a;"/></graph></graphml>'

_LAUGHS = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
_LONG = "a" * 50_000
_TEXTS = {
    "laughs": ONE % ('<!ENTITY a "ha">' + _LAUGHS),
    "outside-file": ONE % '<!ENTITY a SYSTEM "file:///etc/passwd">',
    "outside-web": ONE % '<!ENTITY a SYSTEM "http://127.0.0.1:9/x">',
    "outside-type": '<!DOCTYPE graphml SYSTEM "http://127.0.0.1:9/x.dtd"><graphml/>',
    "parameter": ONE % '<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;',
    "quadratic": (ONE % f'<!ENTITY a "{_LONG}">').replace("&a;", "&a;" * 5000),
    "include": '<graphml xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd"/>'
    "</graphml>",
    "sheet": '<?xml-stylesheet href="http://127.0.0.1:9/x.xsl"?><graphml/>',
    "encoding-unknown": '<?xml version="1.0" encoding="x-evil"?><graphml/>',
    "encoding-lies": '<?xml version="1.0" encoding="utf-32"?><graphml/>',
    "cut": '<gexf><graph><nodes><node id="A"',
    "two-roots": "<graphml/><graphml/>",
    "controls": '<graphml><graph><node id="a&#1;b"/></graph></graphml>',
    "surrogate": '<graphml><graph><node id="&#xD800;"/></graph></graphml>',
    "other": '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    "no-ends": "<graphml><graph><edge/><edge source='A'/></graph></graphml>",
    "to-itself": "<graphml><graph><node id='A'/><edge source='A' target='A'/></graph></graphml>",
}


def markups() -> Iterator[Made]:
    """GraphML, GEXF, and other XML."""
    for name, text in _TEXTS.items():
        yield f"{name}.graphml", text.encode
    yield "deep.graphml", lambda: b"<graphml>" + b"<graph><node id='A'>" * 200_000
    yield "deep-closed.graphml", lambda: b"<graphml>" + b"<g>" * 300_000 + b"</g>" * 300_000 + b"</graphml>"
    yield "many.graphml", lambda: GRAPH % (b"<node/>" * 1_200_000)
    yield "too-many.gexf", lambda: b"<gexf><nodes>" + b'<node id="A"/>' * 300_000 + b"</nodes></gexf>"
    yield "attributes.graphml", lambda: GRAPH % b"".join(b"<node a%d='1'/>" % n for n in range(100_000))
    yield (
        "keys.graphml",
        lambda: (
            GRAPH % b"".join(b"<node id='%d'><data key='k%d'>1</data></node>" % (n, n) for n in range(3000))
        ),
    )
    yield "long-attribute.graphml", lambda: GRAPH % (b'<node id="' + b"a" * 8_000_000 + b'"/>')
    yield (
        "names.graphml",
        lambda: GRAPH % b"<node id='&lt;script&gt;alert(1)&lt;/script&gt;'/>",
    )
    yield "days.gexf", lambda: b"<gexf><edge source='A' target='B' start='9999-99-99' end='x'/></gexf>"
    for seed in range(3):
        yield f"flipped-{seed}.graphml", partial(flipped, GRAPH % NODE, seed, share=0.03, spare=9)


_SCHEMA = """
CREATE TABLE DOCUMENTS(ID INTEGER, Title, Text, Date); CREATE TABLE VARIABLES(ID INTEGER, Variable, DataType);
CREATE TABLE STATEMENTS(ID INTEGER, DocumentId, Start, Stop);
CREATE TABLE DATABOOLEAN(StatementId, VariableId, Value);
CREATE TABLE DATASHORTTEXT(StatementId, VariableId, Value);
INSERT INTO VARIABLES VALUES (2, 'organization', 'short text'), (3, 'concept', 'short text'),
    (4, 'agreement', 'boolean');
INSERT INTO DOCUMENTS VALUES (1, 'Hearing', 'We agree.', 0);
INSERT INTO STATEMENTS VALUES (1, 1, 0, 5); INSERT INTO DATABOOLEAN VALUES (1, 4, 1);
INSERT INTO DATASHORTTEXT VALUES (1, 2, 'Bus Riders'), (1, 3, 'Night buses');
"""
_MANY = (
    "INSERT INTO {} FROM (WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c)"
    " SELECT n FROM c LIMIT 250000);"
)
_FOREVER = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n"

_TRICKS = {
    "view": f"DROP TABLE DOCUMENTS; CREATE VIEW DOCUMENTS AS {_FOREVER} AS ID, 1 AS Title FROM c;",
    "view-reads": "DROP TABLE STATEMENTS;CREATE VIEW STATEMENTS AS SELECT readfile('/etc/passwd') AS ID;",
    "trigger": "CREATE TRIGGER t AFTER INSERT ON DOCUMENTS BEGIN SELECT load_extension('x'); END;",
    "index": "CREATE INDEX i ON STATEMENTS(abs(ID));",
    "generated": "DROP TABLE DOCUMENTS; CREATE TABLE DOCUMENTS(ID, Text, Date,"
    " Title AS (hex(zeroblob(400000000)))); INSERT INTO DOCUMENTS VALUES (1, 'x', 0);",
    "words": "CREATE VIRTUAL TABLE ENTITIES USING fts4(Value);",
    "days": "UPDATE DOCUMENTS SET Date = 9223372036854775807;",
    "days-before": "UPDATE DOCUMENTS SET Date = -9223372036854775807;",
    "day-is-text": "UPDATE DOCUMENTS SET Date = 'yesterday';",
    "negative": "UPDATE STATEMENTS SET Start = -9223372036854775807, Stop = 9223372036854775807;",
    "kinds": "UPDATE STATEMENTS SET ID = x'00ff'; UPDATE DATABOOLEAN SET StatementId = x'00ff';",
    "not-text": "UPDATE DATASHORTTEXT SET Value = CAST(x'fffe00d8' AS TEXT);",
    "nul": "UPDATE DATASHORTTEXT SET Value = 'a' || char(0) || 'b';",
    "numbers": "UPDATE DATASHORTTEXT SET Value = 1e999; UPDATE DATABOOLEAN SET Value = 'maybe';",
    "long": "UPDATE DATASHORTTEXT SET Value = hex(zeroblob(2000000));",
    "blob": "UPDATE DOCUMENTS SET Text = zeroblob(9000000);",
    "no-names": "DELETE FROM VARIABLES;",
    "columns": "DROP TABLE DATABOOLEAN; CREATE TABLE DATABOOLEAN(a);",
    "missing": "DROP TABLE DATASHORTTEXT;",
    "entities": "CREATE TABLE ENTITIES(ID, Value); UPDATE DATASHORTTEXT SET Value = 7;",
    "many": _MANY.format("STATEMENTS SELECT n, 1, 0, 5") + _MANY.format("DATABOOLEAN SELECT n, 4, 1"),
}


def databases() -> Iterator[Made]:
    """Databases that call themselves .dna."""
    for name, trick in _TRICKS.items():
        yield f"{name}.dna", partial(_database, trick)
    yield "only-start.dna", lambda: b"SQLite format 3\0" + b"\xff" * 5000
    yield "cut.dna", lambda: _database("")[:5000]
    yield "journal.dna", lambda: _changed(18, b"\2\2")
    yield "page-size.dna", lambda: _changed(16, b"\0\1")
    yield "pages.dna", lambda: _changed(28, b"\xff\xff\xff\xff")
    for seed in range(6):
        yield f"flipped-{seed}.dna", partial(flipped, _database(""), seed, share=0.004, spare=16)


def _database(trick: str) -> bytes:
    database = sqlite3.connect(":memory:")
    try:
        database.executescript(_SCHEMA + trick)
        database.commit()
        return database.serialize()
    finally:
        database.close()


def _changed(at: int, content: bytes) -> bytes:
    data = _database("")
    return data[:at] + content + data[at + len(content) :]
