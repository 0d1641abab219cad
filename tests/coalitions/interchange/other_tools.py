"""Small files as other tools write them: Kumu, Gephi, yEd, Discourse Network Analyzer."""

import sqlite3
from datetime import UTC, datetime

GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
 <key id="d0" for="node" attr.name="label" attr.type="string"/>
 <key id="d1" for="node" attr.name="kind" attr.type="string"/>
 <key id="d2" for="edge" attr.name="relation" attr.type="string"/>
 <key id="d3" for="node" attr.name="budget code" attr.type="string"/>
 <graph edgedefault="undirected">
  <node id="n1"><data key="d0">Tenants Union</data><data key="d1">union</data>
   <data key="d3">=1+1</data></node>
  <node id="n2"><data key="d0">Clinic Workers</data></node>
  <node id="n3"/>
  <edge source="n1" target="n2"><data key="d2">works with</data></edge>
  <edge source="n2" target="n3"><data key="d2">funds</data></edge>
 </graph>
</graphml>"""

GEXF = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
 <graph defaultedgetype="directed">
  <attributes class="node"><attribute id="0" title="Sector" type="string"/></attributes>
  <nodes>
   <node id="7" label="Bus Riders"><attvalues><attvalue for="0" value="transport"/></attvalues>
     <viz:size value="12"/><nodes><node id="8" label="Night Bus Club"/></nodes></node>
   <node id="9" label="Depot Local 3"/>
  </nodes>
  <edges>
   <edge id="0" source="7" target="9" label="allied with" weight="2" start="2011-05-01"/>
   <edge id="1" source="8" target="7" label="part of" weight="5"/>
  </edges>
 </graph>
</gexf>"""

YED = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
 <key for="node" id="d6" yfiles.type="nodegraphics"/>
 <graph edgedefault="directed">
  <node id="n0"><data key="d6"><y:ShapeNode><y:Geometry x="1"/>
   <y:NodeLabel>River Watch</y:NodeLabel></y:ShapeNode></data></node>
  <node id="n1"><data key="d6"><y:ShapeNode><y:NodeLabel>Anglers</y:NodeLabel></y:ShapeNode></data></node>
  <edge source="n0" target="n1"/>
 </graph>
</graphml>"""

BLUEPRINT = """{"elements": [
  {"label": "Tenants Union", "type": "Organization", "description": "Met us in May.",
   "tags": ["housing", "north"]},
  {"label": "Clinic Workers", "type": "Union"}],
 "connections": [{"from": "Tenants Union", "to": "Clinic Workers", "type": "partners with",
   "direction": "mutual"}]}"""

BACKUP = """{"elements": [
  {"_id": "elem-a", "attributes": {"label": "Tenants Union", "element type": "Organization"}},
  {"_id": "elem-b", "attributes": {"label": "Clinic Workers", "element type": "Union"}}],
 "connections": [{"_id": "conn-1", "from": "elem-a", "to": "elem-b",
   "attributes": {"connection type": "funds"}}]}"""

_COMMON = """
CREATE TABLE DOCUMENTS(ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, Date INTEGER);
CREATE TABLE VARIABLES(ID INTEGER PRIMARY KEY, Variable TEXT, DataType TEXT, StatementTypeId INTEGER);
CREATE TABLE STATEMENTS(ID INTEGER PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER,
    Stop INTEGER, Coder INTEGER);
CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'organization', 'short text', 1),
    (3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1);
"""
_WORDS = "CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, {});"
_ENTITIES = "CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT, ChildOf INTEGER);"
SPEECH = "We want every bus to run at night. The fare stays."


def dna(statements, *, version=3, extra=""):
    """A .dna file of (organization, concept, agrees, day) statements, as version 2 or 3 writes it."""
    database = sqlite3.connect(":memory:")
    column = "Entity INTEGER" if version == 3 else "Value TEXT"
    database.executescript(_COMMON + _WORDS.format(column) + (_ENTITIES if version == 3 else ""))
    entities: dict[tuple[int, str], int] = {}
    for number, (who, what, agrees, day) in enumerate(statements, start=1):
        seconds = int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())
        date = seconds if version == 3 else 1000 * seconds
        document = (number, f"Hearing {number}", SPEECH, 1, date)
        database.execute("INSERT INTO DOCUMENTS VALUES (?, ?, ?, ?, ?)", document)
        database.execute("INSERT INTO STATEMENTS VALUES (?, 1, ?, 0, 33, 1)", (number, number))
        for variable, text in ((2, who), (3, what)):
            value = entities.setdefault((variable, text), len(entities) + 1) if version == 3 else text
            words = "INSERT INTO DATASHORTTEXT VALUES (NULL, ?, ?, ?)"
            database.execute(words, (number, variable, value))
        database.execute("INSERT INTO DATABOOLEAN VALUES (NULL, ?, 4, ?)", (number, int(agrees)))
    for (variable, text), key in entities.items():
        database.execute("INSERT INTO ENTITIES VALUES (?, ?, ?, 0)", (key, variable, text))
    database.executescript(extra)
    database.commit()
    return database.serialize()
