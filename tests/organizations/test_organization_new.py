"""Adding an organization with all that is known of it."""

import pytest

from organizations.forms.organizations import OrganizationForm
from organizations.models import Organization
from tests import factories

URL = "/w/clean-air/organizations/new/"
GUESSED = {"ratings_evidence": "estimated", "spectrum_evidence": "estimated"}
PLAIN = {"name": "Bus riders", "spectrum": "unknown", **GUESSED}


def test_it_saves_the_whole_record_in_one_change(organizer, workspace):
    facts = {
        "constituencies": "riders; night workers ; riders",
        "website": "example.org",
        "turnout_likely": 40,
    }

    response = organizer.post(URL, PLAIN | facts)

    row = workspace.organizations.get()
    assert response["Location"] == f"/w/clean-air/organizations/{row.pk}/"
    assert row.constituencies == ["riders", "night workers"]
    assert row.website == "https://example.org"
    assert [change.act for change in workspace.changes.all()] == ["organization.added"]


def test_what_is_left_empty_is_unknown(organizer, workspace):
    organizer.post(URL, PLAIN)

    row = workspace.organizations.get()
    assert (row.members, row.turnout_likely, row.people, row.influence) == (None, None, None, None)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "This field is required"),
        ({"name": "a\0b"}, "Null characters are not allowed"),
        ({"name": "x" * 201}, "at most 200 characters"),
        ({"next_step_on": "31/02/2026"}, "Enter a valid date"),
        ({"turnout_low": 50, "turnout_likely": 40}, "from low through likely to high"),
        ({"people": -1}, "be below zero"),
        ({"influence": 6}, "Influence goes from 1 to 5"),
        ({"website": "javascript:alert(1)"}, "Enter a valid URL"),
        ({"name": "Tenants together"}, "exists already"),
        ({"short_name": "Tenants"}, "has this short name"),
        ({"short_name": "Tenants together"}, "has this as its name"),
    ],
)
def test_wrong_input_is_answered_and_nothing_is_lost(organizer, workspace, organization, wrong, words):
    response = organizer.post(URL, PLAIN | {"next_step": "Call them"} | wrong)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert "Call them" in response.content.decode()
    assert workspace.organizations.count() == 1
    assert not workspace.changes.exists()


@pytest.mark.parametrize("name", ["جمعية المستأجرين", "🚌 Riders", "<b>Bold</b>"])
def test_any_name_stays_as_it_was_typed(organizer, workspace, name):
    organizer.post(URL, PLAIN | {"name": name})

    assert workspace.organizations.get().name == name


def test_every_field_of_the_form_is_shown(workspace, organization):
    form = OrganizationForm(workspace=workspace, instance=organization)

    shown = {field.name for _, fields in form.groups() for field in fields}

    assert shown == set(form.fields) - {"version"}


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("representative", 403), ("outsider", 404)])
def test_others_are_refused(request, workspace, who, status):
    assert request.getfixturevalue(who).post(URL, PLAIN).status_code == status
    assert not Organization.objects.filter(name="Bus riders").exists()


def test_the_same_name_may_stand_in_another_workspace(organizer, workspace):
    factories.organization(factories.workspace(), name="Bus riders")

    assert organizer.post(URL, PLAIN).status_code == 302


def test_what_two_fields_break_is_said_once(organizer, workspace):
    page = organizer.post(URL, PLAIN | {"name": "New", "people": -1, "money": -1}).content.decode()

    assert page.count("An amount can&#x27;t be below zero.") == 1
