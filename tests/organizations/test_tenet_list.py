"""Demands & values: plain counts first."""

import pytest

from organizations.models import Facet, Legitimation
from tests import factories

URL = "/w/clean-air/tenets/"


def counted(client, tenet):
    """For, against, undecided and unknown, as the page counts them."""
    rows = [row for _, rows in client.get(URL).context["groups"] for row in rows]
    tally = next(tally for found, tally in rows if found == tenet)
    return tally.in_favour.count, tally.against.count, tally.undecided.count, tally.unknown


def order(client, **asked):
    groups = client.get(URL, asked).context["groups"]
    return [tenet.name for _, rows in groups for tenet, _ in rows]


def test_it_counts_for_against_undecided_and_unknown(viewer, workspace):
    tenet = factories.tenet(workspace)
    for stance in (2, 1, -1, 0):
        factories.position(workspace, tenet=tenet, stance=stance)
    factories.organization(workspace)

    assert counted(viewer, tenet) == (2, 1, 1, 1)


def test_unknown_is_never_counted_as_undecided(viewer, workspace, organization):
    assert counted(viewer, factories.tenet(workspace)) == (0, 0, 0, 1)


def test_only_what_stands_is_counted(viewer, workspace, organization):
    tenet = factories.tenet(workspace)
    factories.position(workspace, organization=organization, tenet=tenet, stance=-2, as_of="2020-01-01")
    factories.position(workspace, organization=organization, tenet=tenet, stance=2)

    assert counted(viewer, tenet) == (1, 0, 0, 0)


def test_it_names_the_first_few_most_vital_first(viewer, workspace):
    tenet = factories.tenet(workspace)
    for at in range(8):
        each = factories.organization(workspace, name=f"Group {at}")
        factories.position(workspace, organization=each, tenet=tenet, vitality=5 if at == 7 else None)

    content = viewer.get(URL).content.decode()

    assert "and 2 more" in content
    assert content.index("Group 7") < content.index("Group 0")


def test_it_marks_red_lines_in_words(viewer, workspace):
    factories.position(workspace, red_line=True)

    assert "(red line)" in viewer.get(URL).content.decode()


def test_it_shows_what_becomes_easier(viewer, workspace):
    a, b = factories.tenet(workspace, code="V1"), factories.tenet(workspace, code="D99")
    Legitimation.objects.create(workspace=workspace, source=a, target=b)

    assert f"/w/clean-air/tenets/{b.pk}/" in viewer.get(URL, {"q": "V1"}).content.decode()


def test_it_groups_by_facet_from_values_to_actions(viewer, workspace):
    for facet in reversed(Facet.values):
        factories.tenet(workspace, name=f"a {facet}", facet=facet)

    assert order(viewer) == [f"a {facet}" for facet in Facet.values]


def test_it_narrows_by_facet_and_search_together(viewer, workspace):
    factories.tenet(workspace, name="Bus fares", facet="demand")
    factories.tenet(workspace, name="Bus lanes", facet="goal")
    factories.tenet(workspace, name="Rents", facet="demand")

    assert order(viewer, facet="demand", q="bus") == ["Bus fares"]


def test_it_sorts_inside_each_facet(viewer, workspace):
    liked, alone = factories.tenet(workspace, name="Liked"), factories.tenet(workspace, name="Alone")
    factories.position(workspace, tenet=liked)

    assert order(viewer, sort="name") == ["Alone", "Liked"]
    assert order(viewer, sort="-for") == ["Liked", "Alone"]
    assert order(viewer, sort="-unknown") == [alone.name, liked.name]


@pytest.mark.parametrize("asked", [{"sort": "x"}, {"facet": "x"}, {"page": "x"}, {"q": "\0"}])
def test_nonsense_in_the_address_is_passed_over(viewer, workspace, asked):
    factories.tenet(workspace, name="Bus fares")

    assert order(viewer, **asked) == ["Bus fares"]


def test_htmx_gets_the_table_only(viewer, workspace):
    factories.tenet(workspace)

    content = viewer.get(URL, headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in content
    assert 'id="table"' in content


def test_an_empty_list_teaches_and_offers_the_first_step(organizer, workspace):
    assert "/w/clean-air/tenets/new/" in organizer.get(URL).content.decode()


@pytest.mark.parametrize("many", [2, 60])
def test_it_asks_the_database_no_more_for_many(viewer, workspace, many, django_assert_max_num_queries):
    for _ in range(many):
        factories.position(workspace)

    with django_assert_max_num_queries(12):
        viewer.get(URL)


def test_names_are_text_and_nothing_else(viewer, workspace):
    bad = "<script>alert(1)</script>"
    factories.position(
        workspace,
        tenet=factories.tenet(workspace, name=bad),
        organization=factories.organization(workspace, name=bad),
    )

    assert bad not in viewer.get(URL).content.decode()


@pytest.mark.parametrize(("who", "status"), [("representative", 403), ("outsider", 404)])
def test_others_are_refused(request, workspace, who, status):
    assert request.getfixturevalue(who).get(URL).status_code == status
