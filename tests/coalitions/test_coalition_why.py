"""The reasons of many members come as they are opened, to those who may know them."""

import pytest

from coalitions.views import coalition_pages
from organizations.models import Role
from tests.coalitions.risky import SAID_OF_RISK, risky

HTMX = {"HX-Request": "true"}


@pytest.fixture
def found(workspace, monkeypatch):
    monkeypatch.setattr(coalition_pages, "WHYS_AT_ONCE", 1)
    return risky(workspace)


def url(found, query=""):
    return f"/w/clean-air/coalitions/{found.coalition.pk}/{query}"


def test_those_at_the_top_come_with_the_page_and_the_others_as_a_link(organizer, found):
    page = organizer.get(url(found)).content.decode()

    assert page.count("Why, and what to talk over with") == found.coalition.affiliations.count()
    assert "To Small" in page
    assert "To Big 0" not in page
    big = found.coalition.affiliations.get(organization__name="Big 0").organization_id
    assert f'hx-get="?&amp;why={big}"' in page
    assert f'href="?&amp;why={big}#why-{big}"' in page


def test_the_link_opens_it_in_the_page_without_javascript(organizer, found):
    big = found.coalition.affiliations.get(organization__name="Big 0").organization_id
    page = organizer.get(url(found, f"?why={big}")).content.decode()

    assert f'id="why-{big}" open' in page
    assert "To Big 0" in page


def test_htmx_is_given_the_reasons_of_one_member_alone(organizer, found):
    big = found.coalition.affiliations.get(organization__name="Big 0").organization_id
    part = organizer.get(url(found, f"?why={big}&evidence=observed"), headers=HTMX).content.decode()

    assert part.lstrip().startswith('<div class="told">')
    assert "To Big 0" in part
    assert "To Small" not in part
    assert f"evidence=observed&amp;organization={big}" in part or f"organization={big}&amp;asks=yes" in part


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "part"])
def test_who_may_not_see_risk_is_told_nothing(viewer, found, headers):
    response = viewer.get(url(found, f"?why={found.small.pk}"), headers=headers)
    page = response.content.decode()

    assert [word for word in SAID_OF_RISK if word in page] == []
    assert 'class="told"' not in page


@pytest.mark.parametrize("asked", ["nobody", "", "00000000-0000-0000-0000-000000000000"])
def test_nobody_of_that_name_gives_the_page(organizer, found, asked):
    response = organizer.get(url(found, f"?why={asked}"), headers=HTMX)

    assert response.status_code == 200
    assert "<h1" in response.content.decode()


def test_the_workspace_may_let_everybody_see(viewer, workspace, found):
    workspace.risk_seen_by = Role.VIEWER
    workspace.save()

    part = viewer.get(url(found, f"?why={found.small.pk}"), headers=HTMX).content.decode()
    assert "To Small" in part
