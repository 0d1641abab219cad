"""What holds for every coalition, however little is known of it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalitions.analysis.coalition import coalition_report
from coalitions.analysis.inputs import Coalition, Facet, Organization, Tenet, Workspace
from tests.coalitions.analysis.coalition_worlds import relaxed, worlds
from tests.coalitions.analysis.toy import (
    DAY,
    T,
    coalition,
    shuffled,
    toy,
)


def numbers(report):
    """Every number of each member, by name."""
    return {
        member.name: (
            member.fit.got,
            member.fit.clash,
            member.fit.give,
            member.fit.coverage,
            member.exposure.value,
            member.exposure.low,
            member.exposure.high,
            member.exposure.necessity,
            member.erosion.low,
            member.erosion.high,
        )
        for member in report.members
    }


def close_to(expected):
    return {name: tuple(same(each) for each in row) for name, row in expected.items()}


def same(value):
    return None if value is None else pytest.approx(value, abs=1e-9)


def test_an_organization_alone_has_numbers_where_it_can():
    made = coalition((T,))

    report = coalition_report(toy(made), made)

    assert report.members[0].fit.got == pytest.approx(1.0)
    assert report.members[0].exposure.value is None  # nobody else's backing is known
    assert report.members[0].exposure.necessity == 1.0
    assert report.breadth.effective_groups == 1.0
    assert report.breadth.pairs == 0
    assert not report.breadth.probably_not_broad_enough


def test_an_empty_coalition_is_an_empty_report():
    made = Coalition("c", "Empty", DAY)

    report = coalition_report(Workspace(DAY, coalitions=(made,)), made)

    assert (report.members, report.planks, report.ledger) == ((), (), ())
    assert report.breadth.effective_groups is None
    assert (report.counts.members, report.counts.people, report.counts.planks) == (0, None, 0)


def test_where_all_is_unknown_nothing_is_made_up():
    made = coalition()
    unknown = replace(
        toy(made), positions=(), organizations=tuple(Organization(o.id, o.name) for o in toy().organizations)
    )

    report = coalition_report(unknown, made)

    for member in report.members:
        assert (member.fit.got, member.fit.clash, member.fit.give) == (None, None, None)
        assert (member.exposure.value, member.erosion.low) == (None, None)
        assert member.known.known == 0
        assert not member.exposure.necessity_recorded
    assert report.breadth.effective_groups is None
    assert report.counts.agreed_so_far == 0


@relaxed
@given(worlds(), st.permutations(range(5)))
def test_reordering_changes_nothing(world, order):
    workspace, made = world
    turned = replace(
        shuffled(workspace, order), coalitions=(replace(made, affiliations=made.affiliations[::-1]),)
    )

    assert numbers(coalition_report(turned, turned.coalitions[0])) == close_to(
        numbers(coalition_report(workspace, made))
    )


@relaxed
@given(worlds())
def test_renaming_changes_nothing(world):
    workspace, made = world
    new = {each.id: f"z{9 - place}" for place, each in enumerate(workspace.organizations)}
    renamed = replace(
        workspace,
        organizations=tuple(replace(each, id=new[each.id]) for each in workspace.organizations),
        positions=tuple(replace(each, organization=new[each.organization]) for each in workspace.positions),
    )
    moved = replace(
        made,
        affiliations=tuple(replace(each, organization=new[each.organization]) for each in made.affiliations),
        versions=tuple(
            replace(
                version,
                planks=tuple(
                    replace(plank, agreed_by=frozenset(new[each] for each in plank.agreed_by))
                    for plank in version.planks
                ),
            )
            for version in made.versions
        ),
    )

    assert numbers(coalition_report(renamed, moved)) == close_to(numbers(coalition_report(workspace, made)))


@relaxed
@given(worlds(), st.sampled_from(Facet))
def test_adding_an_unknown_changes_nothing(world, facet):
    workspace, made = world
    bigger = replace(
        workspace,
        tenets=(*workspace.tenets, Tenet("new", "New", facet)),
        organizations=(*workspace.organizations, Organization("new", "New")),
    )
    before, after = coalition_report(workspace, made), coalition_report(bigger, made)

    assert numbers(after) == close_to(numbers(before))
    assert after.breadth.effective_groups == same(before.breadth.effective_groups)
    assert after.watering == before.watering


@relaxed
@given(worlds())
def test_a_plank_nobody_has_an_answer_on_changes_only_what_is_known_of_the_platform(world):
    workspace, made = world
    bigger = replace(workspace, tenets=(*workspace.tenets, Tenet("new", "New", Facet.DEMAND)))
    planks = [
        replace(each, planks=(*each.planks, replace(each.planks[0], tenet="new", strength=1.0)))
        if each.planks
        else each
        for each in made.versions
    ]
    wider = replace(made, versions=tuple(planks))

    before = coalition_report(workspace, made).members
    after = coalition_report(bigger, wider).members

    for old, new in zip(before, after, strict=True):
        assert new.fit.got == same(old.fit.got)
        assert new.fit.give == same(old.fit.give)
        assert new.exposure.value == same(old.exposure.value)
        assert new.erosion.high == same(old.erosion.high)
