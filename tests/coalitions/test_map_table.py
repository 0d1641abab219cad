"""The map's table on a page of its own."""

import pytest

from organizations.models import Organization
from tests import factories
from tests.coalitions.risky import risky

URL = "/w/clean-air/map/"


def page(client, query=""):
    return client.get(URL + query).content.decode()


def test_of_many_the_table_has_a_page_of_its_own(viewer, workspace):
    Organization.objects.bulk_create(Organization(workspace=workspace, name=f"G {n:03}") for n in range(301))

    assert 'href="/w/clean-air/map/table/?"' in page(viewer)
    assert 'href="/w/clean-air/map/table/?day=2026-01-01"' in page(viewer, "?day=2026-01-01")
    assert viewer.get(URL).context["rows"] == []
    table = viewer.get(URL + "table/?page=2")
    assert table.context["page"][0].name == "G 200"


@pytest.mark.parametrize(
    ("order", "first"), [("people", "Few"), ("-people", "Many"), ("-name", "Nobody"), ("x", "Few")]
)
def test_the_table_can_be_sorted_and_keeps_the_unknown_last(viewer, workspace, order, first):
    for name, turnout in (("Few", 10), ("Many", 900), ("Nobody", None)):
        factories.organization(workspace, name=name, turnout_likely=turnout)
    names = [row.name for row in viewer.get(f"{URL}table/?sort={order}").context["page"]]

    assert names[0] == first
    assert order == "-name" or names[-1] == "Nobody"


def test_the_table_keeps_risk_from_a_viewer(viewer, organizer, workspace):
    risky(workspace)

    assert "exposed" in organizer.get(URL + "table/").content.decode()
    assert "exposed" not in viewer.get(URL + "table/").content.decode()
