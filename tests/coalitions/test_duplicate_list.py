"""The list of organizations that may be one, and saying that two are two."""

import pytest

from coalitions.models import Distinction
from coalitions.services.duplicates import find_duplicates
from organizations.models import Change, Organization
from tests import factories

LIST = "/w/clean-air/organizations/duplicates/"


def pairs(workspace, contacts=True):
    names = dict(Organization.objects.values_list("pk", "name"))
    found = find_duplicates(workspace, contacts=contacts)
    return {frozenset((names[each.keep_id], names[each.other_id])): each.reasons for each in found}


def apart_url(one, other):
    return f"/w/clean-air/organizations/{one.pk}/is-not/{other.pk}/"


@pytest.mark.parametrize(
    ("one", "other", "word"),
    [
        ({"name": "The Riders"}, {"name": "RIDERS Inc."}, "spelling"),
        ({"name": "Église St. José"}, {"name": "Eglise St Jose"}, "spelling"),
        ({"name": "Drivers Alliance", "short_name": "DA"}, {"name": "D.A."}, "spelling"),
        ({"name": "National Union of Riders"}, {"name": "NUR"}, "short for"),
        ({"name": "Riders", "short_name": "NUOR"}, {"name": "National Union of Riders"}, "short for"),
        (
            {"name": "A", "website": "https://www.riders.example"},
            {"name": "B", "website": "riders.example"},
            "domain",
        ),
    ],
)
def test_two_that_look_like_one_are_listed_with_the_reason(workspace, one, other, word):
    factories.organization(workspace, **one)
    factories.organization(workspace, **other)
    factories.organization(workspace, name="Bakers")
    found = pairs(workspace)
    assert list(found) == [frozenset((one["name"], other["name"]))]
    assert word in " ".join(*found.values())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "Riders North"}, {"name": "Riders South"}),
        ({"name": "National Union of Riders"}, {"name": "Nurses Union Rome"}),  # two with the same initials
        ({"name": "A", "website": "facebook.com/a"}, {"name": "B", "website": "facebook.com/b"}),
    ],
)
def test_two_that_are_two_are_not_listed(workspace, one, other):
    factories.organization(workspace, **one)
    factories.organization(workspace, **other)
    assert pairs(workspace) == {}


def test_contacts_tell_only_those_who_may_see_them(workspace):
    one, other = (factories.organization(workspace, name=name) for name in ("A", "B"))
    factories.contact(one, email="ann@gmail.com")
    factories.contact(other, email="Ann@gmail.com")
    assert len(pairs(workspace)) == 1
    assert pairs(workspace, contacts=False) == {}


def test_one_pair_with_several_reasons_is_one_pair_and_comes_first(workspace):
    for name in ("Bakers", "The Bakers"):
        factories.organization(workspace, name=name)
    for name in ("Riders", "The Riders"):
        factories.organization(workspace, name=name, website="riders.example")
    found = list(pairs(workspace).items())
    assert [names for names, _reasons in found] == [
        frozenset(("Riders", "The Riders")),
        frozenset(("Bakers", "The Bakers")),
    ]
    assert len(found[0][1]) == 2


def test_what_a_crowd_has_in_common_does_not_make_a_crowd_of_pairs(workspace):
    for number in range(40):
        factories.organization(workspace, name=f"Local {number}", website="union.example")
    assert len(pairs(workspace)) <= 40


def test_another_workspace_is_never_compared(workspace):
    factories.organization(workspace, name="Riders")
    factories.organization(factories.workspace(), name="The Riders")
    assert pairs(workspace) == {}


def test_the_page_leads_to_the_merge(organizer, workspace, organization):
    other = factories.organization(workspace, name="The Tenants Together")
    page = organizer.get(LIST).content.decode()
    assert f"/{organization.pk}/merge/{other.pk}/" in page or f"/{other.pk}/merge/{organization.pk}/" in page


def test_not_the_same_is_remembered_either_way_round_and_can_be_taken_back(
    organizer, workspace, organization
):
    other = factories.organization(workspace, name="The Tenants Together")
    organizer.post(apart_url(other, organization))
    row = Distinction.objects.get()
    assert pairs(workspace) == {}
    assert Change.objects.filter(act="distinction.added").count() == 1
    assert organizer.post(apart_url(organization, other), follow=True).status_code == 200
    assert Distinction.objects.get() == row
    organizer.post(f"/w/clean-air/distinctions/{row.pk}/delete/", {"version": row.version})
    assert len(pairs(workspace)) == 1


def test_it_does_not_ask_for_more_with_more_organizations(
    organizer, workspace, django_assert_max_num_queries
):
    for number in range(30):
        factories.organization(workspace, name=f"Group of {number}")
        factories.organization(workspace, name=f"The Group of {number}")
    with django_assert_max_num_queries(12):
        assert organizer.get(LIST).status_code == 200


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("representative", 403), ("outsider", 404)])
def test_only_organizers_see_it(request, workspace, organization, who, status):
    other = factories.organization(workspace)
    client = request.getfixturevalue(who)
    assert client.get(LIST).status_code == status
    assert client.post(apart_url(organization, other)).status_code == status
    assert not Distinction.objects.exists()
