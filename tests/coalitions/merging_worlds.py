"""What tests of merging share: the act itself, the state of a workspace, and small worlds of four groups."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from coalitions.models import Affiliation, Agreement, Coalition, Plank, Say
from coalitions.services.merging.merge import merge_organizations, plan_merge
from organizations.history import remembered_models
from organizations.models import Change, Evidence, Organization, Overlap, Position, Tenet, Workspace
from organizations.models.history import ADDED, remember
from organizations.services import one_change
from tests import factories

TODAY = date(2026, 6, 1)
type World = list[tuple[str, tuple[int, int, int, int, int]]]


def merge(keep: Organization, other: Organization, **choices: str) -> Change:
    plan = plan_merge(keep=keep, other=other, day=TODAY)
    return merge_organizations(
        keep=keep, other=other, choices=choices, fingerprint=plan.fingerprint, user=None, day=TODAY
    )


def state(workspace: Workspace) -> dict[str, set[str]]:
    """Every row of every table that has a history, without versions."""
    found = {}
    for model in remembered_models():
        own = {"pk": workspace.pk} if model is Workspace else {"workspace": workspace}
        columns = [f.attname for f in model._meta.concrete_fields if f.name != "version"]
        rows = model._base_manager.filter(**own).values_list(*columns)
        found[model.__name__] = {repr(dict(zip(columns, row, strict=True))) for row in rows}
    return found


def two_riders(workspace: Workspace) -> tuple[Organization, Organization]:
    """Two records of one group, made within a change of their own."""
    with one_change(workspace=workspace, user=None, act="test.made"):
        workspace.save()
        return (
            factories.organization(workspace, name="Riders Union", short_name="RU", place="Harbor"),
            factories.organization(workspace, name="The Riders' Union", short_name="Riders", kind="union"),
        )


class Groups:
    """Four organizations, and what there is for them to hold, to be in and to agree to."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.groups = [factories.organization(workspace, short_name=f"G{n}", place=f"P{n}") for n in range(4)]
        self.tenets: list[Tenet] = [factories.tenet(workspace) for _each in range(3)]
        self.coalitions = [factories.coalition(workspace) for _each in range(3)]
        self.planks = [factories.plank(factories.platform(each), self.tenets[0]) for each in self.coalitions]

    def position(self, one: Organization, two: Organization, x: int, y: int, z: int) -> None:
        place = {"tenet": self.tenets[x], "as_of": date(2026, 1, 1 + y), "evidence": list(Evidence)[z]}
        if not Position.objects.filter(organization=one, **place).exists():
            stance = self.groups.index(two) - 1
            factories.position(self.workspace, organization=one, stance=stance, **place)

    def tie(self, one: Organization, two: Organization, x: int, y: int, z: int) -> None:
        if one != two:
            factories.tie(one, two, note=f"tie {x}")

    def affiliation(self, one: Organization, two: Organization, x: int, y: int, z: int) -> None:
        if not one.affiliations.filter(coalition=self.coalitions[x]).exists():
            factories.affiliation(self.coalitions[x], one, contribution="abc"[y])

    def say(self, one: Organization, two: Organization, x: int, y: int, z: int) -> None:
        self.affiliation(one, two, x, y, z)
        held = Affiliation.objects.get(organization=one, coalition=self.coalitions[x])
        day = date(2026, 1, 1 + y)
        if not held.says.filter(since=day).exists():
            Say.objects.create(workspace=self.workspace, affiliation=held, since=day, step="vote")

    def overlap(self, one: Organization, two: Organization, x: int, y: int, z: int) -> None:
        a, b = sorted((one, two), key=lambda each: each.pk)
        if a != b and not Overlap.objects.filter(a=a, b=b).exists():
            Overlap.objects.create(workspace=self.workspace, a=a, b=b, people=x + 1)

    def agreement(self, one: Organization, two: Organization, x: int, y: int, z: int) -> None:
        if not self.planks[x].agreements.filter(organization=one).exists():
            Agreement.objects.create(workspace=self.workspace, plank=self.planks[x], organization=one)

    def proposed(self, one: Organization, two: Organization, x: int, y: int, z: int) -> None:
        Plank.objects.filter(pk=self.planks[x].pk).update(proposed_by=one)

    def target(self, one: Organization, two: Organization, x: int, y: int, z: int) -> None:
        Coalition.objects.filter(pk=self.coalitions[x].pk).update(target=one)

    def note(self, one: Organization, two: Organization, x: int, y: int, z: int) -> None:
        factories.note(one)
        factories.contact(one)

    def home(self, one: Organization, two: Organization, x: int, y: int, z: int) -> None:
        self.workspace.home = one
        self.workspace.save()


KINDS = [name for name in vars(Groups) if not name.startswith("_")]
_NUMBERS = st.tuples(st.integers(0, 3), st.integers(0, 3), *[st.integers(0, 2)] * 3)
worlds: Any = st.lists(st.tuples(st.sampled_from(KINDS), _NUMBERS), max_size=14)


def build(workspace: Workspace, world: World) -> list[Organization]:
    """The world's rows; of its organizations 0 stays, 1 is merged into it."""
    made = Groups(workspace)
    for kind, (i, j, x, y, z) in world:
        getattr(made, kind)(made.groups[i], made.groups[j], x, y, z)
    return made.groups


def begin_history(workspace: Workspace) -> None:
    """The rows as they are get a first record, as those of before the history did."""
    with one_change(workspace=workspace, user=None, act="history.began"):
        for model in remembered_models():
            own: dict[str, Any] = {"pk": workspace.pk} if model is Workspace else {"workspace": workspace}
            remember(list(model._base_manager.filter(**own)), ADDED)
