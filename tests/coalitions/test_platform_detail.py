"""One version of a platform."""

import pytest

from tests import factories


@pytest.fixture
def version(workspace):
    return factories.platform(factories.coalition(workspace, name="Fares"), label="the call")


def url(version):
    return f"/w/clean-air/platforms/{version.pk}/"


def test_it_says_what_the_version_sets_and_who_agreed(viewer, version, workspace, organization):
    plank = factories.plank(version, factories.tenet(workspace, name="Free buses"), proposed_by=organization)
    plank.agree([organization])

    page = viewer.get(url(version)).content.decode()

    assert "the call" in page
    assert "Free buses" in page
    assert page.count(">Tenants<") + page.count("Tenants</td>") >= 1


def test_unknown_is_said_as_unknown(viewer, version, workspace):
    factories.plank(version, factories.tenet(workspace))

    assert viewer.get(url(version)).content.decode().count("unknown") >= 2


def test_a_version_without_planks_says_what_to_do(organizer, version):
    assert "sets nothing yet" in organizer.get(url(version)).content.decode()


def test_it_offers_a_viewer_nothing_to_change(viewer, version, workspace):
    factories.plank(version, factories.tenet(workspace))

    assert "/edit/" not in viewer.get(url(version)).content.decode()


def test_it_asks_no_more_for_many_planks(
    viewer, version, workspace, organization, django_assert_max_num_queries
):
    for _ in range(30):
        factories.plank(version, factories.tenet(workspace), proposed_by=organization).agree([organization])

    with django_assert_max_num_queries(8):
        viewer.get(url(version))


def test_who_agreed_is_in_the_order_of_the_names_shown(viewer, workspace):
    version = factories.platform(factories.coalition(workspace))
    plank = factories.plank(version, factories.tenet(workspace, facet="demand"))
    plank.agree(
        [
            factories.organization(workspace, name="Zebra council", short_name="Aid"),
            factories.organization(workspace, name="Boat people"),
        ]
    )

    page = " ".join(viewer.get(f"/w/clean-air/platforms/{version.pk}/").content.decode().split())

    assert "Aid, Boat people" in page
