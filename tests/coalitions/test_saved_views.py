"""Saved views: for oneself or for everybody, opened, renamed, replaced, deleted; private ones stay so."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from coalitions.models import SavedView
from organizations.models import Change, Role, User
from tests import factories
from tests.coalitions.test_organization_list import URL

NEW = "/w/clean-air/saved-views/new/"


@pytest.fixture
def ada(viewer) -> User:
    """Who may only look."""
    return User.objects.get(email="viewer@example.org")


def save(client, name, query="spectrum=neutral&column=kind", **typed):
    response = client.post(NEW, {"name": name, "query": query} | typed, follow=True)
    return SavedView.objects.filter(name=name).first(), response


def at(view, act=""):
    return f"/w/clean-air/saved-views/{view.pk}/{act}"


def undo(client, act):
    change = Change.objects.filter(act=act).latest_first()[0]
    url = reverse("organizations:change_undo", args=["clean-air", change.pk])
    return client.post(url, {"next": URL}, follow=True)


def menu(client, **asked):
    return [view.name for view in client.get(URL, asked, follow=True).context["views"]]


def test_a_state_is_saved_and_opens_as_it_was(viewer, workspace):
    for name, spectrum in (("Neutral", "neutral"), ("Ally", "active_ally")):
        factories.organization(workspace, name=name, spectrum=spectrum)

    view, response = save(viewer, "Undecided", "page=3&spectrum=neutral&nonsense=1&sort=-name&column=owner")

    assert view.query == "spectrum=neutral&sort=-name&column=owner"
    opened = viewer.get(at(view), follow=True)
    assert [str(row.organization) for row in opened.context["page"]] == ["Neutral"]
    assert opened.context["columns"] == ["owner"]
    assert opened.context["view"] == view
    assert opened.context["view_changed"] is False
    assert response.context["view"] == view


def test_the_list_offers_to_save_what_it_shows(viewer, organization):
    context = viewer.get(URL, {"spectrum": "neutral", "group": "kind", "page": "2"}).context

    view, _response = save(viewer, "Neutral by kind", context["state"])

    assert view.query.startswith("spectrum=neutral&group=kind&column=kind&column=spectrum")
    assert menu(viewer) == ["Neutral by kind"]


def test_another_state_is_said_to_be_changed_and_replaces_the_first(viewer, ada, organization):
    view, _response = save(viewer, "Mine", "spectrum=neutral&column=kind")
    context = viewer.get(
        URL, {"spectrum": "neutral", "stale": "1", "column": "kind", "view": view.pk}
    ).context
    assert context["view_changed"]

    viewer.post(at(view, "replace/"), {"version": view.version, "query": context["state"]})

    view.refresh_from_db()
    assert view.query == "spectrum=neutral&stale=1&column=kind"
    undo(viewer, "saved_view.edited")
    view.refresh_from_db()
    assert view.query == "spectrum=neutral&column=kind"


def test_replacing_over_somebody_elses_save_is_refused(organizer):
    view, _response = save(organizer, "Ours", shared="on")
    organizer.post(at(view, "edit/"), {"name": "All of ours", "version": view.version})

    response = organizer.post(at(view, "replace/"), {"version": view.version, "query": "stale=1"})

    assert response.status_code == 409
    view.refresh_from_db()
    assert (view.name, view.query) == ("All of ours", "spectrum=neutral&column=kind")


def test_it_is_renamed_and_deleted_and_both_can_be_undone(viewer):
    view, _response = save(viewer, "Mine")

    viewer.post(at(view, "edit/"), {"name": "My own", "version": view.version})
    assert menu(viewer) == ["My own"]
    response = viewer.post(at(view, "delete/"), {"version": view.version + 1}, follow=True)
    assert menu(viewer) == []
    assert "/undo/" in response.content.decode()

    undo(viewer, "saved_view.deleted")
    assert menu(viewer) == ["My own"]
    undo(viewer, "saved_view.edited")
    assert menu(viewer) == ["Mine"]


def test_each_act_is_one_change(viewer, ada):
    view, _response = save(viewer, "Mine")
    viewer.post(at(view, "edit/"), {"name": "My own", "version": 1})
    viewer.post(at(view, "delete/"), {"version": 2})

    acts = [(change.act, change.only_for) for change in Change.objects.order_by("at")]
    assert acts == [(f"saved_view.{act}", ada) for act in ("added", "edited", "deleted")]


def test_a_shared_one_is_seen_by_all_and_kept_by_organizers(organizer, viewer):
    view, _response = save(organizer, "Ours", shared="on")

    assert menu(viewer) == ["Ours"]
    for act, sent in (("edit/", {"name": "Theirs"}), ("replace/", {"query": ""}), ("delete/", {})):
        response = viewer.post(at(view, act), sent | {"version": view.version}, follow=True)
        assert "Organizers change what everybody sees." in response.content.decode()
    view.refresh_from_db()
    assert (view.name, view.version) == ("Ours", 1)


def test_who_may_only_look_shares_nothing(viewer):
    view, _response = save(viewer, "Mine", shared="on")

    assert not view.shared
    assert 'name="shared"' not in viewer.get(URL).content.decode()


@pytest.mark.parametrize("shared", [False, True])
def test_a_name_stands_once_for_each_who_sees_it(organizer, facilitator, shared):
    sent = {"shared": "on"} if shared else {}
    save(organizer, "Near us", **sent)

    response = organizer.post(NEW, {"name": "NEAR us", "query": ""} | sent)
    save(facilitator, "Near us")

    assert response.status_code == 422
    assert (
        "has this name already" in response.content.decode() or "with this name" in response.content.decode()
    )
    assert SavedView.objects.count() == 2


@pytest.mark.parametrize("shared", [False, True])
def test_the_database_refuses_a_name_twice_and_none(workspace, shared):
    owner = factories.member(workspace, Role.ORGANIZER)
    plain = {"workspace": workspace, "owner": owner, "shared": shared}
    SavedView.objects.create(name="Near us", **plain)

    with pytest.raises(IntegrityError), transaction.atomic():
        SavedView.objects.create(name="near US", **plain)
    with pytest.raises(IntegrityError), transaction.atomic():
        SavedView.objects.create(name=" ", **plain)


@pytest.mark.parametrize("name", ["", "  ", "x" * 121, "a\0b"])
def test_a_name_that_can_not_be_kept_is_refused_with_what_it_was_for(viewer, name):
    response = viewer.post(NEW, {"name": name, "query": "stale=1"})

    assert response.status_code == 422
    assert 'value="stale=1"' in response.content.decode()
    assert not SavedView.objects.exists()


def test_what_it_asks_for_and_is_gone_is_said(viewer, workspace):
    coalition, demand = factories.coalition(workspace), factories.tenet(workspace, facet="demand")
    factories.organization(workspace, name="Neutral", spectrum="neutral")
    factories.organization(workspace, name="Unknown")
    view, _response = save(
        viewer, "Was", f"spectrum=neutral&coalition={coalition.pk}&unknown_on={demand.pk}&column=kind"
    )
    told = f"These filters are not known: coalition={coalition.pk}, unknown_on={demand.pk}."
    coalition.delete()
    demand.delete()

    response = viewer.get(at(view), follow=True)

    assert told in response.content.decode()
    assert [str(row.organization) for row in response.context["page"]] == ["Neutral"]
    assert response.context["view_changed"]


def test_the_palette_finds_those_that_one_sees(viewer, organizer):
    save(viewer, "Undecided quokkas")
    save(organizer, "Our quokkas", shared="on")

    def found(client):
        content = client.get("/w/clean-air/search/", {"q": "quokkas"}).context["groups"]
        return [row.url for group in content for row in group.rows]

    assert len(found(viewer)) == 2
    (url,) = found(organizer)
    assert organizer.get(url).status_code == 302


@pytest.mark.parametrize(("who", "status"), [("representative", 403), ("outsider", 404)])
def test_others_are_refused(request, workspace, who, status):
    client: Client = request.getfixturevalue(who)
    view = SavedView.objects.create(workspace=workspace, name="Ours", shared=True)

    assert client.get(NEW).status_code == status
    assert client.get(at(view)).status_code == status
