"""The first page."""

from organizations.models import Membership, Role, User
from tests import factories


def place(email: str, role: Role, **fields):
    workspace = factories.workspace(**fields)
    Membership.objects.create(workspace=workspace, user=User.objects.get(email=email), role=role)
    return workspace


def test_who_is_in_one_goes_to_its_map(viewer):
    assert viewer.get("/")["Location"] == "/w/clean-air/map/"


def test_a_representative_goes_to_the_organization_they_speak_for(representative, organization):
    assert representative.get("/")["Location"] == f"/w/clean-air/organizations/{organization.pk}/"


def test_a_representative_of_several_chooses(representative, workspace, organization):
    other = factories.organization(workspace, name="Riverside Baptist Church")
    person = User.objects.get(email="representative@example.org")
    other.representatives.create(workspace=workspace, user=person)

    page = representative.get("/", follow=True).content.decode()

    assert f'href="/w/clean-air/organizations/{organization.pk}/"' in page
    assert f'href="/w/clean-air/organizations/{other.pk}/"' in page
    assert "/w/clean-air/map/" not in page


def test_a_representative_of_nobody_is_told_where_they_are(representative, organization):
    organization.representatives.all().delete()

    response = representative.get("/", follow=True)

    assert response.status_code == 200
    assert "Clean air" in response.content.decode()
    assert "You speak for no organization here yet" in response.content.decode()


def test_who_is_in_several_chooses(viewer):
    place("viewer@example.org", Role.ADMIN, slug="rents", name="Fair rents", question="Who sets the rents?")

    page = viewer.get("/").content.decode()

    assert 'href="/w/clean-air/map/"' in page
    assert 'href="/w/rents/map/"' in page
    assert "Who sets the rents?" in page


def test_who_is_in_one_may_still_look_at_the_list(viewer):
    assert 'href="/workspaces/new/"' in viewer.get("/?all=1").content.decode()


def test_workspaces_of_others_are_not_there(viewer):
    factories.workspace(name="Secret campaign")

    assert "Secret campaign" not in viewer.get("/?all=1").content.decode()


def test_who_is_in_none_learns_what_to_do(client, db):
    client.force_login(factories.user())

    page = client.get("/").content.decode()

    assert "You are in no workspace yet" in page
    assert 'href="/workspaces/new/"' in page


def test_the_short_address_of_a_workspace_leads_where_one_begins(viewer, outsider):
    assert viewer.get("/w/clean-air/")["Location"] == "/w/clean-air/map/"
    assert outsider.get("/w/clean-air/").status_code == 404


def test_it_is_for_those_signed_in(anonymous):
    assert anonymous.get("/")["Location"] == "/accounts/sign-in/?next=/"
