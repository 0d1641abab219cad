"""What else than its name something is found by: a wording, an id, a person at it; and who finds that."""

import pytest

from tests import factories
from tests.coalitions.test_search_list import PALETTE, found, text


def test_people_at_organizations_are_found_by_who_may_see_contacts(
    organizer, viewer, representative, organization
):
    factories.contact(organization, name="Wombat Nguyen", email="wombat@example.org")

    assert found(organizer, "wombta") == ["Wombat Nguyen"]
    answer = text(organizer, "wombat", PALETTE)
    assert f"/organizations/{organization.pk}/" in answer
    assert "wombat@example.org" not in answer
    for client in (viewer, representative):
        assert "Wombat" not in text(client, "wombat")


def test_a_contact_is_forgotten_as_soon_as_it_is_gone(organizer, workspace, organization):
    contact = factories.contact(organization, name="Wombat")
    assert found(organizer, "wombat") == ["Wombat"]

    organizer.post(f"/w/clean-air/contacts/{contact.pk}/delete/", {"version": contact.version})

    assert found(organizer, "wombat") == []


def test_demands_are_found_by_their_wording_below_those_called_so(viewer, workspace):
    factories.tenet(workspace, name="Free fares", code="D07")
    factories.tenet(
        workspace,
        name="Night service",
        code="D08",
        statement=f"{'On every line ' * 9}buses and no fares after ten",
    )

    assert found(viewer, "fares")[:2] == ["Free fares", "Night service"]
    assert found(viewer, "after ten") == ["Night service"]
    answer = text(viewer, "after ten", PALETTE)
    assert "wording: <bdi>… On every line On every line buses and no fares <mark>after</mark>" in answer


def test_an_organization_is_found_by_the_id_it_has_elsewhere(viewer, workspace):
    factories.organization(workspace, name="Riders", extra={"external_id": "CRM-0042"})

    assert found(viewer, "crm-0042") == ["Riders"]
    assert "ID <bdi><mark>CRM</mark>-<mark>0042</mark>" in text(viewer, "crm-0042", PALETTE)


@pytest.mark.parametrize(
    ("typed", "leads"), [("trash", "?show=deleted"), ("deleted", "?show=deleted"), ("undo", "")]
)
def test_the_history_and_the_trash_are_found_by_what_people_call_them(organizer, workspace, typed, leads):
    page = organizer.get("/w/clean-air/search/", {"q": typed}).content.decode()

    assert f'href="/w/clean-air/history/{leads}"' in page
