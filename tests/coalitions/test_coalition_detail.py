"""The page of one coalition."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coalitions.models import Say
from organizations.models import Evidence, Role
from tests import factories
from tests.coalitions.risky import SAID_OF_RISK, risky

MOST_QUERIES = 21  # who asks (4), the page's rows (6), one a kind of row in the snapshot


@pytest.fixture
def found(workspace):
    return risky(workspace)


def url(found, query=""):
    return f"/w/clean-air/coalitions/{found.coalition.pk}/{query}"


def text(client, found, query=""):
    response = client.get(url(found, query))
    assert response.status_code == 200
    return response.content.decode()


def test_it_says_who_is_exposed_to_those_who_may_know_and_in_words_to_that_group(organizer, found):
    page = text(organizer, found)

    assert "<strong>Small</strong> exposed" in page
    assert page.index("Why, and what to talk over with Small") < page.index("To Small")
    assert page.index("To Small") < page.index("You need this coalition more than it needs you.")


def test_the_most_exposed_comes_first(organizer, found):
    page = text(organizer, found)

    assert page.index("talk over with Small") < page.index("talk over with Big 0")


@pytest.mark.parametrize("query", ["", "?evidence=observed", "?day=2026-02-01"])
def test_nothing_tells_a_viewer_of_risk(viewer, found, query):
    page = text(viewer, found, query)

    assert [word for word in SAID_OF_RISK if word in page] == []
    assert "risk--" not in page


def test_the_order_of_members_tells_a_viewer_nothing(viewer, found):
    page = text(viewer, found)

    table = page[page.index('id="members"') :]
    assert table.index("Big 0") < table.index("Small")


def test_the_workspace_decides_who_sees_risk(viewer, organizer, workspace, found):
    workspace.risk_seen_by = Role.VIEWER
    workspace.save()
    assert "risk--high" in text(viewer, found)

    workspace.risk_seen_by = Role.FACILITATOR
    workspace.save()
    assert "risk--high" not in text(organizer, found)


def test_a_member_is_named_with_the_say_it_has_now(viewer, found):
    place = found.coalition.affiliations.get(organization=found.small)
    for day, step, how in (
        (date(2026, 2, 1), "consulted", Evidence.OBSERVED),
        (date(2026, 2, 9), "seat", Evidence.ESTIMATED),
    ):
        Say.objects.create(workspace=place.workspace, affiliation=place, since=day, step=step, evidence=how)

    assert "a reserved seat" in text(viewer, found)
    assert "a reserved seat" not in text(viewer, found, "?evidence=observed")
    assert "consulted" not in text(viewer, found, "?day=2026-01-15")


def test_the_ledger_tells_what_became_of_each_demand(viewer, found):
    page = text(viewer, found)
    ledger = page[page.index('id="ledger"') : page.index('id="members"')]

    assert "weakened" in ledger
    assert "who agreed: unknown" in ledger
    assert ledger.index("Sanctuary") < ledger.index("Free buses"), "what did not stand in full comes first"


def test_the_ledger_says_who_paid_for_a_change_and_leads_to_the_rows(viewer, found):
    page = text(viewer, found)
    ledger = page[page.index('id="ledger"') : page.index('id="members"')]

    (link,) = re.findall(r'href="([^"]+)">It cost Small 50% of what it asks for.<', ledger)
    rows = viewer.get(link.replace("&amp;", "&")).content.decode()
    assert "Sanctuary" in rows
    assert "Small" in rows
    assert '/changes/?evidence=all&amp;#paid"' in ledger


def test_a_version_after_the_day_asked_for_has_not_happened(viewer, found):
    response = viewer.get(url(found, "?day=2026-01-15"))

    assert [version.number for version in response.context["versions"]] == [1]
    assert response.context["report"].day == date(2026, 1, 15)


@pytest.mark.parametrize("day", ["", "yesterday", "2026-02-31", "%00", "99999-01-01"])
def test_a_day_that_is_none_is_the_coalitions_own(viewer, found, day):
    assert viewer.get(url(found, f"?day={day}")).context["day"] is None


def test_a_day_before_anybody_joined_says_so(viewer, found):
    found.coalition.affiliations.update(joined=date(2026, 1, 10))

    assert "Nobody is recorded as a member on 1 January 2026" in text(viewer, found, "?day=2026-01-01")


def test_what_counts_changes_what_is_known(viewer, workspace):
    found = risky(workspace, evidence=Evidence.ESTIMATED)

    def known(word):
        return viewer.get(url(found, f"?evidence={word}")).context["report"].counts.known

    assert known("all") > 0
    assert known("observed") == known("declared") == 0
    assert known("nonsense") == known("all")


def test_what_counts_and_the_day_stay_together(viewer, found):
    assert "?evidence=declared&amp;day=2026-02-01" in text(viewer, found, "?day=2026-02-01")


def test_an_ended_coalition_is_read_on_the_day_it_ended(viewer, found):
    found.coalition.ended = date(2026, 3, 1)
    found.coalition.save()

    assert viewer.get(url(found)).context["report"].day == date(2026, 3, 1)


def test_an_empty_coalition_says_what_to_do(organizer, workspace):
    coalition = factories.coalition(workspace)
    page = organizer.get(f"/w/clean-air/coalitions/{coalition.pk}/").content.decode()

    assert "Nobody is recorded as a member yet." in page
    assert "No platform yet." in page
    assert "Add the groups that are in" in page


def test_a_coalition_without_platform_and_answers_says_unknown(organizer, workspace):
    coalition = factories.coalition(workspace)
    for _ in range(2):
        factories.affiliation(coalition, factories.organization(workspace))
    page = organizer.get(f"/w/clean-air/coalitions/{coalition.pk}/").content.decode()

    assert "It has no platform yet." in page
    assert "No answer behind this is recorded." in page
    assert "could not be assessed" in page.lower()
    assert "No member is known to be at high risk" not in page


def asked_of_the_database(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)


def test_its_size_plays_no_part_in_what_it_asks(organizer, workspace):
    few = asked_of_the_database(organizer, url(risky(workspace, others=2)))
    workspace.coalitions.all().delete()
    workspace.organizations.all().delete()
    workspace.tenets.all().delete()

    many = asked_of_the_database(organizer, url(risky(workspace, others=20)))

    assert many == few
    assert many <= MOST_QUERIES


def test_a_coalition_of_another_workspace_is_not_there(organizer):
    elsewhere = factories.coalition(factories.workspace())

    assert organizer.get(f"/w/clean-air/coalitions/{elsewhere.pk}/").status_code == 404


def test_a_demand_taken_up_weakened_is_said_so(viewer, found):
    late = factories.tenet(found.coalition.workspace, name="Night buses", facet="demand")
    version = found.coalition.platforms.get(number=2)
    factories.plank(version, late, strength="weakened", evidence=Evidence.OBSERVED)

    assert "adopted, weakened" in text(viewer, found)


def test_only_the_first_three_reasons_stand_open(organizer, workspace):
    found = risky(workspace)
    found.coalition.affiliations.update(say="none", alternatives=0)

    opened = re.findall(r'<details class="disclosure" id="why-[^"]+" open', text(organizer, found))
    assert 1 <= len(opened) <= 3


def test_every_version_is_found_again_even_one_that_sets_nothing(organizer, workspace):
    coalition = factories.coalition(workspace)
    empty = factories.platform(coalition, label="Draft")
    page = organizer.get(f"/w/clean-air/coalitions/{coalition.pk}/").content.decode()

    assert "sets nothing yet" in page
    assert "Record its first version" not in page
    for way in ("", "edit/", "delete/", "planks/new/"):
        assert f'href="/w/clean-air/platforms/{empty.pk}/{way}"' in page


def test_a_version_of_a_day_to_come_is_found_too(viewer, workspace):
    coalition = factories.coalition(workspace)
    later = factories.platform(coalition, day=date(2100, 1, 1), label="Next year")
    page = viewer.get(f"/w/clean-air/coalitions/{coalition.pk}/").content.decode()

    assert f'href="/w/clean-air/platforms/{later.pk}/"' in page
    assert "not in force yet" in page
    assert f"{later.pk}/edit/" not in page


def test_a_member_has_the_say_that_stands_with_the_earlier_one_behind_it(viewer, workspace, organization):
    place = factories.affiliation(factories.coalition(workspace), organization, say="vote")
    Say.objects.create(workspace=workspace, affiliation=place, since=date(2026, 2, 1), step="consulted")

    page = viewer.get(f"/w/clean-air/coalitions/{place.coalition_id}/").content.decode()

    before, after = page.split("earlier say", 1)
    assert "consulted" in before
    assert "a vote" not in before
    assert "a vote" in after


def test_every_section_is_one_jump_away(viewer, workspace):
    page = viewer.get(f"/w/clean-air/coalitions/{factories.coalition(workspace).pk}/").content.decode()

    jumps = re.findall(r'href="#([a-z]+)"', page.split("data-jump", 1)[1].split("</nav>", 1)[0])
    assert jumps == ["ledger", "members", "breadth", "shared", "keystones", "needs"]
    assert [each for each in jumps if f'id="{each}"' not in page] == []
