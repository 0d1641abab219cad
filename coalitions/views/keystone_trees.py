"""The keystones of a coalition as trees: what is vital to each, and which doors it opens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse

from coalitions.analysis.coalition import coalition_report
from coalitions.analysis.groups.keystone import Keystone
from coalitions.analysis.groups.keystone_tree import Branch, keystone_tree
from coalitions.analysis.inputs import Id
from coalitions.views.one_coalition import day_of, evidence_of, find_coalition, members_of, names_in
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import render_page
from organizations.models import Role

TREES = 3  # keystones with a tree of their own
DOORS = 24  # branches of one tree that are drawn
ROW, INDENT, LEFT, TOP = 30, 28, 14, 20
LETTERS = 42  # of a name at the first depth; each further one takes a few


@dataclass(frozen=True, slots=True)
class Twig:
    """One line of a tree as it is drawn."""

    branch: Branch
    x: int
    y: int
    path: str  # from what opens it
    name: str
    open: bool  # no red line shuts it


@dataclass(frozen=True, slots=True)
class Tree:
    """A keystone with its doors."""

    keystone: Keystone
    name: str
    twigs: Sequence[Twig]
    more: int
    height: int


@workspace_view(Role.VIEWER, in_past=True)
def coalition_keystones(request: WorkspaceRequest, coalition_id: UUID) -> HttpResponse:
    """The best keystones, each as a tree and as a table."""
    coalition = find_coalition(request, coalition_id)
    snapshot = members_of(request, coalition)
    report = coalition_report(snapshot, snapshot.coalitions[0])
    names = names_in(snapshot)
    found = [each for each in report.keystones.keystones if each.score]
    trees = [_tree(each, keystone_tree(snapshot, each), names["tenets"]) for each in found[:TREES]]
    context = {
        "coalition": coalition,
        "declared": report.keystones.declared,
        "strength_unknown": report.keystones.strength_unknown,
        "trees": trees,
        "others": found[TREES:],
        "opposed": [each for each in report.keystones.keystones if each.opponents],
        "members": report.counts.members,
        "evidence": evidence_of(request),
        "day": day_of(request),
        "as_of": snapshot.coalitions[0].day,
        **names,
    }
    return render_page(request, "coalitions/coalition_keystones.html", context)


def _tree(keystone: Keystone, branches: Sequence[Branch], names: Mapping[Id, str]) -> Tree:
    shown = branches[:DOORS]
    at = {keystone.tenet: (LEFT, TOP)}
    twigs = []
    for place, each in enumerate(shown, start=1):
        x, y = LEFT + INDENT * each.depth, TOP + ROW * place
        from_x, from_y = at[each.through]
        at[each.door.tenet] = (x, y)
        room = max(LETTERS - 3 * each.depth, 12)
        name = names[each.door.tenet]
        shortened = name if len(name) <= room else name[: room - 1] + "…"
        twigs.append(
            Twig(each, x, y, f"M{from_x} {from_y + 6}V{y}H{x - 6}", shortened, not each.door.red_line_of)
        )
    return Tree(
        keystone, names[keystone.tenet], twigs, len(branches) - len(shown), TOP + ROW * len(shown) + 16
    )
