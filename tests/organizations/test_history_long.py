"""The page of a change of many rows, and of rows with many versions: it reads what it shows."""

from typing import Any

import pytest
from django.db.models.signals import post_init
from django.test import Client
from django.urls import reverse

from organizations.history import touched
from organizations.keeping import history_opened
from organizations.models import Change, Organization, Workspace
from organizations.services import add_rows, one_change, save_rows
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(workspace: Workspace) -> list[Organization]:
    return [Organization(workspace=workspace, name=f"O{n:03}") for n in range(250)]


@pytest.fixture
def versions(workspace: Workspace, rows: list[Organization]) -> list[Change]:
    """All of them added, then edited twice in one act, five times."""
    made = []
    for version in range(6):
        with one_change(workspace=workspace, user=None, act="organization.edited") as change:
            for again in range(2) if version else ():
                for row in rows:
                    row.place = f"{version} {again}"
                save_rows(rows, {"place"})
            if not version:
                add_rows(rows)
        made.append(change)
    return made


def records_read(read: Any) -> int:
    """How many records of organizations are made while `read` reads."""
    made = []
    model = Organization.history.model

    def count(**_: Any) -> None:
        made.append(1)

    post_init.connect(count, sender=model)
    try:
        read()
    finally:
        post_init.disconnect(count, sender=model)
    return len(made)


def test_what_was_there_before_is_read_without_what_was_there_earlier(versions: list[Change]) -> None:
    assert records_read(lambda: touched(versions[-1])) == 3 * 250
    (found,) = touched(versions[-1]).values()
    assert {(each.before.place, each.after.place) for each in found} == {("4 1", "5 1")}


def test_a_page_reads_what_it_shows(organizer: Client, versions: list[Change]) -> None:
    change = versions[-1]
    url = reverse("organizations:change_detail", args=[change.workspace.slug, change.pk])
    answer: list[Any] = []
    assert records_read(lambda: answer.append(organizer.get(url))) < 3 * 250
    context = answer[0].context
    assert (len(context["rows"]), context["count"], context["more"]) == (200, 250, 50)
    assert {column.after for row in context["rows"] for column in row.columns} == {"5 1"}


def test_a_change_whose_kinds_nobody_noted_is_read_whole(versions: list[Change]) -> None:
    change = versions[-1]
    expected = touched(change)
    with history_opened():
        Change.objects.filter(pk=change.pk).update(reach={})
    assert touched(Change.objects.get(pk=change.pk)) == expected


def test_only_the_kinds_that_were_written_are_asked(
    workspace: Workspace, django_assert_num_queries: Any
) -> None:
    with one_change(workspace=workspace, user=None, act="organization.added") as change:
        factories.organization(workspace)
    with django_assert_num_queries(2):
        touched(change)
