"""One sentence on who changed what is shown."""

import pytest

from organizations.models import Role, User
from organizations.services import one_change
from tests import factories


def changed_by(workspace, *users: User | None, act: str = "organization.edited") -> str:
    changes = []
    for user in users:
        with one_change(workspace=workspace, user=user, act=act) as change:
            changes.append(f"change={change.pk}")
    return f"/w/clean-air/live/news/?{'&'.join(changes)}"


@pytest.fixture
def people(workspace):
    return [factories.member(workspace, Role.ORGANIZER, name=name) for name in ("Ada", "Ben", "Cleo")]


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ([0], "Ada"),
        ([0, 0], "Ada"),
        ([0, 1], "Ada and Ben"),
        ([2, 1, 0], "Ada and others"),
    ],
)
def test_it_names_who_it_was(viewer, workspace, people, who, said):
    response = viewer.get(changed_by(workspace, *[people[each] for each in who]))

    assert response.content.decode() == f"{said} changed what is shown here."


def test_oneself_is_you(viewer, workspace):
    me = User.objects.get(email="viewer@example.org")

    assert viewer.get(changed_by(workspace, me)).content.decode() == "You changed what is shown here."


def test_what_nobody_may_know_of_stays_unsaid(viewer, organizer, workspace, people):
    elsewhere = changed_by(factories.workspace(), people[0])
    roles = changed_by(workspace, people[0], act="membership.edited")

    for url in (elsewhere, roles, "/w/clean-air/live/news/?change=x", changed_by(workspace, None)):
        assert viewer.get(url).content.decode() == "Somebody changed what is shown here."


@pytest.mark.parametrize(("who", "status"), [("representative", 403), ("outsider", 404)])
def test_others_are_refused(request, workspace, who, status):
    assert request.getfixturevalue(who).get("/w/clean-air/live/news/").status_code == status
