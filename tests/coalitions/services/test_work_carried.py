"""Questions, differences and shared views leave with a workspace and come back; nobody's own view does."""

from datetime import UTC, datetime

import pytest

from coalitions.interchange.writing.notations import NOTATIONS
from coalitions.models import Distinction, SavedView
from coalitions.services.exports import export_tables
from organizations.models import Change, Question, Role
from organizations.undoing import undo_change
from tests import factories
from tests.coalitions.bringing_in import bring, outcomes, plan_text
from tests.coalitions.full_workspace import fill
from tests.coalitions.interchange.reading_of import codes, read
from tests.coalitions.services.test_round_trip import packed

pytestmark = pytest.mark.django_db
ASKED = datetime(2026, 2, 3, 4, 5, 6, 7, tzinfo=UTC)
FORMS = ("xlsx", "zip", "json")
WORK = (Question, Distinction, SavedView)


@pytest.fixture
def pair(workspace):
    return factories.organization(workspace, name="Riders"), factories.tenet(
        workspace, code="D1", name="Buses"
    )


def out(workspace, form="json"):
    return packed(export_tables(workspace, private=False), NOTATIONS[form].write)


@pytest.mark.parametrize("form", FORMS)
def test_a_question_comes_back_with_its_moment_and_whose_name_it_has(workspace, pair, form):
    ada = factories.member(workspace, Role.ORGANIZER, name="Ada")
    Question.objects.create(
        workspace=workspace, organization=pair[0], tenet=pair[1], asked_by=ada, asked_at=ASKED
    )
    elsewhere, nowhere = factories.workspace(), factories.workspace()
    other_ada = factories.member(elsewhere, Role.VIEWER, name="Ada")
    for twin in range(2):
        factories.member(nowhere, Role.VIEWER, name="Ada", email=f"{twin}@example.org")

    for fresh in (elsewhere, nowhere):
        bring(fresh, read(out(workspace, form), "all"))

    asked = {each.workspace: each for each in Question.objects.all()}
    assert {each.asked_at for each in asked.values()} == {ASKED}
    assert (asked[elsewhere].asked_by, asked[nowhere].asked_by) == (other_ada, None)


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_question_that_is_there_stays_whose_it_is(workspace, pair, overwrite):
    marked = Question.objects.create(workspace=workspace, organization=pair[0], tenet=pair[1], asked_at=ASKED)
    factories.member(workspace, Role.VIEWER, name="Bo")
    text = "organization,tenet,asked_by\nriders,Buses,Bo\n"

    assert outcomes(plan_text(workspace, text, "questions.csv", overwrite=overwrite)) == {"unchanged"}
    marked.refresh_from_db()
    assert (marked.asked_by, marked.asked_at) == (None, ASKED)


def test_a_list_of_who_and_what_alone_is_no_list_of_questions():
    assert read("organization,tenet,support\nA,Buses,yes\n", "sheet.csv").sources[0].shape == "positions_list"
    assert read("organization,tenet\nA,Buses\n", "questions.csv").sources[0].shape == "questions"


def test_a_day_alone_is_a_moment_and_nonsense_is_kept_as_text():
    rows = "A,B,2026-02-03\nA,C,soon\nA,D,2026-02-03T05:00:00+02:00\n"
    reading = read(f"organization,tenet,asked_at\n{rows}", "questions.csv")

    assert codes(reading) == []
    assert [(row.values.get("asked_at"), row.extra) for row in reading.rows("questions")] == [
        ("2026-02-03T00:00:00+00:00", {}),
        (None, {"asked_at": "soon"}),
        ("2026-02-03T03:00:00+00:00", {}),
    ]


def test_nobody_differs_from_itself():
    assert codes(read("organization,differs_from\nA,a\n", "differences.csv")) == [(2, "to_itself")]


def test_a_field_of_ones_own_is_said_not_to_be_kept(workspace, pair):
    told = bring(workspace, "organization,tenet,asked_by,colour\nRiders,D1,,red\n", "questions.csv")

    assert told == [("questions", "created", "Riders: Buses", "Not kept: colour.")]


def test_only_shared_views_leave_and_they_point_to_what_is_called_so(workspace):
    ours = factories.coalition(workspace, name="Us & them")
    owner = factories.member(workspace, Role.ADMIN)
    query = f"coalition={ours.pk}&sort=-name"
    SavedView.objects.create(workspace=workspace, name="Us", query=query, shared=True)
    SavedView.objects.create(workspace=workspace, name="CANARY", owner=owner)
    fresh = factories.workspace()
    assert b"CANARY" not in out(workspace)

    bring(fresh, read(out(workspace), "all"))

    view = SavedView.objects.get(workspace=fresh)
    assert view.shared
    assert view.query == f"coalition={fresh.coalitions.get().pk}&sort=-name"


def test_a_view_of_ones_own_is_not_met_by_a_shared_one_of_its_name(workspace):
    own = SavedView.objects.create(workspace=workspace, name="Near", query="q=a")
    told = bring(workspace, "name,query\nNEAR,q=b\n", "saved_views.csv", overwrite=True)
    again = bring(workspace, "name,query\nnear,q=c\n", "saved_views.csv", overwrite=True)

    own.refresh_from_db()
    assert (own.query, told[0][1], again[0][1]) == ("q=a", "created", "updated")
    shared = SavedView.objects.get(shared=True)
    assert (shared.name, shared.query) == ("NEAR", "q=c")


def test_undoing_the_import_takes_them_back(workspace):
    ada = factories.member(workspace, Role.ORGANIZER)
    bring(workspace, read(out(fill(factories.workspace())), "all"))
    assert all(model.objects.in_workspace(workspace).exists() for model in WORK)

    undo_change(change=Change.objects.get(workspace=workspace), user=ada)

    assert not any(model.objects.in_workspace(workspace).exists() for model in WORK)
    assert not any(export_tables(workspace, private=True).values())
