"""Made-up workspaces for property tests: a few organizations, a few tenets, many answers missing."""

from datetime import date

from hypothesis import strategies as st

from coalitions.analysis.inputs import Evidence, Facet, Implication, Organization, Position, Tenet, Workspace

STANCES = st.sampled_from([-1.0, -0.5, 0.0, 0.5, 1.0]) | st.integers(-100, 100).map(lambda each: each / 100)
VITALITIES = st.none() | st.sampled_from([0.0, 0.2, 0.4, 0.6, 0.8, 1.0])
ANSWERS = st.none() | st.tuples(STANCES, VITALITIES, st.booleans(), st.sampled_from(Evidence))


@st.composite
def workspaces(draw, most_organizations=6, most_tenets=12):
    organizations = [f"o{i}" for i in range(draw(st.integers(0, most_organizations)))]
    tenets = [f"t{i:02}" for i in range(draw(st.integers(0, most_tenets)))]
    cells = [(organization, tenet) for organization in organizations for tenet in tenets]
    answers = draw(st.lists(ANSWERS, min_size=len(cells), max_size=len(cells)))
    return Workspace(
        day=date(2026, 1, 1),
        organizations=tuple(Organization(each, f"Group {each}") for each in organizations),
        tenets=tuple(Tenet(each, f"Tenet {each}", draw(st.sampled_from(Facet))) for each in tenets),
        positions=tuple(
            Position(*cell, *answer)
            for cell, answer in zip(cells, answers, strict=True)
            if answer is not None
        ),
        implications=tuple(draw(st.lists(implications(tenets), max_size=8))) if tenets else (),
    )


def implications(tenets):
    strengths = st.none() | st.sampled_from([0.2, 0.4, 0.6, 0.8, 1.0])
    return st.builds(Implication, st.sampled_from(tenets), st.sampled_from(tenets), strengths)


def renamed(workspace):
    """Every id replaced by one that sorts the other way round."""
    names = {each.id for each in (*workspace.organizations, *workspace.tenets)}
    new = {each: f"x{99 - place:02}" for place, each in enumerate(sorted(names))}
    return new, Workspace(
        day=workspace.day,
        organizations=tuple(Organization(new[each.id], each.name) for each in workspace.organizations),
        tenets=tuple(Tenet(new[each.id], each.name, each.facet) for each in workspace.tenets),
        positions=tuple(
            Position(
                new[each.organization],
                new[each.tenet],
                each.stance,
                each.vitality,
                each.red_line,
                each.evidence,
            )
            for each in workspace.positions
        ),
        implications=tuple(
            Implication(new[each.source], new[each.target], each.strength) for each in workspace.implications
        ),
    )


def held(workspace):
    """Each organization's positions."""
    return {
        each.id: [position for position in workspace.positions if position.organization == each.id]
        for each in workspace.organizations
    }


def by_id(workspace):
    """The tenets by id."""
    return {each.id: each for each in workspace.tenets}
