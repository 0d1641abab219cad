"""Each foreign key to an organization by itself: what hangs on it moves with a merge, and comes back whole.

The keys are read from the models, so that a new one fails here until it has a row and a rule.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models
from django.utils.timezone import now

from coalitions.models import Agreement, Dispute, Distinction, Inquiry, Plank, Scenario, ScenarioStep
from coalitions.services.merging.merge import CannotMergeError
from coalitions.services.merging.rules import RULES
from organizations.models import Invitation, Organization, Overlap, Question, Role, User, Workspace
from organizations.undoing import undo_change
from tests import factories
from tests.coalitions.merging_worlds import begin_history, merge, state

pytestmark = pytest.mark.django_db
type Maker = Callable[["World"], object]


class World:
    """A workspace in which `other` is to be merged into `keep`; `low` and `high` are before and after it."""

    def __init__(self) -> None:
        self.workspace: Workspace = factories.workspace()
        made = [factories.organization(self.workspace) for _each in range(4)]
        self.low, self.keep, self.other, self.high = sorted(made, key=lambda each: each.pk)
        self.tenet = factories.tenet(self.workspace)
        self.coalition = factories.coalition(self.workspace)

    def home(self) -> None:
        self.workspace.home = self.other
        self.workspace.save()

    def plank(self, **fields: object) -> Plank:
        return factories.plank(factories.platform(self.coalition), self.tenet, **fields)

    def agreement(self) -> None:
        Agreement.objects.create(workspace=self.workspace, plank=self.plank(), organization=self.other)

    def named(self) -> None:
        inquiry = Inquiry.objects.create(workspace=self.workspace, coalition=self.coalition)
        inquiry.name_beforehand([self.other])

    def step(self) -> None:
        scenario = Scenario.objects.create(workspace=self.workspace, coalition=self.coalition, name="If")
        ScenarioStep.objects.create(
            workspace=self.workspace, scenario=scenario, number=1, kind="leaves", organization=self.other
        )

    def dispute(self, of: Organization, reason: str = "We never said so") -> Dispute:
        return Dispute.objects.create(
            workspace=self.workspace, organization=of, about="position", tenet=self.tenet, reason=reason
        )

    def used_invitation(self) -> None:
        maker, day = User.objects.create(email="maker@example.org"), now() - timedelta(days=1)
        Invitation.objects.create(
            workspace=self.workspace,
            organization=self.other,
            role=Role.REPRESENTATIVE,
            token_hash="0" * 64,
            made_by=maker,
            made_at=day,
            expires_at=day + timedelta(days=7),
            accepted_at=day,
        )


ROWS: dict[str, Maker] = {
    "organizations.Workspace.home": World.home,
    "organizations.Position.organization": lambda w: factories.position(
        w.workspace, organization=w.other, tenet=w.tenet
    ),
    "organizations.Question.organization": lambda w: Question.objects.create(
        workspace=w.workspace, organization=w.other, tenet=w.tenet
    ),
    "organizations.Note.organization": lambda w: factories.note(w.other),
    "organizations.Contact.organization": lambda w: factories.contact(w.other),
    "organizations.Overlap.a": lambda w: Overlap.objects.create(
        workspace=w.workspace, a=w.other, b=w.high, people=3
    ),
    "organizations.Overlap.b": lambda w: Overlap.objects.create(
        workspace=w.workspace, a=w.low, b=w.other, people=3
    ),
    "organizations.Representative.organization": lambda w: factories.representative(w.other),
    "organizations.Invitation.organization": World.used_invitation,
    "coalitions.Tie.source": lambda w: factories.tie(w.other, w.low),
    "coalitions.Tie.target": lambda w: factories.tie(w.low, w.other),
    "coalitions.Affiliation.organization": lambda w: factories.affiliation(w.coalition, w.other),
    "coalitions.Agreement.organization": World.agreement,
    "coalitions.NamedMember.organization": World.named,
    "coalitions.Plank.proposed_by": lambda w: w.plank(proposed_by=w.other),
    "coalitions.Coalition.target": lambda w: factories.coalition(w.workspace, target=w.other),
    "coalitions.Distinction.a": lambda w: Distinction.objects.create(
        workspace=w.workspace, a=w.other, b=w.high
    ),
    "coalitions.Distinction.b": lambda w: Distinction.objects.create(
        workspace=w.workspace, a=w.low, b=w.other
    ),
    "coalitions.ScenarioStep.organization": World.step,
    "coalitions.Dispute.organization": lambda w: w.dispute(w.other),
}
# An admin decides who speaks for it: it isn't merged until then.
REFUSED = "organizations.Representative.organization"
# What is no history: a used link goes on naming the one that stays, also after the merge is taken back.
STAYS = "organizations.Invitation.organization"


def keys() -> set[str]:
    """Every key of every table, the history's own and those of many-to-many relations included."""
    return {
        f"{model._meta.label}.{column.name}"
        for model in apps.get_models(include_auto_created=True)
        if not model.__name__.startswith("Historical")
        for column in model._meta.concrete_fields
        if isinstance(column, models.ForeignKey) and issubclass(Organization, column.related_model)
    }


def pointing(label: str, organization: Organization) -> int:
    model, _dot, column = label.rpartition(".")
    rows = apps.get_model(model)._base_manager.filter(**{column: organization.pk})
    return len(rows)


def test_every_key_has_a_row_here_and_a_rule():
    assert keys() == set(ROWS) == set(RULES)


@pytest.mark.parametrize("label", sorted(set(ROWS) - {REFUSED}))
def test_what_hangs_on_it_moves_and_comes_back_as_it_was(label):
    world = World()
    ROWS[label](world)
    begin_history(world.workspace)
    before, ours, theirs = state(world.workspace), pointing(label, world.keep), pointing(label, world.other)
    assert theirs == 1

    change = merge(world.keep, world.other)

    assert not any(pointing(each, world.other) for each in ROWS)
    ends = {label, label[:-1] + {"a": "b", "b": "a"}.get(label[-1], label[-1])}  # a pair may be in order anew
    assert sum(pointing(each, world.keep) for each in ends) == ours + 1
    assert undo_change(change=change, user=None).kept == []
    assert state(world.workspace) == before
    assert pointing(label, world.other) == (0 if label == STAYS else 1)


def test_one_that_somebody_speaks_for_is_not_merged():
    world = World()
    ROWS[REFUSED](world)
    before = state(world.workspace)
    with pytest.raises(CannotMergeError):
        merge(world.keep, world.other)
    assert (state(world.workspace), pointing(REFUSED, world.other)) == (before, 1)


def test_what_both_dispute_is_one_dispute_with_both_reasons():
    world = World()
    world.dispute(world.keep, "Ours")
    world.dispute(world.other, "Theirs")
    begin_history(world.workspace)

    merge(world.keep, world.other)

    assert [each.reason for each in Dispute.objects.all()] == ["Ours · Theirs"]
