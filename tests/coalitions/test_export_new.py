"""Taking everything out by the page; notes and contacts leave only with an admin."""

import pytest

from coalitions.interchange.child import read_safely
from coalitions.models import Tie
from organizations.models import Organization
from tests.coalitions.bringing_in import counts
from tests.coalitions.full_workspace import fill

URL = "/w/clean-air/export/"


def kinds_in(response):
    return {table.kind for table in read_safely(response.content).tables}


@pytest.mark.parametrize("form", ["xlsx", "zip", "json"])
def test_an_admin_takes_everything(admin, workspace, form):
    fill(workspace)
    before = counts()

    response = admin.get(URL, {"format": form})

    assert {"organizations", "positions", "notes", "contacts"} <= kinds_in(response)
    assert f".{form}" in response["Content-Disposition"]
    assert counts() == before


@pytest.mark.parametrize("who", ["organizer", "facilitator"])
@pytest.mark.parametrize("form", ["xlsx", "zip", "json"])
def test_others_take_all_but_notes_and_contacts(request, workspace, who, form):
    fill(workspace)

    kinds = kinds_in(request.getfixturevalue(who).get(URL, {"format": form}))

    assert "organizations" in kinds
    assert not {"notes", "contacts"} & kinds


def test_an_empty_workspace_can_be_taken_out_too(admin, workspace):
    assert admin.get(URL, {"format": "xlsx"}).status_code == 200
    assert admin.get(URL, {"format": "zip"}).status_code == 200


def test_the_page_says_what_leaves(admin, organizer, workspace):
    assert "private notes and contacts: keep the file safe" in admin.get(URL).content.decode()
    assert "Private notes and contacts stay here" in organizer.get(URL).content.decode()


def test_a_form_that_does_not_exist_is_refused(admin, workspace):
    response = admin.get(URL, {"format": "exe"})

    assert "format" in response.context["form"].errors
    assert "Content-Disposition" not in response


@pytest.mark.parametrize("who", ["viewer", "representative", "outsider"])
def test_others_are_refused(request, workspace, who):
    status = 404 if who == "outsider" else 403

    assert request.getfixturevalue(who).get(URL, {"format": "zip"}).status_code == status


@pytest.mark.parametrize(("who", "led"), [("viewer", False), ("organizer", True)])
def test_links_lead_here_only_for_those_who_may(request, workspace, who, led):
    page = request.getfixturevalue(who).get("/w/clean-air/organizations/").content.decode()

    assert (URL in page) == led


MAPS = {"kumu": "-kumu.xlsx", "graphml": ".graphml", "gexf": ".gexf"}


@pytest.mark.parametrize("form", MAPS)
@pytest.mark.parametrize("who", ["organizer", "admin"])
def test_a_map_holds_organizations_and_ties_and_nobodys_notes(request, workspace, form, who):
    fill(workspace)

    response = request.getfixturevalue(who).get(URL, {"format": form})

    assert response["Content-Disposition"].endswith(f'{MAPS[form]}"')
    reading = read_safely(response.content, name=f"map{MAPS[form]}")
    assert len(reading.rows("ties")) == Tie.objects.count()
    assert len(reading.rows("organizations")) == Organization.objects.count()
    texts = str([row.values for row in reading.rows("notes")])
    assert "A candid remark" not in texts
    assert "ada@example.org" not in str(reading)


@pytest.mark.parametrize("form", MAPS)
def test_an_empty_map_can_be_taken_out_too(admin, workspace, form):
    assert admin.get(URL, {"format": form}).status_code == 200


def test_the_page_says_of_each_form_what_it_is_for(organizer, workspace):
    page = organizer.get(URL).content.decode()

    assert page.count("Comes back in unchanged.") == 3
    for said in ("for a map in Kumu", "for yEd, Gephi, NetworkX", "for Gephi."):
        assert said in page
