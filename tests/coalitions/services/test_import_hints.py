"""What an import hints at without deciding it: organizations that may be the same, steps in a circle."""

import pytest

from coalitions.models import Import
from coalitions.models.imports import Outcome
from coalitions.services.imports import apply_import
from coalitions.services.likeness import domain_of
from coalitions.services.name_forms import plain_name
from organizations.models import Contact, Organization
from tests import factories
from tests.coalitions.bringing_in import plan_text

pytestmark = pytest.mark.django_db


def hints(plan):
    return {each.label: each.hint for each in plan.outcomes if each.hint}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("The Riders", "riders"), ("Riders, Inc.", "RIDERS INC"), ("Église St. José", "Eglise St Jose")),
        *(("Clean-Air Group", "Clean Air Group"), ("U.A.W.", "UAW"), ("Drivers’ Union", "Drivers Union")),
        ("Friends of the Earth", "Friends, Earth"),
    ],
)
def test_two_spellings_of_a_name_are_one(one, other):
    assert plain_name(one) == plain_name(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("Riders North", "Riders South"), ("Local 9", "Local 99"), ("The", "Coalition")]
)
def test_two_names_are_two(one, other):
    assert plain_name(one) != plain_name(other)


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        *(("https://www.riders.example/about?x=1", "riders.example"), ("riders.example", "riders.example")),
        *(("Ann@Riders.Example", "riders.example"), ("http://riders.example:8080", "riders.example")),
        *(("https://facebook.com/riders", ""), ("ann@gmail.com", ""), ("https://sites.google.com/x", "")),
        *(("", ""), ("no address", ""), ("riders.wordpress.com", ""), ("mail@box.yahoo.co.uk", "")),
        *(("netflix.com", "netflix.com"), ("web.example", "web.example")),
    ],
)
def test_a_domain_that_many_share_says_nothing(address, domain):
    assert domain_of(address) == domain


def test_a_new_organization_that_may_be_recorded_is_hinted_at_and_still_added(workspace):
    factories.organization(workspace, name="The Riders")
    factories.organization(workspace, name="Bakers", website="https://bakers.example")

    text = "Organization,Website\nRIDERS Inc.,\nBread,www.bakers.example/x\nTenants,\n"
    plan = plan_text(workspace, text)
    apply_import(record=Import(workspace=workspace, filename="x"), plan=plan)

    assert set(hints(plan)) == {"RIDERS Inc.", "Bread"}
    assert "May be “The Riders”, which is recorded here." in hints(plan)["RIDERS Inc."]
    assert "Both have the domain bakers.example." in hints(plan)["Bread"]
    assert Organization.objects.count() == 5
    assert "May be" in Import.objects.get().rows.get(label="Bread").reason


def test_one_that_stands_twice_in_the_file_is_hinted_at_in_both_rows(workspace):
    found = hints(plan_text(workspace, "Organization\nThe Riders\nRiders Ltd\n"))

    assert "“Riders Ltd” in row 3" in found["The Riders"]
    assert "“The Riders” in row 2" in found["Riders Ltd"]


def test_mail_addresses_of_one_domain_are_a_hint(workspace):
    bakers = factories.organization(workspace, name="Bakers")
    Contact.objects.create(workspace=workspace, organization=bakers, name="Bo", email="bo@bread.example")

    found = hints(
        plan_text(workspace, "Organization,Contact,E-mail\nMillers,Mo,mo@bread.example\nX,Y,y@gmail.com\n")
    )

    assert list(found) == ["Millers"]


def test_an_organization_that_is_known_by_its_name_is_no_duplicate(workspace):
    factories.organization(workspace, name="The Riders")

    assert hints(plan_text(workspace, "Organization,City\nthe riders,Leeds\n")) == {}


def test_another_workspace_is_never_hinted_at(workspace):
    factories.organization(factories.workspace(slug="other"), name="The Riders")

    assert hints(plan_text(workspace, "Organization\nRiders\n")) == {}


def test_steps_in_a_circle_are_taken_and_said(workspace):
    text = "id,name,facet,legitimizes\nA,One,value,B:3\nB,Two,goal,C:2\nC,Three,demand,A:4\nD,Four,demand,A\n"

    plan = plan_text(workspace, text, "tenets.csv")

    assert set(hints(plan)) == {"One → Two", "Two → Three", "Three → One"}
    assert not any(each.outcome == Outcome.ERROR for each in plan.outcomes)


def test_what_is_only_named_says_so_and_what_is_new_says_what_is_recorded(workspace):
    text = "organization,tenet,stance\nTenants,Rent cap,2\n"

    told = {each.kind: each.told for each in plan_text(workspace, text, "positions.csv").outcomes}

    assert told["organizations"] == "Only named in the file; nothing here is called so, so it is added."
    assert told["tenets"].startswith("Only named in the file")
    assert told["positions"].startswith("Stance: “strongly for”.")


def test_a_cell_that_can_not_be_read_says_in_which_column_it_stands(workspace):
    (row,) = plan_text(workspace, "From,To,Relation\nTenants,Riders,cousins\n").outcomes

    assert row.reason.startswith("Relation: “cousins” is no kind of tie known here")


def test_a_second_column_of_notes_is_private_too(workspace):
    plan = plan_text(workspace, "Organization,Notes,Notes,Type,Type\nA,one,two,union,party\n")

    organization, note = plan.outcomes
    assert (organization.kind, note.kind) == ("organizations", "notes")
    assert (organization.new.kind, organization.new.extra) == ("union", {"Type (2)": "party"})
    assert note.new.text == "one\ntwo"
    assert note.told == ""
