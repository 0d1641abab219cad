"""Each kind of act, then each kind of later act by somebody else, then the first is taken back.

What random sequences may miss in a short run is always tried here: nothing later is written over.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from tests.coalitions.two_people.acts import TwoPeopleAndFiles

pytestmark = pytest.mark.django_db(transaction=True)
type Act = Callable[[TwoPeopleAndFiles, UUID], Any]
ADA, BEN, BOTH = 0, 1, 1  # the last: of a bulk act the first two rows
ASH, BIRCH = 0, 1


def edit(who: int, **values: str) -> Act:
    def act(world: TwoPeopleAndFiles, ash: UUID) -> None:
        world.look(who)
        if ash in world.screens[who].seen:
            world._write_one(who, "organization", ash, dict(values))

    return act


def edit_newest(who: int, **values: str) -> Act:
    """Of the organizations there are, the one that came last: what the first act added, if it added one."""

    def act(world: TwoPeopleAndFiles, _ash: UUID) -> None:
        edit(who, **values)(world, list(world.plain.rows["organization"])[-1])

    return act


def bulk(who: int, what: str, text: str = "") -> Act:
    return lambda world, _ash: world.bulk(who, what, text, BOTH, True)


def file(who: int, *lines: tuple[str, dict[str, str]], overwrite: bool = True) -> Act:
    return lambda world, _ash: world.bring_in_at_once(who, list(lines), overwrite)


def delete(who: int) -> Act:
    return lambda world, _ash: world.delete(who, ASH, "organization", True)


def place(who: int, kind: str, **values: Any) -> Act:
    """Edit what hangs on Ash."""

    def act(world: TwoPeopleAndFiles, _ash: UUID) -> None:
        world.look(who)
        pk = world.screens[who].pick(0, kind)
        if pk is not None:
            world._write_one(who, kind, pk, dict(values))

    return act


def merge(who: int) -> Act:
    return lambda world, _ash: world.merge_at_once(who, ASH, BIRCH - 1, {"kind": "other"})


def ash_line(kind: str, at: str = "") -> tuple[str, dict[str, str]]:
    return "organizations", {"name": "Ash", "kind": kind, "place": at}


def new_line(name: str) -> tuple[str, dict[str, str]]:
    return "organizations", {"name": name, "kind": "likely", "place": ""}


FIRST: dict[str, Act] = {
    "edit": edit(ADA, kind="likely", place="likely"),
    "rename": edit(ADA, name="Elm"),
    "edit in bulk": bulk(ADA, "edit", "likely"),
    "join in bulk": bulk(ADA, "join"),
    "delete": delete(ADA),
    "delete in bulk": bulk(ADA, "delete"),
    "merge": merge(ADA),
    "file over": file(ADA, ash_line("likely", "likely"), new_line("Elm")),
    "edit a position": place(ADA, "position", stance=-2, note="likely"),
}
LATER: dict[str, Act] = {
    "the same field": edit(BEN, kind="strongly"),
    "another field": edit(BEN, place="strongly"),
    "back by hand": edit(BEN, kind=""),
    "what was added": edit_newest(BEN, kind="strongly"),
    "its name": edit(BEN, name="Ash again"),
    "in bulk": bulk(BEN, "edit", "strongly"),
    "by a file": file(BEN, ash_line("strongly", "strongly")),
    "by a file that adds": file(BEN, new_line("Ash"), new_line("Elm"), overwrite=False),
    "its position": place(BEN, "position", stance=2, note="strongly"),
    "delete": delete(BEN),
    "merge": merge(BEN),
}


@pytest.mark.parametrize("later", LATER)
@pytest.mark.parametrize("first", FIRST)
def test_taking_back_keeps_what_somebody_did_later(first: str, later: str) -> None:
    world = TwoPeopleAndFiles()
    ash, birch, *_others = world.plain.rows["organization"]
    world._write_one(ADA, "organization", birch, {"kind": "likely"})
    before = len(world.plain.told)

    FIRST[first](world, ash)
    world.they_say_the_same()
    between = len(world.plain.told)
    LATER[later](world, ash)
    world.they_say_the_same()

    for told in (between, before + 1, between + 1):
        if between > before and len(world.plain.told) >= told:
            world.take_back(len(world.plain.told) - told)
            world.they_say_the_same()
