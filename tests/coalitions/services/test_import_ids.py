"""The same file again finds its rows by the ids that its tool gives them, before their names."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from coalitions.models import Tie
from organizations.models import Organization
from tests import factories
from tests.coalitions.bringing_in import bring, outcomes, plan_text
from tests.coalitions.test_import_detail import waiting

pytestmark = pytest.mark.django_db

FILE = "ID,Organization,City\n7,Tenants Union,Oakland\n8,Dockers,Oakland\n9,Teachers,Berkeley\n"


def named(workspace):
    return set(Organization.objects.in_workspace(workspace).values_list("name", flat=True))


def hints(plan):
    return [each.hint for each in plan.outcomes if each.hint]


def test_a_row_renamed_in_its_tool_is_the_same_organization_and_keeps_its_name_here(workspace):
    bring(workspace, FILE)

    plan = plan_text(workspace, FILE.replace("Tenants Union", "Renters Together"))

    assert outcomes(plan) == {"unchanged"}
    assert plan.outcomes[0].reason == "Name: “Tenants Union” stays; the file says “Renters Together”."
    assert hints(plan) == ["Known by its id in the file, though it is called “Tenants Union” here."]


def test_with_overwriting_it_is_renamed(workspace):
    bring(workspace, FILE)

    bring(workspace, FILE.replace("Tenants Union", "Renters Together"), overwrite=True)

    assert named(workspace) == {"Renters Together", "Dockers", "Teachers"}


def test_what_the_row_says_more_reaches_it_and_others_may_refer_to_it_by_the_file_s_name(workspace):
    bring(workspace, FILE)
    text = "ID,Organization,City,Sector\n7,Renters Together,Oakland,union\n8,Dockers,,\n9,Teachers,,\n"

    bring(workspace, text)

    assert Organization.objects.in_workspace(workspace).get(name="Tenants Union").kind == "union"
    assert len(named(workspace)) == 3


def test_ids_that_mean_others_in_another_file_count_for_nothing(workspace):
    bring(workspace, FILE)

    plan = plan_text(workspace, "ID,Organization\n7,Chamber of Commerce\n8,Bakers\n9,Teachers\n")

    assert [each.outcome.value for each in plan.outcomes] == ["created", "created", "unchanged"]
    assert not hints(plan)


def test_a_long_id_is_nobody_else_s_and_counts_by_itself(workspace):
    bring(workspace, "UUID,Organization\n0d5a4f0e-0c44-4f0e,Tenants Union\n")

    plan = plan_text(workspace, "UUID,Organization\n0d5a4f0e-0c44-4f0e,Renters Together\n")

    assert outcomes(plan) == {"unchanged"}


def test_an_id_and_a_name_of_two_organizations_are_refused_with_both_named(workspace):
    bring(workspace, FILE)
    factories.organization(workspace, name="Bakers")

    plan = plan_text(workspace, FILE.replace("Tenants Union", "Bakers"))

    assert [each.outcome.value for each in plan.outcomes] == ["error", "unchanged", "unchanged"]
    assert plan.outcomes[0].reason == (
        "Its id belongs to “Tenants Union”, and its name to “Bakers”. Correct one of the two."
    )


def test_an_id_that_stands_beside_two_names_of_one_file_is_no_organization_s(workspace):
    bring(workspace, FILE)

    plan = plan_text(workspace, FILE + "7,Renters Together,Oakland\n")

    assert plan.outcomes[-1].outcome.value == "created"


def test_ties_may_name_their_ends_by_any_column_that_was_read_as_the_id(workspace):
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("groups.csv", "Member ID,Organization,City\nm-1,Dockers,Oakland\nm-2,Bakers,\n")
        archive.writestr("ties.csv", "From,To,Relation\nm-1,m-2,partner\n")

    bring(workspace, packed.getvalue(), "two.zip")

    assert str(Tie.objects.in_workspace(workspace).get().source) == "Dockers"


def test_the_preview_says_which_column_the_ids_are(organizer, workspace):
    page = organizer.get(waiting(organizer, FILE))

    assert '<option value="external_id" selected>Its id in another tool</option>' in page.content.decode()
