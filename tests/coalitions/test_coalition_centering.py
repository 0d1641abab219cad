"""Whom a coalition puts first, on its page and in its report."""

import re

import pytest

from coalitions.models import Affiliation, Coalition
from tests import factories
from tests.coalitions.risky import risky

WHOM = "night workers"


@pytest.fixture
def found(workspace):
    made = risky(workspace)
    Coalition.objects.filter(pk=made.coalition.pk).update(centred=WHOM)
    made.small.constituencies = [WHOM]
    made.small.save()
    Affiliation.objects.filter(coalition=made.coalition).update(slots=2, evidence="declared")
    return made


def text(client, found, query=""):
    response = client.get(f"/w/clean-air/coalitions/{found.coalition.pk}/{query}")
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def test_the_page_says_what_those_have_whom_it_puts_first(viewer, found):
    page = text(viewer, found).partition('id="centring"')[2]

    assert page.startswith(">Put first: night workers</h3>")
    assert "Recorded as speaking for night workers: 1 of 4 members." in page
    assert "What they ask for most" in page
    assert "2 speaking slots" in page
    assert "Ask for whom they speak: Big 0, Big 1, Big 2." in page


def test_it_leads_to_the_answers_behind_the_top_ask(viewer, found):
    page = text(viewer, found).partition('id="centring"')[2]

    link = re.search(r'href="([^"]*/answers/[^"]*tenet=[^"]*)"', page)[1].replace("&amp;", "&")
    assert viewer.get(link).status_code == 200


def test_slots_that_are_not_recorded_are_asked_for(viewer, found):
    Affiliation.objects.filter(coalition=found.coalition).update(slots=None)

    page = text(viewer, found)

    assert "The speaking slots of 4 of 4 members are not recorded." in page
    assert "Ask how often they speak for all: Big 0, Big 1, Big 2, Small." in page


def test_what_is_only_estimated_does_not_count_where_it_may_not(viewer, found):
    Affiliation.objects.filter(coalition=found.coalition).update(evidence="estimated")

    assert "speaking slots not recorded" in text(viewer, found, "?evidence=declared")


def test_nothing_is_said_where_nobody_is_put_first(viewer, found):
    Coalition.objects.filter(pk=found.coalition.pk).update(centred="")

    assert "Put first" not in text(viewer, found)


def test_the_report_says_it_too(organizer, found):
    page = text(organizer, found, "report/?chosen=yes&section=breadth")

    assert "Put first: night workers" in page
    assert "Recorded as speaking for night workers: 1 of 4 members." in page


def test_speaking_slots_are_entered_in_the_form_of_a_place(organizer, workspace):
    place = factories.affiliation(factories.coalition(workspace), factories.organization(workspace))

    organizer.post(
        f"/w/clean-air/affiliations/{place.pk}/edit/",
        {"role": "member", "evidence": "declared", "slots": "3", "version": place.version},
    )

    assert Affiliation.objects.get().slots == 3
