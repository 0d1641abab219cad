"""One cell that can't be read never drops its row: it is kept as text, shown, exported, and back again."""

from html import unescape

import pytest
from django.urls import reverse

from coalitions.interchange.plainly import to_json
from coalitions.models import Tie
from organizations.models import Contact, Note, Organization
from tests import factories
from tests.coalitions.bringing_in import bring, exported, plan_text
from tests.coalitions.interchange.reading_of import read
from tests.coalitions.interchange.workbook_files import zipped
from tests.coalitions.test_import_detail import text_of, waiting

pytestmark = pytest.mark.django_db
SHEET = (
    "Organization,Follow up on,Members,Contact,E-mail,Notes\n"
    "Tenants,next week,lots,Ann,ann at home,=1+1\n"
    "Riders,21.4.26,40,,,\n"
)


def test_the_row_comes_in_and_the_cells_are_kept_word_for_word(workspace):
    bring(workspace, SHEET)

    tenants = Organization.objects.get(name="Tenants")
    assert (tenants.next_step_on, tenants.members) == (None, None)
    assert tenants.extra == {"Follow up on": "next week", "Members": "lots"}
    assert Contact.objects.get().email == "ann at home"
    assert Note.objects.get().text == "=1+1"
    assert str(Organization.objects.get(name="Riders").next_step_on) == "2026-04-21"


def test_the_same_file_again_changes_nothing(workspace):
    bring(workspace, SHEET)

    assert not plan_text(workspace, SHEET, "list.csv").updates
    assert {each.outcome for each in plan_text(workspace, SHEET, "list.csv").outcomes} == {"unchanged"}


def test_the_preview_says_calmly_what_is_kept_and_shows_these_rows_alone(organizer, workspace):
    url = waiting(organizer, SHEET)

    page, alone = organizer.get(url), organizer.get(url, {"show": "beside"})

    assert "Follow up on: “next week” isn't a date; kept as text beside it." in unescape(text_of(page))
    assert [row.label for row in alone.context["page"]] == ["Tenants"]
    assert page.context["errors"] == 0


def test_it_is_shown_on_the_page_of_the_organization(organizer, workspace):
    bring(workspace, SHEET)
    tenants = Organization.objects.get(name="Tenants")

    page = text_of(
        organizer.get(reverse("coalitions:organization_detail", args=[workspace.slug, tenants.pk]))
    )

    assert "Follow up on" in page
    assert "next week" in page


def test_of_private_rows_only_the_column_is_told(workspace):
    text = f"organization,name,email,note\nTenants,Ann,{'x' * 201},met\n"
    bring(workspace, "name,kind\nTenants,union\n", "organizations.csv")

    (outcome,) = plan_text(workspace, text, "contacts.csv").outcomes

    assert outcome.beside == "email: it can't be read as what this column holds; kept as text beside it."
    assert "xxx" not in outcome.told + outcome.beside


def test_a_tie_with_a_year_for_a_day_is_kept_with_the_year_beside_it(workspace):
    bring(workspace, "Org A,Org B,relation,since\nA,B,partners,2019\n", "ties.csv")

    tie = Tie.objects.get()
    assert (tie.since, tie.extra) == (None, {"since": "2019"})


def test_one_cell_of_a_matrix_that_is_no_stance_leaves_the_others(workspace):
    reading = read(",Rent,Just cause\nA,yes,whatever\nB,no,yes\n")

    assert [row.values["tenet"] for row in reading.rows("positions")] == ["Rent", "Rent", "Just cause"]
    (problem,) = reading.problems
    assert (problem.number, problem.column) == (2, "Just cause")
    assert problem.cells == {"column 1": "A", "Just cause": "whatever"}


def test_what_is_kept_goes_through_the_child_process():
    reading = read(SHEET)

    assert to_json(reading)["tables"][0]["rows"][0][6][0]["code"] == "kept_not_a_date"


def test_it_goes_out_and_comes_back_exactly(workspace, tmp_path):
    bring(workspace, SHEET)
    out = exported(workspace, tmp_path)
    elsewhere = factories.workspace()

    bring(elsewhere, zipped({name: data.decode() for name, data in out.items()}), "all.zip")

    assert Organization.objects.get(workspace=elsewhere, name="Tenants").extra["Follow up on"] == "next week"
    assert exported(elsewhere, tmp_path) == out
