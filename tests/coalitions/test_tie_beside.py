"""A recorded tie beside what the answers would carry, on a group's page and beside the map."""

import pytest

from tests import factories

FACETS = ("value", "mode", "interest", "goal")


@pytest.fixture
def other(workspace):
    return factories.organization(workspace, name="Riders")


def answers(workspace, one, other, *, alike, each=4):
    """Both answer so many tenets of each facet; they agree on those of `alike` facets, else differ."""
    for facet in FACETS:
        for _ in range(each):
            tenet = factories.tenet(workspace, facet=facet)
            for row, stance in ((one, 2), (other, 2 if facet in alike else -2)):
                factories.position(workspace, organization=row, tenet=tenet, stance=stance, vitality=5)


def said(client, organization):
    page = client.get(f"/w/clean-air/organizations/{organization.pk}/").content.decode()
    return " ".join(page.split())


def test_a_partnership_of_those_who_agree_in_half_is_set_beside_that(viewer, workspace, organization, other):
    answers(workspace, organization, other, alike=("value", "goal"))
    factories.tie(organization, other, kind="partnership")

    for client_page in (said(viewer, organization), said(viewer, other)):
        assert (
            "Recorded is: partnership. They agree in 2 of 4 areas that both have answered in;" in client_page
        )
        assert "differs: talk it over" in client_page


def test_a_partnership_that_the_answers_carry_is_no_difference(viewer, workspace, organization, other):
    answers(workspace, organization, other, alike=FACETS)
    factories.tie(organization, other, kind="partnership")

    page = said(viewer, organization)

    assert "They agree in 4 of 4 areas" in page
    assert "talk it over" not in page


def test_a_tension_of_those_who_agree_on_everything_is_talked_over(viewer, workspace, organization, other):
    answers(workspace, organization, other, alike=FACETS)
    factories.tie(organization, other, kind="tension")

    assert "differs: talk it over" in said(viewer, organization)


def test_from_few_answers_nothing_is_set_beside_it(viewer, workspace, organization, other):
    answers(workspace, organization, other, alike=FACETS, each=1)
    factories.tie(organization, other, kind="partnership")

    page = said(viewer, organization)

    assert "Only 4 answers are known from both, too few to set beside it." in page
    assert "areas that both" not in page


def test_influence_says_nothing_of_agreement(viewer, workspace, organization, other):
    answers(workspace, organization, other, alike=())
    factories.tie(organization, other, kind="influences")

    assert "Recorded is" not in said(viewer, organization)


def test_a_representative_is_not_shown_what_follows_from_others_answers(
    representative, workspace, organization, other
):
    answers(workspace, organization, other, alike=FACETS)
    factories.tie(organization, other, kind="partnership", evidence="declared")

    page = said(representative, organization)

    assert "Riders" in page
    assert "Recorded is" not in page


def test_it_stands_beside_the_map_too(viewer, workspace, organization, other):
    answers(workspace, organization, other, alike=("value", "goal"))
    factories.tie(other, organization, kind="partnership")
    asked = {"organization": organization.pk, "with": other.pk}

    page = " ".join(viewer.get("/w/clean-air/map/why/", asked).content.decode().split())

    assert "They agree in 2 of 4 areas" in page
