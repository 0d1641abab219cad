"""Made-up coalitions in made-up workspaces, for property tests: much of everything is missing."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st

from coalitions.analysis.inputs import (
    RESOURCES,
    Affiliation,
    Coalition,
    Need,
    Plank,
    Say,
    Version,
)
from tests.coalitions.analysis.worlds import workspaces

relaxed = settings(deadline=None, max_examples=50)  # a whole coalition a time, on a machine that may be busy

FIRST, LAST = date(2025, 1, 1), date(2026, 1, 1)
DAYS = st.integers(0, 12).map(lambda month: FIRST + timedelta(days=31 * month))
STEPS = st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0])
AMOUNTS = st.none() | st.integers(0, 50).map(float)


@st.composite
def coalitions(draw, workspace):
    """A coalition of some of the workspace's organizations around some of its tenets."""
    organizations = [each.id for each in workspace.organizations]
    tenets = [each.id for each in workspace.tenets]
    chosen = draw(st.permutations(organizations))[draw(st.integers(0, 2)) :]  # most of them
    return Coalition(
        id="c",
        name="Coalition",
        day=LAST,
        affiliations=tuple(draw(affiliations(each)) for each in chosen),
        versions=draw(versions(tenets, organizations)),
        needs=tuple(draw(st.lists(needs(), max_size=3, unique_by=lambda need: need.resource))),
    )


def affiliations(organization):
    says = st.lists(st.builds(Say, st.none() | DAYS, STEPS), max_size=2).map(in_order)
    return st.builds(
        Affiliation,
        st.just(organization),
        says=says,
        alternatives=st.none() | STEPS,
        joined=st.none() | DAYS,
        left=st.one_of(st.none(), st.none(), st.none(), DAYS),
    )


def in_order(says):
    return tuple(sorted(says, key=lambda say: say.since or date.min))


@st.composite
def versions(draw, tenets, organizations):
    if not tenets:
        return ()
    days = sorted(draw(st.just([]) | st.lists(DAYS, min_size=1, max_size=4)))
    return tuple(
        Version(number, day, tuple(draw(planks(tenets, organizations)))) for number, day in enumerate(days, 1)
    )


def planks(tenets, organizations):
    agreed = st.frozensets(st.sampled_from(organizations)) if organizations else st.just(frozenset())
    one = st.builds(Plank, st.sampled_from(tenets), st.sampled_from([0.0, 0.5, 1.0]), agreed_by=agreed)
    return st.lists(one, max_size=6, unique_by=lambda plank: plank.tenet)


def needs():
    return st.builds(Need, st.sampled_from(RESOURCES), AMOUNTS, AMOUNTS, st.sampled_from([0.0, 0.6, 1.0]))


@st.composite
def worlds(draw):
    """A workspace and one coalition of it; the organizations bring something, or nobody knows what."""
    bare = draw(workspaces())
    organizations = tuple(
        replace(
            each,
            resources=draw(st.dictionaries(st.sampled_from(RESOURCES), st.integers(0, 5).map(float))),
            turnout=(None, draw(AMOUNTS), None),
            constituencies=tuple(draw(st.lists(st.sampled_from(["north", "South", "south "]), max_size=2))),
        )
        for each in bare.organizations
    )
    workspace = replace(bare, organizations=organizations)
    coalition = draw(coalitions(workspace))
    return replace(workspace, coalitions=(coalition,)), coalition
