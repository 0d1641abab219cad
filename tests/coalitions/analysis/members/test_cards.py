"""Leverage cards: docs/analysis/leverage.md."""

from dataclasses import replace

import pytest

from coalitions.analysis.inputs import Need, Organization, Tie
from coalitions.analysis.member_table import members
from coalitions.analysis.members.card_words import card_words
from coalitions.analysis.members.cards import cards
from tests.coalitions.analysis.toy import C, R, T, coalition, toy

MAYOR = Organization("M", "Mayor", decision_maker=True, influence=0.8)
NAMES = {T: "Tenants", C: "Church", R: "Riders", "M": "Mayor"}


def dealt(*needs, ties=(), tags=None):
    made_up = replace(coalition(), needs=needs)
    workspace = toy(made_up)
    if tags:
        workspace = replace(
            workspace,
            organizations=tuple(
                replace(each, constituencies=tags.get(each.id, ())) for each in workspace.organizations
            ),
        )
    found = cards(members(workspace, made_up), made_up, ties, MAYOR)
    return {each.organization: each for each in found}


def words(card, *needs):
    return " ".join(str(each) for each in card_words(card, {need.resource: need for need in needs}, NAMES))


def test_who_brings_too_much_to_be_lost_is_told_so():
    need = Need("people", 400, 500)  # 480 in all: 120, 300, 60
    found = dealt(need)

    riders = found[R].brought[0]
    assert (riders.amount, riders.left, riders.short) == (60, 420, pytest.approx(0.75))
    assert found[C].brought[0].short == 1.0
    assert "without you there are 420. That is too little in 75% of cases." in words(found[R], need)


def test_with_slack_nobody_is_needed():
    found = dealt(Need("people", 50, 60))

    assert found[R].brought[0].short == 0.0
    assert found[R].tail == 0.0


def test_the_swing_is_that_of_the_others_by_the_toss_of_a_coin():
    found = dealt(Need("people", 400, 400))

    # 480 in all: only Tenants with Church reach 400; Riders make no difference there
    assert (found[T].swing, found[C].swing, found[R].swing) == (0.5, 0.5, 0.0)
    assert found[T].swing_of == "people"
    assert "in 50% of cases" in words(found[T], Need("people", 400, 400))


def test_without_a_range_of_need_there_is_no_swing():
    assert {each.swing for each in dealt(Need("people")).values()} == {None}


def test_what_only_one_has_is_told():
    found = dealt(
        Need("access", weight=0.5),
        Need("people"),
        ties=(Tie(R, "M", "influences", 0.4), Tie(T, "M", "tension", 1.0)),
        tags={T: ("tenants", "youth"), C: ("Youth", "faithful"), R: ()},
    )

    assert found[T].constituencies == ("tenants",)
    assert found[C].constituencies == ("faithful",)
    assert found[R].closest is not None
    assert found[T].closest is None
    assert "Only you speak for tenants here." in words(found[T], Need("people"))
    assert "as good a way to Mayor" in words(found[R], Need("people"))


def test_two_equally_close_have_no_closest():
    ties = (Tie(R, "M", "influences", 0.4), Tie(T, "M", "influences", 0.4))

    assert {each.closest for each in dealt(Need("people"), ties=ties).values()} == {None}


def test_only_you_bring_it_as_far_as_is_recorded():
    made_up = replace(coalition(), needs=(Need("money"),))
    workspace = toy(made_up)
    rich = replace(workspace.organizations[0], resources={"money": 3})
    workspace = replace(workspace, organizations=(rich, *workspace.organizations[1:]))

    found = {each.organization: each for each in cards(members(workspace, made_up), made_up, (), None)}

    assert found[T].brought[0].only
    assert "Only you bring money, as far as is recorded." in words(found[T], Need("money"))
    assert words(found[C], Need("money")) == "By what is recorded, nothing here rests on you alone."
