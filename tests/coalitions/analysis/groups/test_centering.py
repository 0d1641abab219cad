"""Centering: docs/analysis/centering.md."""

from dataclasses import replace

import pytest
from hypothesis import given

from coalitions.analysis.coalition import coalition_report
from coalitions.analysis.groups.centering_words import centering_words
from tests.coalitions.analysis.coalition_worlds import relaxed, worlds
from tests.coalitions.analysis.toy import BUS, LAWYER, MARCH, C, R, T, coalition, toy

SAY = {T: 0.5, C: 0.75, R: 0.25}
SLOTS = {T: 2, C: 3, R: 1}
SPEAKS_FOR = {T: ("tenants",), C: ("parish",), R: ("Night workers ", "drivers")}
NAMES = {BUS: "bus", MARCH: "march", LAWYER: "lawyer"}


def centering(*, say=SAY, slots=SLOTS, speaks_for=SPEAKS_FOR, centred="night Workers", **options):
    bare = coalition((T, C, R), say=say, **options)
    places = tuple(replace(each, slots=slots.get(each.organization)) for each in bare.affiliations)
    workspace = toy()
    groups = tuple(
        replace(each, constituencies=speaks_for.get(each.id, ())) for each in workspace.organizations
    )
    made = replace(bare, affiliations=places, centred=centred)
    return coalition_report(replace(workspace, organizations=groups, coalitions=(made,)), made).centering


def said(found):
    return [str(text) for text in centering_words(found, NAMES)]


def test_the_worked_example():
    found = centering()

    assert (found.members, found.of) == ((R,), 3)
    assert round(found.say.share, 2) == 0.17
    assert round(found.say.member_share, 2) == 0.33
    assert found.say.ratio == pytest.approx(0.5) == found.slots.ratio
    assert (found.say.low, found.say.high) == (pytest.approx(0.5), pytest.approx(0.5))
    assert [(each.tenet, each.strength) for each in found.top_asks] == [(BUS, 1.0)]
    assert found.in_full


def test_the_top_ask_of_the_worked_example_after_it_was_dropped():
    found = centering(changes=[{BUS: 0.0}])

    assert [(each.tenet, each.strength) for each in found.top_asks] == [(BUS, 0.0)]
    assert found.in_full is False
    assert "What they ask for most, “bus”, is not in the platform." in said(found)


def test_an_unknown_say_leaves_both_shares_and_gives_a_range():
    found = centering(say={T: 0.5, R: 0.25})

    assert found.say.ratio == pytest.approx(2 / 3)
    assert (round(found.say.low, 2), round(found.say.high, 2)) == (0.43, 1.0)
    assert (found.say.known, found.say.unknown) == (2, (C,))
    assert "The say of 1 of 3 members is not recorded." in said(found)
    assert "What is not known of the say could turn this round." in said(found)


def test_unknown_slots_have_no_end():
    found = centering(slots={T: 2, R: 1})

    assert found.slots.ratio == pytest.approx(2 / 3)
    assert (found.slots.low, found.slots.high) == (None, None)
    assert "What is not known of the speaking slots could turn this round." in said(found)


def test_no_slots_at_all_are_known_and_give_no_share():
    assert centering(slots={T: 0, C: 0, R: 0}).slots.ratio is None
    assert centering(slots={}).slots.ratio is None


def test_whom_a_member_speaks_for_may_be_unknown():
    found = centering(speaks_for={C: ("parish",), R: ("night workers",)})

    assert found.unplaced == (T,)
    assert (found.say.share, found.say.member_share) == (0.25, 0.5)
    # the Tenants may be among them or not: a mean say of .25 or .375, of .5 in all
    assert (found.say.low, found.say.high) == (pytest.approx(0.5), pytest.approx(0.75))
    assert "Of 1 more it is not recorded for whom they speak; they are left out." in said(found)


def test_several_asked_for_equally_are_told_together():
    found = centering(centred="parish", changes=[{LAWYER: 0.5}])  # the lawyer .8, cap .2, march .6
    both = replace(found, top_asks=(*found.top_asks, replace(found.top_asks[0], strength=0.0)))

    assert "What they ask for most, “lawyer”, stands weakened." in said(found)
    assert said(both)[-1] == (
        "They ask for 2 things equally and most: 0 stand in full, 1 weakened, 1 not in the platform."
    )
    assert both.in_full is False


def test_those_of_whom_it_is_not_known_are_not_counted_as_members():
    told = said(centering(say={T: 0.5, R: 0.25}))

    assert (
        "They have 33% of the say and are 50% of the 2 members of whom it is known: less than even." in told
    )


def test_nobody_is_centred_unless_the_coalition_says_so():
    assert centering(centred="  ") is None


def test_a_constituency_for_which_nobody_speaks():
    found = centering(centred="children")

    assert (found.say.ratio, found.say.low, found.in_full) == (None, None, None)
    assert said(found) == ["Nobody here speaks for children."]


def test_one_of_whom_nothing_is_recorded_might_speak_for_them():
    found = centering(centred="children", speaks_for={C: ("parish",), T: ("tenants",)})

    assert "of 1 of 3 members it is not recorded" in said(found)[0]


def test_what_is_told_of_the_worked_example():
    assert said(centering()) == [
        "Recorded as speaking for night Workers: 1 of 3 members.",
        "They have 17% of the say and are 33% of the members: less than even.",
        "What say they have is our estimate for 3 of 3 members.",
        "They have 17% of the speaking slots and are 33% of the members: less than even.",
        "What they ask for most, “bus”, stands in full.",
    ]


@relaxed
@given(worlds())
def test_the_range_holds_what_can_be_and_all_members_together_are_even(world):
    workspace, made = world
    for whom in ("north", "south"):
        found = coalition_report(workspace, replace(made, centred=whom)).centering
        say = found.say
        if say.ratio is not None and say.low is not None and say.high is not None:
            assert 0 <= say.low <= say.high <= found.of + 1e-9
            if not say.unknown and not found.unplaced:  # else who is not counted changes the share of members
                assert (say.low, say.high) == pytest.approx((say.ratio, say.ratio))
        assert say.ratio is None or say.low is not None
    everybody = tuple(replace(each, constituencies=("all",)) for each in workspace.organizations)
    found = coalition_report(
        replace(workspace, organizations=everybody), replace(made, centred="ALL")
    ).centering
    assert found.say.ratio is None or found.say.ratio == pytest.approx(1)
