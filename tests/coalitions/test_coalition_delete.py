"""Removing a coalition."""

from coalitions.models import Coalition
from tests import factories


def test_it_says_what_goes_with_it(organizer, workspace, organization):
    coalition = factories.coalition(workspace)
    factories.affiliation(coalition, organization)
    factories.platform(coalition)

    page = organizer.get(f"/w/clean-air/coalitions/{coalition.pk}/delete/").content.decode()

    assert "1 organization" in page
    assert "1 version of its platform" in page


def test_its_events_stay(organizer, workspace):
    coalition = factories.coalition(workspace)
    event = factories.event(workspace, coalition=coalition)

    organizer.post(f"/w/clean-air/coalitions/{coalition.pk}/delete/", {"version": coalition.version})

    event.refresh_from_db()
    assert event.coalition is None
    assert not Coalition.objects.exists()
