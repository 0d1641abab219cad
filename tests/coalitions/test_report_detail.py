"""The report of a coalition, or of one group's place in it."""

import re
import shutil

import pytest

from organizations.models import Evidence
from tests import factories
from tests.coalitions.risky import SAID_OF_RISK, risky

EVERYTHING = "?chosen=yes&" + "&".join(
    f"section={each}"
    for each in (
        "glance",
        "platform",
        "members",
        "risk",
        "brings",
        "breadth",
        "shared",
        "needs",
        "build",
        "asking",
        "answers",
    )
)


@pytest.fixture
def found(workspace):
    return risky(workspace)


def whole(found, query=""):
    return f"/w/clean-air/coalitions/{found.coalition.pk}/report/{query}"


def of_small(found, query=""):
    return f"/w/clean-air/organizations/{found.small.pk}/report/{query}"


def text(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def headings(page):
    return re.findall(r"<h2[^>]*>(.*?)</h2>", page.partition('<article class="report">')[2])


def test_it_tells_the_coalition_in_sections(organizer, found):
    page = text(organizer, whole(found))

    assert "4 member groups" in page
    assert "Small exposed" in page
    assert "You need this coalition more than it needs you." in page
    assert headings(page)[0] == "At a glance"
    assert "The answers behind it" not in headings(page)


def test_sections_are_chosen(organizer, found):
    page = text(organizer, whole(found, "?chosen=yes&section=needs"))

    assert headings(page) == ["What winning takes"]


def test_none_chosen_leaves_the_head(organizer, found):
    assert headings(text(organizer, whole(found, "?chosen=yes"))) == []


def test_our_estimates_stay_out_unless_they_are_let_in(organizer, found):
    found.small.positions.update(evidence=Evidence.ESTIMATED)
    query = "&evidence=all"

    assert text(organizer, whole(found, EVERYTHING)).count('<th scope="row"><bdi>Small</bdi></th> <td') == 0
    assert "our estimates don’t count" in text(organizer, whole(found))
    assert "whoever made this report chose so" in text(organizer, whole(found, EVERYTHING + query))
    assert '<bdi>Small</bdi></th> <td data-label="Demand or value">' in text(
        organizer, whole(found, EVERYTHING + query)
    )


def test_each_page_says_of_when_and_on_how_much_it_rests(organizer, found):
    foot = text(organizer, whole(found, "?day=2026-03-01")).partition("<tfoot>")[2].partition("</tfoot>")[0]

    assert "as of 1 March 2026" in foot
    assert "8 of 8 answers known, 0 of them our estimate" in foot
    assert "our estimates don’t count" in foot


def test_nothing_tells_a_viewer_of_risk(viewer, found):
    page = text(viewer, whole(found, EVERYTHING))

    assert [word for word in SAID_OF_RISK if word in page] == []


def test_one_group_and_nobody_elses_rows(organizer, found):
    page = text(organizer, of_small(found, EVERYTHING))

    assert "<bdi>Small</bdi> in <bdi>Fares</bdi>" in page
    assert "<bdi>Big 0</bdi>" not in page
    assert "2 of 2 answers known" in page


def test_its_own_representative_sees_its_risk_and_no_guess(client, found):
    person = factories.representative(found.small)
    found.small.positions.filter(tenet=found.demand).update(evidence=Evidence.ESTIMATED)
    client.force_login(person)

    page = text(client, of_small(found, EVERYTHING + "&evidence=all"))

    assert "What it risks, and what would help" in page
    assert "our estimates don’t count" in page
    assert "Sanctuary" not in page.partition('id="answers"')[2]
    assert "Big 1" not in page
    assert client.get(whole(found)).status_code == 403
    assert client.get(f"/w/clean-air/organizations/{found.others[0].pk}/report/").status_code == 404


def test_who_is_in_no_coalition_has_no_report(organizer, workspace, found):
    alone = factories.organization(workspace, name="Alone")

    answer = organizer.get(f"/w/clean-air/organizations/{alone.pk}/report/", follow=True)
    assert answer.redirect_chain == [(f"/w/clean-air/organizations/{alone.pk}/", 302)]
    assert "nothing to report" in answer.content.decode()
    other = factories.coalition(workspace, name="Other")
    assert organizer.get(of_small(found, f"?coalition={other.pk}")).status_code == 404
    assert organizer.get(of_small(found, "?coalition=x")).status_code == 404


@pytest.mark.parametrize("address", [whole, of_small])
def test_it_can_be_taken_as_pdf(organizer, found, address):
    response = organizer.get(address(found, EVERYTHING + "&pdf=yes"))

    if response.status_code == 302:  # a machine without Pango; it says so, see below
        assert not shutil.which("pango-view")
        return
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")
    assert 'filename="clean-air-report-' in response["Content-Disposition"]


def test_where_pdf_cannot_be_set_it_says_what_to_do(organizer, found, monkeypatch):
    def missing(page, style):
        from coalitions.paper import NoPdf

        raise NoPdf("This server lacks Pango.")

    monkeypatch.setattr("coalitions.views.reports.page_pdf", missing)
    response = organizer.get(whole(found, "?evidence=all&pdf=yes"), follow=True)

    assert response.redirect_chain == [(whole(found, "?evidence=all"), 302)]
    assert "lacks Pango" in response.content.decode()


def test_words_of_others_stay_words_in_the_pdfs_page(organizer, workspace, found, monkeypatch):
    found.small.name = "</style><script>alert(1)</script>"
    found.small.save()
    seen: list[str] = []

    def kept(page, style):
        seen.append(page)
        return b"%PDF"

    monkeypatch.setattr("coalitions.views.reports.page_pdf", kept)

    organizer.get(of_small(found, "?pdf=yes"))

    assert "<script>" not in seen[0]
    assert "</style>" not in seen[0]


@pytest.mark.parametrize("query", ["?day=soon", "?evidence=rumour", "?chosen=yes&section=nothing"])
def test_an_odd_address_is_answered(viewer, found, query):
    text(viewer, whole(found, query))
