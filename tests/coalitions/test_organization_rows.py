"""Rows of the list of organizations that others changed, for a list that is open."""

import re

import pytest

from organizations.models import Organization, User
from organizations.services import one_change
from tests import factories

URL = "/w/clean-air/organizations/rows/"


def edited(organization, act="organization.edited", user=None, **fields):
    with one_change(workspace=organization.workspace, user=user, act=act) as change:
        for name, value in fields.items():
            setattr(organization, name, value)
        organization.save_over(organization.version)
    return change


def rows(client, url):
    return client.get(url, headers={"HX-Request": "true"})


def told(response, name):
    return re.search(rf'data-{name}="([^"]*)"', response.content.decode())[1]


def test_rows_come_as_the_list_shows_them(viewer, organizer, organization):
    ben = User.objects.get(email="organizer@example.org")
    change = edited(organization, user=ben, kind="tenants union")

    response = rows(viewer, f"{URL}?row={organization.pk}&change={change.pk}&column=kind")

    text = response.content.decode()
    assert text.count("<tr") == 1
    assert f'id="organization-{organization.pk}"' in text
    assert "tenants union" in text
    assert 'data-cell="owner"' not in text  # a column that this list doesn't show
    assert told(response, "who") == str(ben)
    assert told(response, "said") == f"{str(ben).capitalize()} changed Tenants."
    assert told(response, "total") == "1"


def test_many_are_counted_in_the_sentence(viewer, organization):
    other = factories.organization(organization.workspace)

    response = rows(viewer, f"{URL}?row={organization.pk}&row={other.pk}")

    assert told(response, "said") == "Somebody changed 2 organizations."


def test_a_row_that_fits_the_filter_no_longer_is_there_and_says_so(viewer, organization):
    inside = rows(viewer, f"{URL}?row={organization.pk}&q=tenants")
    outside = rows(viewer, f"{URL}?row={organization.pk}&q=somebody+else")

    assert "no longer in this selection" not in inside.content.decode()
    assert "no longer in this selection" in outside.content.decode()
    assert outside.content.decode().count("<tr") == 1


def test_what_was_deleted_is_named(viewer, organization):
    pk = organization.pk
    with one_change(workspace=organization.workspace, user=None, act="organization.deleted") as change:
        organization.delete()

    response = rows(viewer, f"{URL}?row={pk}&change={change.pk}")

    assert told(response, "gone") == str(pk)
    assert told(response, "gone-said") == "somebody deleted this"


def test_what_was_added_is_named_if_it_fits(viewer, workspace):
    with one_change(workspace=workspace, user=None, act="organization.added") as change:
        new = Organization.objects.create(workspace=workspace, name="Miners")

    url = f"{URL}?row={new.pk}&change={change.pk}"
    assert told(rows(viewer, url), "added") == str(new.pk)
    assert told(rows(viewer, f"{url}&q=somebody"), "added") == ""


def test_what_was_only_edited_is_not_new(viewer, organization):
    change = edited(organization, kind="x")

    assert told(rows(viewer, f"{URL}?row={organization.pk}&change={change.pk}"), "added") == ""


def test_it_stays_in_the_workspace(viewer, workspace):
    foreign = factories.organization(factories.workspace())

    response = rows(viewer, f"{URL}?row={foreign.pk}&row=nonsense")

    assert "<tr" not in response.content.decode()


def test_it_asks_as_often_for_many_as_for_one(viewer, workspace, django_assert_max_num_queries):
    many = [factories.organization(workspace) for _each in range(30)]
    wanted = "&".join(f"row={row.pk}" for row in many)

    with django_assert_max_num_queries(12):
        rows(viewer, f"{URL}?{wanted}")


def test_it_is_no_page(viewer):
    assert viewer.get(URL).url == "/w/clean-air/organizations/"


@pytest.mark.parametrize(("who", "status"), [("representative", 403), ("outsider", 404)])
def test_others_are_refused(request, workspace, who, status):
    assert request.getfixturevalue(who).get(URL).status_code == status
