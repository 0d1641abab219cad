"""Two people who do the same at the same moment: the second is told, and nothing is written twice."""

import pytest
from django.db import IntegrityError, OperationalError
from django.utils.timezone import localdate

import coalitions.services.cells
import coalitions.services.many
import coalitions.views.organizations
import organizations.http
from coalitions.models import Affiliation
from coalitions.services.cells import Pair, mark_question
from coalitions.services.many import join_many
from organizations.models import Change, Organization, Question, Workspace
from organizations.services import one_change
from tests import factories

NEW = "/w/clean-air/organizations/new/"
PLAIN = {
    "name": "riders",
    "spectrum": "unknown",
    "ratings_evidence": "estimated",
    "spectrum_evidence": "estimated",
}
ADD = "/w/clean-air/organizations/add/"


@pytest.fixture
def quicker(monkeypatch):
    """Have somebody act right before a function is called, once."""

    def first(module, name, act):
        real, waiting = getattr(module, name), [act]

        def called(*args, **kwargs):
            if waiting:
                with one_change(workspace=Workspace.objects.get(), user=None, act="somebody.quicker"):
                    waiting.pop()()
            return real(*args, **kwargs)

        monkeypatch.setattr(module, name, called)

    return first


def test_a_name_that_was_free_a_moment_ago(organizer, workspace, quicker):
    quicker(organizations.http, "save_row", lambda: factories.organization(workspace, name="Riders"))

    response = organizer.post(NEW, PLAIN)

    assert response.status_code == 422
    assert "exists already" in response.content.decode()
    assert 'value="riders"' in response.content.decode()
    assert Organization.objects.count() == 1


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_name_and_enter_by_two(organizer, workspace, quicker, headers):
    quicker(
        coalitions.views.organizations, "save_row", lambda: factories.organization(workspace, name="Riders")
    )

    response = organizer.post(ADD, {"name": "riders"}, headers=headers, follow=True)

    assert "Riders is here already" in response.content.decode()
    assert Organization.objects.count() == 1


def test_a_mark_to_ask_by_two_is_one(workspace, organization, quicker):
    tenet = factories.tenet(workspace)
    quicker(
        coalitions.services.cells,
        "columns",
        lambda: Question.objects.create(workspace=workspace, organization=organization, tenet=tenet),
    )

    assert mark_question(pair=Pair(organization, tenet), wanted=True, user=factories.user()) is None
    assert Question.objects.count() == 1
    assert [change.act for change in Change.objects.all()] == ["somebody.quicker"]


def test_members_added_while_somebody_adds_one_of_them(workspace, monkeypatch):
    there, new = (factories.organization(workspace, name=name) for name in ("Riders", "Nurses"))
    coalition = factories.coalition(workspace)
    real, refused = coalitions.services.many._join, list[Affiliation]()

    def overtaken(**asked):
        if not refused:
            refused.append(factories.affiliation(coalition, organization=there))
            raise IntegrityError
        return real(**asked)

    monkeypatch.setattr(coalitions.services.many, "_join", overtaken)

    done = join_many(
        workspace=workspace,
        user=factories.user(),
        versions={there.pk: 1, new.pk: 1},
        coalition=coalition,
        why="",
    )

    assert done.count == 1
    assert done.left_out == [str(there)]
    assert Affiliation.objects.count() == 2


def test_a_database_that_is_busy_for_too_long_says_when_to_come_again(organizer, monkeypatch):
    def locked(**_kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr(coalitions.views.organizations, "save_row", locked)
    organizer.raise_request_exception = False

    response = organizer.post(ADD, {"name": "Riders"})

    assert response.status_code == 503
    assert response["Retry-After"] == "5"
    assert "Basis is busy" in response.content.decode()


def test_what_nobody_foresaw_is_still_a_500(organizer, monkeypatch):
    def broken(**_kwargs):
        raise RuntimeError(localdate())

    monkeypatch.setattr(coalitions.views.organizations, "save_row", broken)
    organizer.raise_request_exception = False

    assert organizer.post(ADD, {"name": "Riders"}).status_code == 500
