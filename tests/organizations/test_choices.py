"""Organizations are chosen by what they are called on screen."""

import pytest

from coalitions.forms.coalitions import AffiliationForm, CoalitionForm
from organizations.forms.workspaces import WorkspaceForm
from tests import factories


@pytest.fixture
def choices(workspace):
    """Names and short names whose orders differ."""
    factories.organization(workspace, name="Zebra council", short_name="Aid")
    factories.organization(workspace, name="boat people")
    factories.organization(workspace, name="Alliance of tenants", short_name="Tenants", decision_maker=True)
    factories.organization(workspace, name="Union", short_name="Union", decision_maker=True)
    return ["Aid · Zebra council", "boat people", "Tenants · Alliance of tenants", "Union"]


def labels(form, name):
    return [str(label) for value, label in form.fields[name].choices if value]


def test_home_is_chosen_by_the_name_shown(workspace, choices):
    assert labels(WorkspaceForm(workspace=workspace, instance=workspace), "home") == choices


def test_members_are_chosen_by_the_name_shown(workspace, choices):
    assert labels(AffiliationForm(workspace=workspace), "organization") == choices


def test_fewer_are_offered_in_the_same_order(workspace, choices):
    assert labels(CoalitionForm(workspace=workspace), "target") == choices[2:]
