"""The rows behind what a coalition's page says, one click away."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organizations.models import Evidence, Question
from tests import factories
from tests.coalitions.risky import risky

MOST_QUERIES = 12


@pytest.fixture
def found(workspace):
    return risky(workspace)


def detail(found, query=""):
    return f"/w/clean-air/coalitions/{found.coalition.pk}/{query}"


def page(client, found, query=""):
    response = client.get(detail(found, f"answers/{query}"))
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def rows(text):
    body = text.partition('aria-labelledby="told">')[2].partition("</table>")[0]
    return re.findall(r'<th scope="row">.*?<bdi>(.*?)</bdi>.*?<bdi>(.*?)</bdi>', body)


def test_every_answer_of_its_members_with_how_we_know_and_from_where(viewer, workspace, found):
    factories.organization(workspace, name="Outsider")
    found.small.positions.filter(tenet=found.demand).update(source="Assembly, minutes of May")

    text = page(viewer, found)

    assert len(rows(text)) == 8
    assert ("Sanctuary", "Small") in rows(text)
    assert "Assembly, minutes of May" in text
    assert "seen in what they did" in text
    assert "Outsider" not in text


def test_it_can_be_narrowed_to_groups_and_tenets(viewer, found):
    text = page(viewer, found, f"?organization={found.small.pk}&tenet={found.demand.pk}")

    assert rows(text) == [("Sanctuary", "Small")]


def test_a_members_reasons_lead_to_the_answers_they_count(organizer, workspace, found):
    value = factories.tenet(workspace, name="Dignity", facet="value")
    factories.position(workspace, organization=found.small, tenet=value, stance=2)
    text = organizer.get(detail(found)).content.decode()

    for link, count in re.findall(r'From <a href="([^"]+)">(\d+) answers', text):
        listed = rows(re.sub(r"\s+", " ", organizer.get(html.unescape(link)).content.decode()))
        assert len(listed) == int(count)
        assert "Dignity" not in [tenet for tenet, _ in listed]


def test_what_nobody_told_stands_apart_from_what_they_told(organizer, workspace, found):
    silent = factories.organization(workspace, name="Silent")
    factories.affiliation(found.coalition, silent)

    text = page(organizer, found, f"?tenet={found.demand.pk}")

    assert ("Sanctuary", "Silent") not in rows(text)
    untold = text.partition('id="untold"')[2]
    assert "<bdi>Silent</bdi>" in untold
    assert f"/organizations/{silent.pk}/positions/new/?tenet={found.demand.pk}" in untold


def test_what_does_not_count_is_not_listed(viewer, found):
    found.small.positions.update(evidence=Evidence.ESTIMATED)

    assert not [each for each in rows(page(viewer, found, "?evidence=observed")) if each[1] == "Small"]


def test_a_vitality_that_does_not_count_is_unknown(viewer, found):
    found.small.positions.update(vitality_evidence=Evidence.ESTIMATED)
    asked = f"&organization={found.small.pk}"

    assert page(viewer, found, f"?evidence=all{asked}").count("not known</span>") == 0
    assert page(viewer, found, f"?evidence=observed{asked}").count("not known</span>") == 2


def test_only_what_was_known_on_that_day(viewer, found):
    assert rows(page(viewer, found, "?day=1990-01-01")) == []


@pytest.mark.parametrize("query", ["?organization=x&tenet=x", "?day=soon&evidence=rumour", "?page=99"])
def test_an_odd_address_is_answered(viewer, found, query):
    page(viewer, found, query)


def test_each_claim_of_the_page_leads_to_rows(organizer, found):
    text = organizer.get(detail(found)).content.decode()
    links = {html.unescape(each) for each in re.findall(r'href="([^"]+/answers/[^"]*)"', text)}

    assert len(links) > 4
    for link in links:
        assert rows(re.sub(r"\s+", " ", organizer.get(link).content.decode())), link


def test_as_many_queries_for_many_answers(viewer, workspace, found):
    def asked():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page(viewer, found)
        return len(queries)

    few = asked()
    for n in range(20):
        group = factories.organization(workspace, name=f"More {n}")
        factories.affiliation(found.coalition, group)
        factories.position(workspace, organization=group, tenet=found.demand, stance=1)

    assert asked() == few <= MOST_QUERIES


def test_what_to_ask_first_becomes_a_next_step_with_an_owner(organizer, found):
    found.coalition.affiliations.filter(organization=found.small).update(say="")
    found.small.positions.filter(tenet=found.demand).update(vitality=None)
    text = organizer.get(detail(found)).content.decode()
    form = re.search(rf'<form method="post" action="([^"]*/{found.small.pk}/ask/)".*?</form>', text, re.S)
    sent = re.findall(r'name="(tenet|about|next)" value="([^"]+)"', form[0])

    organizer.post(form[1], {name: [v for n, v in sent if n == name] for name, _ in sent})

    found.small.refresh_from_db()
    assert "its say in Fares" in found.small.next_step
    assert "Sanctuary" in found.small.next_step
    assert found.small.owner
    assert Question.objects.filter(organization=found.small, tenet=found.demand).exists()


def test_a_next_step_that_is_there_keeps_its_words(organizer, found):
    found.small.next_step = "Call Ruth"
    found.small.save()

    ask = {"about": ["say", "alternatives"]}
    for _ in range(2):
        organizer.post(detail(found, f"invitations/{found.small.pk}/ask/"), ask)

    found.small.refresh_from_db()
    said = "Call Ruth; ask about its say in Fares, how well it could pursue its demands elsewhere"
    assert found.small.next_step == said
