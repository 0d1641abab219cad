"""One of everything in a workspace. A URL with a new <uuid:…_id> needs a line here."""

from typing import Any

from django.utils import timezone

from coalitions.models import (
    Dispute,
    Distinction,
    Effect,
    Import,
    Inquiry,
    Need,
    SavedView,
    Say,
    Scenario,
    ScenarioStep,
)
from organizations.keeping import history_opened
from organizations.models import Change, Evidence, Invitation, Legitimation, Overlap, Role, Workspace
from organizations.people import invite
from organizations.services import one_change
from tests import factories


def one_of_everything(workspace: Workspace) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for maker in (_organizations, _tenets, _coalitions, _times, _people):
        made |= maker(workspace, made)
    return made


def _organizations(workspace: Workspace, made: dict[str, Any]) -> dict[str, Any]:
    one, other = factories.organization(workspace), factories.organization(workspace)
    a, b = sorted((one, other), key=lambda each: each.pk)
    return {
        "organization_id": one,
        "other_organization_id": other,
        "free_organization_id": factories.organization(workspace),  # that nothing is recorded of
        "from_id": one,
        "shown_id": one,
        "invited_id": one,
        "tie_id": factories.tie(one, other),
        "note_id": factories.note(one),
        "contact_id": factories.contact(one),
        "distinction_id": _told_apart(one, factories.organization(workspace)),
        "overlap_id": Overlap.objects.create(workspace=workspace, a=a, b=b, people=5),
    }


def _told_apart(one: Any, other: Any) -> Distinction:
    a, b = sorted((one, other), key=lambda each: each.pk)
    return Distinction.objects.create(workspace=one.workspace, a=a, b=b)


def _tenets(workspace: Workspace, made: dict[str, Any]) -> dict[str, Any]:
    tenet, next_tenet = factories.tenet(workspace), factories.tenet(workspace, facet="demand")
    step = Legitimation.objects.create(workspace=workspace, source=tenet, target=next_tenet)
    held = factories.position(
        workspace, organization=made["organization_id"], tenet=tenet, evidence=Evidence.DECLARED
    )
    return {
        "tenet_id": tenet,
        "demand_id": next_tenet,
        "free_tenet_id": factories.tenet(workspace),
        "free_demand_id": factories.tenet(workspace, facet="demand"),
        "legitimation_id": step,
        "position_id": held,
    }


def _coalitions(workspace: Workspace, made: dict[str, Any]) -> dict[str, Any]:
    coalition = factories.coalition(workspace)
    affiliation = factories.affiliation(coalition, made["organization_id"])
    factories.affiliation(coalition, made["other_organization_id"])
    platform = factories.platform(coalition)
    say = Say.objects.create(workspace=workspace, affiliation=affiliation, step="vote", since=factories.DAY)
    need = Need.objects.create(workspace=workspace, coalition=coalition, resource="people", low=1, high=2)
    scenario = Scenario.objects.create(workspace=workspace, coalition=coalition, name="They join")
    step = ScenarioStep.objects.create(
        workspace=workspace,
        scenario=scenario,
        number=1,
        kind="joins",
        organization=made["free_organization_id"],
    )
    return {
        "inquiry_id": Inquiry.objects.create(workspace=workspace, coalition=coalition),
        "dispute_id": _disputed(made["organization_id"], coalition),
        "scenario_id": scenario,
        "step_id": step,
        "coalition_id": coalition,
        "affiliation_id": affiliation,
        "platform_id": platform,
        "plank_id": factories.plank(platform, made["demand_id"]),
        "say_id": say,
        "need_id": need,
    }


def _disputed(organization: Any, coalition: Any) -> Dispute:
    said = {"about": "fit", "coalition": coalition, "reason": "We got more"}
    return Dispute.objects.create(workspace=coalition.workspace, organization=organization, **said)


def _times(workspace: Workspace, made: dict[str, Any]) -> dict[str, Any]:
    trend = factories.trend(workspace)
    return {
        "event_id": factories.event(workspace),
        "trend_id": trend,
        "effect_id": Effect.objects.create(workspace=workspace, trend=trend, tenet=made["demand_id"]),
        "saved_view_id": SavedView.objects.create(workspace=workspace, name="Near us", shared=True),
        "import_id": Import.objects.create(workspace=workspace, filename="allies.csv"),
    }


def _people(workspace: Workspace, made: dict[str, Any]) -> dict[str, Any]:
    boss = factories.member(workspace, Role.ADMIN)
    speaker = factories.representative(made["organization_id"])
    invitation = Invitation(workspace=workspace, role=Role.VIEWER, label="x")
    invite(invitation=invitation, by=boss, now=timezone.now())
    with history_opened():
        Change.objects.filter(workspace=workspace).delete()
    return {
        "membership_id": factories.member(workspace, Role.VIEWER).memberships.get(),
        "representative_id": speaker.representations.get(),
        "invitation_id": invitation,
        "change_id": _change(workspace),
    }


def _change(workspace: Workspace) -> Change:
    """One that can be taken back."""
    with one_change(workspace=workspace, user=None, act="organization.added") as change:
        change.about(factories.organization(workspace), before=None, after={})
    return change
