"""The matrix page: who sees it, what its cells say, how it is narrowed, and what it costs."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape
from django.utils.timezone import localdate

from organizations.models import Evidence, Question
from tests import factories

URL = "/w/clean-air/matrix/"


@pytest.fixture
def tenets(workspace):
    return [factories.tenet(workspace, code=f"D{n}", name=f"Demand {n}", facet="demand") for n in range(3)]


def page(client, query=""):
    response = client.get(URL + query)
    assert response.status_code == 200
    return response.content.decode()


def cells(html):
    return re.findall(r"<td[^>]*>(?:(?!</td>).)*</td>", html.partition("<tbody>")[2], re.DOTALL)


def test_a_cell_says_stance_vitality_red_line_and_how_we_know(viewer, workspace, organization, tenets):
    factories.position(
        workspace, organization=organization, tenet=tenets[0], stance=-2, vitality=4, red_line=True,
        evidence=Evidence.DECLARED,
    )  # fmt: skip

    known, *unknown = cells(page(viewer))

    assert ">strongly against<small>red line · vital 4/5 · they said so</small>" in known
    assert 'data-s="-2"' in known
    assert unknown == ["<td></td>", "<td></td>"]


def test_the_position_that_stands_today_is_shown(viewer, workspace, organization, tenets):
    for days, stance in ((20, -1), (2, 1), (-3, -2)):
        factories.position(
            workspace, organization=organization, tenet=tenets[0], stance=stance,
            as_of=localdate() - timedelta(days=days),
        )  # fmt: skip

    assert ">for<small>" in cells(page(viewer))[0]


def test_columns_are_counted_over_all_pages(viewer, workspace, tenets, monkeypatch):
    monkeypatch.setattr("coalitions.views.matrix.FEW", 2)
    monkeypatch.setattr("coalitions.views.matrix.ROWS", 1)
    for stance in (2, 1, -1, 0):
        factories.position(
            workspace, tenet=tenets[0], organization=factories.organization(workspace), stance=stance
        )
    factories.organization(workspace)

    html = page(viewer, "?page=2")

    sums = re.findall(r'data-sum="(-?1?0?)">(\d+)', html)[:4]
    assert sums == [("1", "2"), ("-1", "1"), ("", "1"), ("0", "1")]
    assert len(re.findall(r"<tr data-organization", html)) == 1


def test_both_axes_are_narrowed_by_the_address(viewer, workspace, tenets):
    coalition = factories.coalition(workspace)
    union = factories.organization(workspace, name="Drivers", kind="union")
    factories.organization(workspace, name="Parish", kind="faith group")
    factories.affiliation(coalition, union)
    factories.tenet(workspace, name="Dignity", facet="value")

    for query in ("kind=union", f"coalition={coalition.pk}", "q=driv"):
        html = page(viewer, f"?{query}&facet=value")
        assert ("Drivers" in html, "<bdi>Parish</bdi>" in html) == (True, False)
        assert len(cells(html)) == 1
    assert len(cells(page(viewer, "?tenet=demand"))) == 6


def test_every_kind_and_every_coalition_is_offered_however_many_there_are(viewer, workspace, tenets):
    for number in range(31):
        factories.organization(workspace, name=f"Group {number:02}", kind=f"kind {number:02}")
        factories.coalition(workspace, name=f"Coalition {number:02}")

    html = page(viewer, "?kind=kind+30&facet=demand")

    menus = re.findall(r'<form class="menu__choose".*?</form>', html, re.DOTALL)
    assert [menu.count("<option ") for menu in menus] == [32, 32]  # one is: any
    assert '<option value="kind 30" selected>kind 30 (1)</option>' in menus[0]
    assert ['name="facet" value="demand"' in menu for menu in menus] == [True, True]
    assert ['name="kind" value="kind 30"' in menu for menu in menus] == [False, True]


def test_only_what_is_unknown_somewhere_can_be_asked_for(viewer, workspace, organization, tenets):
    other = factories.organization(workspace, name="Known through and through")
    for tenet in tenets:
        factories.position(workspace, organization=other, tenet=tenet)
    factories.position(workspace, organization=organization, tenet=tenets[0])

    html = page(viewer, "?unknown=1")

    assert "<bdi>Known through and through</bdi>" not in html
    assert len(cells(html)) == 2
    assert "<bdi>Demand 0</bdi>" not in html


def test_what_is_marked_to_be_asked_is_shown(viewer, workspace, organization, tenets):
    Question.objects.create(workspace=workspace, organization=organization, tenet=tenets[1])

    assert cells(page(viewer))[1] == '<td data-q="1"><i>ask them</i></td>'


def test_names_are_escaped(organizer, workspace):
    factories.organization(workspace, name='<b>"x"&')
    factories.tenet(workspace, name="<script>y</script>")

    html = page(organizer)

    assert "<b>" not in html
    assert "<script>y" not in html


def test_viewers_have_nothing_to_enter_with(viewer, organizer, organization, tenets):
    assert "data-save" not in page(viewer)
    assert "data-save" in page(organizer)
    assert viewer.post("/w/clean-air/matrix/save/", {}).status_code == 403
    assert viewer.post("/w/clean-air/matrix/paste/", {}).status_code == 403


def test_representatives_do_not_see_others(representative, outsider, organization, tenets):
    other = factories.organization(organization.workspace)
    for path in (URL, f"{URL}organizations/{other.pk}/", f"{URL}tenets/{tenets[0].pk}/"):
        assert representative.get(path).status_code == 403
        assert outsider.get(path).status_code == 404


def test_without_a_script_each_cell_can_be_a_link_to_its_form(organizer, organization, tenets):
    html = page(organizer, "?plain=1")

    form = f"/w/clean-air/organizations/{organization.pk}/positions/new/?tenet={tenets[2].pk}&known=1"
    back = "next=%2Fw%2Fclean-air%2Fmatrix%2F%3Fplain%3D1"
    assert f'<td><a href="{escape(form)}&amp;{back}">not known</a></td>' in html
    assert organizer.get(f"{form}&{back}").status_code == 200


def test_an_empty_workspace_says_what_a_matrix_needs(viewer):
    assert "Nothing to put into a matrix yet" in page(viewer)


def test_rows_come_in_blocks_that_the_browser_skips_as_a_whole(viewer, workspace, tenets):
    for number in range(41):
        factories.organization(workspace, name=f"Group {number:02}")

    bodies = re.findall(r"<tbody>.*?</tbody>", page(viewer), re.DOTALL)

    assert [body.count("<tr ") for body in bodies] == [20, 20, 1]


@pytest.mark.parametrize(("query", "most"), [("", 13), ("?unknown=1", 16), ("?page=2", 13)])
def test_more_rows_ask_the_database_no_more_often(viewer, workspace, tenets, query, most):
    def asked():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page(viewer, query)
        return len(queries)

    factories.position(workspace, tenet=tenets[0])
    few = asked()
    for _ in range(12):
        organization = factories.organization(workspace)
        for tenet in tenets:
            factories.position(workspace, organization=organization, tenet=tenet)

    assert asked() == few <= most


def test_one_organization_and_one_tenet_have_pages_that_need_no_script(organizer, organization, tenets):
    row = organizer.get(f"{URL}organizations/{organization.pk}/").content.decode()
    column = organizer.get(f"{URL}tenets/{tenets[0].pk}/").content.decode()

    assert row.count('name="stance" value="2"') == 3
    assert column.count('name="stance" value="2"') == 1


def test_the_page_of_an_organization_says_what_to_ask_but_not_to_its_representative(
    viewer, representative, workspace, organization, tenets
):
    Question.objects.create(workspace=workspace, organization=organization, tenet=tenets[1])

    shown = [
        client.get(f"/w/clean-air/organizations/{organization.pk}/").content.decode()
        for client in (viewer, representative)
    ]

    assert ["To ask: 1" in html for html in shown] == [True, False]
