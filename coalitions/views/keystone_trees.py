"""The keystones of a coalition as trees: what is vital to each, and which doors it opens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from uuid import UUID

from django.http import HttpResponse

from coalitions.analysis import inputs
from coalitions.analysis.coalition import CoalitionReport, coalition_report
from coalitions.analysis.groups.keystone import Keystone
from coalitions.analysis.groups.keystone_tree import Branch, keystone_tree
from coalitions.analysis.inputs import Id
from coalitions.views.one_coalition import day_of, evidence_of, find_coalition, members_of, names_in
from coalitions.views.seen_first import own_stands
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import render_page
from organizations.models import Role

TREES = 3  # keystones with a tree of their own
DOORS = 24  # branches of one tree that are drawn
ROW, LINE, INDENT, LEFT, TOP = 30, 20, 28, 14, 20
LETTERS, LINES = 42, 3  # of a name: a line of it at the first depth (further ones take fewer), and how many


@dataclass(frozen=True, slots=True)
class Twig:
    """One line of a tree as it is drawn."""

    branch: Branch
    x: int
    y: int
    path: str  # from what opens it
    lines: Sequence[tuple[int, str]]  # its name, with the height of each line
    open: bool  # no red line shuts it


@dataclass(frozen=True, slots=True)
class Tree:
    """A keystone with its doors."""

    keystone: Keystone
    name: str
    lines: Sequence[tuple[int, str]]
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
    context = {
        "coalition": coalition,
        "declared": report.keystones.declared,
        "strength_unknown": report.keystones.strength_unknown,
        "trees": keystone_trees(snapshot, report, names["tenets"]),
        "others": found[TREES:],
        "opposed": [each for each in report.keystones.keystones if each.opponents],
        "members": report.counts.members,
        "evidence": evidence_of(request),
        "day": day_of(request),
        "as_of": snapshot.coalitions[0].day,
        **own_stands(request, snapshot, {each.tenet for each in found}),
        **names,
    }
    return render_page(request, "coalitions/coalition_keystones.html", context)


def keystone_trees(
    snapshot: inputs.Workspace, report: CoalitionReport, names: Mapping[Id, str]
) -> list[Tree]:
    """The best keystones, each with the doors it opens."""
    found = [each for each in report.keystones.keystones if each.score]
    return [_tree(each, keystone_tree(snapshot, each), names) for each in found[:TREES]]


def _tree(keystone: Keystone, branches: Sequence[Branch], names: Mapping[Id, str]) -> Tree:
    shown, root = branches[:DOORS], _lines(names[keystone.tenet], TOP, 0)
    at = {keystone.tenet: (LEFT, TOP)}
    twigs, below = [], root[-1][0]
    for each in shown:
        x, y = LEFT + INDENT * each.depth, below + ROW
        from_x, from_y = at[each.through]
        at[each.door.tenet] = (x, y)
        lines, path = _lines(names[each.door.tenet], y, each.depth), f"M{from_x} {from_y + 6}V{y}H{x - 6}"
        twigs.append(Twig(each, x, y, path, lines, not each.door.red_line_of))
        below = lines[-1][0]
    return Tree(keystone, names[keystone.tenet], root, twigs, len(branches) - len(shown), below + 16)


def _lines(name: str, y: int, depth: int) -> list[tuple[int, str]]:
    """A name in as many lines as it takes, each at its height; only a very long one is cut."""
    room = max(LETTERS - 3 * depth, 12)
    found = wrap(name, room, max_lines=LINES, placeholder="…") or [name]
    return [(y + LINE * place, line) for place, line in enumerate(found)]
