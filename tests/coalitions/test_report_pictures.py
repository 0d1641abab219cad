"""The pictures of a report: each in its section, beside a table of the same, readable in black and white."""

import re

import pytest

from organizations.models import Legitimation
from tests import factories
from tests.coalitions.risky import risky
from tests.coalitions.test_report_detail import EVERYTHING, of_small, text, whole


@pytest.fixture
def found(workspace):
    found = risky(workspace)
    for n, each in enumerate((found.small, *found.others), 1):
        each.turnout_low, each.turnout_likely, each.turnout_high = 10 * n, 20 * n, 40 * n
        each.save()
    opened = factories.tenet(workspace, name="Night buses", facet="demand")
    Legitimation.objects.create(workspace=workspace, source=found.demand, target=opened, strength=5)
    return found


def section(page, name):
    """What stands under one heading of a report."""
    return page.partition(f'<section aria-labelledby="{name}">')[2].partition("</section>")[0]


def pictures(part):
    return re.findall(r'<svg class="chart[^"]*" role="img" aria-label="([^"]+)"', part)


@pytest.mark.parametrize(
    ("name", "says", "rows"),
    [
        ("platform", "what is kept of what was asked for", r"<th scope=\"row\">All together</th>"),
        ("shared", "A square of all pairs", r"<th scope=\"row\">1 <bdi>"),
        ("needs", "Bars from the least to the most different people", r"<th scope=\"row\">likely</th>"),
        ("needs", "how often each makes the difference", r"<th scope=\"col\">Needed</th>"),
        ("build", "the more of its own asks each must get", r"<th scope=\"row\">30 %</th>"),
    ],
)
def test_each_picture_stands_beside_its_table(organizer, found, name, says, rows):
    part = section(text(organizer, whole(found, EVERYTHING)), name)

    assert any(says in words for words in pictures(part))
    assert re.search(rows, part)


def test_a_picture_comes_with_its_section_alone(organizer, found):
    page = text(organizer, whole(found, "?chosen=yes&section=glance"))

    assert pictures(page.partition('<article class="report">')[2]) == []


def test_who_makes_the_difference_is_for_those_who_see_risk(viewer, found):
    part = section(text(viewer, whole(found, EVERYTHING)), "needs")

    assert len(pictures(part)) == 1
    assert "makes the difference" not in part


def test_one_groups_report_draws_it_beside_all_together(organizer, found):
    page = text(organizer, of_small(found, EVERYTHING))
    part = section(page, "gets")

    assert len(pictures(part)) == 1
    assert re.findall(r"font-weight=\"600\" x=\"\d+\" y=\"\d+\">([^<]+)</text>", part) == [
        "all together",
        "Small",
    ]


def test_its_representative_gets_no_picture_of_the_others(client, found):
    client.force_login(factories.representative(found.small))

    page = text(client, of_small(found, EVERYTHING))

    assert pictures(page.partition('<article class="report">')[2]) == []


def test_lines_differ_without_a_stylesheet(organizer, found):
    part = section(text(organizer, whole(found, EVERYTHING)), "platform")

    drawn = re.findall(r'<path class="chart__line[^>]*>', part)
    assert len(drawn) > 1
    assert all('stroke="#1a2128"' in each for each in drawn)
    assert len({re.sub(r' d="[^"]*"| class="[^"]*"', "", each) for each in drawn}) == len(drawn)


def test_a_square_too_large_for_paper_says_whom_it_leaves_out(organizer, workspace):
    found = risky(workspace, others=22)

    part = section(text(organizer, whole(found, "?chosen=yes&section=shared")), "shared")

    assert "3 members are not drawn." in part


def test_the_square_on_paper_has_words_for_what_cannot_be_built(organizer, workspace):
    found = risky(workspace, others=0)

    part = section(text(organizer, whole(found, "?chosen=yes&section=build")), "build")

    assert pictures(part) == []
    assert "Too little is recorded" in part
