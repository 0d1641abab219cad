"""The coalitions of one organization, changed in its cell of the list."""

from datetime import date

import pytest
from django.utils.timezone import localdate

from coalitions.models import Affiliation, Coalition
from organizations.models import Change
from organizations.undoing import undo_change
from tests import factories

GRID = {"HX-Request": "true"}


@pytest.fixture
def coalition(workspace):
    return factories.coalition(workspace, name="Bread and roses")


def url(organization):
    return f"/w/clean-air/organizations/{organization.pk}/coalitions/"


def post(client, organization, **sent):
    return client.post(url(organization), sent, headers=GRID).content.decode()


def test_it_says_what_it_is_in_and_what_it_can_join(organizer, workspace, organization, coalition):
    factories.affiliation(coalition, organization)
    other = factories.coalition(workspace, name="Clean buses")

    content = organizer.get(url(organization), headers=GRID).content.decode()

    assert "<html" not in content
    assert f'name="to_leave" value="{coalition.pk}"' in content
    assert f'<option value="{other.pk}">Clean buses</option>' in content
    assert f'<option value="{coalition.pk}">' not in content


def test_it_joins_and_the_row_comes_back_with_undo(organizer, organization, coalition):
    content = post(organizer, organization, coalition=coalition.pk, to_coalition="1")

    assert Affiliation.objects.get().organization == organization
    change = Change.objects.get(act="affiliation.added")
    assert f'<tr id="organization-{organization.pk}"' in content
    assert "Bread and roses" in content
    assert f"/history/{change.pk}/undo/" in content
    undo_change(change=change, user=None)
    assert not Affiliation.objects.exists()


def test_it_leaves_with_the_day_and_can_stay_after_all(organizer, organization, coalition):
    place = factories.affiliation(coalition, organization, role="steering")

    content = post(organizer, organization, to_leave=coalition.pk)
    place.refresh_from_db()
    assert (place.left, place.role) == (localdate(), "steering")
    assert "until" in content

    assert "to_stay" in organizer.get(url(organization)).content.decode()
    post(organizer, organization, to_stay=coalition.pk)
    place.refresh_from_db()
    assert place.left is None
    assert [each.act for each in Change.objects.order_by("at")] == [
        "affiliation.ended",
        "affiliation.resumed",
    ]


def test_leaving_can_be_taken_back(organizer, organization, coalition):
    post(organizer, organization, coalition=coalition.pk, to_coalition="1")
    post(organizer, organization, to_leave=coalition.pk)
    assert Affiliation.objects.get().left == localdate()

    undo_change(change=Change.objects.get(act="affiliation.ended"), user=None)

    assert Affiliation.objects.get().left is None


def test_a_new_coalition_is_made_where_none_is_there(organizer, organization):
    post(organizer, organization, coalition_name="Bread and roses", to_coalition="1")

    assert Coalition.objects.get().affiliations.get().organization == organization


def test_who_left_long_ago_is_told_so_and_nothing_is_written(organizer, organization, coalition):
    factories.affiliation(coalition, organization, left=date(2020, 1, 1))

    content = post(organizer, organization, coalition=coalition.pk, to_coalition="1")

    assert "In it already, or once" in content
    assert Affiliation.objects.get().left == date(2020, 1, 1)
    assert not Change.objects.exists()


@pytest.mark.parametrize("sent", [{}, {"coalition": "x"}, {"to_leave": "x"}, {"coalition_name": "x" * 201}])
def test_what_makes_no_sense_comes_back_with_words(organizer, organization, coalition, sent):
    content = post(organizer, organization, **sent)

    assert "Choose a coalition, or name a new one." in content
    assert not Change.objects.exists()


def test_a_coalition_of_another_workspace_is_not_there(organizer, organization):
    foreign = factories.coalition(factories.workspace())

    post(organizer, organization, coalition=foreign.pk, to_coalition="1")

    assert not Affiliation.objects.exists()


def test_without_a_script_it_is_a_page_that_leads_back(organizer, organization, coalition):
    listed = "/w/clean-air/organizations/?kind=union"

    page = organizer.get(f"{url(organization)}?next=/w/clean-air/organizations/%3Fkind=union")
    response = organizer.post(url(organization), {"coalition": coalition.pk, "next": listed})

    assert f'value="{listed}"' in page.content.decode()
    assert response["Location"] == listed


@pytest.mark.parametrize(
    ("who", "status"), [("viewer", 403), ("representative", 403), ("outsider", 404), ("anonymous", 302)]
)
def test_others_are_refused(request, organization, coalition, who, status):
    client = request.getfixturevalue(who)

    assert client.post(url(organization), {"coalition": coalition.pk}).status_code == status
    assert not Affiliation.objects.exists()
