"""What a list says of a coalition is what its page says."""

import pytest

from coalitions.analysis.coalition import coalition_glance, coalition_report
from coalitions.analysis.members.reports import Exposed
from coalitions.models import Coalition
from coalitions.snapshot import members_snapshot, places_in, workspace_snapshot
from coalitions.templatetags.results import at_risk
from tests import factories
from tests.coalitions.risky import risky

TODAY = factories.DAY


@pytest.fixture
def coalitions(workspace):
    risky(workspace)
    factories.coalition(workspace, name="Nobody yet")
    return list(Coalition.objects.in_workspace(workspace))


def test_the_glance_is_the_report_in_short(workspace, coalitions):
    whole = workspace_snapshot(workspace, today=TODAY)
    few = members_snapshot(
        workspace,
        today=TODAY,
        coalitions=coalitions,
        places=places_in(coalitions).select_related("organization"),
    )
    seen: list[Exposed] = []

    for one, other in zip(whole.coalitions, few.coalitions, strict=True):
        report, glance = coalition_report(whole, one), coalition_glance(few, other)
        seen += glance.exposed
        assert (glance.members, glance.planks) == (len(report.members), len(report.planks))
        assert glance.agreed_planks == report.counts.agreed_planks
        assert [(each.organization, each.band, each.verdict) for each in glance.exposed] == [
            (each.organization, each.exposure.shown, each.verdict) for each in at_risk(report)
        ]
    assert seen


def test_who_may_not_see_risk_is_not_given_any(workspace, coalitions):
    few = members_snapshot(
        workspace,
        today=TODAY,
        coalitions=coalitions,
        places=places_in(coalitions).select_related("organization"),
    )

    assert [coalition_glance(few, each, risk=False).exposed for each in few.coalitions] == [(), ()]


def test_members_results_need_nobody_else(workspace, coalitions):
    factories.position(workspace, organization=factories.organization(workspace, name="Outside"))

    few = members_snapshot(
        workspace,
        today=TODAY,
        coalitions=coalitions,
        places=places_in(coalitions).select_related("organization"),
    )

    assert "Outside" not in {each.name for each in few.organizations}
    assert {each.organization for each in few.positions} <= {each.id for each in few.organizations}
