"""Whether some members move together: who reads it, and a question about members named beforehand."""

import pytest

from coalitions.models import Inquiry, NamedMember
from organizations.models import Change
from tests import factories
from tests.coalitions.test_coalition_together import ask, filled, said, url


@pytest.fixture
def coalition(workspace):
    return factories.coalition(workspace, name="Housing now")


def test_who_speaks_for_a_member_reads_the_answer_and_nothing_behind_it(
    representative, organization, workspace, coalition
):
    filled(workspace, coalition)
    ask(workspace, coalition)
    assert representative.get(url(coalition)).status_code == 404

    factories.affiliation(coalition, organization)

    page = said(representative, coalition)
    assert "<strong>1 group of members</strong> tends to move together" in page
    assert "They said themselves that they are part of Union." in page
    assert "What is not known" in page
    assert "If views alone split this coalition" not in page
    assert "/organizations/" not in page.partition("<main")[2].partition("</main>")[0]
    assert f"/coalitions/{coalition.pk}/allies/" not in page


def test_members_named_beforehand_are_the_only_ones_looked_at(organizer, viewer, workspace, coalition):
    members = filled(workspace, coalition)
    named = [each.pk for each in members[:3]]

    organizer.post(url(coalition, "ask/"), {"reason": "They told us of their caucus", "named": named})

    page = said(viewer, coalition)
    assert "Asked about these members alone, named before anybody looked:" in page
    assert "They said themselves that they are part of Union." in page
    assert "looks everywhere" not in page
    assert "A group named beforehand is compared with 999 groups" in page
    assert set(Inquiry.objects.get().named.values_list("pk", flat=True)) == set(named)


def test_others_than_those_named_are_not_spoken_of(organizer, viewer, workspace, coalition):
    members = filled(workspace, coalition)

    organizer.post(
        url(coalition, "ask/"), {"reason": "Same office", "named": [each.pk for each in members[-3:]]}
    )

    page = said(viewer, coalition)
    assert "does not show that these members move together" in page
    assert "They said themselves that they are part of Union." not in page


@pytest.mark.parametrize("chosen", [slice(0, 1), slice(0, 9)])
def test_one_member_or_all_but_one_are_no_group(organizer, workspace, coalition, chosen):
    named = [each.pk for each in filled(workspace, coalition)[chosen]]

    answer = organizer.post(url(coalition, "ask/"), {"reason": "A caucus", "named": named})

    assert answer.status_code == 422
    assert "leave at least two to compare them with" in answer.content.decode()
    assert not Inquiry.objects.exists()


def test_only_members_can_be_named(organizer, workspace, coalition):
    filled(workspace, coalition)
    outside = factories.organization(workspace, name="Outside")

    answer = organizer.post(url(coalition, "ask/"), {"reason": "A caucus", "named": [outside.pk]})

    assert answer.status_code == 422


def test_taken_back_and_undone_it_names_the_same_again(organizer, admin, workspace, coalition):
    named = [each.pk for each in filled(workspace, coalition)[:3]]
    organizer.post(url(coalition, "ask/"), {"reason": "A caucus", "named": named})

    organizer.post(url(coalition, "delete/"), {"version": 1})
    assert not NamedMember.objects.exists()
    change = Change.objects.get(act="inquiry.deleted")
    admin.post(f"/w/clean-air/history/{change.pk}/undo/")

    assert set(NamedMember.objects.values_list("organization", flat=True)) == set(named)
