"""Merging two records from the page: shown first, refused when it is out of date, by organizers only."""

import pytest

from coalitions.services.duplicates import tell_apart
from organizations.models import Change, Organization, Position
from tests import factories
from tests.coalitions.merging_worlds import begin_history


def url(keep, other):
    return f"/w/clean-air/organizations/{keep.pk}/merge/{other.pk}/"


@pytest.fixture
def other(workspace):
    return factories.organization(workspace, name="The Tenants Together!", kind="union")


def shown(client, keep, other):
    return client.get(url(keep, other)).context["fingerprint"]


def test_both_values_stand_side_by_side_and_nothing_is_written(organizer, workspace, organization, other):
    factories.position(workspace, organization=other)
    response = organizer.get(url(organization, other))
    page = response.content.decode()
    assert "Tenants together" in page
    assert "The Tenants Together!" in page
    assert "1 position" in page
    chosen = {choice.name: choice.chosen for choice in response.context["choices"]}
    assert chosen == {"name": "keep", "short_name": "keep", "kind": "other"}
    assert Organization.objects.count() == 2


def test_it_becomes_one_with_what_was_chosen(organizer, workspace, organization, other):
    held = factories.position(workspace, organization=other)
    begin_history(workspace)
    sent = {"fingerprint": shown(organizer, organization, other), "name": "other"}
    page = organizer.post(url(organization, other), sent, follow=True)
    organization.refresh_from_db()
    held.refresh_from_db()
    assert page.status_code == 200
    assert "are one record now" in page.content.decode()
    assert (organization.name, organization.kind) == ("The Tenants Together!", "union")
    assert held.organization == organization
    change = Change.objects.get(act="organization.merged")
    assert str(change.pk) in page.content.decode()  # it can be taken back at once
    organizer.post(f"/w/clean-air/history/{change.pk}/undo/")
    held.refresh_from_db()
    assert held.organization == other


def test_what_is_out_of_date_is_refused_and_what_was_chosen_stays(organizer, workspace, organization, other):
    sent = {"fingerprint": shown(organizer, organization, other), "kind": "keep"}
    factories.position(workspace, organization=other)
    response = organizer.post(url(organization, other), sent)
    assert response.status_code == 409
    assert Organization.objects.count() == 2
    assert {each.name: each.chosen for each in response.context["choices"]}["kind"] == "keep"
    sent["fingerprint"] = response.context["fingerprint"]
    assert organizer.post(url(organization, other), sent).status_code == 302
    assert Position.objects.get().organization == organization


def test_one_that_somebody_speaks_for_waits_for_an_admin(organizer, organization, other):
    factories.representative(other)
    response = organizer.get(url(organization, other))
    assert "speaks for" in response.content.decode()
    sent = {"fingerprint": response.context["fingerprint"]}
    assert organizer.post(url(organization, other), sent).status_code == 422
    assert Organization.objects.count() == 2


def test_a_text_that_grows_too_long_is_refused(organizer, organization, other):
    for row in (organization, other):
        row.description = row.name[-1] * 6_000
        row.save()
    sent = {"fingerprint": shown(organizer, organization, other), "description": "both"}
    assert organizer.post(url(organization, other), sent).status_code == 422
    assert Organization.objects.count() == 2


def test_that_they_were_told_apart_is_said(organizer, organization, other):
    tell_apart(one=organization, other=other, user=None)
    assert "said not to be the same" in organizer.get(url(organization, other)).content.decode()


def test_an_organization_is_not_merged_with_itself(organizer, organization):
    assert organizer.get(url(organization, organization)).status_code == 404


def test_one_of_another_workspace_is_not_there(organizer, organization):
    foreign = factories.organization(factories.workspace())
    assert organizer.get(url(organization, foreign)).status_code == 404
    assert organizer.post(url(foreign, organization)).status_code == 404


def test_the_other_record_is_chosen_from_the_organizations_page(organizer, organization, other):
    start = f"/w/clean-air/organizations/{organization.pk}/merge/"
    assert start in organizer.get(f"/w/clean-air/organizations/{organization.pk}/").content.decode()
    page = organizer.get(start).content.decode()
    assert url(organization, other) in page
    assert "The names differ only in spelling" in page
    assert organizer.post(start).status_code == 405


def test_whoever_does_not_look_like_it_is_searched_for(organizer, workspace, organization, other):
    riders = factories.organization(workspace, name="Riders", extra={"also called": "Straphangers"})
    start = f"/w/clean-air/organizations/{organization.pk}/merge/"
    assert url(organization, riders) not in organizer.get(start).content.decode()
    for typed in ("riders", "rdiers", "straphan"):
        assert url(organization, riders) in organizer.get(start, {"q": typed}).content.decode()
    itself = organizer.get(start, {"q": "tenants tog"})
    found = [row.url for group in itself.context["groups"] for row in group.rows]
    assert found == [url(organization, other)]
    part = organizer.get(start, {"q": "riders"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert url(organization, riders) in part
    assert "nor nearly so" in organizer.get(start, {"q": "zebra"}).content.decode()


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("representative", 403), ("outsider", 404)])
def test_only_organizers_merge(request, organization, other, who, status):
    client = request.getfixturevalue(who)
    assert client.get(url(organization, other)).status_code == status
    assert client.post(url(organization, other)).status_code == status
    assert client.get(f"/w/clean-air/organizations/{organization.pk}/merge/").status_code == status
    assert Organization.objects.count() == 2


def test_it_takes_the_reason_along_or_waits_for_it(organizer, workspace, organization, other):
    begin_history(workspace)
    sent = {"fingerprint": shown(organizer, organization, other), "change_why": "x" * 301}
    refused = organizer.post(url(organization, other), sent | {"kind": "keep"})
    assert refused.status_code == 422
    assert {each.name: each.chosen for each in refused.context["choices"]}["kind"] == "keep"
    organizer.post(url(organization, other), sent | {"change_why": "They said so"})
    assert Change.objects.get(act="organization.merged").why == "They said so"
