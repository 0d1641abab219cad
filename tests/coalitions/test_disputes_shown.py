"""What a group disputes shows in the list, the ledger, the drawing, on the wall and in `analyze`."""

import json
import re
from io import StringIO

import pytest
from django.core.management import call_command

from coalitions.models import Dispute
from organizations.models import Role
from tests import factories
from tests.coalitions.risky import risky

BUBBLE = 'class="map-disputed"'


@pytest.fixture
def found(workspace):
    """Small and somebody outside dispute a position, Big 0 its risk; admins alone see risk."""
    found = risky(workspace)
    workspace.risk_seen_by = Role.ADMIN
    workspace.save()
    position = {"workspace": workspace, "about": "position", "tenet": found.demand}
    Dispute.objects.create(organization=found.small, reason="We never voted", **position)
    outside = factories.organization(workspace, name="Outside")
    Dispute.objects.create(organization=outside, reason="Nor did we", **position)
    Dispute.objects.create(
        workspace=workspace, organization=found.others[0], about="exposure", coalition=found.coalition,
        reason="Nobody swallows us",
    )  # fmt: skip
    return found


def page(client, rest):
    answer = client.get(f"/w/clean-air/{rest}")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def test_the_list_names_who_disputes_what_a_coalition_rests_on(admin, organizer, found):
    assert "Big 0, Small dispute something that this rests on." in page(admin, "coalitions/")
    assert "Small disputes something that this rests on." in page(organizer, "coalitions/")


def test_another_coalition_is_not_marked(organizer, workspace, found):
    factories.affiliation(factories.coalition(workspace, name="Other"), found.others[1])

    assert page(organizer, "coalitions/").count("that this rests on") == 1


def test_the_ledger_marks_the_demand_that_a_member_disputes(organizer, found):
    ledger = page(organizer, f"coalitions/{found.coalition.pk}/").partition('<h2 id="ledger"')[2]
    rows = ledger.partition("<tbody>")[2].partition("</tbody>")[0].split("</tr>")

    marked = [row for row in rows if "disputed" in row]
    assert len(marked) == 1
    assert "Sanctuary" in marked[0]
    assert "We never voted" in marked[0]
    assert "Outside" not in marked[0]


def test_of_two_who_dispute_one_demand_each_is_named_with_its_words(organizer, workspace, found):
    Dispute.objects.create(
        workspace=workspace, organization=found.others[1], about="position", tenet=found.demand,
        reason="Misheard",
    )  # fmt: skip

    ledger = page(organizer, f"coalitions/{found.coalition.pk}/").partition('<h2 id="ledger"')[2]
    assert "<strong><bdi>Big 1</bdi>:</strong> <q><bdi>Misheard</bdi></q>" in ledger
    assert "<strong><bdi>Small</bdi>:</strong> <q><bdi>We never voted</bdi></q>" in ledger


def test_the_answers_behind_a_claim_are_marked_one_by_one(organizer, found):
    rows = page(organizer, f"coalitions/{found.coalition.pk}/answers/?evidence=all").split("<tr>")

    marked = [row for row in rows[1:] if "We never voted" in row]
    assert len(marked) == 1
    assert "Small" in marked[0]


@pytest.mark.parametrize("section", ["platform", "members", "risk", "answers"])
def test_a_report_marks_it_in_whichever_section(admin, found, section):
    assert "We never voted" in page(
        admin, f"coalitions/{found.coalition.pk}/report/?chosen=yes&section={section}"
    )


def test_a_report_tells_a_disputed_risk_only_where_risk_may_be_seen(organizer, found):
    every = "&".join(f"section={each}" for each in ("platform", "members", "risk", "answers"))

    told = page(organizer, f"coalitions/{found.coalition.pk}/report/?chosen=yes&{every}")
    assert "We never voted" in told
    assert "Nobody swallows us" not in told


@pytest.mark.parametrize("rest", ["map/", "map/download/svg/"])
def test_the_drawing_marks_them_and_the_legend_says_what_that_means(admin, organizer, found, rest):
    for client, marked in ((admin, 3), (organizer, 2)):
        drawing = page(client, rest)
        assert drawing.count(BUBBLE) == marked + 1  # and once in the legend
        assert "Disputes something that is recorded of it, or follows from it" in drawing


def test_a_screen_reader_hears_it(organizer, found):
    assert re.search(r'aria-label="Small: [^"]*disputes 1 thing', page(organizer, "map/"))


def test_the_wall_marks_nobody_while_nothing_disputed_hangs_there(admin, found):
    assert BUBBLE not in page(admin, "wall/")


def test_the_wall_marks_them_without_words_while_risk_is_shown(admin, found):
    admin.post("/w/clean-air/sessions/showing/", {"risk": "on"})

    wall = page(admin, "wall/")
    assert BUBBLE in wall
    assert "We never voted" not in wall
    assert "Nobody swallows us" not in wall


def test_what_is_settled_shows_nowhere(organizer, found):
    Dispute.objects.update(settled_on=factories.DAY)

    assert "rests on" not in page(organizer, "coalitions/")
    assert BUBBLE not in page(organizer, "map/")


def test_analyze_prints_what_is_disputed(workspace, found):
    out = StringIO()
    call_command("analyze", workspace=workspace.slug, stdout=out)

    told = {each["organization"]: each for each in json.loads(out.getvalue())["disputed"]}
    assert set(told) == {"Small", "Outside", "Big 0"}
    assert told["Small"]["tenet"] == "Sanctuary"
    assert told["Small"]["reason"] == "We never voted"
    assert told["Big 0"]["about"] == "exposure"
    assert told["Big 0"]["coalition"] == "Fares"
