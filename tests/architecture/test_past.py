"""Every address, asked for at a moment of the past: pages marked `in_past` answer, nothing is written.

Which those are is listed, so that a page that only reads isn't forgotten, and none that writes gets in.
"""

import re

import pytest
from django.urls import resolve
from django.utils import timezone

from organizations.models import Role
from organizations.models.changes import Change
from organizations.models.history import ADDED, remember, under
from organizations.moments import write_moment
from organizations.past import _remembered
from tests.architecture.samples import World, address
from tests.architecture.source import Url, urls

pytestmark = pytest.mark.django_db
OF_A_WORKSPACE = [url for url in urls() if getattr(url.view, "minimum_role", None) is not None]
SHOWS_THE_PAST = {
    "change_detail",
    "change_list",
    "coalition_allies",
    "coalition_answers",
    "coalition_blocs",
    "coalition_build",
    "coalition_currents",
    "coalition_detail",
    "coalition_invitations",
    "coalition_keystones",
    "coalition_list",
    "coalition_numbers",
    "coalition_readiness",
    "coalition_report",
    "coalition_survival",
    "coalition_together",
    "coalition_unity",
    "event_list",
    "export_new",
    "graph_download",
    "map_detail",
    "map_download",
    "map_organization",
    "map_table",
    "map_why",
    "matrix_column",
    "matrix_detail",
    "matrix_row",
    "organization_detail",
    "organization_list",
    "organization_report",
    "platform_detail",
    "saved_view_detail",
    "search_list",
    "seen_choose",
    "tenet_detail",
    "tenet_list",
    "workspace_detail",
}  # fmt: skip
WAY_IN = re.compile(r'(?:href|action|hx-get|hx-post|data-save|data-grid|data-paste)="(/w/quokkas@[^"?#]*)')
each_url = pytest.mark.parametrize("url", OF_A_WORKSPACE, ids=str)


@pytest.fixture
def remembered(world: World) -> str:
    """Both samples have a history; gives the moment of its end, as an address has it."""
    for sample in (world.own, world.foreign):
        change = Change.objects.create(workspace=sample.workspace, act="history.began")
        with under(change):
            for model in _remembered().values():
                remember(list(model._base_manager.filter(**of(model, sample.workspace.pk))), ADDED)
    return write_moment(timezone.now())


def of(model, workspace_id):
    return {"pk" if model._meta.model_name == "workspace" else "workspace_id": workspace_id}


def then(url: Url, world: World, moment: str) -> str:
    slug = world.own.workspace.slug
    return address(url, world.own).replace(f"/w/{slug}/", f"/w/{slug}@{moment}/", 1)


@each_url
def test_the_past_is_shown_where_it_is_marked(url):
    assert getattr(url.view, "in_past", False) == (url.name in SHOWS_THE_PAST)


@pytest.mark.parametrize("url", [url for url in OF_A_WORKSPACE if url.name in SHOWS_THE_PAST], ids=str)
def test_the_past_is_read_by_whom_the_present_is_and_nothing_is_written(world, remembered, url):
    for person in ("viewer", "organizer", "admin", "representative of organization_id", "foreign admin"):
        now = world.ask(person, "GET", address(url, world.own))
        answer = world.ask(person, "GET", then(url, world, remembered))

        assert answer.status == now.status, person
        assert not set(answer.writes) - {"django_session"} - set(_remembered()), person
        assert world.foreign.word not in answer.said
        assert world.own.secret not in answer.said or world.people[person].role >= Role.ORGANIZER


@pytest.mark.parametrize("url", [url for url in OF_A_WORKSPACE if url.name in SHOWS_THE_PAST], ids=str)
def test_no_page_of_the_past_leads_to_what_it_refuses(world, remembered, url):
    page = world.ask("admin", "GET", then(url, world, remembered)).said

    found = {path: resolve(path).func for path in WAY_IN.findall(page)}
    assert [path for path, view in found.items() if not getattr(view, "in_past", False)] == []


@each_url
def test_the_past_refuses_what_would_change_it(world, remembered, url):
    refused = ["POST"] if url.name in SHOWS_THE_PAST else ["GET", "POST"]
    for method in refused:
        answer = world.ask("admin", method, then(url, world, remembered))

        assert answer.status == 405
        assert "This is the past" in answer.said
        assert answer.writes == []
