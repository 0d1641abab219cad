"""Which recorded row a file means by a name."""

import pytest

from coalitions.models import Tie
from organizations.models import Note, Organization, Position, Tenet
from tests import factories
from tests.coalitions.bringing_in import bring
from tests.coalitions.interchange.workbook_files import zipped

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("written", ["Tenants together", "TT", "tenants TOGETHER", "tt"])
@pytest.mark.parametrize("overwrite", [False, True])
def test_it_knows_an_organization_by_name_or_short_name_in_any_case(workspace, written, overwrite):
    recorded = factories.organization(workspace, name="Tenants together", short_name="TT")

    rows = bring(workspace, f"Organization,City\n{written},Bronx\n", overwrite=overwrite)

    recorded.refresh_from_db()
    assert [row[1] for row in rows] == ["updated"]
    assert (recorded.name, recorded.short_name, recorded.place) == ("Tenants together", "TT", "Bronx")
    assert Organization.objects.count() == 1


def test_two_groups_whose_names_differ_in_case_only_are_refused(workspace):
    text = "Organization,City\nACT,Bronx\nAct,Queens\n"

    for _again in range(2):
        rows = bring(workspace, text)

        assert rows[1][1] == "error"
        assert rows[1][3].startswith("Row 2 has the name “ACT” too.")
        assert set(Organization.objects.values_list("name", "place")) == {("ACT", "Bronx")}


def test_a_refused_second_row_of_a_name_says_what_of_it_goes_to_the_first(workspace):
    text = "Organization,City,Issues,Notes\nACT,Bronx,Rent,old friends\nAct,Queens,Water,new here\n"
    rows = bring(workspace, text)

    (refused,) = [row for row in rows if row[1] == "error"]
    assert "of this row only contacts, notes, demands" in refused[3]
    assert set(Position.objects.values_list("tenet__name", "organization__place")) == {
        ("Rent", "Bronx"),
        ("Water", "Bronx"),
    }
    assert set(Note.objects.values_list("text", flat=True)) == {"old friends", "new here"}


@pytest.mark.parametrize(
    ("one", "other"), [("Tenants", "tenants"), ("Évry", "ÉVRY"), ("Straße", "STRASSE"), ("İzmir", "i̇zmir")]
)
def test_one_group_told_twice_in_another_case_is_one(workspace, one, other):
    rows = bring(workspace, f"Organization,City,Kind\n{one},,union\n{other},Bronx,\n")

    assert [row[1] for row in rows] == ["created", "updated"]
    recorded = Organization.objects.get()
    assert (recorded.name, recorded.place, recorded.kind) == (one, "Bronx", "union")
    recorded.full_clean()


@pytest.mark.parametrize("short_name", ["AA", "aa", "Aa"])
def test_a_short_name_that_is_taken_in_another_case_is_refused(workspace, short_name):
    text = f"name,short_name,structure\nAlpha,AA,x\nBeta,{short_name},x\n"

    rows = bring(workspace, text, "organizations.csv")

    assert [row[1] for row in rows] == ["created", "error"]
    assert rows[1][3] == f"Another organization has the short name “{short_name}”."


@pytest.mark.parametrize(
    "text",
    [
        "name,short_name,structure\nBeta,,x\nAlpha,,y\nAlpha,BETA,y\n",
        "name,short_name,structure\nAlpha,beta,x\nBeta,,y\n",
    ],
)
def test_a_short_name_that_is_anothers_name_is_refused(workspace, text):
    rows = bring(workspace, text, "organizations.csv")

    assert rows[-1][1] == "error"
    for each in Organization.objects.all():
        each.full_clean()


def test_a_new_name_is_found_in_any_case_too(workspace):
    factories.organization(workspace, name="NAACP")
    text = "name,short_name,structure\nNational Association,naacp,federated\n"

    bring(workspace, text, "organizations.csv", overwrite=True)

    assert Organization.objects.called("NATIONAL ASSOCIATION").count() == 1
    assert Organization.objects.get().short_name == "naacp"


def test_a_name_that_two_may_have_is_not_guessed(workspace):
    factories.organization(workspace, name="ACT")
    factories.organization(workspace, name="Act for all", short_name="Act")

    rows = bring(workspace, "From,To,Relation\nact,B,partner\nAct,B,partner\n")

    assert [(row[1], row[3]) for row in rows if row[0] == "ties"] == [
        ("error", "Several are called “act”: use the id, or write it exactly as here."),
        ("created", ""),
    ]
    assert Tie.objects.get().source.short_name == "Act"


def test_two_different_groups_with_one_name_are_refused_and_the_first_is_kept(workspace):
    text = "Organization,City,Tags\nTenants,Bronx,\nTenants,Queens,x\nTenants,Bronx,\n"

    rows, again = bring(workspace, text), bring(workspace, text)

    assert [row[1] for row in rows] == ["created", "error", "unchanged"]
    assert [row[1] for row in again] == ["unchanged", "error", "unchanged"]
    assert "Give two groups two names" in rows[1][3]
    assert (Organization.objects.get().place, Organization.objects.get().extra) == ("Bronx", {})


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Beta,AA", "Another organization has the short name “AA”."),
        ("Beta group,AA", "“Beta group” and “AA” are two different organizations here."),
    ],
)
def test_a_short_name_that_is_taken_is_refused(workspace, row, reason):
    factories.organization(workspace, name="Alpha", short_name="AA")
    factories.organization(workspace, name="Beta group")

    rows = bring(workspace, f"name,short_name,structure\n{row},x\n", "organizations.csv")

    assert [row[1] for row in rows] == ["error"]
    assert rows[0][3] == reason


def test_a_group_known_only_by_its_short_name_gets_its_name_when_told_to(workspace):
    factories.organization(workspace, name="NAACP")
    text = "name,short_name,structure\nNational Association,NAACP,federated\n"

    bring(workspace, text, "organizations.csv", overwrite=True)

    recorded = Organization.objects.get()
    assert (recorded.name, recorded.short_name) == ("National Association", "NAACP")


def test_later_files_may_use_the_spelling_of_the_first(workspace):
    factories.organization(workspace, name="NAACP")
    files = {
        "organizations.csv": "name,short_name,structure\nNational Association,NAACP,x\nB,,\n",
        "ties.csv": "source,target,kind\nNational Association,B,alliance\n",
    }

    rows = bring(workspace, zipped(files), "all.zip")

    assert [row[1] for row in rows] == ["updated", "created", "created"]


def test_a_tenet_is_known_by_its_id_before_its_name(workspace):
    first = factories.tenet(workspace, code="D1", name="Rent cap")
    factories.tenet(workspace, code="Rent cap", name="Another")
    factories.organization(workspace, name="A")

    bring(workspace, "organization,tenet,stance\nA,Rent cap,2\nA,D1,1\n", "positions.csv")

    assert set(workspace.tenets.values_list("code", "positions__stance")) == {("D1", 1), ("Rent cap", 2)}
    assert first.positions.get().stance == 1


def test_a_name_of_two_tenets_is_not_guessed(workspace):
    for code in ("D1", "D2"):
        factories.tenet(workspace, code=code, name="Jobs")
    factories.organization(workspace, name="A")

    rows = bring(workspace, "organization,tenet,stance\nA,Jobs,2\nA,D2,1\n", "positions.csv")

    assert [row[1] for row in rows] == ["error", "created"]


def test_new_codes_leave_out_those_that_are_taken_here_or_in_the_file(workspace):
    factories.tenet(workspace, code="D01", name="Recorded")
    text = "id,facet,name\n,demand,First\nD02,demand,Second\n,value,Third\n,demand,Fourth\n"

    bring(workspace, text, "tenets.csv")

    assert dict(Tenet.objects.values_list("name", "code")) == {
        "Recorded": "D01", "First": "D03", "Second": "D02", "Third": "V01", "Fourth": "D04",
    }  # fmt: skip


def test_names_from_right_to_left_and_emoji_are_names(workspace):
    rows = bring(workspace, "Organization,City\nجمعية المستأجرين,القاهرة\n🌱 Roots,🏙\n")

    assert [row[1] for row in rows] == ["created", "created"]
    assert set(Organization.objects.values_list("name", "place")) == {
        ("جمعية المستأجرين", "القاهرة"),
        ("🌱 Roots", "🏙"),
    }
