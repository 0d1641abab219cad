"""Applying a scenario: what the page lists is written, in one change, or nothing at all."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from coalitions.models import Affiliation, Plank, Say, Scenario, ScenarioStep
from organizations.models import Change, Evidence, Position
from organizations.models.history import ADDED, remember
from organizations.services import one_change
from organizations.undoing import undo_change
from tests import factories
from tests.coalitions.risky import risky


@pytest.fixture
def found(workspace):
    return risky(workspace)


@pytest.fixture
def scenario(workspace, found):
    return Scenario.objects.create(workspace=workspace, coalition=found.coalition, name="Secret plan")


def step(scenario, kind, **fields):
    number = scenario.steps.count() + 1
    return ScenarioStep.objects.create(
        workspace=scenario.workspace, scenario=scenario, number=number, kind=kind, **fields
    )


def url(scenario):
    return f"/w/clean-air/coalitions/{scenario.coalition_id}/what-if/{scenario.pk}/apply/"


def apply(client, scenario):
    shown = client.get(url(scenario)).context["form"]["shown"].value()
    return client.post(url(scenario), {"shown": shown})


def everything(scenario, found, newcomer):
    step(scenario, "leaves", organization=found.others[0])
    step(scenario, "joins", organization=newcomer, say="vote")
    step(scenario, "plank", tenet=found.demand, strength="full")
    step(scenario, "stance", organization=newcomer, tenet=found.demand, stance=2, vitality=5, red_line=True)
    step(scenario, "say", organization=found.small, say="seat")
    step(scenario, "need", resource="people", low=7, high=9)
    step(scenario, "need", resource="money", high=100)


def test_it_lists_exactly_what_it_writes(organizer, workspace, scenario, found):
    everything(scenario, found, factories.organization(workspace, name="Newcomer"))
    before = Change.objects.count()

    page = organizer.get(url(scenario))

    assert page.context["told"] == [
        "Big 0 leaves: today is its last day as a member.",
        "Newcomer joins as a member today; say: a vote.",
        "A new version of the platform, of today: version 3.",
        "It sets “Sanctuary”: full. Who agreed stays unknown.",
        "An estimate of today for Newcomer: strongly for on “Sanctuary”, source: scenario “Secret plan”.",
        "Small has this say from today: a reserved seat or written guarantee.",
        "What winning takes of people: at least 7, at most 9.",
        "What winning takes of money: at least unknown, at most 100.",
    ]
    assert Change.objects.count() == before


def test_it_writes_all_of_it_in_one_change(organizer, workspace, scenario, found):
    newcomer = factories.organization(workspace, name="Newcomer")
    everything(scenario, found, newcomer)
    before, today = Change.objects.count(), localdate()

    response = apply(organizer, scenario)

    assert response.status_code == 302
    assert Change.objects.count() == before + 1
    coalition = found.coalition
    assert coalition.affiliations.get(organization=found.others[0]).left == today
    place = coalition.affiliations.get(organization=newcomer)
    assert (place.joined, place.say, place.evidence) == (today, "vote", Evidence.ESTIMATED)
    plank = Plank.objects.get(platform__coalition=coalition, platform__number=3)
    assert (plank.platform.day, plank.tenet, plank.strength) == (today, found.demand, "full")
    held = Position.objects.get(organization=newcomer)
    assert (held.as_of, held.stance, held.vitality, held.red_line) == (today, 2, 5, True)
    assert (held.evidence, held.source) == (Evidence.ESTIMATED, "scenario “Secret plan”")
    assert [(each.since, each.step) for each in Say.objects.all()] == [(today, "seat")]
    assert [(each.resource, each.low, each.high) for each in coalition.needs.order_by("resource")] == [
        ("money", None, 100),
        ("people", 7, 9),
    ]


def test_undo_takes_all_of_it_back(organizer, workspace, scenario, found):
    everything(scenario, found, factories.organization(workspace, name="Newcomer"))
    with one_change(workspace=workspace, user=None, act="history.began"):
        remember(list(found.coalition.affiliations.all()), ADDED)
        remember(list(found.coalition.needs.all()), ADDED)
    apply(organizer, scenario)
    change = Change.objects.latest_first()[0]

    undo_change(change=change, user=change.user)

    coalition = found.coalition
    assert not coalition.affiliations.exclude(left=None).exists()
    assert coalition.affiliations.count() == 4
    assert coalition.platforms.count() == 2
    assert not Say.objects.exists()
    assert [(each.resource, each.low, each.high) for each in coalition.needs.all()] == [("people", 5, 15)]
    assert not Position.objects.filter(as_of=localdate()).exists()


def test_what_somebody_changed_meanwhile_is_looked_at_again(organizer, scenario, found):
    step(scenario, "leaves", organization=found.small)
    shown = organizer.get(url(scenario)).context["form"]["shown"].value()
    step(scenario, "leaves", organization=found.others[0])

    response = organizer.post(url(scenario), {"shown": shown})

    assert response.status_code == 409
    assert "Somebody changed" in response.content.decode()
    assert len(response.context["told"]) == 2
    assert not found.coalition.affiliations.exclude(left=None).exists()
    assert apply(organizer, scenario).status_code == 302


@pytest.mark.parametrize("what", ["place", "position", "need"])
def test_the_coalition_is_part_of_what_was_shown(organizer, workspace, scenario, found, what):
    step(scenario, "stance", organization=found.small, tenet=found.demand, stance=1)
    shown = organizer.get(url(scenario)).context["form"]["shown"].value()
    if what == "place":
        factories.affiliation(found.coalition, factories.organization(workspace))
    elif what == "need":
        found.coalition.needs.all().delete()
    else:
        factories.position(
            workspace, organization=found.small, tenet=found.demand, stance=-2, as_of=localdate()
        )

    assert organizer.post(url(scenario), {"shown": shown}).status_code == 409


def test_without_what_was_shown_nothing_is_written(organizer, scenario, found):
    step(scenario, "leaves", organization=found.small)

    assert organizer.post(url(scenario)).status_code == 409


def test_a_coalition_that_is_over_is_not_changed(organizer, scenario, found):
    step(scenario, "leaves", organization=found.small)
    found.coalition.ended = localdate() - timedelta(days=1)
    found.coalition.save()

    response = organizer.get(url(scenario))

    assert "This coalition ended" in response.context["refused"]
    shown = response.context["form"]["shown"].value()
    assert organizer.post(url(scenario), {"shown": shown}).status_code == 422


def test_steps_that_change_nothing_write_nothing(organizer, workspace, scenario):
    step(scenario, "leaves", organization=factories.organization(workspace))

    assert "nothing to write" in organizer.get(url(scenario)).context["refused"]


def test_who_left_is_a_member_again_with_its_say(organizer, scenario, found):
    place = found.coalition.affiliations.get(organization=found.small)
    Affiliation.objects.filter(pk=place.pk).update(left=localdate() - timedelta(days=9))
    step(scenario, "joins", organization=found.small, say="veto")

    apply(organizer, scenario)

    place.refresh_from_db()
    assert place.left is None
    assert [(each.since, each.step) for each in place.says.all()] == [(localdate(), "veto")]


def test_the_last_word_counts_where_two_steps_are_about_the_same(organizer, scenario, found):
    for strength in ("dropped", "full"):
        step(scenario, "plank", tenet=found.demand, strength=strength)
    for stance in (-1, 2):
        step(scenario, "stance", organization=found.small, tenet=found.demand, stance=stance)
    for say in ("vote", "veto"):
        step(scenario, "say", organization=found.small, say=say)

    apply(organizer, scenario)

    assert [each.strength for each in Plank.objects.filter(platform__number=3)] == ["full"]
    assert Position.objects.get(as_of=localdate()).stance == 2
    assert [each.step for each in Say.objects.all()] == ["veto"]


def test_an_estimate_of_today_is_written_over(organizer, workspace, scenario, found):
    factories.position(workspace, organization=found.small, tenet=found.demand, stance=-2, as_of=localdate())
    step(scenario, "stance", organization=found.small, tenet=found.demand, stance=1)

    apply(organizer, scenario)

    assert Position.objects.get(as_of=localdate()).stance == 1


def test_its_name_reaches_only_estimates(organizer, viewer, workspace, scenario, found):
    everything(scenario, found, factories.organization(workspace, name="Newcomer"))
    apply(organizer, scenario)

    page = viewer.get(f"/w/clean-air/coalitions/{found.coalition.pk}/").content.decode()

    assert "Newcomer" in page
    assert "Secret plan" not in page
