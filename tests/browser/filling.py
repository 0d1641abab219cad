"""Workspaces for the browser tests, made inside the site's own process: `manage.py shell -c` calls `fill`."""

import json
from typing import Any
from unittest.mock import patch

from django.utils import timezone

from coalitions.models import Tie
from organizations.models import Membership, Organization, Role, Workspace
from organizations.models.history import RowHistory, inside_a_change, remember
from organizations.people import give_local_workspaces
from organizations.signing_in import local_person
from tests import factories
from tests.architecture.everything import one_of_everything
from tests.coalitions.hostile import hostile, surfaces

DEMONSTRATION = "march-1963"
SAMPLE = "sample"  # one of everything
WALKER = "walker@example.org"  # not the local person, whose first sight the sign-in test is about
PLACED_BY = ("membership_id", "invitation_id", "representative_id", "import_id")  # never from real data


def fill() -> None:
    """One of everything, hostile names, 2,000 organizations; prints what addresses need to know."""
    with patch.object(RowHistory, "create_historical_record", _recorded):
        _fill()


def _recorded(self: RowHistory, instance: Any, kind: str, using: str | None = None) -> None:
    """As in tests/conftest.py: what a test sets up needs no Change."""
    if inside_a_change():
        remember([instance], kind)


def _fill() -> None:
    give_local_workspaces(local_person())  # the demonstration alone, as on a first start
    told = {"ids": _ids(), "hostile": _hostile(), "crowd": _crowd(2_000).slug}
    walker = factories.user(email=WALKER)
    for each in Workspace.objects.all():
        Membership.objects.create(workspace=each, user=walker, role=Role.ADMIN)
    print(json.dumps(told))


def _ids() -> dict[str, dict[str, str]]:
    """For each <…_id> of an address: workspace, id (the demonstration's if it has one), the sample's."""
    sample = factories.workspace(slug=SAMPLE, name="One of everything")
    real = Workspace.objects.get(slug=DEMONSTRATION)
    found = {}
    for name, row in one_of_everything(sample).items():
        theirs = type(row)._base_manager.filter(workspace=real)
        first: Any = theirs.last() if name == "other_organization_id" else theirs.first()  # two are two
        mine = None if name in PLACED_BY else first
        place = DEMONSTRATION if mine else SAMPLE
        found[name] = {"workspace": place, "id": str((mine or row).pk), SAMPLE: str(row.pk)}
    return found


def _hostile() -> dict[str, str]:
    workspace = factories.workspace(slug="hostile")
    return surfaces(hostile(workspace), workspace.slug)


def _crowd(size: int) -> Workspace:
    """So many organizations, each tied to two others, some in one of eight coalitions."""
    workspace = factories.workspace(slug="crowd", name="A crowd")
    everyone = Organization.objects.bulk_create(
        Organization(workspace=workspace, name=f"Neighbours of street {n}", turnout_likely=n % 500)
        for n in range(size)
    )
    for n in range(8):
        coalition = factories.coalition(workspace, name=f"Quarter {n}", started=timezone.localdate())
        for each in everyone[n * 40 : n * 40 + 60]:
            factories.affiliation(coalition, each)
    ends = [(each, everyone[(n * 7 + step) % size]) for n, each in enumerate(everyone) for step in (1, 5)]
    Tie.objects.bulk_create(
        Tie(workspace=workspace, source=a, target=b, kind="alliance", evidence="observed")
        for a, b in ends
        if a != b
    )
    return workspace
