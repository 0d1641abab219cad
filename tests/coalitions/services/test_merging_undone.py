"""Whatever two records have: taking their merging back, and redoing it, leaves everything as it was then."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from organizations.models import Organization, Position
from organizations.undoing import undo_change
from tests import factories
from tests.coalitions.merging_worlds import begin_history, build, merge, state, worlds

pytestmark = pytest.mark.django_db


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(world=[("home", (1, 0, 0, 0, 0))], names="keep")
@given(world=worlds, names=st.sampled_from(["keep", "other"]))
def test_merging_and_taking_it_back_leaves_everything_as_it_was(db, world, names):
    workspace = factories.workspace()
    keep, other, *_rest = build(workspace, world)
    begin_history(workspace)
    before = state(workspace)
    positions = list(Position.objects.filter(organization__in=[keep, other]))

    change = merge(keep, other, name=names, short_name=names)

    assert not Organization.objects.filter(pk=other.pk).exists()
    after = state(workspace)
    held = {row.pk for row in Position.objects.filter(organization=keep)}
    by_place = {(r.tenet_id, r.as_of, r.evidence): r for r in Position.objects.filter(organization=keep)}
    for row in positions:
        told = by_place[row.tenet_id, row.as_of, row.evidence]
        assert row.pk in held or row.stance == told.stance or row.get_stance_display() in told.note
    undone = undo_change(change=change, user=None)
    assert (undone.kept, state(workspace)) == ([], before)
    merged_again = undo_change(change=undone.change, user=None)
    assert (merged_again.kept, state(workspace)) == ([], after)
