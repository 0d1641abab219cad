"""Words for ties: each is shown with what it was taken for, told otherwise, left out, and remembered."""

import pytest

from coalitions.models import Mapping, Tie
from tests.coalitions.bringing_in import plan_text
from tests.coalitions.test_import_detail import plan_in, text_of, waiting

pytestmark = pytest.mark.django_db
TIES = "Org A,Org B,relation\nA,B,partners\nA,C,see remarks\nB,C,same coalition\nC,D,???x\n"


def test_each_word_can_be_told_and_is_remembered(organizer, workspace):
    url = waiting(organizer, TIES)
    assert 'name="word:same coalition"' in text_of(organizer.get(url))

    told = {"word:see remarks": "tension", "word:same coalition": "alliance", "word:???x": "left_out"}
    page = organizer.post(url, told)
    organizer.post(f"{url}apply/", {"plan": plan_in(page)})

    assert sorted(Tie.objects.values_list("kind", flat=True)) == ["alliance", "partnership", "tension"]
    assert Mapping.objects.get().options["words"]["same coalition"] == "alliance"


def test_a_word_that_is_left_out_leaves_its_ties_out_and_says_so(workspace):
    plan = plan_text(workspace, TIES, words={"see remarks": "left_out", "same coalition": "alliance"})

    skipped = [(each.kind, each.number, each.reason) for each in plan.outcomes if each.outcome == "skipped"]
    assert skipped == [("ties", 3, "relation: “see remarks” is left out, as was chosen.")]
    assert [each.number for each in plan.outcomes if each.outcome == "error"] == [5]


def test_a_known_word_can_be_told_otherwise(workspace):
    plan = plan_text(workspace, TIES, words={"partners": "alliance"})

    assert [tie.kind for tie in plan.creates[Tie]] == ["alliance"]


def test_what_is_not_known_points_to_where_it_is_told(organizer, workspace):
    page = organizer.get(waiting(organizer, TIES), {"show": "error"})

    told = [row.reason for row in page.context["page"]]
    assert all("Say what it means, or leave these ties out, under “How it was read”" in each for each in told)
    assert len(told) == 3
    assert 'id="reading">How it was read' in text_of(page)
