"""A keystone's doors below what opens them: docs/analysis/keystone.md."""

from coalitions.analysis.groups.keystone import keystones
from coalitions.analysis.groups.keystone_tree import keystone_tree
from tests.coalitions.analysis.toy import BUS, CAP, DAY, HOME, LAWYER, RENTS, C, R, T, toy


def tree(tenet):
    workspace = toy(only=(T, C, R))
    found = keystones(workspace, (T, C, R), day=DAY)
    return keystone_tree(workspace, next(each for each in found.keystones if each.tenet == tenet))


def test_the_rents_stand_below_the_cap_that_opens_them():
    branches = tree(HOME)

    assert {(each.door.tenet, each.through, each.depth) for each in branches} == {
        (CAP, HOME, 1), (LAWYER, HOME, 1), (BUS, HOME, 1), (RENTS, CAP, 2),
    }  # fmt: skip
    places = [each.door.tenet for each in branches]
    assert places.index(RENTS) == places.index(CAP) + 1


def test_doors_worth_most_come_first():
    direct = [each.door for each in tree(HOME) if each.depth == 1]

    assert direct == sorted(direct, key=lambda door: -door.worth)
    assert direct[0].tenet == LAWYER


def test_a_keystone_that_opens_one_door_has_one_branch():
    assert [each.door.tenet for each in tree(CAP)] == [RENTS]
