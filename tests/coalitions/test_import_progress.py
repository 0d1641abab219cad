"""A long file is worked on beside the web: how far it is can be looked at, cancelled, and never half done."""

from uuid import uuid4

import pytest

from coalitions.models import Doing, Import, ImportWork
from coalitions.models.imports import ImportState
from coalitions.services import background
from coalitions.services.background import work_on
from organizations.models import Change, Organization
from tests import factories
from tests.coalitions.bringing_in import counts
from tests.coalitions.test_import_detail import plan_in, text_of, waiting

pytestmark = pytest.mark.django_db

TEXT = "Organization,City,Last contact\n" + "".join(f"Group {n},Leeds,\n" for n in range(260))


@pytest.fixture(autouse=True)
def every_file_is_long(monkeypatch):
    monkeypatch.setattr(background, "LONG", 0)


@pytest.fixture
def later(monkeypatch):
    """Work that somebody has to start."""
    started = []
    monkeypatch.setattr(background, "launch", lambda *ids: started.append(ids))
    return started


def record():
    return Import.objects.get()


def work(page_url):
    return f"{page_url}progress/"


def test_the_preview_of_a_long_file_is_that_of_a_short_one(organizer, workspace, monkeypatch):
    text = "Organization,Type,Last contact,Notes\nTenants,union,,candid\nUnion,x,,\nC,,31/02/2026,\n"
    factories.organization(workspace, name="The Union", kind="party")
    long = organizer.get(waiting(organizer, text))
    monkeypatch.setattr(background, "LONG", 10_000)

    short = organizer.get(waiting(organizer, text))

    def shown(page):
        rows = [(r.kind, r.number, r.outcome, r.label, r.told, r.hint) for r in page.context["page"]]
        return rows, page.context["counts"], page.context["importable"], page.context["similar"]

    assert shown(long) == shown(short)
    assert plan_in(long) == plan_in(short)


@pytest.mark.parametrize("show", ["", "created", "error", "similar", "unchanged"])
def test_pages_and_filters_of_a_long_file(organizer, workspace, show):
    text = f"{TEXT}The Group 7,,\n,X,2026-02-03\n"
    page = organizer.get(waiting(organizer, text), {"show": show, "page": "2"})

    labels = [row.label for row in page.context["page"]]
    expected = {"": 262, "created": 261, "error": 1, "similar": 1, "unchanged": 0}
    assert page.context["page"].paginator.count == expected[show]
    assert len(labels) == min(25, expected[show])


def test_while_it_is_worked_on_the_page_tells_how_far_it_is(organizer, workspace, later):
    url = waiting(organizer, TEXT)

    led = organizer.get(url)
    ImportWork.objects.update(doing=Doing.CHECKING, done=500, total=20_000)
    page, part = organizer.get(work(url)), organizer.get(work(url), headers={"HX-Request": "true"})

    assert led["Location"] == work(url)
    assert later == [(record().pk,)]
    assert "500 of 20,000 rows" in text_of(page)
    assert "Look again" in text_of(page)
    assert text_of(part).strip().startswith('<div id="progress"')


def test_what_is_done_leads_on_to_the_file(organizer, workspace):
    url = waiting(organizer, TEXT)
    organizer.get(url)

    plain, htmx = organizer.get(work(url)), organizer.get(work(url), headers={"HX-Request": "true"})

    assert plain["Location"] == url
    assert htmx["HX-Redirect"] == url


def test_it_imports_what_was_shown_and_forgets_the_file(organizer, workspace):
    url = waiting(organizer, TEXT)
    plan = plan_in(organizer.get(url))

    organizer.post(f"{url}apply/", {"plan": plan})

    change = Change.objects.get(act="import.done")
    assert Organization.objects.count() == 260
    assert change.user.email == "organizer@example.org"
    assert (record().state, record().content, record().reading) == (ImportState.DONE, None, None)
    assert (ImportWork.objects.get().head, ImportWork.objects.get().rows) == ({}, None)
    assert "What happened" in text_of(organizer.get(url))


def test_an_edit_meanwhile_stops_it_and_the_page_says_so(organizer, workspace):
    recorded = factories.organization(workspace, name="Group 3")
    url = waiting(organizer, TEXT)
    plan = plan_in(organizer.get(url))
    recorded.kind = "party"
    recorded.save_over(recorded.version)

    organizer.post(f"{url}apply/", {"plan": plan})
    page = organizer.get(url)

    assert Organization.objects.count() == 1
    assert "changed since you looked" in text_of(page)
    assert plan_in(page) != plan


@pytest.mark.parametrize("plan", ["", "x"])
def test_without_the_plan_that_was_shown_nothing_is_imported(organizer, workspace, plan):
    url = waiting(organizer, TEXT)
    organizer.get(url)

    organizer.post(f"{url}apply/", {"plan": plan})

    assert not Organization.objects.exists()


def test_it_is_cancelled_while_it_is_worked_on(organizer, workspace, later):
    url = waiting(organizer, TEXT)
    organizer.get(url)
    before = counts()

    organizer.post(f"{url}cancel/")
    work_on(import_id=record().pk)

    after = counts()
    assert (record().state, record().content) == (ImportState.CANCELLED, None)
    assert before["organizations.Organization"] == after["organizations.Organization"] == 0


def test_what_is_cancelled_stops_before_anything_is_written(organizer, workspace, later, monkeypatch):
    url = waiting(organizer, TEXT)
    organizer.get(url)
    work_on(import_id=record().pk)
    plan = plan_in(organizer.get(url))
    organizer.post(f"{url}apply/", {"plan": plan})
    Import.objects.update(state=ImportState.CANCELLED)

    work_on(import_id=record().pk)

    assert not Organization.objects.exists()
    assert not Change.objects.filter(act="import.done").exists()


def test_choices_are_kept_at_once_and_count_when_it_is_imported(organizer, workspace):
    riders = factories.organization(workspace, name="The Riders")
    url = waiting(organizer, f"{TEXT}RIDERS Inc.,York,\n")
    plan = plan_in(organizer.get(url))
    htmx = {"HX-Request": "true"}
    organizer.post(f"{url}decide/", {"choice:riders inc.": f"same:{riders.pk}"}, headers=htmx)
    assert organizer.get(url).context["undecided"] == 0

    organizer.post(f"{url}apply/", {"plan": plan})

    riders.refresh_from_db()
    assert riders.place == "York"
    assert Organization.objects.count() == 261


def test_one_answer_for_all_rows_of_a_long_file(organizer, workspace):
    factories.organization(workspace, name="The Riders")
    url = waiting(organizer, f"{TEXT}RIDERS Inc.,York,\nRiders Ltd,York,\n")
    organizer.get(url)

    page = organizer.post(f"{url}decide/", {"all": "out"}, follow=True)

    assert page.context["undecided"] == 0
    assert {row.outcome.value for row in page.context["page"]} == {"skipped"}


@pytest.mark.parametrize(
    ("text", "said"), [("Colour\nred\n", "No column of"), ("Organization,Rent cap\nA,1\nB,4\n", "with us")]
)
def test_what_can_not_be_read_or_is_asked_is_said(organizer, workspace, text, said):
    url = waiting(organizer, text)

    assert said in text_of(organizer.get(url))
    assert said in text_of(organizer.get(url))


def test_it_is_read_again_as_told(organizer, workspace):
    url = waiting(organizer, TEXT)
    organizer.get(url)

    page = organizer.post(url, {"map:City": "kind"}, follow=True)

    assert record().options["mapping"] == {"City": "kind"}
    assert "Kind: “Leeds”." in text_of(page)


def test_rows_that_are_not_imported_are_downloaded_with_the_reason(organizer, workspace):
    url = waiting(organizer, f"{TEXT},York,2026-02-03\n")
    organizer.get(url)

    assert "which organization" in text_of(organizer.get(f"{url}errors/"))


def test_nothing_of_it_is_told_to_others(outsider, viewer, organizer, workspace, later):
    url = waiting(organizer, TEXT)
    organizer.get(url)

    assert viewer.get(work(url)).status_code == 403
    assert outsider.get(work(url)).status_code == 404
    assert organizer.get(f"/w/clean-air/imports/{uuid4()}/progress/").status_code == 404
