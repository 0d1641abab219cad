"""Issues and demands of an ally list become demands and interests of their own, with who is for them."""

from datetime import date

import pytest

from organizations.models import Organization, Position, Tenet
from tests import factories
from tests.coalitions.bringing_in import bring, outcomes, plan_text
from tests.coalitions.interchange.reading_of import read
from tests.coalitions.test_import_detail import text_of, waiting

pytestmark = pytest.mark.django_db

FILE = (
    "Organization,City,Stance,Issues,Demands\n"
    'Tenants,Oakland,active ally,"Housing; Transit",Rent cap\n'
    "Dockers,Oakland,passive ally,transit,none\n"
    "Landlords,Oakland,active opponent,housing,No rent cap\n"
)


def held(workspace):
    rows = Position.objects.in_workspace(workspace).order_by("organization__name", "tenet__name")
    return [(str(row.organization), str(row.tenet), row.stance, row.evidence) for row in rows]


def extras(workspace, name):
    return Organization.objects.in_workspace(workspace).get(name=name).extra


def codes(text, **options):
    return [notice.code for notice in read(text, **options).sources[0].notices]


def test_each_is_one_of_its_own_and_the_group_is_for_it_as_our_estimate(workspace):
    bring(workspace, FILE)

    facets = dict(Tenet.objects.in_workspace(workspace).values_list("name", "facet"))
    assert facets == {
        "Housing": "interest", "Transit": "interest", "Rent cap": "demand", "No rent cap": "demand",
    }  # fmt: skip
    assert held(workspace) == [
        ("Dockers", "Transit", 1, "estimated"),
        ("Landlords", "No rent cap", 1, "estimated"),
        ("Tenants", "Housing", 1, "estimated"),
        ("Tenants", "Rent cap", 1, "estimated"),
        ("Tenants", "Transit", 1, "estimated"),
    ]


def test_an_issue_of_an_opponent_says_nothing_of_for_or_against_and_stays_beside(workspace):
    bring(workspace, FILE)

    assert extras(workspace, "Landlords")["Issues"] == "housing"
    assert "Issues" not in extras(workspace, "Tenants")
    assert codes(FILE) == ["issues_held", "issues_of_opponents"]


def test_the_same_file_again_changes_nothing(workspace):
    bring(workspace, FILE)

    assert outcomes(plan_text(workspace, FILE, today=date(2026, 6, 1))) == {"unchanged"}


def test_what_is_known_of_the_two_is_never_outdone_by_such_an_estimate(workspace):
    dockers = factories.organization(workspace, name="Dockers")
    transit = factories.tenet(workspace, name="Transit")
    known = {"stance": -1, "as_of": date(2025, 1, 1), "evidence": "declared"}
    factories.position(workspace, organization=dockers, tenet=transit, **known)

    plan = plan_text(workspace, FILE, overwrite=True)
    [told] = [each for each in plan.outcomes if each.label == "Dockers: Transit"]
    bring(workspace, FILE, overwrite=True)

    assert (told.outcome.value, told.reason) == ("unchanged", "What is recorded of the two stays.")
    assert told.stays
    assert ("Dockers", "Transit", -1, "declared") in held(workspace)
    assert ("Dockers", "Transit", 1, "estimated") not in held(workspace)


def test_sentences_are_no_list_of_issues(workspace):
    text = (
        "Organization,City,Issues\n"
        "Tenants,Oakland,They have worked on the housing question for many years and know everybody\n"
    )

    bring(workspace, text)

    assert not held(workspace)
    assert extras(workspace, "Tenants")["Issues"].startswith("They have worked")


def test_tags_and_priorities_stay_extra_fields(workspace):
    bring(workspace, "Organization,City,Tags,Priority\nTenants,Oakland,south;old,High\n")

    assert not held(workspace)
    assert extras(workspace, "Tenants") == {"Tags": "south;old", "Priority": "High"}


def test_the_column_can_be_kept_as_an_extra_field(workspace):
    bring(workspace, FILE, mapping={"Issues": "", "Demands": ""})

    assert not held(workspace)
    assert extras(workspace, "Tenants") == {"Issues": "Housing; Transit", "Demands": "Rent cap"}


def test_the_level_of_interest_says_how_vital_the_issues_of_the_row_are(workspace):
    text = "Organization,Issues,Interest level\nTenants,Housing,High\nDockers,Transit,2\nBakers,Flour,so so\n"

    bring(workspace, text)

    vital = dict(Position.objects.in_workspace(workspace).values_list("tenet__name", "vitality"))
    assert vital == {"Housing": 5, "Transit": 2, "Flour": None}
    assert [extras(workspace, name) for name in ("Tenants", "Dockers", "Bakers")] == [
        {"Interest level": "High"}, {}, {"Interest level": "so so"},
    ]  # fmt: skip


def test_without_issues_a_level_of_interest_has_no_home_and_the_preview_says_so(organizer, workspace):
    page = organizer.get(waiting(organizer, "Organization,City,Interest\nTenants,Oakland,High\n"))

    assert page.context["sources"][0]["extras"] == ["Interest"]


def test_the_preview_says_what_is_made_of_the_columns(organizer, workspace):
    page = organizer.get(waiting(organizer, FILE))

    assert "“Issues”, “Demands”: 4 different demands or issues." in text_of(page)
    assert '<option value="issues" selected>Issues it works on</option>' in page.content.decode()
