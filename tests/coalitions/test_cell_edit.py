"""One cell of the list of organizations, saved where it stands."""

from datetime import date

import pytest
from django.utils.timezone import localdate

from coalitions.forms.cells import CELLS
from organizations.models import Change, Organization, Role
from tests import factories

GRID = {"HX-Request": "true"}


def url(organization, column):
    return f"/w/clean-air/organizations/{organization.pk}/cell/{column}/"


def post(client, organization, column, version=None, **typed):
    sent = {"version": organization.version if version is None else version} | typed
    return client.post(url(organization, column), sent, headers=GRID)


def now(organization):
    return Organization.objects.get(pk=organization.pk)


@pytest.mark.parametrize(
    ("column", "typed", "kept"),
    [
        (
            "name",
            {"name": " Bus  riders ", "short_name": "Riders"},
            {"name": "Bus riders", "short_name": "Riders"},
        ),
        ("kind", {"kind": "union"}, {"kind": "union"}),
        ("spectrum", {"spectrum": "passive_ally"}, {"spectrum": "passive_ally"}),
        ("people", {"turnout_likely": "1200"}, {"turnout_likely": 1200}),
        ("place", {"place": "Leeds"}, {"place": "Leeds"}),
        ("owner", {"owner": "Ada"}, {"owner": "Ada"}),
        (
            "next",
            {"next_step": "Call", "next_step_on": "2026-12-01"},
            {"next_step": "Call", "next_step_on": date(2026, 12, 1)},
        ),
        ("checked", {"last_checked": "2026-11-01"}, {"last_checked": date(2026, 11, 1)}),
    ],
)
def test_it_saves_and_answers_with_the_row(organizer, organization, column, typed, kept):
    response = post(organizer, organization, column, **typed)

    stored = now(organization)
    assert {name: getattr(stored, name) for name in kept} == kept
    assert stored.version == 2
    assert f'<tr id="organization-{organization.pk}"' in response.content.decode()
    assert "<html" not in response.content.decode()
    assert Change.objects.get().act == "organization.edited"
    assert f"/history/{Change.objects.get().pk}/undo/" in response.content.decode()


def test_it_leaves_every_other_field_alone(organizer, organization):
    Organization.objects.filter(pk=organization.pk).update(kind="union", owner="Ada", members=7, website="x")

    post(organizer, organization, "place", place="Leeds")

    stored = now(organization)
    assert (stored.kind, stored.owner, stored.members, stored.website) == ("union", "Ada", 7, "x")


@pytest.mark.parametrize("column", CELLS)
def test_it_gives_the_small_form(organizer, organization, column):
    content = organizer.get(url(organization, column), headers=GRID).content.decode()

    assert "<html" not in content
    for name in CELLS[column]:
        assert f'name="{name}"' in content
    assert "description" not in content


def test_without_a_script_it_is_a_page_that_leads_back(organizer, organization):
    page = organizer.get(url(organization, "kind")).content.decode()
    response = organizer.post(url(organization, "kind"), {"kind": "union", "version": 1})

    assert "<html" in page
    assert response["Location"] == "/w/clean-air/organizations/"
    assert now(organization).kind == "union"


@pytest.mark.parametrize("column", ["unity", "coalitions", "description", "version", "workspace"])
def test_other_columns_are_not_there(organizer, organization, column):
    assert organizer.get(url(organization, column)).status_code == 404
    assert organizer.post(url(organization, column), {"version": 1}).status_code == 404


def test_a_refused_value_is_kept_as_typed(organizer, organization):
    factories.organization(organization.workspace, name="Bus riders")

    content = post(organizer, organization, "name", name="bus RIDERS").content.decode()

    assert 'value="bus RIDERS"' in content
    assert "exists already" in content
    assert "<tr" not in content
    assert now(organization).name == "Tenants together"
    assert not Change.objects.exists()


def test_a_rule_over_two_fields_is_said_in_the_cell(organizer, organization):
    Organization.objects.filter(pk=organization.pk).update(turnout_low=50)

    content = post(organizer, organization, "people", turnout_likely="20").content.decode()

    assert "Turnout goes from low through likely to high." in content
    assert 'value="20"' in content


def test_a_stale_cell_shows_both_values_and_saves_neither(organizer, organization):
    post(organizer, organization, "kind", kind="theirs")

    response = organizer.post(url(organization, "kind"), {"kind": "mine", "version": 1})

    content = response.content.decode()
    assert response.status_code == 409
    assert ">theirs<" in content
    assert ">mine<" in content
    assert 'name="version" value="2"' in content
    assert now(organization).kind == "theirs"
    assert Change.objects.count() == 1


@pytest.mark.parametrize(("keep", "kind", "changes"), [("mine", "mine", 2), ("theirs", "theirs", 1)])
def test_one_click_keeps_mine_or_theirs(organizer, organization, keep, kind, changes):
    post(organizer, organization, "kind", kind="theirs")

    response = post(organizer, organization, "kind", version=2, kind="mine", keep=keep)

    assert "<tr" in response.content.decode()
    assert now(organization).kind == kind
    assert Change.objects.count() == changes


def test_another_column_changed_meanwhile_is_no_conflict(organizer, organization):
    post(organizer, organization, "kind", kind="union")  # so that the history knows version 2
    post(organizer, organization, "owner", version=2, owner="Ada")

    response = post(organizer, organization, "kind", version=2, kind="faith")

    stored = now(organization)
    assert "<tr" in response.content.decode()
    assert (stored.kind, stored.owner, stored.version) == ("faith", "Ada", 4)


def test_a_cell_changed_and_changed_back_is_merged_but_one_in_between_is_not(organizer, organization):
    for version, kind in enumerate(["union", "faith"], start=1):
        post(organizer, organization, "kind", version=version, kind=kind)

    response = post(organizer, organization, "kind", version=2, kind="mine")

    assert "Keep theirs" in response.content.decode()
    assert now(organization).kind == "faith"


def test_a_version_that_nobody_saw_is_stale(organizer, organization):
    assert organizer.post(url(organization, "kind"), {"kind": "x", "version": 41}).status_code == 409


def test_a_deleted_organization_is_not_there(organizer, organization):
    organization.delete()

    assert post(organizer, organization, "kind", kind="x").status_code == 404


def test_kinds_in_use_and_people_are_offered_but_no_address(organizer, organization):
    factories.organization(organization.workspace, kind="union", owner="Old owner")
    factories.member(organization.workspace, Role.VIEWER, name="Ada", email="ada@example.org")
    factories.member(organization.workspace, Role.VIEWER, name="", email="nameless@example.org")

    kinds = organizer.get(url(organization, "kind"), headers=GRID).content.decode()
    owners = organizer.get(url(organization, "owner"), headers=GRID).content.decode()

    assert '<option value="union">' in kinds
    assert '<option value="Ada">' in owners
    assert '<option value="Old owner">' in owners
    assert "example.org" not in owners


@pytest.mark.parametrize(
    ("who", "status"), [("viewer", 403), ("representative", 403), ("outsider", 404), ("anonymous", 302)]
)
@pytest.mark.parametrize("own", [True, False], ids=["own", "other"])
def test_others_are_refused(request, workspace, organization, who, status, own):
    asked = organization if own else factories.organization(workspace)
    client = request.getfixturevalue(who)

    assert client.get(url(asked, "kind")).status_code == status
    assert client.post(url(asked, "kind"), {"kind": "x", "version": 1}).status_code == status
    assert now(asked).kind == ""


def test_an_organization_of_another_workspace_is_not_there(organizer, organization):
    foreign = factories.organization(factories.workspace())

    assert organizer.get(url(foreign, "kind")).status_code == 404


@pytest.mark.parametrize("many", [2, 60])
def test_saving_asks_the_database_no_more_for_many(
    organizer, organization, many, django_assert_max_num_queries
):
    for _ in range(many):
        factories.affiliation(factories.coalition(organization.workspace), organization)
        factories.organization(organization.workspace)

    post(organizer, organization, "checked", last_checked=localdate())
    with django_assert_max_num_queries(45):
        post(organizer, organization, "checked", version=2, last_checked=localdate())
