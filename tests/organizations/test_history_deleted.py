"""What was deleted keeps its history, and comes back from there."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from organizations.models import Change, Tenet, Workspace
from organizations.moments import LEAST
from organizations.services import one_change
from organizations.views.past import past_url
from tests import factories
from tests.organizations.test_history import history, undo

pytestmark = pytest.mark.django_db


@pytest.fixture
def gone(organizer: Client, workspace: Workspace) -> Tenet:
    """A demand that was recorded, held by somebody, and deleted."""
    with one_change(workspace=workspace, user=None, act="workspace.edited"):
        workspace.save()  # its first record
    with one_change(workspace=workspace, user=None, act="tenet.added") as change:
        demand = factories.tenet(workspace, name="Rent cap")
        change.about(demand, before=None, after={})
    url = reverse("organizations:tenet_delete", args=[workspace.slug, demand.pk])
    organizer.post(url, {"version": demand.version})
    return demand


def test_a_deleted_demand_keeps_its_history_and_comes_back_from_it(
    organizer: Client, workspace: Workspace, gone: Tenet
) -> None:
    page = organizer.get(history(workspace, tenet=gone.pk))

    assert [each.act for each in page.context["page"]] == ["tenet.deleted", "tenet.added"]
    assert "History of <bdi>Rent cap</bdi>" in page.content.decode()
    assert "It is deleted" in page.content.decode()
    assert page.context["crumbs"] == [("Deleted", history(workspace, show="deleted"))]
    undo(organizer, page.context["page"][0])
    assert "It is deleted" not in organizer.get(history(workspace, tenet=gone.pk)).content.decode()


def test_a_deleted_organization_keeps_its_history_too(organizer: Client, workspace: Workspace) -> None:
    with one_change(workspace=workspace, user=None, act="organization.added"):
        made = factories.organization(workspace, name="Tenants together")
    url = reverse("organizations:organization_delete", args=[workspace.slug, made.pk])
    organizer.post(url, {"version": made.version})

    page = organizer.get(history(workspace, organization=made.pk))

    assert [each.act for each in page.context["page"]] == ["organization.deleted", "organization.added"]


def test_the_list_of_what_was_deleted_and_each_change_lead_to_that_history(
    organizer: Client, workspace: Workspace, gone: Tenet
) -> None:
    change = Change.objects.latest_first()[0]
    trash = organizer.get(history(workspace, show="deleted")).content.decode()
    detail = organizer.get(reverse("organizations:change_detail", args=[workspace.slug, change.pk]))

    assert f'href="?tenet={gone.pk}"' in trash
    assert f'href="{history(workspace, tenet=gone.pk)}"' in detail.content.decode()


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("representative", 403), ("outsider", 404)])
def test_the_history_of_what_was_deleted_is_for_organizers(
    request: pytest.FixtureRequest, workspace: Workspace, gone: Tenet, who: str, status: int
) -> None:
    client: Client = request.getfixturevalue(who)
    assert client.get(history(workspace, tenet=gone.pk)).status_code == status


def test_what_was_deleted_elsewhere_has_no_history_here(organizer: Client, workspace: Workspace) -> None:
    foreign = factories.workspace()
    with one_change(workspace=foreign, user=None, act="tenet.added"):
        secret = factories.tenet(foreign, name="Secret plan")
    with one_change(workspace=foreign, user=None, act="tenet.deleted"):
        asked = secret.pk
        secret.delete_over(secret.version)

    assert organizer.get(history(workspace, tenet=asked)).status_code == 404
    assert organizer.get(history(workspace, tenet=uuid4())).status_code == 404


def test_in_the_past_it_is_there_with_what_was_recorded_until_then(
    organizer: Client, workspace: Workspace, gone: Tenet
) -> None:
    added = Change.objects.latest_first()[1]
    before = past_url(workspace.slug, added.at - LEAST).split("/")[2]
    then = past_url(workspace.slug, added.at).split("/")[2]

    page = organizer.get(reverse("organizations:change_list", args=[then], query={"tenet": gone.pk}))
    early = organizer.get(reverse("organizations:change_list", args=[before], query={"tenet": gone.pk}))

    assert [each.act for each in page.context["page"]] == ["tenet.added"]
    assert not page.context["gone"]
    assert early.status_code == 404
