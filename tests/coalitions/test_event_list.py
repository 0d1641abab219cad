"""What happened, and what is rising or falling."""

from datetime import date

from tests import factories


def test_it_tells_events_in_order_of_time_with_the_trends(viewer, workspace):
    factories.event(workspace, name="Second", day=date(2026, 2, 1))
    factories.event(workspace, name="First", day=date(2026, 1, 1), coalition=factories.coalition(workspace))
    factories.trend(workspace, name="Rents rise")

    page = viewer.get("/w/clean-air/events/").content.decode()

    assert page.index("First") < page.index("Second") < page.index("Rents rise")


def test_it_leads_a_viewer_to_no_form(viewer, workspace):
    factories.event(workspace)
    factories.trend(workspace)

    page = viewer.get("/w/clean-air/events/").content.decode()

    assert "/edit/" not in page
    assert "/new/" not in page


def test_it_says_what_an_event_is_when_there_is_none(organizer, workspace):
    page = organizer.get("/w/clean-air/events/").content.decode()

    assert "Nothing recorded yet" in page
    assert "No current recorded" in page


def test_it_asks_no_more_for_many(viewer, workspace, django_assert_max_num_queries):
    for _ in range(30):
        factories.event(workspace, coalition=factories.coalition(workspace))

    with django_assert_max_num_queries(8):
        viewer.get("/w/clean-air/events/")
