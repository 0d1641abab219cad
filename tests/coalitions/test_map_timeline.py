"""The map on a day: what happened when, the state of that day, and what came after what."""

from datetime import date

import pytest

from coalitions.models import Affiliation, Places, Tie
from tests import factories

MAP = "/w/clean-air/map/"


@pytest.fixture
def world(workspace, organization):
    """Riders became Transit in 2020; a coalition of the two old ones from 2018 to 2021."""
    riders, transit = (factories.organization(workspace, name=name) for name in ("Riders", "Transit"))
    coalition = factories.coalition(workspace, name="Fair Fares", started=date(2018, 1, 1))
    factories.affiliation(coalition, organization, joined=date(2018, 1, 1))
    factories.affiliation(coalition, riders, joined=date(2018, 1, 1), left=date(2020, 5, 1))
    factories.platform(coalition, day=date(2018, 3, 1), label="First demands")
    factories.event(workspace, day=date(2019, 6, 1), name="The big march")
    factories.trend(workspace, name="Rents", since=date(2017, 1, 1))
    factories.tie(transit, riders, kind="successor", since=date(2020, 5, 1), note="absorbed · by vote")
    return {"riders": riders, "transit": transit, "coalition": coalition}


def shown(client, day="", **more):
    return client.get(MAP, {"day": day, **more} if day else more)


def test_everything_that_has_a_day_is_listed_in_its_order(viewer, world):
    timeline = shown(viewer).context["timeline"]
    told = [(moment.day, each.words) for moment in timeline.moments for each in moment.happenings]
    assert told == [
        (date(2017, 1, 1), "Rents: rising since then"),
        (date(2018, 1, 1), "Fair Fares began"),
        (date(2018, 1, 1), "Riders, Tenants joined Fair Fares"),
        (date(2018, 3, 1), "Fair Fares agreed on First demands"),
        (date(2019, 6, 1), "The big march"),
        (date(2020, 5, 1), "Riders left Fair Fares"),
        (date(2020, 5, 1), "Riders was followed by Transit (absorbed · by vote)"),
    ]


def test_a_day_shows_the_map_as_it_stood(viewer, world):
    def inside(day):
        return {row.name: row.coalitions for row in shown(viewer, day).context["rows"]}

    assert inside("2017-06-01")["Riders"] == ()
    assert inside("2019-01-01")["Riders"] == ("Fair Fares",)
    assert inside("2020-06-01") == {"Riders": (), "Tenants": ("Fair Fares",), "Transit": ()}
    page = shown(viewer, "2019-06-01").content.decode()
    assert "The map as it stood on 1 June 2019" in page or "The map as it stood on June 1, 2019" in page
    assert "The big march" in page


def test_a_coalition_that_has_ended_or_not_begun_is_not_drawn(viewer, world):
    coalition = world["coalition"]
    coalition.ended = date(2021, 1, 1)
    coalition.save()
    names = {
        day: b'data-coalition="' in shown(viewer, day).content
        for day in ("2017-06-01", "2020-06-01", "2022-01-01")
    }
    assert names == {"2017-06-01": False, "2020-06-01": True, "2022-01-01": False}


def test_on_its_day_an_arrow_says_what_came_after_what(viewer, world):
    page = shown(viewer, "2020-05-01").content.decode()
    assert 'class="map-passing__arrow"' in page
    assert ">absorbed</text>" in page
    ends = f'data-ends="{world["riders"].pk} {world["transit"].pk}"'
    assert ends in page  # from the old to the new one
    for other in ("2020-04-30", "2020-05-02", ""):
        assert "map-passing__arrow" not in shown(viewer, other).content.decode()


@pytest.mark.parametrize(
    ("day", "ended"), [("2020-04-30", False), ("2020-05-01", True), ("2024-01-01", True), ("", True)]
)
def test_the_old_one_is_drawn_as_ended_from_that_day_on_and_both_records_stay(viewer, world, day, ended):
    page = shown(viewer, day).content.decode()
    assert ('class="map-steady is-ended"' in page) is ended
    assert ('followed by Transit"' in page) is ended  # what a screen reader hears
    assert ("Ended: another came after it" in page) is ended
    assert 'data-name="Riders"' in page
    assert 'data-name="Transit"' in page


def test_earlier_and_later_lead_to_the_days_around(viewer, world):
    timeline = shown(viewer, "2019-01-01").context["timeline"]
    assert (timeline.earlier, timeline.later) == (date(2018, 3, 1), date(2019, 6, 1))
    today = shown(viewer).context["timeline"]
    assert (today.earlier, today.later) == (date(2020, 5, 1), None)
    page = shown(viewer, "2019-01-01", **{"as": str(world["riders"].pk)}).content.decode()
    assert f"?day=2018-03-01&amp;as={world['riders'].pk}#timeline" in page


@pytest.mark.parametrize("day", ["tomorrow", "2020-13-01", "\0", "99999-01-01"])
def test_a_day_that_is_none_is_today(viewer, world, day):
    page = shown(viewer, day)
    assert page.status_code == 200
    assert page.context["timeline"].chosen is None


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_there_are_can_be_asked_for(viewer, world, day):
    assert shown(viewer, day).status_code == 200


def test_looking_at_a_day_moves_nobody(viewer, world):
    shown(viewer)
    before = Places.objects.get().places
    shown(viewer, "2017-06-01")
    assert Places.objects.get().places == before


def test_a_change_is_seen_at_once(viewer, world):
    assert shown(viewer, "2019-01-01").context["rows"][0].coalitions
    Affiliation.objects.all().delete()
    Tie.objects.all().delete()
    page = shown(viewer, "2019-01-01")
    assert not any(row.coalitions for row in page.context["rows"])


def test_without_days_there_is_no_strip(viewer, organization):
    assert shown(viewer).context["timeline"] is None


def test_table_and_download_are_of_that_day(viewer, world):
    table = viewer.get(f"{MAP}table/", {"day": "2017-06-01"}).content.decode()
    assert "Fair Fares" not in table
    assert "2017" in table
    picture = viewer.get(f"{MAP}download/svg/", {"day": "2020-05-01"})
    assert "As it stood on" in picture.content.decode()
    assert "2020-05-01" in picture["Content-Disposition"]


def test_many_days_share_marks_and_only_those_around_are_listed(viewer, workspace, organization):
    for number in range(400):
        factories.event(workspace, day=date.fromordinal(date(2010, 1, 1).toordinal() + number * 3))
    timeline = shown(viewer, "2011-06-01").context["timeline"]
    assert timeline.total == 400
    assert len(timeline.marks) < 200
    assert len(timeline.moments) == 100
    assert timeline.moments[0].day < date(2011, 6, 1) < timeline.moments[-1].day
