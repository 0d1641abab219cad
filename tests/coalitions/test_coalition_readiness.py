"""Ready for the table? Who gets to see it, what stands, what is missing, which offer would split you."""

import re

import pytest

from coalitions.models import Coalition, Need
from coalitions.services.exports import export_tables
from organizations.models import Organization, Position, Question
from tests import factories
from tests.coalitions.risky import risky

KEPT_BACK = ("Half the fares", "The night buses", "Strike again")


@pytest.fixture
def found(workspace):
    found = risky(workspace)
    told = dict(zip(("fallback", "not_to_give", "resumption"), KEPT_BACK, strict=True))
    Coalition.objects.filter(pk=found.coalition.pk).update(spokesperson="Ada", **told)
    return found


@pytest.fixture
def sized(workspace, found):
    """Everybody's people are known, and 250 are needed."""
    for number, each in enumerate((found.small, *found.others)):
        Organization.objects.filter(pk=each.pk).update(turnout_likely=(10, 100, 100, 100)[number])
    Need.objects.filter(coalition=found.coalition).update(low=150, high=200)
    return found


def opened(workspace):
    workspace.openings_shown = True
    workspace.save()


def page(found, query=""):
    return f"/w/clean-air/coalitions/{found.coalition.pk}/ready/{query}"


def text(client, found, query=""):
    return re.sub(r"\s+", " ", client.get(page(found, query)).content.decode())


def test_organizers_alone_get_here(organizer, viewer, found):
    assert organizer.get(page(found)).status_code == 200
    assert viewer.get(page(found)).status_code == 403
    assert (
        "Ready for the table?"
        not in viewer.get(f"/w/clean-air/coalitions/{found.coalition.pk}/").content.decode()
    )


def test_each_plank_says_who_backs_it_and_who_does_not(organizer, found):
    said = text(organizer, found)

    assert "0 of 2 planks are backed by at least 80% of the members." in said
    assert "1 of 4 members back it." in said  # Sanctuary
    assert "3 of 4 members back it." in said  # Free buses


def test_who_was_never_asked_is_not_against_and_can_be_asked_by_one_click(organizer, workspace, found):
    Position.objects.filter(organization=found.small, tenet__name="Free buses").delete()

    said = text(organizer, found)
    assert "3 of 4 members back it; 1 never asked." in said
    action = re.search(r'action="([^"]+/ask/)"', said)
    tenet = re.search(r'name="tenet" value="([^"]+)"', said)

    organizer.post(action[1], {"tenet": tenet[1], "next": page(found)})

    assert [each.organization for each in Question.objects.all()] == [found.small]
    assert "planned" in text(organizer, found)


def test_the_mandate_says_what_is_settled_and_what_is_not(organizer, found):
    said = text(organizer, found)

    assert all(each in said for each in (*KEPT_BACK, "Ada"))
    assert said.count("not settled yet") == 1  # how you decide

    Coalition.objects.filter(pk=found.coalition.pk).update(decision_rule="Consensus")
    assert organizer.get(page(found)).context["mandate_stands"] == "yes"


def test_the_mandate_is_entered_in_the_form_of_the_coalition(organizer, found):
    url = f"/w/clean-air/coalitions/{found.coalition.pk}/edit/"
    sent = {
        "name": "Fares",
        "version": 1,
        "centred": "night workers",
        "fallback": "Less",
        "spokesperson": "Bo",
    }

    assert "seen by organizers alone" in organizer.get(url).content.decode()
    organizer.post(url, sent)

    row = Coalition.objects.get()
    assert (row.fallback, row.spokesperson, row.centred) == ("Less", "Bo", "night workers")


def test_numbers_are_compared_with_what_winning_takes(organizer, found, sized):
    assert "Between 100 and 310 people; winning takes 150. It could go either way." in text(organizer, found)

    Need.objects.filter(coalition=found.coalition).update(low=400, high=500)
    assert "At most 310 people; winning takes 400." in text(organizer, found)


def test_ratings_are_no_people(organizer, found):
    said = text(organizer, found)

    assert "How many people the members bring is not recorded." in said
    assert "Ask how many would come:" in said


def test_the_splitting_offer_is_off_until_an_admin_switches_it_on(organizer, workspace, found, sized):
    assert "This is off" in text(organizer, found)
    assert "Prepare for this offer" not in text(organizer, found)

    opened(workspace)

    said = text(organizer, found)
    assert "Prepare for this offer:</strong>" in said
    assert "Free buses" in said.partition("Prepare for this offer")[2]
    assert "If they settle, 10 people are left; winning takes 150." in said


def test_no_offer_is_sought_where_people_are_not_recorded(organizer, workspace, found):
    opened(workspace)

    assert "Not known: it takes a platform" in text(organizer, found)


def test_without_a_platform_nothing_is_on_the_table(organizer, workspace):
    bare = factories.coalition(workspace)

    said = organizer.get(f"/w/clean-air/coalitions/{bare.pk}/ready/").content.decode()

    assert "There is no platform yet" in said


def test_a_file_to_hand_on_holds_nothing_of_it(workspace, found):
    handed_on = export_tables(workspace, private=False)["coalitions"][0]
    own = export_tables(workspace, private=True)["coalitions"][0]

    assert [handed_on[name] for name in ("fallback", "not_to_give", "resumption")] == ["", "", ""]
    assert tuple(own[name] for name in ("fallback", "not_to_give", "resumption")) == KEPT_BACK
    assert handed_on["spokesperson"] == "Ada"


def test_the_number_of_questions_to_the_database_does_not_grow(
    organizer, workspace, found, django_assert_max_num_queries
):
    for _number in range(20):
        factories.affiliation(found.coalition, factories.organization(workspace))
    organizer.get(page(found))

    with django_assert_max_num_queries(22):
        organizer.get(page(found))
