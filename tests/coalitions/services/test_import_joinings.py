"""Status, days of signing and contributions of an ally list become places in the coalition that is named."""

from datetime import date

import pytest
from django.core.management import call_command

from coalitions.models import Affiliation, Coalition
from organizations.models import Organization
from tests import factories
from tests.coalitions.bringing_in import bring, outcomes, plan_text
from tests.coalitions.interchange.reading_of import read
from tests.coalitions.test_import_detail import text_of, waiting

pytestmark = pytest.mark.django_db

FILE = (
    "Organization,City,Status,Date signed,Can offer\n"
    "Dockers,Oakland,Signed on,2026-02-01,phone banking\n"
    "Teachers,Oakland,Steering committee,,rooms\n"
    "Bakers,Oakland,pending,,bread\n"
    "Nurses,Oakland,,2026-02-03,\n"
)


def places(workspace):
    rows = Affiliation.objects.in_workspace(workspace).order_by("organization__name")
    return [(str(row.organization), row.role, row.joined, row.contribution) for row in rows]


def extras(workspace, name):
    return Organization.objects.in_workspace(workspace).get(name=name).extra


def test_they_are_recorded_with_role_day_and_what_each_contributes(workspace):
    factories.coalition(workspace, name="Rent table")

    bring(workspace, FILE, coalition="rent table")

    assert places(workspace) == [
        ("Dockers", "endorser", date(2026, 2, 1), "phone banking"),
        ("Nurses", "endorser", date(2026, 2, 3), ""),
        ("Teachers", "steering", None, "rooms"),
    ]
    assert Coalition.objects.in_workspace(workspace).get().name == "Rent table"


def test_words_stay_beside_and_what_says_of_no_place_is_kept_whole(workspace):
    bring(workspace, FILE, coalition="Rent table")

    assert extras(workspace, "Dockers") == {"Status": "Signed on"}
    assert extras(workspace, "Bakers") == {"Status": "pending", "Can offer": "bread"}


def test_a_coalition_that_is_not_there_is_made_and_said_to_be(workspace):
    plan = plan_text(workspace, FILE, coalition="Rent table")

    [made] = [each for each in plan.outcomes if each.kind == "coalitions"]
    assert (made.outcome.value, made.label) == ("created", "Rent table")
    assert "Only named in the file" in made.reason


def test_the_same_file_again_changes_nothing(workspace):
    bring(workspace, FILE, coalition="Rent table")

    assert outcomes(plan_text(workspace, FILE, coalition="Rent table")) == {"unchanged"}


def test_rows_of_two_people_are_one_place(workspace):
    text = (
        "Organization,Contact,Status,Brings\n"
        "Dockers,Ann,member,trucks\nDockers,Bo,,radios\nTeachers,Cy,yes,\nTeachers,Di,x,rooms\n"
    )

    bring(workspace, text, coalition="Rent table")

    assert places(workspace) == [
        ("Dockers", "member", None, "trucks; radios"),
        ("Teachers", "member", None, "rooms"),
    ]


def test_without_a_column_of_status_whoever_brings_something_is_a_member(workspace):
    bring(workspace, "Organization,City,Skills\nDockers,Oakland,trucks\nBakers,Oakland,\n", coalition="Rent")

    assert places(workspace) == [("Dockers", "member", None, "trucks")]


def test_without_a_coalition_they_stay_extra_fields_and_the_preview_says_so(organizer, workspace):
    page = organizer.get(waiting(organizer, FILE))

    assert "“Status”, “Date signed”, “Can offer”: kept as extra fields until you say" in text_of(page)
    assert [each["kind"] for each in page.context["counts"]] == ["organizations"]


def test_the_coalition_is_said_on_the_page_and_remembered_with_the_columns(organizer, workspace):
    factories.coalition(workspace, name="Rent table")
    url = waiting(organizer, FILE)
    assert '<option value="Rent table"></option>' in organizer.get(url).content.decode()

    page = organizer.post(url, {"coalition": "Rent table"})
    organizer.post(f"{url}apply/", {"plan": page.context["fingerprint"]})
    again = organizer.get(waiting(organizer, FILE))

    assert "Signed on" in text_of(page)
    assert len(places(workspace)) == 3
    assert not again.context["importable"]


def test_a_name_that_can_t_be_kept_is_refused_at_its_field(organizer, workspace):
    page = organizer.post(waiting(organizer, FILE), {"coalition": "Rent\x07table"})

    assert page.status_code == 422
    assert page.context["form"].errors["coalition"]


def test_days_that_can_be_two_are_asked_about_only_where_they_count(workspace):
    text = "Organization,City,Date signed\nDockers,Oakland,3/4/2026\n"

    bring(workspace, text)

    assert extras(workspace, "Dockers") == {"Date signed": "3/4/2026"}
    assert read(text, coalition="Rent", dates="day_first").rows("affiliations")[0].values == {
        "coalition": "Rent",
        "organization": "Dockers",
        "role": "endorser",
        "joined": "2026-04-03",
    }


def test_the_command_line_takes_the_coalition_too(workspace, tmp_path):
    (tmp_path / "x.csv").write_text(FILE)

    call_command(
        "import_workspace", str(tmp_path / "x.csv"), workspace=workspace.slug, coalition="Rent table"
    )

    assert len(places(workspace)) == 3
