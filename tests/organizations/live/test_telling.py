"""What is told of a change, and to whom."""

import json
from dataclasses import replace
from uuid import uuid4

import pytest

from coalitions.models import Distinction, Import
from coalitions.services.imports import apply_import
from organizations.live.telling import News, Ticket, change_frame, news_of, reach_for
from organizations.models import Note, Organization, Overlap, Question, Role
from organizations.models.changes import TOLD_ONE_BY_ONE
from organizations.services import add_rows, one_change
from tests import factories
from tests.coalitions.bringing_in import plan_text

WORKSPACE, USER = uuid4(), uuid4()
NEWS = News(
    "c",
    WORKSPACE,
    USER,
    12.5,
    {"organization": ["a"], "position": ["a", "b"], "note": ["n"], "represented": ["a", "b"]},
)


def ticket(role=Role.ORGANIZER, **fields):
    plain = {"session": "s", "session_hash": "h", "only": None, "place": "list", "since": 0.0}
    return Ticket(WORKSPACE, uuid4(), role, **plain | fields)


def test_a_change_reaches_the_organizations_whose_rows_it_wrote(workspace, organization):
    other = factories.organization(workspace)
    with one_change(workspace=workspace, user=None, act="tie.added") as change:
        tie = factories.tie(organization, other)
        note = factories.note(organization)
        organization.save_over(organization.version)

    change.refresh_from_db()
    both = sorted([str(organization.pk), str(other.pk)])
    assert {tie.source_id, tie.target_id} == {organization.pk, other.pk}
    assert change.reach == {
        "tie": both,
        "note": [str(note.organization_id)],
        "organization": [str(organization.pk)],
        "represented": [str(organization.pk)],  # neither what is noted nor what is only our estimate
    }


def test_a_change_of_many_is_told_as_many(workspace):
    rows = [factories.organization(workspace) for _each in range(TOLD_ONE_BY_ONE + 1)]
    with one_change(workspace=workspace, user=None, act="note.added") as change:
        add_rows(
            [Note(workspace=workspace, organization=row, text="x", written_on=factories.DAY) for row in rows]
        )

    assert change.reach == {"note": None}


@pytest.mark.parametrize(
    "columns", ["Organization,City\nOld,Bronx\nNew,Queens\n", "Organization,City\nOld,Bronx\n"]
)
def test_an_import_tells_of_what_it_added_and_of_what_it_wrote_over(workspace, columns):
    old = factories.organization(workspace, name="Old")
    plan = plan_text(workspace, columns, overwrite=True)

    change = apply_import(record=Import(workspace=workspace, filename="x"), plan=plan)

    change.refresh_from_db()
    written = Organization.history.filter(change=change).values_list("id", flat=True)
    assert str(old.pk) in change.reach["organization"]
    assert change.reach["organization"] == sorted(str(pk) for pk in written)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(lambda one, _: factories.note(one), id="note"),
        pytest.param(lambda one, _: factories.contact(one), id="contact"),
        pytest.param(lambda one, _: factories.position(one.workspace, organization=one), id="estimate"),
        pytest.param(lambda one, two: factories.tie(one, two), id="estimated tie"),
        pytest.param(lambda one, _: question(one), id="question"),
        pytest.param(lambda one, two: pair(Distinction, one, two), id="distinction"),
        pytest.param(lambda one, two: pair(Overlap, one, two, people=3), id="overlap"),
    ],
)
def test_a_representative_is_told_nothing_of_what_members_keep_among_themselves(workspace, organization, row):
    other = factories.organization(workspace)
    with one_change(workspace=workspace, user=None, act="row.added") as change:
        row(organization, other)

    speaker = ticket(Role.REPRESENTATIVE, only=frozenset({str(organization.pk)}))
    assert change.reach
    assert change_frame(speaker, news_of(change)) == ""


def question(organization):
    tenet = factories.tenet(organization.workspace)
    return Question.objects.create(workspace=organization.workspace, organization=organization, tenet=tenet)


def pair(kind, *both, **fields):
    a, b = sorted(both, key=lambda each: each.pk)
    return kind.objects.create(workspace=a.workspace, a=a, b=b, **fields)


def test_news_of_a_change_have_its_time(workspace):
    with one_change(workspace=workspace, user=None, act="x.y") as change:
        pass

    assert news_of(change).at == change.at.timestamp()


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        (Role.VIEWER, {"organization", "position"}),
        (Role.ORGANIZER, {"organization", "position", "note"}),
        (Role.ADMIN, {"organization", "position", "note"}),
    ],
)
def test_who_may_not_see_notes_is_not_told_of_them(role, kinds):
    assert set(reach_for(ticket(role), NEWS.reach)) == kinds


def test_a_representative_is_told_that_it_was_their_organization_and_nothing_else():
    speaker = ticket(Role.REPRESENTATIVE, only=frozenset({"b", "n"}))

    assert reach_for(speaker, NEWS.reach) == {"organization": ["b"]}
    assert reach_for(speaker, {"tenet": [], "organization": ["a"], "represented": ["a"]}) == {}
    assert reach_for(speaker, {"note": None}) == {}
    assert reach_for(speaker, {"tie": None, "represented": None}) == {"organization": None}


def test_a_frame_says_ids_and_whose_it_was_and_nothing_else():
    frame = change_frame(replace(ticket(), user=USER), replace(NEWS, reach={"tie": ["a"]}), again=True)

    assert frame.splitlines()[:2] == ["event: change", "id: 12.500000"]
    told = json.loads(frame.splitlines()[2].removeprefix("data: "))
    assert told == {"id": "c", "reach": {"tie": ["a"]}, "mine": True, "again": True}
    assert frame.endswith("\n\n")


def test_what_concerns_one_person_alone_nobody_else_is_told():
    own = replace(NEWS, only_for=USER)

    assert change_frame(ticket(), own) == ""
    assert change_frame(replace(ticket(), user=USER), own) != ""


def test_nothing_is_said_of_what_concerns_nobody():
    assert change_frame(ticket(Role.VIEWER), replace(NEWS, reach={"note": ["a"]})) == ""
    assert change_frame(ticket(), replace(NEWS, reach={})) == ""
