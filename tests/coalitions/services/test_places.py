"""Where everyone stands on the map stays while little changes, and is found anew after a large change."""

import pytest

from coalitions.analysis.mapping.inputs import MapCoalition, MapInput, MapOrganization, MapTie
from coalitions.analysis.mapping.inputs import Places as Previous
from coalitions.analysis.mapping.layout import place
from coalitions.models import Places
from coalitions.services import places as service
from coalitions.services.places import places_of
from organizations.models import Workspace

EVERYBODY = tuple(MapOrganization(str(n), f"Group {n}") for n in range(12))


def a_map(members: tuple[str, ...], ties: tuple[tuple[str, str], ...] = (("0", "1"),)) -> MapInput:
    return MapInput(
        EVERYBODY,
        tuple(MapTie(a, b, "alliance") for a, b in ties),
        (MapCoalition("c", "Coalition", members),),
    )


def test_the_same_data_is_placed_once(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    first = places_of(workspace=workspace, data=a_map(("0", "1", "2")))
    monkeypatch.setattr(service, "place", lambda *_: pytest.fail("placed again"))

    assert places_of(workspace=workspace, data=a_map(("2", "1", "0"))) == first


def test_a_new_member_moves_nobody_else_far(workspace: Workspace) -> None:
    before = places_of(workspace=workspace, data=a_map(("0", "1", "2", "3")))
    after = places_of(workspace=workspace, data=a_map(("0", "1", "2", "3", "4")))

    moved = sorted(
        abs(before[k][0] - after[k][0]) + abs(before[k][1] - after[k][1]) for k in before if k != "4"
    )
    assert moved[len(moved) // 2] < 60


def test_a_new_coalition_of_many_places_everybody_anew(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    places_of(workspace=workspace, data=a_map(()))
    given: list[Previous | None] = []

    def noted(data: MapInput, previous: Previous | None) -> Previous:
        given.append(previous)
        return place(data, previous)

    monkeypatch.setattr(service, "place", noted)

    places_of(workspace=workspace, data=a_map(tuple("01234567")))

    assert given == [None]
    assert Places.objects.get(workspace=workspace).places["0"][2] == "c"
