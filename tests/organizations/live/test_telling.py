"""What is told of a change, and to whom."""

import json
from dataclasses import replace
from uuid import uuid4

import pytest

from organizations.live.telling import News, Ticket, change_frame, news_of, reach_for
from organizations.models import Note, Role
from organizations.models.changes import TOLD_ONE_BY_ONE
from organizations.services import add_rows, one_change
from tests import factories

WORKSPACE, USER = uuid4(), uuid4()
NEWS = News("c", WORKSPACE, USER, 12.5, {"organization": ["a"], "position": ["a", "b"], "note": ["n"]})


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
    }


def test_a_change_of_many_is_told_as_many(workspace):
    rows = [factories.organization(workspace) for _each in range(TOLD_ONE_BY_ONE + 1)]
    with one_change(workspace=workspace, user=None, act="note.added") as change:
        add_rows(
            [Note(workspace=workspace, organization=row, text="x", written_on=factories.DAY) for row in rows]
        )

    assert change.reach == {"note": None}


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


def test_a_representative_is_told_of_their_own_organization_only():
    speaker = ticket(Role.REPRESENTATIVE, only=frozenset({"b", "n"}))

    assert reach_for(speaker, NEWS.reach) == {"position": ["b"]}
    assert reach_for(speaker, {"tenet": [], "organization": ["a"]}) == {}
    assert reach_for(speaker, {"tie": None, "note": None}) == {"organization": None}


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
