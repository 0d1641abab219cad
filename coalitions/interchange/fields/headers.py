"""Headers as people write them and the field each means; case, spaces, punctuation, accents don't matter."""

import re
from collections.abc import Iterator, Mapping, Sequence

from coalitions.interchange.cells.legends import bare
from coalitions.interchange.cells.words import fold
from coalitions.interchange.fields.native import EXTRA

# Field → accepted headers. A field is a native column, or one of ours that becomes native rows (contact …).
ALLY = {
    "name": "organization|organisation|organizations|organisations|org|orgs|org name|organization name"
    "|organisation name|name of organization|name of organisation|group|groups|group name|name of group"
    "|label"
    "|stakeholder|stakeholders|stakeholder name|ally|allies|member|member organization|member organisation"
    "|member org|partner|partners|partner organization|company|employer|account name|account|nom|nombre"
    "|organizacion|organisation nom|groupe|grupo|entity|actor|name",
    "short_name": "short name|short_name|acronym|abbreviation|abbr|short|initials|siglas|sigle",
    "kind": "type|org type|organization type|organisation type|category|sector|primary_ext|stakeholder type"
    "|kind|group type|type of organization|tipo|element type",
    "structure": "structure|organizational structure",
    "contact": "contact|contact name|contact person|contacts|point person|point of contact|designate"
    "|representative|rep|leader|full name|person|primary contact|contacto|main contact",
    "first_name": "first name|firstname|first|given name|contact first name",
    "last_name": "last name|lastname|last|surname|family name|contact last name",
    "role": "title|role|job title|contact title|contact role",
    "email": "email|e-mail|email address|e-mail address|mail|contact email|correo",
    "phone": "phone|cell|mobile|work phone|telephone|phone number|cell phone|mobile phone|tel|contact phone"
    "|telefono",
    "website": "website|url|link|web|web site|homepage|site",
    "place": "place|city|state|zip|zip code|postal code|postcode|neighborhood|neighbourhood|region|country"
    "|location|address|town|county|ciudad|ville",
    "level": "level|geographic level",
    "constituency": "constituency|constituencies|base|community|communities|population served"
    "|who they represent|represents|communities served|population",
    "members": "members|membership|reach|capacity|size|number of members|membership size|member count"
    "|no of members|# members|miembros",
    "members_year": "members_year|year of members",
    "turnout_low": "turnout_low|turnout low|low turnout",
    "turnout_likely": "turnout_likely|turnout|likely turnout|turnout likely|expected turnout|can turn out",
    "turnout_high": "turnout_high|turnout high|high turnout",
    "spectrum": "stance|support|support level|support_level|assessment|ally level|alignment|sentiment"
    "|for/against|for or against|spectrum|spectrum of allies|level of support|ally or opponent|posicion"
    "|where they stand|where do they stand|where it stands",
    "position": "position",  # a stance or a job: its cells decide
    "power": "influence|influence level|power|clout|impact|power level|level of influence|poder",
    "interest": "interest|interest level|salience|level of interest",
    "issues": "issue|issues|issue area|issue areas|interests|causes|themes|temas",
    "demands": "demands|asks|platform|demandas",
    "aside": "tags|tag_list|tag|segment|priority",  # known words that say nothing of the model here
    "contributes": "resources|brings|can offer|skills|activities|offers|what they bring",
    "status": "status|stage|endorsed|signed on|signed|date signed|membership status|joined|join date",
    "owner": "owner|lead|assigned to|agent assignment|relationship manager|liaison|who knows them"
    "|relationship holder|organizer|responsible|who's on it|who is on it|assigned|who has it|whose",
    "next_step": "next step|next_step|next steps|next action|to do|todo|follow up|action item",
    "next_step_on": "follow_up_on|follow up on|follow up date|next_step_on|next step on|next step date"
    "|due|due date|next contact",
    "last_checked": "last contact|last_contact|last_checked|last checked|last contacted"
    "|date of last contact"
    "|last updated|last touch",
    "notes": "notes|note|comments|comment|background|blurb|description|remarks|notas|private notes",
    "source": "source|source url|reference|sources|references",
    "external_id": "external_id|external id|id|uuid|member id|identifier",
    "people": "people", "money": "money", "public_appeal": "public_appeal", "activity": "activity",
    "access": "access", "ratings_evidence": "ratings_evidence", "decision_maker": "decision_maker"
    "|decision maker",
    "spectrum_evidence": "spectrum_evidence",
}  # fmt: skip

LONG = {
    "organization": ALLY["name"] + "|who|respondent|speaker",
    "tenet": "tenet|tenets|issue|issues|demand|demands|ask|asks|topic|concept|policy|item|question|plank"
    "|statement|proposal|demanda|tema|value|goal|measure|bill",
    "stance": "stance|position|support|support level|opinion|response|answer|agreement|agree|agrees"
    "|agree/disagree"
    "|for/against|for or against|score|rating|vote|view|attitude|sentiment|posicion|level of support"
    "|supports",
    "facet": "facet|tenet type|kind of tenet|kind|type",
    "vitality": "vitality|importance|priority|salience|how important|vital|interest level",
    "red_line": "red line|red_line|redline|deal breaker|dealbreaker",
    "evidence": "evidence|how we know|basis",
    "vitality_evidence": "vitality_evidence|vitality evidence",
    "as_of": "as of|as_of|date|when|day|as of date|recorded|timestamp",
    "source": "source|source url|reference|sources",
    "note": "note|notes|comment|comments|quote|text",
}

EDGES = {
    "source": "from|source|org a|organization a|organisation a|group a|org 1|organization 1"
    "|source organization"
    "|from organization|group 1|start|de|desde|origin",
    "target": "to|target|org b|organization b|organisation b|group b|org 2|organization 2"
    "|target organization"
    "|to organization|group 2|end|vers|hacia|destination",
    "kind": "relation|type|tie|relationship|kind|relation type|relationship type|tie type|edge type|link"
    "|connection|connection type|label|edge label",
    "strength": "strength|weight|value|tie strength|closeness",
    "since": "since|start_date|start date|joined|started|from date|begin",
    "until": "until|end_date|end date|ended|to date|left",
    "evidence": "evidence|how we know",
    "note": "note|notes|comment|comments|description",
    "direction": "direction|directed",
}

FIELDS: Mapping[str, tuple[str, ...]] = {
    "allies": tuple(ALLY),
    "long": tuple(LONG),
    "edges": tuple(EDGES),
}


def _lookup(table: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for field, headers in table.items():
        for header in headers.split("|"):
            found.setdefault(fold(header), field)
    return found


LOOKUPS = {"allies": _lookup(ALLY), "long": _lookup(LONG), "edges": _lookup(EDGES)}
TENET_HEADERS = frozenset(fold(word) for word in LONG["tenet"].split("|")) - {"value", "statement"}
NAME_HEADERS = frozenset(fold(word) for word in ALLY["name"].split("|"))
SEVERAL = frozenset(
    {"place", "notes", "email", "phone", "source", "status", "contributes"}
)  # more than one column may feed them
_REPEATED = re.compile(r"(.+) \(\d+\)\Z", re.DOTALL)
# Where two columns say one field, the more telling header gets it: "Organization" before "Name".
_LATE = {"name": ("name", "label", "member", "account", "entity", "actor")}


def map_headers(headers: Sequence[str], vocabulary: str, own: Mapping[str, str]) -> dict[int, str]:
    """Column index → field; what is not in there is an extra field.

    Takes: the headers; "allies", "long" or "edges"; the person's own: header → field or "".
    Returns: each field once, but those of SEVERAL; the person's word first, then the first telling header.
    """
    lookup = LOOKUPS[vocabulary]
    mapping: dict[int, str] = {}
    for index, header in enumerate(headers):
        if own.get(header):
            mapping[index] = own[header]
    order = sorted(range(len(headers)), key=lambda i: (_is_late(headers[i], lookup), i))
    taken = set(mapping.values())
    for index in order:
        field = _field_of(_first_of(headers[index], headers), lookup)
        if index in mapping or headers[index] in own or not field:
            continue
        if field not in taken or field in SEVERAL:
            mapping[index] = field
            taken.add(field)
        elif vocabulary == "allies" and fold(headers[index]) == "name" and "contact" not in taken:
            mapping[index] = "contact"  # a person's name beside an organization's
            taken.add("contact")
    return dict(sorted(mapping.items()))


def _field_of(header: str, lookup: Mapping[str, str]) -> str:
    """The field of a header; where the whole of it says none, of it without its legend."""
    return lookup.get(fold(header)) or lookup.get(fold(bare(header)), "")


def _first_of(header: str, headers: Sequence[str]) -> str:
    """What stood there: "Notes" for the "Notes (2)" that tells the second such column from the first."""
    found = _REPEATED.match(header)
    return found[1] if found and found[1] in headers else header


def _is_late(header: str, lookup: Mapping[str, str]) -> bool:
    return fold(header) in _LATE.get(lookup.get(fold(header), ""), ())


def recognised(cells: Sequence[str], native: frozenset[str]) -> int:
    """How many different fields a row of cells would name if it were the header.

    A single letter names none: it is as likely an organization's; but `a` and `b` together do.
    """
    fields = {"a", "b"} if {"a", "b"} <= set(cells) else set()
    for cell in cells:
        if len(cell) > 1 and (cell in native or cell.startswith(EXTRA)):
            fields.add(cell)
        elif 1 < len(cell) <= 60:
            fields.update(list(_meanings(cell))[:1])
    return len(fields)


def _meanings(header: str) -> Iterator[str]:
    return (field for lookup in LOOKUPS.values() if (field := _field_of(header, lookup)))
