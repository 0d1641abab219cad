"""Whether some members move together: nothing before somebody asks, then the same for everybody."""

from datetime import timedelta

import pytest

from coalitions.models import Inquiry
from organizations.models import Change, Evidence
from tests import factories


@pytest.fixture
def coalition(workspace):
    return factories.coalition(workspace, name="Housing now")


def url(coalition, rest=""):
    return f"/w/clean-air/coalitions/{coalition.pk}/together/{rest}"


def said(client, coalition):
    return " ".join(client.get(url(coalition)).content.decode().split())


def filled(workspace, coalition, *, evidence=Evidence.DECLARED, tenets=24, others=7):
    """Three who answer alike, are part of one union and joined in one month; others who answer otherwise."""
    asked = [factories.tenet(workspace, facet="goal") for _ in range(tenets)]
    union = factories.organization(workspace, name="Union")
    members = []
    for row in range(3 + others):
        close = row < 3
        one = factories.organization(workspace, name=f"{'Local' if close else 'Group'} {row}")
        days = row if close else 60 * row
        factories.affiliation(
            coalition, one, joined=factories.DAY - timedelta(days=900 - days), evidence=evidence
        )
        for column, tenet in enumerate(asked):
            sign = (-1) ** column if close else (-1) ** (column * (row + 1) // 3 + row)
            factories.position(
                workspace, organization=one, tenet=tenet, stance=2 * sign, vitality=5, evidence=evidence
            )
        if close:
            factories.tie(one, union, kind="part_of", evidence=evidence)
        members.append(one)
    return members


def ask(workspace, coalition, reason="Two votes went the same way"):
    return Inquiry.objects.create(workspace=workspace, coalition=coalition, reason=reason)


def test_nothing_is_looked_at_before_somebody_asks(viewer, workspace, coalition):
    filled(workspace, coalition)

    page = said(viewer, coalition)

    assert "Nobody has asked, so nothing was looked at." in page
    assert "Local" not in page
    assert "/together/ask/" not in page


def test_the_question_stands_with_its_reason_before_the_answer(organizer, viewer, workspace, coalition):
    filled(workspace, coalition)
    assert organizer.post(url(coalition, "ask/"), {"reason": " "}).status_code == 422

    organizer.post(url(coalition, "ask/"), {"reason": "Two votes went the same way"})

    page = said(viewer, coalition)
    assert "Two votes went the same way" in page
    assert str(Inquiry.objects.get().asked_by) in page
    assert "<strong>1 group of members</strong> tends to move together" in page
    assert "These groups tend to move together; caucuses are normal." in page
    assert "They said themselves that they are part of Union." in page


def test_a_viewer_cannot_ask(viewer, coalition):
    assert viewer.post(url(coalition, "ask/"), {"reason": "x"}).status_code == 403


def test_it_is_asked_once(organizer, workspace, coalition):
    ask(workspace, coalition)

    answer = organizer.post(url(coalition, "ask/"), {"reason": "Again"})

    assert answer.status_code == 302
    assert Inquiry.objects.get().reason == "Two votes went the same way"


def test_everybody_reads_the_same(organizer, viewer, facilitator, workspace, coalition):
    filled(workspace, coalition)
    ask(workspace, coalition)

    pages = [said(client, coalition) for client in (organizer, viewer, facilitator)]

    start, end = "What is not known", "</main>"
    assert len({page[page.index(start) : page.index(end)] for page in pages}) == 1


def test_guesses_play_no_part(viewer, workspace, coalition):
    filled(workspace, coalition, evidence=Evidence.ESTIMATED)
    ask(workspace, coalition)

    page = said(viewer, coalition)

    assert "does not show that some members move together" in page
    assert "guesses play no part here" in page
    assert "Too little is known" in page


def test_what_a_group_said_counts_though_it_was_guessed_later(viewer, workspace, coalition):
    one = filled(workspace, coalition)[0]
    held = one.positions.first()
    factories.position(
        workspace, organization=one, tenet=held.tenet, stance=-held.stance, evidence=Evidence.ESTIMATED,
        as_of=held.as_of + timedelta(days=1),
    )  # fmt: skip
    ask(workspace, coalition)

    assert "Looked at: 240 answers" in said(viewer, coalition)


def test_it_says_what_is_not_known_first_of_all_decisions(viewer, workspace, coalition):
    filled(workspace, coalition)
    ask(workspace, coalition)

    page = said(viewer, coalition)

    assert "for 0 changes of the platform" in page
    assert "5 are needed to say anything" in page
    assert "shuffled, up to 999 times" in page
    assert "Of five alike in twenty it finds about half." in page


def test_the_picture_says_what_the_table_says(viewer, workspace, coalition):
    members = filled(workspace, coalition)
    ask(workspace, coalition)

    page = said(viewer, coalition)
    table = page[page.index("The same as a table") :]

    pairs = len(members) * (len(members) - 1)
    shapes = {
        "camps__alike": "agree on balance",
        "camps__apart": "differ on balance",
        "camps__even": "neither",
    }
    counted = {words: table.count(f"<td>{words}</td>") for words in shapes.values()}
    assert {words: page.count(f'class="{shape}"') for shape, words in shapes.items()} == counted
    assert sum(counted.values()) == pairs
    assert counted["agree on balance"] >= 6  # the three, both ways round


def test_with_few_answers_from_both_a_pair_is_not_known(viewer, workspace, coalition):
    filled(workspace, coalition, tenets=7)
    ask(workspace, coalition)

    assert "Too little is known" in said(viewer, coalition)


def test_it_never_accuses(viewer, workspace, coalition):
    filled(workspace, coalition)
    ask(workspace, coalition)

    page = said(viewer, coalition).lower()

    assert [word for word in ("faction", "entry", "infiltrat", "suspect", "score") if word in page] == []


def test_taken_back_nothing_is_said_any_more_and_undo_brings_it_again(
    organizer, admin, viewer, workspace, coalition
):
    filled(workspace, coalition)
    ask(workspace, coalition)

    organizer.post(url(coalition, "delete/"), {"version": 1})
    assert "Nobody has asked" in said(viewer, coalition)

    change = Change.objects.get(act="inquiry.deleted")
    admin.post(f"/w/clean-air/history/{change.pk}/undo/")
    assert "tends to move together" in said(viewer, coalition)


def test_a_members_own_page_tells_that_it_was_asked(representative, organization, workspace, coalition):
    factories.affiliation(coalition, organization)
    ask(workspace, coalition)

    page = representative.get(f"/w/clean-air/organizations/{organization.pk}/").content.decode()

    assert "it was asked whether some of its members move together" in page
    assert "Two votes went the same way" in page
    assert url(coalition) in page


def test_its_size_plays_no_part_in_what_it_asks(viewer, workspace, coalition, django_assert_max_num_queries):
    filled(workspace, coalition)
    ask(workspace, coalition)

    with django_assert_max_num_queries(22):
        viewer.get(url(coalition))
