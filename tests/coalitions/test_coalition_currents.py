"""What moves around a coalition: entering what a trend does, and what a coalition's page says of it."""

from datetime import date

import pytest

from coalitions.models import Effect
from organizations.models import Evidence, Position
from tests import factories


@pytest.fixture
def cap(workspace):
    return factories.tenet(workspace, facet="demand", name="Cap the rent")


@pytest.fixture
def trend(workspace):
    return factories.trend(workspace, name="Rents rise", direction="rising")


@pytest.fixture
def coalition(workspace, organization, cap):
    """Tenants ask for the cap. Shops are against it, a church that supports them is for it, riders never
    said."""
    coalition = factories.coalition(workspace, name="Housing now")
    factories.affiliation(coalition, organization)
    factories.plank(factories.platform(coalition), cap, evidence=Evidence.DECLARED)
    groups = {name: factories.organization(workspace, name=name) for name in ("Shops", "Church", "Riders")}
    for one, stance in ((organization, 2), (groups["Shops"], -2)):
        factories.position(workspace, organization=one, tenet=cap, stance=stance, vitality=4)
    other = factories.tenet(workspace, facet="demand", name="More buses")
    factories.plank(coalition.platforms.get(), other)
    factories.position(workspace, organization=groups["Church"], tenet=cap, stance=1)
    factories.position(workspace, organization=groups["Church"], tenet=other, stance=-1)
    factories.tie(groups["Church"], groups["Shops"], kind="support")
    return coalition


def url(coalition):
    return f"/w/clean-air/coalitions/{coalition.pk}/currents/"


def said(client, coalition, query=""):
    return " ".join(client.get(url(coalition) + query).content.decode().split())


def test_what_a_trend_does_is_entered_and_stands_beside_it(organizer, viewer, trend, cap):
    assert f"/w/clean-air/trends/{trend.pk}/effects/new/" in organizer.get("/w/clean-air/events/").text

    organizer.post(
        f"/w/clean-air/trends/{trend.pk}/effects/new/",
        {"tenet": cap.pk, "favours": "False", "strength": "4"},
    )

    effect = Effect.objects.get()
    assert (effect.trend, effect.tenet, effect.favours, effect.strength) == (trend, cap, False, 4)
    page = " ".join(viewer.get("/w/clean-air/events/").text.split())
    assert "hinders <a" in page
    assert "4 of 5" in page
    assert "/effects/" not in page


def test_the_same_is_entered_once(organizer, workspace, trend, cap):
    Effect.objects.create(workspace=workspace, trend=trend, tenet=cap)

    refused = organizer.post(
        f"/w/clean-air/trends/{trend.pk}/effects/new/", {"tenet": cap.pk, "favours": "True"}
    )

    assert refused.status_code == 422
    assert "recorded already" in refused.text


@pytest.mark.parametrize("strength", ["0", "6", "much"])
def test_a_strength_beyond_the_scale_is_refused(organizer, trend, cap, strength):
    sent = {"tenet": cap.pk, "favours": "True", "strength": strength}

    refused = organizer.post(f"/w/clean-air/trends/{trend.pk}/effects/new/", sent)

    assert refused.status_code == 422
    assert not Effect.objects.exists()


def test_it_tells_what_a_current_carries_whom_it_moves_and_whom_to_ask(
    viewer, workspace, coalition, trend, cap
):
    Effect.objects.create(workspace=workspace, trend=trend, tenet=cap, strength=4)

    page = said(viewer, coalition)

    assert "<strong>1 current</strong>" in page
    closer = page[page.index("Whom it may bring closer") : page.index("Opponents it isolates")]
    alone = page[page.index("Opponents it isolates") : page.index("Ask first")]
    ask = page[page.index("Ask first") :]
    assert "Church" in closer
    assert "Tenants" not in closer  # it is with us already
    assert "Shops" in alone
    assert "Cap the rent" in alone
    assert "Riders" in ask
    assert "Shops" not in ask


def test_one_that_falls_makes_harder_what_it_favours(viewer, workspace, coalition, trend, cap):
    trend.direction = "falling"
    trend.save()
    Effect.objects.create(workspace=workspace, trend=trend, tenet=cap, strength=4)

    page = said(viewer, coalition)

    assert "It carries nothing of your platform" in page
    assert "It makes harder, of your platform" in page


def test_whom_an_opponent_may_lose_is_told_to_organizers_where_openings_are_shown(
    viewer, organizer, workspace, coalition, trend, cap
):
    Effect.objects.create(workspace=workspace, trend=trend, tenet=cap, strength=4)
    assert "Organizers alone" not in said(organizer, coalition)

    workspace.openings_shown = True
    workspace.save()

    assert "for what is carried: Church" in said(organizer, coalition).replace("</p>", "")
    assert "for what is carried" not in said(viewer, coalition)


def test_one_that_begins_later_is_not_told_of(viewer, workspace, coalition, trend, cap):
    trend.since = date(2031, 1, 1)
    trend.save()
    Effect.objects.create(workspace=workspace, trend=trend, tenet=cap, strength=4)

    assert "No current is recorded" in said(viewer, coalition, "?day=2030-12-31")
    assert "<strong>1 current</strong>" in said(viewer, coalition, "?day=2031-01-01")


def test_it_says_which_trend_nobody_described(viewer, workspace, coalition, trend):
    assert "not what they favour or hinder" in said(viewer, coalition)


def test_it_counts_what_was_guessed(viewer, workspace, coalition, trend, cap):
    Effect.objects.create(workspace=workspace, trend=trend, tenet=cap)
    Position.objects.filter(organization__name="Shops").update(evidence=Evidence.ESTIMATED)
    Position.objects.exclude(organization__name="Shops").update(evidence=Evidence.DECLARED)

    page = said(viewer, coalition)

    assert "From 3 answers, 1 of them is our estimate." in page
    assert "counts as middling" in page
    assert "No opponent of the platform" in said(viewer, coalition, "?evidence=declared")


def test_its_size_plays_no_part_in_what_it_asks(
    viewer, workspace, coalition, trend, cap, django_assert_max_num_queries
):
    for number in range(20):
        one = factories.organization(workspace, name=f"Group {number}")
        factories.position(workspace, organization=one, tenet=cap, stance=-2)
        more = factories.trend(workspace, name=f"Trend {number}")
        Effect.objects.create(workspace=workspace, trend=more, tenet=cap)

    with django_assert_max_num_queries(21):
        viewer.get(url(coalition))
