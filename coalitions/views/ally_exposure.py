"""The list of organizations as an address asks for it, by whoever asks: risk is not for all eyes."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from uuid import UUID

from django.db.models import Model
from django.http import QueryDict

from coalitions.analysis.coalition import coalition_exposure
from coalitions.beside_home import acts_in
from coalitions.forms.organization_filter import Exposures, OrganizationFilter
from coalitions.models import Coalition
from coalitions.snapshot import members_snapshot, places_in
from coalitions.views.atlas import kept
from organizations.access import WorkspaceRequest
from organizations.moments import looked_at, this_day


def coalitions_of(request: WorkspaceRequest) -> list[Coalition]:
    """By name; where exposure is asked for, with the acts so far, which say whether it is known already."""
    coalitions = Coalition.objects.in_workspace(request.workspace).order_by("name")
    return list(
        coalitions.annotate(**acts_in(request.workspace)) if "exposure" in request.GET else coalitions
    )


def asked_by(
    request: WorkspaceRequest,
    address: QueryDict,
    *,
    today: date,
    at_hand: Mapping[str, Mapping[UUID, Model]] | None = None,
) -> OrganizationFilter:
    """What this address asks for. Who may not see risk has no filter for it, as if it did not exist."""
    coalitions = (at_hand or {}).get("coalition", {}).values()
    return OrganizationFilter(
        address,
        workspace=request.workspace,
        today=today,
        exposures=partial(_exposures, request, coalitions) if request.membership.can_see_risk else None,
        at_hand=at_hand,
    )


def _exposures(request: WorkspaceRequest, read: Iterable[Model]) -> Exposures:
    """How exposed every member of every coalition is, as the page of the coalitions has it.

    Cost: one query at most while nothing changes; else also those of `members_snapshot`.
    """
    acts = next(
        ((getattr(each, "acts", None), getattr(each, "last_seal", None)) for each in read), (None, None)
    )
    told = acts[0] is not None and not looked_at()
    return kept(request, lambda: _read(request), "exposure", state=acts if told else None)


def _read(request: WorkspaceRequest) -> Exposures:
    coalitions = list(Coalition.objects.in_workspace(request.workspace))
    snapshot = members_snapshot(
        request.workspace,
        today=this_day(),
        coalitions=coalitions,
        places=places_in(coalitions).select_related("organization"),
    )
    return {
        UUID(each.id): {
            UUID(member): band.name.lower() for member, band in coalition_exposure(snapshot, each).items()
        }
        for each in snapshot.coalitions
    }
