"""Several look at different moments at once, while others write, on connections that stay open."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.utils import timezone

from organizations.models import Organization, Workspace
from organizations.models.history import ADDED, remember
from organizations.moments import read_moment, write_moment
from organizations.past import look_back
from organizations.services import one_change
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 5


@pytest.fixture
def moments() -> tuple[Workspace, list[str]]:
    """A moment at which there was one organization, then two, then three; and another workspace."""
    workspace, kept = factories.workspace(slug="clean-air"), []
    with one_change(workspace=workspace, user=None, act="workspace.added"):
        remember([workspace], ADDED)
    for name in ("First", "Second", "Third"):
        with one_change(workspace=workspace, user=None, act="organization.added"):
            factories.organization(workspace, name=name)
        kept.append(write_moment(timezone.now()))
    elsewhere = factories.workspace(slug="elsewhere")
    with one_change(workspace=elsewhere, user=None, act="workspace.added"):
        remember([elsewhere], ADDED)
        factories.organization(elsewhere, name="Foreign")
    return workspace, kept


def names() -> list[str]:
    return list(Organization.objects.order_by("name").values_list("name", flat=True))


def test_each_thread_sees_its_own_moment(moments: tuple[Workspace, list[str]]) -> None:
    workspace, kept = moments
    inside = Barrier(len(kept), timeout=60)

    def look(moment: str) -> list[list[str]]:
        seen = []
        try:
            for _time in range(TIMES):
                with look_back(workspace, read_moment(moment)):
                    inside.wait()  # all three are in the past at the same time
                    seen.append(names())
                    inside.wait()
                seen.append(names())
        finally:
            connection.close()
        return seen

    with ThreadPoolExecutor(len(kept)) as threads:
        found = list(threads.map(look, kept))

    now = ["First", "Foreign", "Second", "Third"]
    then = [["First"], ["First", "Second"], ["First", "Second", "Third"]]
    assert found == [[seen, now] * TIMES for seen in then]


def test_who_looks_back_holds_up_nobody_who_writes(moments: tuple[Workspace, list[str]]) -> None:
    workspace, kept = moments

    def write() -> None:
        try:
            with one_change(workspace=workspace, user=None, act="organization.added"):
                factories.organization(workspace, name="Meanwhile")
        finally:
            connection.close()

    with look_back(workspace, read_moment(kept[0])):
        assert names() == ["First"]
        with ThreadPoolExecutor(1) as thread:
            thread.submit(write).result(timeout=10)
        assert names() == ["First"]
    assert "Meanwhile" in names()


def test_the_same_connection_writes_as_before_afterwards(moments: tuple[Workspace, list[str]]) -> None:
    workspace, kept = moments
    with look_back(workspace, read_moment(kept[0])) as then:
        assert then.slug == f"clean-air@{kept[0]}"

    with transaction.atomic(), one_change(workspace=workspace, user=None, act="organization.added"):
        factories.organization(workspace, name="Fourth")
    assert names() == ["First", "Foreign", "Fourth", "Second", "Third"]
    assert Workspace.objects.filter(slug="clean-air").exists()
