"""A scenario of a coalition: what it supposes, and only what that changes."""

import pytest

from coalitions.analysis.scenarios.compared import Kind
from coalitions.models import Scenario, ScenarioStep
from organizations.models import Change, Role
from organizations.undoing import undo_change
from tests import factories
from tests.coalitions.risky import risky


@pytest.fixture
def found(workspace):
    return risky(workspace)


@pytest.fixture
def scenario(workspace, found):
    return Scenario.objects.create(workspace=workspace, coalition=found.coalition, name="A veto for Small")


def step(scenario, kind, **fields):
    number = scenario.steps.count() + 1
    return ScenarioStep.objects.create(
        workspace=scenario.workspace, scenario=scenario, number=number, kind=kind, **fields
    )


def url(scenario, rest=""):
    return f"/w/clean-air/coalitions/{scenario.coalition_id}/what-if/{scenario.pk}/{rest}"


def words(response):
    return [(each.name, str(each.words)) for each in response.context["outcome"].changes]


def test_it_shows_only_what_changes_bands_first(organizer, scenario, found):
    step(scenario, "say", organization=found.small, say="veto")
    step(scenario, "plank", tenet=found.demand, strength="full")

    response = organizer.get(url(scenario))

    told = words(response)
    assert told[0][0] == "Small"
    assert told[0][1].startswith("less exposed: ")
    assert ("Small", "gets more of what it asks for: 50% → 100%") in told
    assert "“Sanctuary” is in the platform in full" in response.content.decode()
    assert response.context["gains"][0].name == "Small"
    assert not [each for each in told if "Free buses" in each[1]]


def test_bands_are_not_told_to_those_who_may_not_see_risk(organizer, workspace, scenario, found):
    workspace.risk_seen_by = Role.ADMIN
    workspace.save()
    step(scenario, "say", organization=found.small, say="veto")
    step(scenario, "joins", organization=factories.organization(workspace, name="Newcomer"))

    response = organizer.get(url(scenario))

    kinds = {each.difference.kind for each in response.context["outcome"].changes}
    assert Kind.BAND not in kinds
    assert "exposure" not in response.content.decode()
    assert "not shown to your role" in response.content.decode()


def test_what_is_not_known_of_who_joins_is_said(organizer, workspace, scenario):
    step(scenario, "joins", organization=factories.organization(workspace, name="Newcomer"))

    response = organizer.get(url(scenario))

    assert "Newcomer" in response.context["unknown"]
    assert any(name == "Newcomer" for _id, name, _question in response.context["questions"])
    joins = dict(words(response))["Newcomer"]
    assert joins.startswith("would join; nothing that it asks for is recorded")


def test_a_step_that_cannot_be_says_so(organizer, workspace, scenario, found):
    step(scenario, "leaves", organization=factories.organization(workspace))

    response = organizer.get(url(scenario))

    assert [each.idle for each in response.context["outcome"].steps] == [True]
    assert "these steps change nothing" in response.content.decode()


def test_nothing_real_is_touched(organizer, scenario, found):
    step(scenario, "leaves", organization=found.small)

    organizer.get(url(scenario))

    assert found.coalition.affiliations.filter(left=None).count() == 4


@pytest.mark.parametrize("who", ["viewer", "representative", "outsider"])
def test_it_is_for_organizers_and_up(request, who, scenario):
    client = request.getfixturevalue(who)

    assert client.get(url(scenario)).status_code in {403, 404}
    page = f"/w/clean-air/coalitions/{scenario.coalition_id}/"
    assert b"/what-if/" not in client.get(page).content


def test_a_scenario_of_another_coalition_is_not_found(organizer, workspace, scenario):
    other = factories.coalition(workspace)

    address = f"/w/clean-air/coalitions/{other.pk}/what-if/{scenario.pk}/"

    assert organizer.get(address).status_code == 404


def test_it_is_made_step_by_step_and_each_step_can_be_taken_back(organizer, found):
    new = f"/w/clean-air/coalitions/{found.coalition.pk}/what-if/new/"
    made = organizer.post(new, {"name": "Small leaves"})
    scenario = Scenario.objects.get()
    assert made["Location"] == url(scenario)

    organizer.post(url(scenario, "steps/new/leaves/"), {"organization": str(found.small.pk)})
    organizer.post(
        url(scenario, "steps/new/stance/"),
        {
            "organization": str(found.others[0].pk),
            "tenet": str(found.demand.pk),
            "stance": "2",
            "vitality": "5",
        },
    )

    assert [each.number for each in scenario.steps.all()] == [1, 2]
    told = [str(each.words) for each in organizer.get(url(scenario)).context["outcome"].steps]
    assert told == ["Small leaves", "Big 0 takes the stance strongly for, vital, on “Sanctuary”"]

    last = Change.objects.latest_first().first()
    assert last is not None
    assert last.act == "scenariostep.added"
    undo_change(change=last, user=last.user)
    assert scenario.steps.count() == 1

    first = scenario.steps.get()
    organizer.post(url(scenario, f"steps/{first.pk}/delete/"), {"version": str(first.version)})
    assert not scenario.steps.exists()


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("leaves", ["organization"]),
        ("joins", ["organization", "say"]),
        ("plank", ["tenet", "strength"]),
        ("stance", ["organization", "tenet", "stance", "vitality", "red_line"]),
        ("say", ["organization", "say"]),
        ("need", ["resource", "low", "high"]),
    ],
)
def test_a_step_asks_only_for_what_its_kind_needs(organizer, scenario, kind, fields):
    response = organizer.get(url(scenario, f"steps/new/{kind}/"))

    assert list(response.context["form"].fields) == fields


@pytest.mark.parametrize(
    ("kind", "sent", "wrong"),
    [
        ("leaves", {}, "organization"),
        ("need", {"resource": "people"}, "low"),
        ("need", {"resource": "people", "low": "5", "high": "2"}, "__all__"),
        ("plank", {"strength": "full"}, "tenet"),
        ("say", {"say": "vote"}, "organization"),
    ],
)
def test_a_step_that_lacks_something_is_refused_in_words(organizer, scenario, kind, sent, wrong):
    response = organizer.post(url(scenario, f"steps/new/{kind}/"), sent)

    assert response.status_code == 422
    assert wrong in response.context["form"].errors
    assert not scenario.steps.exists()


def test_who_joins_by_a_step_can_get_a_say_and_who_is_a_member_cannot_join(organizer, workspace, scenario):
    newcomer = factories.organization(workspace, name="Newcomer")
    joins = organizer.get(url(scenario, "steps/new/joins/")).context["form"].fields["organization"].queryset
    assert list(joins) == [newcomer]
    step(scenario, "joins", organization=newcomer)

    says = organizer.get(url(scenario, "steps/new/say/")).context["form"].fields["organization"].queryset

    assert newcomer in says


def test_a_kind_that_there_is_not_is_not_found(organizer, scenario):
    assert organizer.get(url(scenario, "steps/new/explodes/")).status_code == 404
