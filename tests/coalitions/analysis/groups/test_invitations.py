"""Whom to invite next: docs/analysis/invitations.md."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from coalitions.analysis.coalition import coalition_report
from coalitions.analysis.groups.invitations import invitations
from coalitions.analysis.inputs import Affiliation, Organization
from tests.coalitions.analysis.second.worlds import worlds
from tests.coalitions.analysis.toy import CAP, LAWYER, MARCH, C, R, S, T, coalition, toy

ALONE = coalition((T,), (CAP, LAWYER, MARCH))


def test_who_joins_the_tenants():
    found = {each.organization: each for each in invitations(toy(ALONE), ALONE)}

    assert found[C].people == 300
    assert found[C].fit == pytest.approx(1.0)
    assert found[C].unbeaten
    assert found[S].groups_added == pytest.approx(1.0)
    assert found[S].fit == pytest.approx(-1.0)
    assert found[S].crosses == (CAP,)
    assert found[S].unbeaten  # nobody adds as much breadth
    assert not found[R].unbeaten  # the Church is at least as good in everything
    assert found[R].unknown == (LAWYER,)


def test_the_unbeaten_come_first_and_those_not_asked_last():
    workspace = toy(ALONE)
    silent = Organization("X", "Silent", turnout=(None, 10_000, None))

    found = invitations(replace(workspace, organizations=(silent, *workspace.organizations)), ALONE)

    assert [each.organization for each in found] == [C, S, R, "X"]
    assert found[-1].fit is None
    assert not found[-1].unbeaten


def test_decision_makers_are_not_invited_unless_asked_for():
    workspace = toy(ALONE)
    mayor = Organization("M", "Mayor", decision_maker=True)
    with_mayor = replace(workspace, organizations=(*workspace.organizations, mayor))

    assert "M" not in {each.organization for each in invitations(with_mayor, ALONE)}
    assert [each.organization for each in invitations(with_mayor, ALONE, among=["M"])] == ["M"]


def test_members_who_left_can_be_invited_again():
    left = Affiliation(C, left=ALONE.day.replace(month=2))
    lapsed = replace(ALONE, affiliations=(*ALONE.affiliations, left))

    assert C in {each.organization for each in invitations(toy(lapsed), lapsed)}


def test_a_coalition_of_nobody_gains_its_first_group():
    empty = coalition((), (CAP,))

    assert {each.groups_added for each in invitations(toy(empty), empty)} == {1.0}


@given(worlds())
@settings(max_examples=25, deadline=None)
def test_what_is_added_is_what_the_report_says_once_they_are_in(world):
    made_up = world.coalitions[0]
    before = coalition_report(world, made_up).breadth.effective_groups

    for each in invitations(world, made_up)[:2]:
        joined = replace(made_up, affiliations=(*made_up.affiliations, Affiliation(each.organization)))
        again = tuple(a for a in joined.affiliations[:-1] if a.organization != each.organization)
        joined = replace(joined, affiliations=(*again, joined.affiliations[-1]))
        after = coalition_report(world, joined)
        fit = next(member.fit for member in after.members if member.fit.organization == each.organization)
        assert fit.fit == (None if each.fit is None else pytest.approx(each.fit))
        if each.groups_added is not None and before is not None:
            assert after.breadth.effective_groups == pytest.approx(before + each.groups_added)
