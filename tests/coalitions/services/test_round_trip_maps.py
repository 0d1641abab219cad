"""A map that Basis wrote says nothing new to the workspace it is of, and all it holds to another."""

import re
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from coalitions.interchange.fields.native import EXTRA, SPECTRUM, TIE_KINDS
from coalitions.interchange.reading import CannotRead
from coalitions.interchange.writing.notations import NOTATIONS
from coalitions.interchange.writing.tables import write_json
from coalitions.models import Affiliation, Tie
from coalitions.services.exports import export_tables
from organizations.models import Note, Organization, Position
from tests import factories
from tests.coalitions.bringing_in import DEMONSTRATION, bring, outcomes, plan_text
from tests.coalitions.interchange.reading_of import read
from tests.coalitions.services.test_round_trip import (
    DAYS,
    EVIDENCE,
    NAMES,
    RANDOM,
    TEXT,
    files,
    forgotten,
    packed,
)

pytestmark = pytest.mark.django_db

MAPS = ("graphml", "gexf", "kumu")
EVERY = ("xlsx", "zip", "json", *MAPS)
CLOCK = re.compile(rb'lastmodifieddate="[^"]*"')
ODD = [
    {
        "name": "Odd | one", "short_name": "ODD",
        "constituency": "Workers, farm;a|b;c\\;d;e\\\\", "people": "2.5",
        "members": "1200", "notes": "Of itself: “=now”\nand more.", "spectrum": "neutral", "source": "A book",
        "extra:Members": "many", "extra:Tags": "north; night|day;x", "extra:key": "k", "extra:start": "1999",
        "extra:viz": "red", "extra:self": "s",
        "extra:Notes": "open", "extra:_x0041_": "_xFFFE_", "extra:ش": "=1+1",
    },
    {"name": "Even", "people": "3", "extra:tags": "a;b", "extra:extra:x": "y", "extra:weight": "heavy"},
]  # fmt: skip
ODD_TIES = [
    {"source": "ODD", "target": "Even", "kind": "influences", "strength": "4", "since": "2001-02-03",
     "until": "2003-02-01", "evidence": "declared", "note": "one",
     "extra:weight": "7", "extra:how": "by letter"},
    {"source": "ODD", "target": "Even", "kind": "influences"},
    {"source": "Even", "target": "ODD", "kind": "tension", "strength": "1"},
]  # fmt: skip
CARRIED = ("organizations", "ties")


def written(workspace, form, *, carried=None):
    """The export of the workspace, of only some kinds where `carried` says so; without its date."""
    tables = export_tables(workspace, private=True)
    if carried:
        tables = {kind: tables[kind] for kind in carried}
    return CLOCK.sub(b"", packed(tables, NOTATIONS[form].write))


def on_the_map(workspace):
    """What a map can hold of the organizations and ties: all but the long text about where a row is from."""
    tables = export_tables(workspace, private=True)
    names = {str(each): each.name for each in Organization.objects.in_workspace(workspace)}
    rows = [{k: v for k, v in row.items() if k != "source"} for row in tables["organizations"]]
    ties = [row | {end: names[row[end]] for end in ("source", "target")} for row in tables["ties"]]
    return [sorted(map(repr, (sorted(row.items()) for row in kind))) for kind in (rows, ties)]


def comes_back(workspace, fresh, form):
    """Nothing new for the workspace itself; the same organizations and ties for an empty one."""
    before = files(workspace)
    plan = plan_text(workspace, read(written(workspace, form), "map"))
    assert outcomes(plan) <= {"unchanged"}, plan.outcomes
    assert files(workspace) == before

    told = bring(fresh, read(written(workspace, form), "map"))
    assert {outcome for _kind, outcome, _label, _reason in told} == {"created"}, told
    assert on_the_map(fresh) == on_the_map(workspace)
    assert written(fresh, form) == written(workspace, form, carried=CARRIED)


@pytest.fixture
def march():
    workspace = factories.workspace()
    bring(workspace, read(_march(), "march.zip"))
    bring(workspace, read(packed({"organizations": ODD, "ties": ODD_TIES}, write_json), "more.json"))
    return workspace


def _march():
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for path in sorted(DEMONSTRATION.glob("*.csv")):
            archive.writestr(path.name, path.read_bytes())
    return stream.getvalue()


@pytest.mark.parametrize("form", EVERY)
def test_the_demonstration_changes_nothing_in_itself(march, form):
    plan = plan_text(march, read(written(march, form), "march"))

    assert outcomes(plan) == {"unchanged"}


@pytest.mark.parametrize("form", MAPS)
def test_the_demonstration_comes_back_from_a_map(march, workspace, form):
    comes_back(march, workspace, form)

    assert Organization.objects.in_workspace(workspace).count() > 10
    assert Tie.objects.in_workspace(workspace).count() > 10
    for kind in (Note, Position, Affiliation):
        assert not kind.objects.in_workspace(workspace).exists()


@pytest.mark.parametrize("form", MAPS)
def test_even_with_overwriting_a_map_of_ours_changes_nothing(march, form):
    before = files(march)
    plan = plan_text(march, read(written(march, form), "map"), overwrite=True)

    assert outcomes(plan) == {"unchanged"}
    assert files(march) == before


def test_a_workbook_that_somebody_put_notes_into_keeps_them_private(workspace):
    bring(workspace, "name,kind\nRiders,union\nChurch,parish\n")
    book = load_workbook(BytesIO(written(workspace, "kumu")))
    sheet = book["Elements"]
    sheet.cell(1, sheet.max_column + 1, "Notes")
    sheet.cell(2, sheet.max_column, "candid")
    saved = BytesIO()
    book.save(saved)
    bring(workspace, read(saved.getvalue(), "kumu.xlsx"))

    assert [note.text for note in Note.objects.in_workspace(workspace)] == ["candid"]
    assert {each.description for each in Organization.objects.in_workspace(workspace)} == {""}


@st.composite
def worlds(draw):
    """Organizations and ties with awkward texts everywhere, and positions that only count."""
    names = draw(NAMES)
    one = st.sampled_from(names)
    extra = st.dictionaries(TEXT.map(lambda name: f"{EXTRA}{name}"), TEXT, max_size=2)
    number = st.sampled_from(["", "0", "3", "2.5", "1000000000000000"])

    def some(size, **columns):
        rows = st.builds(lambda row, more: row | more, st.fixed_dictionaries(columns), extra)
        return draw(st.lists(rows, max_size=size))

    organizations = [
        {"name": name, "constituency": draw(TEXT), "notes": draw(TEXT), "money": draw(number),
         "owner": draw(TEXT),
         "spectrum": draw(st.sampled_from(SPECTRUM)), "last_checked": draw(DAYS), **draw(extra)}
        for name in names
    ]  # fmt: skip
    return {
        "organizations": organizations,
        "tenets": [{"id": "D", "name": "Demand"}],
        "positions": some(3, organization=one, tenet=st.just("D"), stance=st.sampled_from("012"), as_of=DAYS),
        "ties": some(
            5, source=one, target=one, kind=st.sampled_from(TIE_KINDS), since=DAYS, until=DAYS, note=TEXT,
            strength=st.sampled_from(["", "1", "5"]), evidence=EVIDENCE,
        ),
    }  # fmt: skip


@RANDOM
@given(tables=worlds(), form=st.sampled_from(MAPS))
def test_any_workspace_comes_back_from_a_map(db, tables, form):
    with forgotten() as make:
        first = make()
        try:
            bring(first, read(packed(tables), "all.zip"))
        except CannotRead:
            return
        if Organization.objects.in_workspace(first).exists():
            comes_back(first, make(), form)
