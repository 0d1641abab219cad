"""Speaking for an organization no more."""

import pytest

from organizations.models import Membership, Representative


@pytest.fixture
def url(representative):
    return f"/w/clean-air/people/representatives/{Representative.objects.get().pk}/delete/"


def test_they_stay_a_member(admin, url, workspace):
    assert admin.post(url, {"version": 1}).status_code == 302

    assert not Representative.objects.exists()
    assert Membership.objects.filter(user__email="representative@example.org").exists()
    assert workspace.changes.get().act == "representative.deleted"


def test_they_edit_its_page_no_more(admin, url, representative, organization):
    page = f"/w/clean-air/organizations/{organization.pk}/"
    before = representative.get(page).status_code

    admin.post(url, {"version": 1})

    assert (before, representative.get(page).status_code) == (200, 404)


@pytest.mark.parametrize(
    ("who", "status"), [("facilitator", 403), ("representative", 403), ("outsider", 404)]
)
def test_others_are_refused(request, url, who, status):
    assert request.getfixturevalue(who).post(url, {"version": 1}).status_code == status
    assert Representative.objects.exists()
