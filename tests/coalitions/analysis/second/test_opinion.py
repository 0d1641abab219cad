"""The core against a second opinion: the same measures written again from the method's text, slowly."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from coalitions.analysis.members.absorption import band
from coalitions.analysis.members.erosion import erosion_band as core_erosion_band
from coalitions.analysis.output import coalition_records
from coalitions.analysis.pairs.output import pair_records
from tests.coalitions.analysis.second.compared import coalitions_differ, pairs_differ
from tests.coalitions.analysis.second.losses import Losses, erosion_band, exposure_band
from tests.coalitions.analysis.second.worlds import crowds, worlds
from tests.coalitions.analysis.toy import BUS, CAP, MARCH, C, R, S, T, coalition, toy

MANY = settings(
    max_examples=300, deadline=timedelta(seconds=20), suppress_health_check=list(HealthCheck)
)  # slow definitions, many answers


@MANY
@given(worlds() | crowds())
def test_it_says_the_same_of_every_pair_as_the_second_opinion(workspace):
    assert pairs_differ(pair_records(workspace), workspace) == []


@MANY
@given(worlds() | crowds())
def test_it_says_the_same_of_every_coalition_as_the_second_opinion(workspace):
    assert coalitions_differ(coalition_records(workspace), workspace) == []


@pytest.mark.parametrize("members", [(), (T,), (T, C), (T, C, R), (T, C, R, S)], ids=len)
@pytest.mark.parametrize("agreed", [(), (T,), (T, C, R, S)], ids=len)
def test_it_says_the_same_of_the_four_organizations_of_the_examples(members, agreed):
    made = coalition(
        members,
        changes=[{CAP: 0.5}, {BUS: 0.0, MARCH: 0.5}, {MARCH: 1.0}],
        agreed=agreed,
        say={R: 0.5, T: 0.75},
        alternatives={R: 0.25},
    )
    workspace = toy(made)
    called_by_id = replace(
        workspace, organizations=tuple(replace(each, name=each.id) for each in workspace.organizations)
    )

    assert pairs_differ(pair_records(called_by_id), called_by_id) == []
    assert coalitions_differ(coalition_records(called_by_id), called_by_id) == []


def test_the_second_opinion_has_the_printed_digits_too():
    riders = Losses(toy(made := coalition(say={R: 0.5}, alternatives={R: 0.25})), made)
    cut = Losses(toy(made := coalition(changes=[{CAP: 0.5, BUS: 0.0}], agreed=(T, C))), made)

    assert [round(each or 0, 2) for each in riders.exposure(R)] == [0.55, 0.43, 0.66]
    assert [round(each or 0, 2) for each in cut.demand_erosion(R)] == [0.55, 0.55]
    assert [round(cut.retained(1, each) or 0, 2) for each in (None, T, C, R)] == [0.72, 0.79, 0.94, 0.45]


@pytest.mark.parametrize("value", [i / 100 for i in range(101)])
def test_bands_stand_on_their_edges_as_the_method_says(value):
    assert band(value) == exposure_band(value)
    assert erosion_band(value, value) == core_erosion_band(value, value)


EXPOSURE = ["low", "between low and medium", "medium", "between medium and high", "high"]


@MANY
@given(crowds())
def test_bands_never_contradict_the_order_of_the_numbers_and_the_bar_is_whole(workspace):
    (record,) = coalition_records(workspace)
    assessed = [each for each in record["members"] if each["exposure"] is not None]
    places = [EXPOSURE.index(each["band"]) for each in sorted(assessed, key=lambda each: each["exposure"])]

    assert places == sorted(places)
    assert all(
        each["exposure_low"] - 1e-9 <= each["exposure"] <= each["exposure_high"] + 1e-9 for each in assessed
    )
    for each in record["members"]:
        if each["got"] is not None:
            assert each["got"] + each["weakened"] + each["left_out"] == pytest.approx(1)


@MANY
@given(crowds())
def test_names_that_sort_the_other_way_round_change_nothing(workspace):
    turned = {each.id: f"o{9 - int(each.id[1:])}" for each in workspace.organizations}
    renamed = replace(
        workspace,
        organizations=tuple(replace(each, name=turned[each.id]) for each in workspace.organizations),
    )
    back = {new: old for old, new in turned.items()}

    before = {frozenset((each["a"], each["b"])): each for each in pair_records(workspace)}
    for each in pair_records(renamed):
        one = before[frozenset((back[each["a"]], back[each["b"]]))]
        flipped = one["a"] != back[each["a"]]
        assert each["unity"] == pytest.approx(one["unity"], nan_ok=True)
        assert each["suggestion"] == one["suggestion"]
        assert each["depth_a"] == pytest.approx(one["depth_b" if flipped else "depth_a"])
    told = {each["organization"]: each for each in coalition_records(workspace)[0]["members"]}
    for each in coalition_records(renamed)[0]["members"]:
        assert each["exposure"] == pytest.approx(told[back[each["organization"]]]["exposure"])
        assert each["erosion_band"] == told[back[each["organization"]]]["erosion_band"]
