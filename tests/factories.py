"""Makes rows for tests: keyword-only, everything that a test doesn't say gets a sensible value."""

from datetime import date
from itertools import count
from typing import Any

from coalitions.models import Affiliation, Coalition, Event, Plank, Platform, Tie, Trend
from organizations.models import (
    Contact,
    Evidence,
    Membership,
    Note,
    Organization,
    Position,
    Representative,
    Role,
    Tenet,
    User,
    Workspace,
)

_number = count(1)
DAY = date(2026, 3, 1)


def user(**fields: Any) -> User:
    number = next(_number)
    return User.objects.create_user(
        **{"email": f"person{number}@example.org", "name": f"Person {number}"} | fields
    )


def workspace(**fields: Any) -> Workspace:
    number = next(_number)
    return Workspace.objects.create(**{"slug": f"campaign-{number}", "name": f"Campaign {number}"} | fields)


def member(workspace: Workspace, role: Role, **fields: Any) -> User:
    person = user(**fields)
    Membership.objects.create(workspace=workspace, user=person, role=role)
    return person


def representative(organization: Organization, **fields: Any) -> User:
    person = member(organization.workspace, Role.REPRESENTATIVE, **fields)
    Representative.objects.create(workspace=organization.workspace, user=person, organization=organization)
    return person


def organization(workspace: Workspace, **fields: Any) -> Organization:
    return Organization.objects.create(workspace=workspace, **{"name": f"Group {next(_number)}"} | fields)


def tenet(workspace: Workspace, **fields: Any) -> Tenet:
    number = next(_number)
    return Tenet.objects.create(
        workspace=workspace, **{"code": f"T{number}", "name": f"Tenet {number}"} | fields
    )


def position(workspace: Workspace, **fields: Any) -> Position:
    fields.setdefault("organization", None)
    fields["organization"] = fields["organization"] or organization(workspace)
    fields["tenet"] = fields.get("tenet") or tenet(workspace)
    plain = {"stance": 2, "as_of": DAY, "evidence": Evidence.ESTIMATED}
    return Position.objects.create(workspace=workspace, **plain | fields)


def note(organization: Organization, **fields: Any) -> Note:
    plain = {"text": "A candid remark", "written_on": DAY}
    return Note.objects.create(workspace=organization.workspace, organization=organization, **plain | fields)


def contact(organization: Organization, **fields: Any) -> Contact:
    plain = {"name": "Ada"}
    return Contact.objects.create(
        workspace=organization.workspace, organization=organization, **plain | fields
    )


def tie(source: Organization, target: Organization, **fields: Any) -> Tie:
    return Tie.objects.create(
        workspace=source.workspace, source=source, target=target, **{"kind": "alliance"} | fields
    )


def coalition(workspace: Workspace, **fields: Any) -> Coalition:
    return Coalition.objects.create(workspace=workspace, **{"name": f"Coalition {next(_number)}"} | fields)


def affiliation(coalition: Coalition, organization: Organization, **fields: Any) -> Affiliation:
    return Affiliation.objects.create(
        workspace=coalition.workspace, coalition=coalition, organization=organization, **fields
    )


def platform(coalition: Coalition, **fields: Any) -> Platform:
    plain = {"number": coalition.platforms.count() + 1, "day": DAY}
    return Platform.objects.create(workspace=coalition.workspace, coalition=coalition, **plain | fields)


def plank(platform: Platform, tenet: Tenet, **fields: Any) -> Plank:
    return Plank.objects.create(workspace=platform.workspace, platform=platform, tenet=tenet, **fields)


def event(workspace: Workspace, **fields: Any) -> Event:
    return Event.objects.create(
        workspace=workspace, **{"day": DAY, "name": f"Event {next(_number)}"} | fields
    )


def trend(workspace: Workspace, **fields: Any) -> Trend:
    plain = {"name": f"Trend {next(_number)}", "kind": "social", "direction": "rising"}
    return Trend.objects.create(workspace=workspace, **plain | fields)
