"""The page of one organization."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organizations.models import Evidence, Overlap
from tests import factories


def page(client, organization):
    return client.get(f"/w/clean-air/organizations/{organization.pk}/").content.decode()


@pytest.fixture
def facts(workspace, organization):
    """Something of every kind about the organization."""
    tenet = factories.tenet(workspace, name="Bus fares")
    factories.position(
        workspace, organization=organization, tenet=tenet, stance=2, red_line=True, source="Their flyer",
        evidence=Evidence.DECLARED, vitality=5, vitality_evidence=Evidence.ESTIMATED,
    )  # fmt: skip
    factories.position(
        workspace,
        organization=organization,
        tenet=tenet,
        stance=-1,
        as_of=date(2025, 1, 1),
        evidence="declared",
    )
    factories.position(workspace, organization=organization, tenet=factories.tenet(workspace, name="A guess"))
    factories.tenet(workspace, name="Never asked")
    factories.note(organization, text="They may leave soon")
    factories.contact(organization, name="Ada Lovelace", phone="555 01")
    other = factories.organization(workspace, name="Church")
    factories.tie(other, organization, kind="support", since=date(2020, 1, 1))
    coalition = factories.coalition(workspace, name="Fares for all")
    factories.affiliation(coalition, organization, role="steering", say="vote", evidence="declared")
    return organization


def test_it_says_where_they_stand_how_vital_and_how_we_know(viewer, facts):
    content = page(viewer, facts)

    for words in ("strongly for", "red line: not without it", "vital", "they said so", "Their flyer"):
        assert words in content


def test_it_keeps_what_was_recorded_before(viewer, facts):
    content = page(viewer, facts)

    assert "1 earlier answer" in content
    assert "1 Jan 2025: against" in content


def test_it_lists_what_nobody_has_told_us_with_one_click_to_record(organizer, facts):
    content = page(organizer, facts)

    assert "Nobody has told us: 1 of 3" in content
    assert "Never asked" in content
    assert f"/w/clean-air/organizations/{facts.pk}/positions/new/?tenet=" in content


def test_it_says_ties_as_sentences_from_its_own_side(viewer, facts):
    words = " ".join(page(viewer, facts).split())

    assert "Church</bdi></strong></a> <bdi>supports Tenants</bdi>" in words
    assert "since 2020" in words


def test_it_shows_its_place_in_coalitions(viewer, facts):
    content = page(viewer, facts)

    assert "Fares for all" in content
    assert "a vote" in content


def test_it_shows_people_who_are_in_both(viewer, workspace, organization):
    a, b = sorted([organization, factories.organization(workspace)], key=lambda each: each.pk)
    Overlap.objects.create(workspace=workspace, a=a, b=b, people=12)

    assert "12 people are also in" in page(viewer, organization)


def near(workspace, organization, answers, apart=0):
    other = factories.organization(workspace, name="Church")
    for at in range(answers):
        tenet = factories.tenet(workspace, name=f"Question {at}")
        factories.position(workspace, organization=organization, tenet=tenet, stance=2)
        factories.position(workspace, organization=other, tenet=tenet, stance=-2 if at < apart else 2)
    return other


def test_it_says_whom_it_is_closest_to_and_on_what(viewer, workspace, organization):
    near(workspace, organization, answers=12, apart=2)

    content = page(viewer, organization)

    assert "On 10 of 12 recorded answers they agree." in content
    assert "They differ on 2." in content
    assert "What that could carry" in content


def test_under_eight_answers_there_is_a_list_and_no_label(viewer, workspace, organization):
    near(workspace, organization, answers=7)

    content = page(viewer, organization)

    assert "Only 7 answers are known from both" in content
    assert "Question 3" in content
    assert "What that could carry" not in content


def test_the_home_organization_is_compared_apart(viewer, workspace, organization):
    workspace.home = near(workspace, organization, answers=9)
    workspace.save()

    content = page(viewer, organization)

    assert "Beside Church" in content
    assert content.count("On 9 of 9 recorded answers they agree.") == 1


@pytest.mark.parametrize(("who", "sees"), [("viewer", False), ("organizer", True), ("admin", True)])
def test_notes_and_contacts_are_for_organizers(request, facts, who, sees):
    content = page(request.getfixturevalue(who), facts)

    assert ("They may leave soon" in content) is sees
    assert ("Ada Lovelace" in content) is sees


def test_nobody_else_even_loads_them(viewer, facts):
    with CaptureQueriesContext(connection) as asked:
        page(viewer, facts)

    assert not [query for query in asked if "_note" in query["sql"] or "_contact" in query["sql"]]


@pytest.mark.parametrize(("who", "sees"), [("viewer", False), ("organizer", True), ("representative", True)])
def test_absorption_risk_is_for_those_who_may_see_it(request, facts, who, sees):
    page(request.getfixturevalue(who), facts)
    response = request.getfixturevalue(who).get(f"/w/clean-air/organizations/{facts.pk}/")

    assert any(place.risk for place in response.context["places"]) is sees


class TestRepresentative:
    """Sees what they said and what they did: no guess, no note, nothing of others."""

    def test_sees_no_guess(self, representative, facts):
        content = page(representative, facts)

        assert "Bus fares" in content
        assert "our estimate" not in content
        assert "Nobody has told us: 2 of 3" in content

    def test_sees_no_guessed_vitality(self, representative, facts):
        response = representative.get(f"/w/clean-air/organizations/{facts.pk}/")

        assert "red line" in response.content.decode()
        assert '<td data-label="How vital">vital' not in response.content.decode()

    def test_sees_no_planning_about_itself(self, representative, organization):
        organization.next_step = "Peel them off"
        organization.owner = "J. L."
        organization.spectrum = "passive_opponent"
        organization.extra = {"gossip": "unreliable"}
        organization.save()

        content = page(representative, organization)

        for words in ("Peel them off", "J. L.", "passive opponent", "unreliable"):
            assert words not in content

    def test_sees_nothing_of_others(self, representative, workspace, organization):
        near(workspace, organization, answers=9)

        assert "Church" not in page(representative, organization)

    def test_sees_no_note_or_contact(self, representative, facts):
        content = page(representative, facts)

        assert "They may leave soon" not in content
        assert "Ada" not in content

    def test_may_record_and_edit(self, representative, facts):
        content = page(representative, facts)

        assert f"/w/clean-air/organizations/{facts.pk}/edit/" in content
        assert "positions/new/" in content
        assert "/delete/" not in content

    def test_is_led_nowhere_they_may_not_go(self, representative, facts):
        content = page(representative, facts)

        assert 'href="/w/clean-air/organizations/"' not in content
        assert "/w/clean-air/tenets/" not in content
        assert "/w/clean-air/coalitions/" not in content


@pytest.mark.parametrize("site", ["javascript:alert(1)", "example.org", "ftp://x"])
def test_a_website_that_is_no_web_address_is_no_link(viewer, workspace, site):
    row = factories.organization(workspace, website=site)

    assert f'href="{site}"' not in page(viewer, row)


def test_names_are_text_and_nothing_else(organizer, workspace):
    bad = "<img src=x onerror=alert(1)>"
    row = factories.organization(workspace, name=bad, description=bad, extra={bad: bad})
    tenet = factories.tenet(workspace, name=bad)
    factories.position(workspace, organization=row, tenet=tenet, source=bad)
    factories.note(row, text=bad)
    factories.contact(row, name=bad, email=bad)
    factories.tie(row, factories.organization(workspace, name=f"{bad}2"), note=bad)
    factories.affiliation(factories.coalition(workspace, name=bad), row)

    assert "<img" not in page(organizer, row)


def test_a_representative_of_another_sees_nothing(representative, workspace):
    other = factories.organization(workspace)

    assert representative.get(f"/w/clean-air/organizations/{other.pk}/").status_code == 404


def test_outsiders_can_not_tell_whether_it_exists(outsider, organization):
    assert outsider.get(f"/w/clean-air/organizations/{organization.pk}/").status_code == 404


def test_an_organization_of_another_workspace_is_not_there(viewer, workspace):
    foreign = factories.organization(factories.workspace())

    assert viewer.get(f"/w/clean-air/organizations/{foreign.pk}/").status_code == 404
