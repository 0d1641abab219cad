"""A name typed into the first row, and Enter."""

import pytest

from tests import factories

URL = "/w/clean-air/organizations/add/"
HTMX = {"HX-Request": "true"}


def test_a_name_and_enter_is_one_organization_and_one_change(organizer, workspace):
    response = organizer.post(URL, {"name": "  Bus   riders "}, headers=HTMX)

    added = workspace.organizations.get()
    assert added.name == "Bus riders"
    assert [change.act for change in workspace.changes.all()] == ["organization.added"]
    assert f"organization-{added.pk}" in response.content.decode()


def test_the_answer_holds_the_next_empty_row_and_the_new_count(organizer, organization):
    content = organizer.post(URL, {"name": "Bus riders"}, headers=HTMX).content.decode()

    assert 'id="add-name"' in content
    assert 'value=""' in content
    assert 'hx-swap-oob="true">2<' in content
    assert "<html" not in content


def test_the_answer_tells_it_with_undo_that_leads_back_to_the_same_list(organizer, workspace):
    here = {**HTMX, "HX-Current-URL": "http://testserver/w/clean-air/organizations/?kind=union"}
    content = organizer.post(URL, {"name": "Bus riders"}, headers=here).content.decode()

    assert "Added: Bus riders" in content
    assert f"/history/{workspace.changes.get().pk}/undo/" in content
    assert 'name="next" value="/w/clean-air/organizations/?kind=union"' in content


def test_without_a_script_it_goes_back_to_the_list(organizer, workspace):
    response = organizer.post(URL, {"name": "Bus riders"})

    assert response["Location"] == "/w/clean-air/organizations/"
    assert workspace.organizations.get().name == "Bus riders"


@pytest.mark.parametrize("typed", ["Tenants together", "TENANTS TOGETHER", "tenants"])
def test_a_name_that_is_there_is_answered_with_where_it_is(organizer, workspace, organization, typed):
    response = organizer.post(URL, {"name": typed}, headers=HTMX)

    assert response.status_code == 200
    assert f"/w/clean-air/organizations/{organization.pk}/" in response.content.decode()
    assert f'value="{typed}"' in response.content.decode()
    assert not workspace.changes.exists()


def test_without_a_script_what_was_typed_is_still_in_the_field(organizer, organization):
    response = organizer.post(URL, {"name": "tenants"}, follow=True)

    assert 'value="tenants"' in response.content.decode()
    assert "is here already" in response.content.decode()


@pytest.mark.parametrize("typed", ["", "   ", "a\0b", "x" * 201])
def test_what_is_no_name_adds_nothing_and_says_why(organizer, workspace, typed):
    response = organizer.post(URL, {"name": typed}, headers=HTMX)

    assert response.status_code == 200
    assert 'role="alert"' in response.content.decode()
    assert not workspace.organizations.exists()


@pytest.mark.parametrize("name", ["جمعية المستأجرين", "🚌🧑🏽‍🤝‍🧑🏻 Riders", "<b>Bold</b>"])
def test_any_name_stays_as_it_was_typed(organizer, workspace, name):
    response = organizer.post(URL, {"name": name}, headers=HTMX)

    assert workspace.organizations.get().name == name
    assert "<b>Bold" not in response.content.decode()


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("representative", 403), ("outsider", 404)])
def test_others_are_refused(request, workspace, who, status):
    assert request.getfixturevalue(who).post(URL, {"name": "New"}).status_code == status


def test_the_same_name_may_stand_in_another_workspace(organizer, workspace):
    factories.organization(factories.workspace(), name="Bus riders")

    assert organizer.post(URL, {"name": "Bus riders"}, headers=HTMX).status_code == 200


@pytest.mark.parametrize("typed", ["", "   "])
def test_an_empty_name_is_asked_for_in_plain_words(organizer, workspace, typed):
    for headers in (HTMX, {}):
        page = organizer.post(URL, {"name": typed}, headers=headers, follow=True).content.decode()

        assert "Type the organization&#x27;s name first." in page


def test_the_first_of_an_empty_list_takes_the_sentence_that_nobody_is_here_with_it(organizer, workspace):
    assert 'name="alone"' in organizer.get("/w/clean-air/organizations/").content.decode()

    response = organizer.post(URL, {"name": "Bus riders", "alone": "1"}, headers=HTMX)

    page = response.content.decode()
    assert (response["HX-Retarget"], response["HX-Push-Url"]) == ("#table", "/w/clean-air/organizations/")
    assert "Nobody is here yet" not in page
    assert f"organization-{workspace.organizations.get().pk}" in page
    assert 'name="alone"' not in page
    assert 'hx-swap-oob="true">1<' in page


def test_a_refusal_remembers_that_the_list_is_empty(organizer, workspace):
    page = organizer.post(URL, {"name": "", "alone": "1"}, headers=HTMX).content.decode()

    assert 'name="alone"' in page


def test_a_list_with_rows_does_not_say_that_it_is_empty(organizer, organization):
    assert 'name="alone"' not in organizer.get("/w/clean-air/organizations/").content.decode()


def test_a_link_can_not_add(organizer, workspace):
    assert organizer.get(URL, {"name": "New"}).status_code == 405
