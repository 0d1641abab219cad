"""What a group disputes: who may say so, where it shows, how it ends."""

import pytest

from coalitions.models import Dispute, Disputed
from organizations.models import Change, Evidence
from tests import factories


@pytest.fixture
def tenet(workspace):
    return factories.tenet(workspace, facet="demand", name="Cap the rent")


@pytest.fixture
def position(workspace, organization, tenet):
    return factories.position(
        workspace, organization=organization, tenet=tenet, stance=2, evidence=Evidence.OBSERVED
    )


@pytest.fixture
def coalition(workspace, organization):
    coalition = factories.coalition(workspace, name="Housing now")
    factories.affiliation(coalition, organization)
    return coalition


@pytest.fixture
def dispute(organization, tenet, position):
    return Dispute.objects.create(
        workspace=organization.workspace,
        organization=organization,
        about=Disputed.POSITION,
        tenet=tenet,
        reason="We never voted on that",
    )


def own_url(organization, rest=""):
    return f"/w/clean-air/organizations/{organization.pk}/{rest}"


def test_who_speaks_for_a_group_disputes_a_position_and_its_page_says_so(
    representative, organization, tenet, position
):
    page = representative.get(own_url(organization)).content.decode()
    url = own_url(organization, f"tenets/{tenet.pk}/dispute/")
    assert url in page

    answer = representative.post(url, {"reason": "We never voted on that"}, follow=True)

    dispute = Dispute.objects.get()
    assert (dispute.organization, dispute.tenet, dispute.by.email) == (
        organization, tenet, "representative@example.org",
    )  # fmt: skip
    page = answer.content.decode()
    assert "We never voted on that" in page
    assert page.count(">disputed<") == 2  # beside the position, and in the list of what it disputes
    assert url not in page


def test_a_guess_that_a_group_may_not_see_cannot_be_asked_for(representative, organization, tenet, position):
    position.evidence = Evidence.ESTIMATED
    position.save()

    answer = representative.get(own_url(organization, f"tenets/{tenet.pk}/dispute/"))

    assert answer.status_code == 404


def test_a_group_is_not_told_of_a_guess_by_what_others_noted_as_disputed(
    representative, organizer, organization, position, dispute
):
    position.evidence = Evidence.ESTIMATED
    position.save()

    assert "We never voted on that" not in representative.get(own_url(organization)).content.decode()
    assert "We never voted on that" in organizer.get(own_url(organization)).content.decode()


def test_a_viewer_can_dispute_nothing(viewer, organization, tenet, position, coalition):
    for rest in (f"tenets/{tenet.pk}/dispute/", f"disputes/new/?coalition={coalition.pk}"):
        assert viewer.post(own_url(organization, rest), {"reason": "x"}).status_code == 403
    assert not Dispute.objects.exists()


def test_the_same_is_disputed_once_until_it_is_answered(representative, organization, tenet, dispute):
    url = own_url(organization, f"tenets/{tenet.pk}/dispute/")

    refused = representative.post(url, {"reason": "Again"})
    dispute.settled_on = dispute.said_on
    dispute.save()
    taken = representative.post(url, {"reason": "Again"})

    assert refused.status_code == 422
    assert "disputed already" in refused.content.decode()
    assert taken.status_code == 302


def test_a_reason_is_asked_for(representative, organization, coalition):
    url = own_url(organization, f"disputes/new/?coalition={coalition.pk}")

    refused = representative.post(url, {"result": "fit", "reason": "  "})

    assert refused.status_code == 422
    assert not Dispute.objects.exists()


def test_it_stands_wherever_the_position_shows(
    viewer, facilitator, organization, tenet, position, coalition, dispute
):
    factories.plank(factories.platform(coalition), tenet)
    places = {
        own_url(organization): "We never voted on that",
        f"/w/clean-air/tenets/{tenet.pk}/": "We never voted on that",
        f"/w/clean-air/coalitions/{coalition.pk}/": "We never voted on that",
        f"/w/clean-air/coalitions/{coalition.pk}/allies/": "We never voted on that",
        f"/w/clean-air/matrix/organizations/{organization.pk}/": "We never voted on that",
        f"/w/clean-air/matrix/tenets/{tenet.pk}/": "We never voted on that",
        "/w/clean-air/matrix/": "<b>disputed</b>",
        "/w/clean-air/map/": "disputes 1 thing",
        "/w/clean-air/map/table/": "disputes 1 thing",
        f"/w/clean-air/map/organizations/{organization.pk}/": "disputes 1 thing",
    }

    assert [url for url, said in places.items() if said not in viewer.get(url).content.decode()] == []

    facilitator.post(f"/w/clean-air/disputes/{dispute.pk}/settle/", {"answer": "No", "version": 1})
    left = [url for url, said in places.items() if said in viewer.get(url).content.decode()]
    assert left == [own_url(organization)]  # where it stays, as answered


def test_who_is_invited_next_is_shown_with_what_it_disputes(viewer, workspace, coalition, tenet):
    other = factories.organization(workspace, name="Riders")
    factories.position(workspace, organization=other, tenet=tenet, stance=2)
    factories.plank(factories.platform(coalition), tenet)
    Dispute.objects.create(
        workspace=workspace, organization=other, about="position", tenet=tenet, reason="That was years ago"
    )

    page = viewer.get(f"/w/clean-air/coalitions/{coalition.pk}/invitations/").content.decode()

    assert "That was years ago" in page


def test_a_disputed_risk_is_told_only_to_who_may_see_the_risk(
    viewer, organizer, representative, organization, coalition
):
    url = own_url(organization, f"disputes/new/?coalition={coalition.pk}")
    representative.post(url, {"result": "exposure", "reason": "We hold the keys"})
    page = f"/w/clean-air/coalitions/{coalition.pk}/"

    assert "We hold the keys" in organizer.get(page).content.decode()
    assert str(Dispute.objects.get().by) in organizer.get(page).content.decode()
    assert "We hold the keys" not in viewer.get(page).content.decode()
    assert "We hold the keys" not in viewer.get(own_url(organization)).content.decode()
    assert "disputes" not in viewer.get("/w/clean-air/map/table/").content.decode()


def test_viewers_are_told_what_and_when_but_not_who_said_it(
    viewer, representative, organization, tenet, position
):
    url = own_url(organization, f"tenets/{tenet.pk}/dispute/")
    representative.post(url, {"reason": "We never voted on that"})

    page = viewer.get(own_url(organization)).content.decode()

    assert "We never voted on that" in page
    assert str(Dispute.objects.get().by) not in page


def test_a_facilitator_answers_and_the_group_reads_it(facilitator, representative, organization, dispute):
    url = f"/w/clean-air/disputes/{dispute.pk}/settle/"
    assert "We never voted on that" in facilitator.get(url).content.decode()

    facilitator.post(url, {"answer": "Corrected after your vote", "version": 1})

    dispute.refresh_from_db()
    assert dispute.settled_on is not None
    page = representative.get(own_url(organization)).content.decode()
    assert "Corrected after your vote" in page
    assert ">answered<" in page


def test_only_facilitators_answer(organizer, representative, organization, dispute):
    url = f"/w/clean-air/disputes/{dispute.pk}/settle/"

    assert organizer.get(url).status_code == 403
    assert representative.get(url).status_code in (403, 404)


def test_organizers_take_back_what_they_noted_and_not_what_the_group_itself_said(
    organizer, representative, organization, tenet, position, dispute
):
    dispute.by = None
    dispute.save()
    url = own_url(organization, f"disputes/{dispute.pk}/delete/")
    assert organizer.get(url).status_code == 200
    Dispute.objects.all().delete()
    representative.post(own_url(organization, f"tenets/{tenet.pk}/dispute/"), {"reason": "Never"})
    said = Dispute.objects.get()

    for act in ("edit", "delete"):
        assert organizer.post(own_url(organization, f"disputes/{said.pk}/{act}/")).status_code == 403
        assert representative.get(own_url(organization, f"disputes/{said.pk}/{act}/")).status_code == 200


def test_the_group_takes_it_back_and_that_can_be_undone(representative, admin, organization, dispute):
    url = own_url(organization, f"disputes/{dispute.pk}/delete/")
    representative.post(url, {"version": 1})
    assert not Dispute.objects.exists()

    change = Change.objects.get(act="dispute.deleted")
    admin.post(f"/w/clean-air/history/{change.pk}/undo/")

    assert Dispute.objects.get().reason == "We never voted on that"


def test_an_organizer_rewords_what_organizers_noted(organizer, organization, dispute):
    url = own_url(organization, f"disputes/{dispute.pk}/edit/")

    assert organizer.post(url, {"version": 1, "reason": "We voted no"}).status_code == 302
    assert Dispute.objects.get().reason == "We voted no"


def test_what_is_answered_is_not_reworded(representative, organization, dispute):
    dispute.settled_on = dispute.said_on
    dispute.save()

    url = own_url(organization, f"disputes/{dispute.pk}/edit/")

    assert representative.post(url, {"version": 1, "reason": "x"}).status_code == 403


def test_another_group_cannot_speak(representative, workspace, tenet):
    other = factories.organization(workspace)
    factories.position(workspace, organization=other, tenet=tenet, evidence=Evidence.OBSERVED)

    assert representative.get(own_url(other, f"tenets/{tenet.pk}/dispute/")).status_code == 404
