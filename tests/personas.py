"""The people that tests try things as: one signed-in client each. Loaded as a pytest plugin."""

import pytest
from django.test import Client

from organizations.models import Organization, Role, User, Workspace
from tests import factories


@pytest.fixture
def workspace(db: None) -> Workspace:
    return factories.workspace(slug="clean-air", name="Clean air")


@pytest.fixture
def organization(workspace: Workspace) -> Organization:
    return factories.organization(workspace, name="Tenants together", short_name="Tenants")


def _signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def viewer(workspace: Workspace) -> Client:
    return _signed_in(factories.member(workspace, Role.VIEWER, email="viewer@example.org"))


@pytest.fixture
def organizer(workspace: Workspace) -> Client:
    return _signed_in(factories.member(workspace, Role.ORGANIZER, email="organizer@example.org"))


@pytest.fixture
def facilitator(workspace: Workspace) -> Client:
    return _signed_in(factories.member(workspace, Role.FACILITATOR, email="facilitator@example.org"))


@pytest.fixture
def admin(workspace: Workspace) -> Client:
    return _signed_in(factories.member(workspace, Role.ADMIN, email="admin@example.org"))


@pytest.fixture
def representative(organization: Organization) -> Client:
    """Speaks for `organization`."""
    return _signed_in(factories.representative(organization, email="representative@example.org"))


@pytest.fixture
def outsider(db: None) -> Client:
    """Admin of another workspace."""
    elsewhere = factories.workspace(slug="elsewhere")
    return _signed_in(factories.member(elsewhere, Role.ADMIN, email="outsider@example.org"))


@pytest.fixture
def anonymous(db: None) -> Client:
    return Client()
