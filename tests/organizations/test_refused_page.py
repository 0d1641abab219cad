"""The page that says that a role does not include something points to who can help."""

from organizations.models import Role
from tests import factories

CLOSED = "/w/clean-air/people/invitations/new/"


def test_it_names_the_admins_but_not_their_addresses(representative, workspace):
    factories.member(workspace, Role.ADMIN, name="Ada", email="ada@secret.example")
    page = representative.get(CLOSED).content.decode()

    assert "Ada, who is admin here" in page
    assert "secret.example" not in page


def test_a_representative_is_not_sent_to_a_page_that_is_closed_to_them(representative, workspace):
    page = representative.get(CLOSED).content.decode()

    assert "/w/clean-air/people/" not in page
    assert 'href="/w/clean-air/"' in page
    assert representative.get("/w/clean-air/", follow=True).status_code == 200


def test_a_viewer_finds_who_is_here(viewer, workspace):
    page = viewer.get(CLOSED).content.decode()

    assert 'href="/w/clean-air/people/"' in page
    assert viewer.get("/w/clean-air/people/").status_code == 200
