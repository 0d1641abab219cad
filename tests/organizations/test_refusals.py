"""A form that comes back is an answer: programs see it by its status, a browser gets it without an error."""

import re

import pytest

from tests.organizations.test_organization_new import PLAIN

BLANK = {"name": ""}
NEW = "/w/clean-air/organizations/new/"


@pytest.mark.parametrize(
    ("headers", "status"), [({}, 422), ({"Sec-Fetch-Mode": "navigate"}, 200), ({"HX-Request": "true"}, 200)]
)
def test_a_refused_form_is_no_error_to_a_browser(organizer, workspace, headers, status):
    response = organizer.post(NEW, PLAIN | BLANK, headers=headers)

    assert response.status_code == status
    assert 'aria-invalid="true"' in response.content.decode()
    assert not workspace.organizations.exists()


@pytest.mark.parametrize(("headers", "status"), [({}, 409), ({"Sec-Fetch-Mode": "navigate"}, 200)])
def test_what_somebody_saved_meanwhile_is_no_error_either(organizer, organization, headers, status):
    url = f"/w/clean-air/organizations/{organization.pk}/edit/"
    organizer.post(url, PLAIN | {"kind": "union", "version": 1})

    response = organizer.post(url, PLAIN | {"kind": "tenants", "version": 1}, headers=headers)

    assert response.status_code == status
    organization.refresh_from_db()
    assert organization.kind == "union"


@pytest.mark.parametrize("who", ["viewer", "outsider"])
def test_a_closed_door_stays_an_error(request, workspace, who):
    response = request.getfixturevalue(who).post(NEW, PLAIN, headers={"Sec-Fetch-Mode": "navigate"})

    assert response.status_code in {403, 404}


def test_an_address_that_only_takes_forms_says_so_on_a_page(organizer, workspace):
    response = organizer.get("/w/clean-air/organizations/add/")

    assert response.status_code == 405
    assert response["Allow"] == "POST"
    assert "only takes what a button or a form sends" in response.content.decode()


class TestStale:
    """Both values side by side, and who saved the other one."""

    @pytest.fixture
    def page(self, organizer, facilitator, organization):
        url = f"/w/clean-air/organizations/{organization.pk}/edit/"
        facilitator.post(url, PLAIN | {"kind": "union", "decision_maker": "on", "version": 1})
        return organizer.post(url, PLAIN | {"kind": "tenants", "owner": "Ada", "version": 1}).content.decode()

    def test_it_says_who_and_how_long_ago(self, page):
        assert re.search(r"Person \d+ changed this just now, while you were editing", page)

    def test_it_shows_what_differs_and_nothing_else(self, page):
        assert "<td><bdi>union</bdi></td><td><bdi>tenants</bdi></td>" in page
        assert "<td><bdi>yes</bdi></td><td><bdi>no</bdi></td>" in page
        assert "<td><bdi>—</bdi></td><td><bdi>Ada</bdi></td>" in page
        assert page.count('<th scope="row">') == 3

    def test_saving_again_keeps_ones_own(self, page, organizer, organization):
        url = f"/w/clean-air/organizations/{organization.pk}/edit/"

        organizer.post(url, PLAIN | {"kind": "tenants", "version": 2})

        organization.refresh_from_db()
        assert organization.kind == "tenants"
