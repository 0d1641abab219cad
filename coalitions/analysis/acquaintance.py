"""One organization beside another, or beside everyone, straight from a workspace."""

from coalitions.analysis.inputs import Id, Organization, Position, Workspace
from coalitions.analysis.unity import Pair, pair


def pair_in(workspace: Workspace, a: Id, b: Id) -> Pair:
    """Compare two organizations of a workspace on everything known from both.

    Takes    a workspace and the ids of two of its organizations.
    Returns  a `Pair` (see unity.pair).
    Raises   ValueError if a side has two positions on one tenet.
    Cost     O(positions).
    Source   docs/analysis/unity.md.
    """
    tenets = {each.id: each for each in workspace.tenets}
    held_a = [each for each in workspace.positions if each.organization == a]
    held_b = [each for each in workspace.positions if each.organization == b]
    return pair(held_a, held_b, tenets)


def closest(workspace: Workspace, one: Id, most: int) -> list[tuple[Organization, Pair]]:
    """The organizations that agree with `one` most, the closest first.

    Takes    a workspace, the id of one of its organizations, how many others are wanted.
    Returns  (organization, pair) ordered by the rank that draws few answers towards 0; who shares no
             answered tenet with `one` is left out.
    Raises   ValueError if an organization has two positions on one tenet.
    Cost     O(positions): some 40 microseconds an organization.
    Source   docs/analysis/unity.md.
    """
    tenets = {each.id: each for each in workspace.tenets}
    held: dict[Id, list[Position]] = {each.id: [] for each in workspace.organizations}
    for position in workspace.positions:
        held[position.organization].append(position)
    others = [each for each in workspace.organizations if each.id != one]
    pairs = [(each, pair(held[one], held[each.id], tenets)) for each in others]
    known = [item for item in pairs if item[1].joint]
    return sorted(known, key=lambda item: (-(item[1].rank or 0.0), item[0].name))[:most]
