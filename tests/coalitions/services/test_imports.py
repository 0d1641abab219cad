"""What an import does to rows that are here already, what it refuses, and what it keeps of itself."""

import pytest

from coalitions.models import Import
from organizations.models import Change, Organization, Position
from tests import factories
from tests.coalitions.bringing_in import bring, counts, plan_text
from tests.coalitions.interchange.workbook_files import zipped

pytestmark = pytest.mark.django_db


def test_it_fills_what_is_empty_and_leaves_what_is_there(workspace):
    recorded = factories.organization(workspace, name="Tenants", members=0, place="Bronx", kind="")

    rows = bring(workspace, "Organization,Type,Members,City\nTenants,union,500,Queens\n")

    recorded.refresh_from_db()
    assert (recorded.kind, recorded.members, recorded.place, recorded.version) == ("union", 0, "Bronx", 2)
    why = (
        "Kind: empty becomes “union”.\n"
        "Members: “0” stays; the file says “500”.\n"
        "Place: “Bronx” stays; the file says “Queens”."
    )
    assert rows == [("organizations", "updated", "Tenants", why)]


def test_it_changes_what_is_there_when_told_to(workspace):
    recorded = factories.organization(workspace, name="Tenants", place="Bronx", extra={"Tags": "old"})

    rows = bring(workspace, "Organization,City,Tags\nTenants,Queens,new\n", overwrite=True)

    recorded.refresh_from_db()
    assert (recorded.place, recorded.extra) == ("Queens", {"Tags": "new"})
    assert rows[0][3] == ("Place: “Bronx” becomes “Queens”.\nTags (extra field): “old” becomes “new”.")


def test_an_extra_field_that_differs_stays_and_is_said(workspace):
    recorded = factories.organization(workspace, name="Tenants", extra={"Tags": "old"})

    rows = bring(workspace, "Organization,Tags,Colour\nTenants,new,red\n")

    recorded.refresh_from_db()
    assert recorded.extra == {"Tags": "old", "Colour": "red"}
    assert rows[0][3] == (
        "Tags (extra field): “old” stays; the file says “new”.\nColour (extra field): empty becomes “red”."
    )


def test_an_empty_cell_empties_nothing(workspace):
    recorded = factories.organization(workspace, name="Tenants", place="Bronx")

    bring(workspace, "Organization,City\nTenants,\n", overwrite=True)

    recorded.refresh_from_db()
    assert recorded.place == "Bronx"


def test_a_neutral_stance_is_an_answer_and_no_blank(workspace):
    recorded = factories.position(workspace, stance=0)
    row = f"{recorded.organization},{recorded.tenet.code},2,2026-03-01"

    bring(workspace, f"organization,tenet,stance,as_of\n{row}\n", "positions.csv")

    recorded.refresh_from_db()
    assert recorded.stance == 0


def test_one_import_is_one_change_and_a_record_of_each_row(workspace):
    factories.organization(workspace, name="A", place="Bronx")
    factories.organization(workspace, name="C")
    text = f"Organization,City,Last contact\nA,Bronx,\nB,Queens,\nC,Bronx,\n{'D' * 201},,\n"

    bring(workspace, text)

    record, change = Import.objects.get(), Change.objects.get()
    rows = [(row.number, row.outcome, row.label) for row in record.rows.order_by("number")]
    assert rows == [(2, "unchanged", "A"), (3, "created", "B"), (4, "updated", "C"), (5, "error", "D" * 201)]
    assert (change.act, change.subject_id, change.user) == ("import.done", record.pk, None)
    summary = change.after["summary"]
    assert summary["organizations"] == {
        "created": 1,
        "updated": 1,
        "unchanged": 1,
        "skipped": 0,
        "error": 0,
    }
    assert summary[""]["error"] == 1
    assert record.rows.get(number=3).subject_id == Organization.objects.get(name="B").pk
    assert "201 characters" in record.rows.get(number=5).reason
    assert (record.content, record.reading) == (None, None)


def test_a_row_in_error_says_why_and_stops_no_other(workspace):
    positions = "organization,tenet,stance,red_line\nA,Nowhere,1,\nA,D1,1,\nB,D1,0,yes\nNobody,D1,2,\n"
    files = {
        "organizations.csv": "name,short_name\nA,\nB,\n",
        "tenets.csv": "id,facet,name\nD1,demand,Rent cap\n",
        "positions.csv": positions,
    }

    rows = bring(workspace, zipped(files), "all.zip")

    assert [row[1:] for row in rows if row[0] == "positions"] == [
        ("error", "A", "No tenet has the id or name “Nowhere”."),
        ("created", "A: Rent cap", "For"),
        ("error", "B", "A red line needs a stance for or against."),
        ("error", "Nobody", "No organization is called “Nobody”."),
    ]
    assert Position.objects.get().organization.name == "A"


def test_planning_writes_nothing(workspace):
    before = counts()

    plan = plan_text(workspace, "Organization,Notes,Contact\nA,candid,Ada\n")

    assert len(plan.outcomes) == 3
    assert counts() == before


@pytest.mark.parametrize(
    ("kind", "row", "reason"),
    [
        ("organizations", {"name": "A", "turnout_low": "5", "turnout_high": "2"}, "Turnout goes from low"),
        ("organizations", {"name": "A", "level": "x" * 41}, "at most 40"),
        ("tenets", {"id": "x" * 41, "facet": "value", "name": "A"}, "at most 40"),
        ("trends", {"name": "T", "direction": "rising", "level": "local"}, "needs a kind"),
        (
            "coalitions",
            {"name": "C", "started": "2026-02-01", "ended": "2026-01-01", "purpose": ""},
            "end before",
        ),
        ("coalitions", {"name": "C", "purpose": "x", "target": "Nobody"}, "No organization is called"),
        ("events", {"date": "2026-01-01", "event": "e" * 501, "coalition": ""}, "at most 500"),
        ("events", {"date": "2026-01-01", "event": "e", "coalition": "None such"}, "No coalition is called"),
    ],
)
def test_a_rule_of_the_data_is_said_in_words(workspace, kind, row, reason):
    text = ",".join(row) + "\n" + ",".join(row.values()) + "\n"

    rows = bring(workspace, zipped({f"{kind}.csv": text, "ties.csv": "source,target,kind\n"}), "all.zip")

    assert [(row[0], row[1]) for row in rows] == [(kind, "error")]
    assert reason in rows[0][3]


@pytest.mark.parametrize(
    ("kind", "columns", "cells", "largest"),
    [
        ("overlaps", "a,b,people", "A,B,3000000000", "2147483647"),
        ("platform", "coalition,version,date,tenet", "C,9000000000,2026-01-01,", "2147483647"),
        ("platform", "coalition,version,date,tenet", "C,0,2026-01-01,", "2147483647"),
    ],
)
def test_a_number_that_can_not_be_kept_is_said_with_the_largest(workspace, kind, columns, cells, largest):
    files = {f"{kind}.csv": f"{columns}\n{cells}\n", "trends.csv": "name,kind,direction\n"}

    [row] = bring(workspace, zipped(files), "all.zip")

    assert row[1] == "error"
    assert f"to {largest}." in row[3]


@pytest.mark.parametrize(
    ("column", "cell", "largest"),
    [
        ("turnout_low", "3000000000", "2147483647"),
        ("members", "9223372036854775807", "1000000000000000"),
        ("members_year", "99999", "9999"),
        ("money", "1e300", "1000000000000000"),
    ],
)
def test_a_number_that_does_not_fit_is_kept_as_text_and_the_largest_is_said(workspace, column, cell, largest):
    plan = plan_text(workspace, f"name,{column},kind\nA,{cell},union\n", "organizations.csv")

    assert f"to {largest}; kept as text" in plan.outcomes[0].beside
    assert plan.creates[Organization][0].extra == {column: cell}


@pytest.mark.parametrize(
    ("kind", "columns", "cells", "reason"),
    [
        (
            "ties",
            "source,target,kind,since,until",
            "A,B,support,2026-02-01,2026-01-01",
            "end before it began",
        ),
        ("ties", "source,target,kind,since", "A,a short,support,", "A tie is between two"),
        ("overlaps", "a,b,people", "A,a short,5", "between two organizations"),
        ("affiliations", "coalition,organization,joined,left", "C,A,2026-02-01,2026-01-01", "leave before"),
        ("needs", "coalition,resource,low,high", "C,money,5,2", "from low to high"),
        ("say", "coalition,organization,since,say", "C,A,2026-01-01,veto", "is not a member"),
        ("platform", "coalition,version,tenet,strength", "C,1,D1,full", "needs a date"),
        ("platform", "coalition,version,date,tenet,strength", "C,1,2026-01-01,D1,", "is blank"),
        (
            "platform",
            "coalition,version,date,tenet,strength,proposed_by",
            "C,1,2026-01-01,D1,full,A;B",
            "Only one",
        ),
        ("contacts", "organization,role", "A,chair", "A contact needs a name"),
    ],
)
def test_a_rule_over_several_rows_is_said_in_words(workspace, kind, columns, cells, reason):
    factories.organization(workspace, name="A", short_name="a short")
    factories.organization(workspace, name="B")
    factories.coalition(workspace, name="C")
    factories.tenet(workspace, code="D1")
    files = {f"{kind}.csv": f"{columns}\n{cells}\n", "trends.csv": "name,kind,direction\n"}

    rows = bring(workspace, zipped(files), "all.zip")

    assert [(row[0], row[1]) for row in rows] == [(kind, "error")]
    assert reason in rows[0][3]
