"""Two records of one organization become one: what moves, what goes, what is kept, and the way back."""

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from coalitions.models import Affiliation, Agreement, Coalition, Distinction, Plank, Say, Tie
from coalitions.services.duplicates import tell_apart
from coalitions.services.merging.merge import CannotMergeError, merge_organizations, plan_merge
from coalitions.services.merging.rules import RULES
from organizations.models import (
    Change,
    Contact,
    Evidence,
    Note,
    Organization,
    Overlap,
    Position,
    Remembered,
    StaleRow,
    Workspace,
)
from organizations.services import one_change
from organizations.undoing import undo_change
from tests import factories
from tests.coalitions.merging_worlds import TODAY, merge, state, two_riders

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(workspace: Workspace) -> tuple[Organization, Organization]:
    return two_riders(workspace)


def recorded(workspace: Workspace) -> Any:
    return one_change(workspace=workspace, user=None, act="test.made")


def pointers() -> set[str]:
    """Every foreign key to an organization, but those of the history."""
    return {
        f"{model._meta.label}.{column.name}"
        for model in apps.get_models()
        if not model.__name__.startswith("Historical")
        for column in model._meta.concrete_fields
        if isinstance(column, models.ForeignKey) and column.related_model is Organization
    }


def test_each_kind_of_row_that_points_at_an_organization_has_its_rule():
    assert set(RULES) == pointers()


def test_of_two_positions_in_one_place_the_other_is_kept_as_a_remark(workspace, two):
    keep, other = two
    tenet = factories.tenet(workspace, name="Night buses")
    with recorded(workspace):
        stays = factories.position(workspace, organization=keep, tenet=tenet, stance=2, note="Said Ann")
        factories.position(workspace, organization=other, tenet=tenet, stance=-1, source="Leaflet")
        moves = factories.position(
            workspace, organization=other, tenet=tenet, stance=1, evidence=Evidence.DECLARED
        )
    plan = plan_merge(keep=keep, other=other, day=TODAY)
    assert len(plan.settled) == 1
    assert "Night buses" in plan.settled[0]
    merge(keep, other)
    stays.refresh_from_db()
    moves.refresh_from_db()
    assert moves.organization == keep
    assert stays.stance == 2
    assert stays.note.startswith("Said Ann · From “Riders”: ")
    assert "Leaflet" in stays.note
    assert Position.objects.count() == 2


def test_what_has_no_room_in_a_remark_is_kept_in_a_note(workspace, two):
    keep, other = two
    tenet = factories.tenet(workspace)
    factories.position(workspace, organization=keep, tenet=tenet, note="n" * 990)
    factories.position(workspace, organization=other, tenet=tenet, source="Leaflet of spring")
    merge(keep, other)
    assert Position.objects.get().note == "n" * 990
    assert "Leaflet of spring" in Note.objects.get().text


def test_two_places_in_one_coalition_become_one_and_the_history_of_the_say_joins(workspace, two):
    keep, other = two
    coalition = factories.coalition(workspace)
    with recorded(workspace):
        stays = factories.affiliation(
            coalition, keep, role="member", evidence=Evidence.DECLARED, contribution="Vans"
        )
        goes = factories.affiliation(
            coalition, other, role="convener", say="vote", left=date(2026, 5, 1), contribution="Halls"
        )
        Say.objects.create(workspace=workspace, affiliation=goes, step="seat", since=TODAY)
    before = state(workspace)
    change = merge(keep, other)
    stays.refresh_from_db()
    assert Affiliation.objects.get() == stays
    assert (stays.role, stays.say, stays.left) == ("member", "vote", None)
    assert stays.evidence == Evidence.ESTIMATED  # no better known than the say it took over
    assert "convener" in stays.note
    assert "Halls" in stays.note
    assert Say.objects.get().affiliation == stays
    undo_change(change=change, user=None)
    assert state(workspace) == before


def test_a_tie_between_the_two_goes_and_is_written_down_and_the_others_move(workspace, two):
    keep, other = two
    third = factories.organization(workspace)
    factories.tie(keep, other, kind="tension", note="An old quarrel")
    moves = factories.tie(third, other, kind="support")
    merge(keep, other)
    moves.refresh_from_db()
    assert Tie.objects.get() == moves
    assert (moves.source, moves.target) == (third, keep)
    assert "An old quarrel" in Note.objects.get().text


def test_overlaps_stay_in_order_and_a_second_one_is_written_down(workspace, two):
    keep, other = two
    third, fourth = factories.organization(workspace), factories.organization(workspace)
    for one, two_, people in ((keep, third, 5), (other, third, 7), (other, fourth, 9), (keep, other, 3)):
        a, b = sorted((one, two_), key=lambda each: each.pk)
        Overlap.objects.create(workspace=workspace, a=a, b=b, people=people)
    merge(keep, other)
    assert sorted(Overlap.objects.values_list("people", flat=True)) == [5, 9]
    text = Note.objects.get().text
    assert ": 7" in text
    assert ": 3" in text


def test_consents_proposals_targets_people_and_home_move(workspace, two):
    keep, other = two
    coalition = factories.coalition(workspace, target=other)
    planks = [
        factories.plank(factories.platform(coalition), factories.tenet(workspace), proposed_by=other)
        for _each in range(2)
    ]
    for plank, organization in ((planks[0], keep), (planks[0], other), (planks[1], other)):
        Agreement.objects.create(workspace=workspace, plank=plank, organization=organization)
    factories.note(other)
    factories.contact(other)
    workspace.home = other
    workspace.save()
    merge(keep, other)
    assert set(Agreement.objects.values_list("plank", "organization")) == {
        (plank.pk, keep.pk) for plank in planks
    }
    assert {plank.proposed_by for plank in Plank.objects.all()} == {keep}
    assert Coalition.objects.get().target == keep
    assert Contact.objects.get().organization == Note.objects.get().organization == keep
    workspace.refresh_from_db()
    assert workspace.home == keep


def test_what_was_said_not_to_be_the_same_moves_too(workspace, two):
    keep, other = two
    third = factories.organization(workspace)
    for one in (keep, third):
        tell_apart(one=one, other=other, user=None)
    merge(keep, other)
    row = Distinction.objects.get()
    assert {row.a, row.b} == {keep, third}


def test_who_speaks_for_it_is_an_admins_to_decide(two):
    keep, other = two
    factories.representative(other)
    with pytest.raises(CannotMergeError):
        merge(keep, other)
    assert Organization.objects.count() == 2
    assert not Change.objects.filter(act="organization.merged").exists()


def test_a_representative_of_the_one_that_stays_stays(two):
    keep, other = two
    factories.representative(keep)
    merge(keep, other)
    assert keep.representatives.count() == 1


@pytest.mark.parametrize("meanwhile", ["keep", "other", "a position", "a new position", "gone"])
def test_nothing_is_written_where_somebody_saved_meanwhile(workspace, two, meanwhile):
    keep, other = two
    held = factories.position(workspace, organization=other)
    fingerprint = plan_merge(keep=keep, other=other, day=TODAY).fingerprint
    with recorded(workspace):
        if meanwhile == "gone":
            Organization.objects.get(pk=other.pk).delete()
        elif meanwhile == "a new position":
            factories.position(workspace, organization=other)
        else:
            row = {"keep": keep, "other": other, "a position": held}[meanwhile]
            fresh = type(row).objects.get(pk=row.pk)
            fresh.save_over(fresh.version)
    before, changes = state(workspace), Change.objects.count()
    with pytest.raises(StaleRow):
        merge_organizations(keep=keep, other=other, choices={}, fingerprint=fingerprint, user=None, day=TODAY)
    assert (state(workspace), Change.objects.count()) == (before, changes)


def test_one_can_not_be_merged_with_itself(two):
    with pytest.raises(StaleRow):
        merge(two[0], two[0])


def test_the_history_is_of_every_kind_that_moves():
    """Else taking it back could not bring it back."""
    without = {"organizations.Representative.organization", "organizations.Invitation.organization"}
    for label in set(RULES) - without:
        model = apps.get_model(label.rpartition(".")[0])
        assert issubclass(model, Remembered), label
