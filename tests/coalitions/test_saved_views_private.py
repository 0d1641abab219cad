"""A saved view of one's own is seen by nobody else: not in lists, the search, the history, nor an export."""

from organizations.keeping import history_opened
from organizations.models import Change, Membership
from tests.coalitions.test_organization_list import URL, shown
from tests.coalitions.test_saved_views import ada, at, menu, save, undo

__all__ = ["ada"]


def test_nobody_else_sees_a_private_one_anywhere(viewer, organizer, admin, workspace, organization):
    view, _response = save(viewer, "Zyzzyva plan")
    viewer.post(at(view, "edit/"), {"name": "Zyzzyva plan B", "version": 1})
    undo(viewer, "saved_view.edited")
    changes = list(Change.objects.all())
    assert {change.act for change in changes} == {"saved_view.added", "saved_view.edited", "change.undone"}

    for client in (organizer, admin):
        pages = [
            URL,
            "/w/clean-air/history/",
            "/w/clean-air/history/?show=deleted",
            "/w/clean-air/search/?q=zyz",
        ]
        assert not [page for page in pages if "Zyzzyva" in client.get(page).content.decode()]
        for act in ("", "edit/", "replace/", "delete/"):
            assert client.get(at(view, act)).status_code == 404
        for change in changes:
            assert client.get(f"/w/clean-air/history/{change.pk}/").status_code == 404
            assert client.post(f"/w/clean-air/history/{change.pk}/undo/").status_code == 404
        taken_out = exported(client)
        assert "Tenants together" in taken_out
        assert "Zyzzyva" not in taken_out


def exported(client):
    """All that the role may take out."""
    return client.get("/w/clean-air/export/", {"format": "json"}).content.decode()


def test_those_of_one_who_is_gone_are_seen_by_nobody(viewer, ada, admin):
    save(viewer, "Mine")
    Membership.objects.filter(user=ada).delete()
    assert viewer.get(URL).status_code == 404

    with history_opened():
        ada.delete()

    assert menu(admin) == []
    assert not Change.objects.filter(act__startswith="saved_view").exists()


def test_organizers_find_their_own_in_the_history_with_the_word_that_only_they_do(organizer):
    save(organizer, "Mine")

    content = organizer.get("/w/clean-air/history/").content.decode()

    assert "Mine" in content
    assert "only you see this" in content


def test_who_may_only_look_takes_back_nothing_of_others(viewer, organizer, organization):
    organizer.post("/w/clean-air/organizations/add/", {"name": "New"})
    change = Change.objects.get(act="organization.added")

    response = viewer.post(f"/w/clean-air/history/{change.pk}/undo/", {"next": URL}, follow=True)

    assert "Organizers can take this back." in response.content.decode()
    assert shown(viewer) == ["New", "Tenants"]
