"""People who save at the same moment: one wins, the others are shown both values, nothing is lost silently.

Real threads with a connection each, through the views. A few rounds here; `make conflicts` plays fifty.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from organizations.models import Organization, Role
from organizations.services import one_change
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
EDITORS = 20
ROUNDS = int(os.environ.get("CONFLICT_ROUNDS", "2"))
SAVED, REFUSED, GONE = 302, 409, 404
type Act = Callable[[Client], Any]


def editor(workspace: Any) -> Client:
    client = Client()
    client.force_login(factories.member(workspace, Role.ORGANIZER))
    return client


@contextmanager
def at_once(count: int) -> Iterator[Callable[[list[Callable[[], Any]]], list[Any]]]:
    """Runs as many acts as there are threads, all beginning at the same moment."""
    start = Barrier(count)

    def run(act: Callable[[], Any]) -> Any:
        start.wait(60)
        return act()

    with ThreadPoolExecutor(count) as threads:
        yield lambda acts: list(threads.map(run, acts))
        list(threads.map(run, [connections.close_all] * count))


def cell_url(organization: Organization) -> str:
    return f"/w/clean-air/organizations/{organization.pk}/cell/owner/"


def save_cell(client: Client, organization: Organization, version: int, owner: str) -> Any:
    return client.post(cell_url(organization), {"version": version, "owner": owner})


def test_of_twenty_who_save_one_cell_one_wins_and_nineteen_are_shown_both_values(workspace, organization):
    clients = [editor(workspace) for _each in range(EDITORS)]
    with at_once(EDITORS) as together:
        for number in range(ROUNDS):
            version = 1 + number
            names = [f"round {number} editor {each}" for each in range(EDITORS)]
            acts: list[Callable[[], Any]] = [
                partial(save_cell, client, organization, version, name)
                for client, name in zip(clients, names, strict=True)
            ]
            answers = together(acts)

            assert Counter(answer.status_code for answer in answers) == {SAVED: 1, REFUSED: EDITORS - 1}
            organization.refresh_from_db()
            assert organization.version == version + 1
            for answer, name in zip(answers, names, strict=True):
                if answer.status_code == SAVED:
                    assert organization.owner == name
                else:
                    said = answer.content.decode()
                    assert name in said
                    assert f"<bdi>round {number} editor" in said
    winner = organization.owner
    assert workspace.changes.filter(act="organization.edited").count() == ROUNDS
    assert workspace.changes.latest_first().first().after["owner"] == winner


def two(workspace: Any, one: Act, other: Act) -> tuple[Any, Any]:
    """Both at the same moment, each by a person of their own."""
    clients = editor(workspace), editor(workspace)
    with at_once(2) as together:
        first, second = together([lambda: one(clients[0]), lambda: other(clients[1])])
    return first, second


def test_a_cell_and_a_bulk_edit_never_write_over_each_other(workspace, organization):
    changed = {"do": "owner", "owner": "Bulk", "row": f"{organization.pk}:1"}
    cell, bulk = two(
        workspace,
        lambda client: save_cell(client, organization, 1, "Cell"),
        lambda client: client.post("/w/clean-air/organizations/bulk/", changed, follow=True),
    )

    organization.refresh_from_db()
    assert organization.version == 2
    if organization.owner == "Cell":
        assert cell.status_code == SAVED
        assert "meanwhile" in bulk.content.decode()
    else:
        assert (cell.status_code, organization.owner) == (REFUSED, "Bulk")
        assert "<bdi>Bulk</bdi>" in cell.content.decode()


def test_who_deletes_and_who_edits_never_do_both(workspace, organization):
    cell, deletion = two(
        workspace,
        lambda client: save_cell(client, organization, 1, "Cell"),
        lambda client: client.post(f"/w/clean-air/organizations/{organization.pk}/delete/", {"version": 1}),
    )

    there = Organization.objects.filter(pk=organization.pk).first()
    if there is None:
        assert deletion.status_code == SAVED
        assert cell.status_code in {GONE, REFUSED}
    else:
        assert (cell.status_code, deletion.status_code, there.owner) == (SAVED, REFUSED, "Cell")


def test_what_is_taken_back_and_edited_at_once_keeps_the_edit_or_refuses_it(workspace, organization):
    for version, owner in enumerate(["First", "Second"], start=1):
        with one_change(workspace=workspace, user=None, act="organization.edited") as change:
            organization.owner = owner
            organization.save_over(version)
    cell, undo = two(
        workspace,
        lambda client: save_cell(client, organization, 3, "Cell"),
        lambda client: client.post(f"/w/clean-air/history/{change.pk}/undo/", follow=True),
    )

    organization.refresh_from_db()
    assert undo.status_code == 200
    if cell.status_code == SAVED:  # what somebody edited since stays, and that is said
        assert organization.owner == "Cell"
        assert "Changed since" in undo.content.decode(), [str(each) for each in undo.context["messages"]]
    else:
        assert (cell.status_code, organization.owner) == (REFUSED, "First")
