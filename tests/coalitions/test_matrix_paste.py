"""Pasting into the matrix: questions and preview first, then one Change."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from organizations.models import Change, Position
from tests import factories

URL = "/w/clean-air/matrix/paste/"


@pytest.fixture
def where(workspace):
    rows = [factories.organization(workspace, name=f"Group {n}") for n in "AB"]
    columns = [factories.tenet(workspace, name=f"Demand {n}") for n in "CD"]
    return {
        "rows": ",".join(str(each.pk) for each in rows),
        "columns": ",".join(str(each.pk) for each in columns),
        "evidence": "declared", "source": "Their sheet", "day": localdate().isoformat(),
        "next": "/w/clean-air/matrix/",
    }  # fmt: skip


def shown(client, data, status=200):
    answer = client.post(URL, data)
    assert answer.status_code == status
    return answer.content.decode()


def seen(html):
    return re.search(r'name="seen" value="(\w+)"', html)[1]


def test_it_says_first_what_would_change_and_writes_nothing(organizer, where):
    html = shown(organizer, where | {"text": "for\tagainst\nwell\t\nfor"})

    assert "2 added" in html
    assert "1 not understood" in html
    assert "1 cell lies outside of this page" in html
    assert not Position.objects.exists()


def test_the_end_that_is_for_is_asked(organizer, where):
    html = shown(organizer, where | {"text": "1\t5"})
    assert "Which end means" in html
    assert 'name="write"' not in html

    html = shown(organizer, where | {"text": "1\t5", "scale": "low"})
    assert "1 is strongly for, 5 is strongly against" in html


def test_one_change_writes_all_and_offers_undo(organizer, where):
    data = where | {"text": "for\tagainst\n\tstrongly for"}
    html = shown(organizer, data)

    page = organizer.post(URL, data | {"seen": seen(html), "write": "1"}, follow=True)

    change = Change.objects.get()
    assert sorted(Position.objects.values_list("stance", "source")) == [
        (-1, "Their sheet"), (1, "Their sheet"), (2, "Their sheet"),
    ]  # fmt: skip
    assert reverse("organizations:change_undo", args=["clean-air", change.pk]) in page.content.decode()


def test_what_somebody_saved_meanwhile_brings_the_preview_back(organizer, where, workspace):
    data = where | {"text": "for\tagainst"}
    html = shown(organizer, data)
    group = workspace.organizations.get(name="Group A")
    factories.position(workspace, organization=group, tenet=workspace.tenets.get(name="Demand C"), stance=-2)

    html = shown(organizer, data | {"seen": seen(html), "write": "1"}, status=409)

    assert "Somebody changed some of these cells" in html
    assert "strongly against" in html
    assert Position.objects.count() == 1


@pytest.mark.parametrize(
    "wrong", [{"text": ""}, {"text": "\t\n"}, {"text": "1", "rows": ""}, {"text": "1", "day": "2999-01-01"}]
)
def test_what_can_not_be_pasted_is_said(organizer, where, wrong):
    assert 'role="alert"' in shown(organizer, where | wrong, status=422)


def test_foreign_rows_have_no_place(organizer, where):
    elsewhere = factories.organization(factories.workspace())

    shown(organizer, where | {"text": "for", "rows": str(elsewhere.pk)}, status=422)


def test_what_is_pasted_is_escaped(organizer, where):
    assert "<b>" not in shown(organizer, where | {"text": "<b>bold</b>"})


def undo_of_a_block(client, workspace, size):
    """Paste `size` × `size` cells into rows and columns of their own; take it back as the matrix does."""
    rows = [factories.organization(workspace) for _ in range(size)]
    columns = [factories.tenet(workspace) for _ in range(size)]
    data = {
        "rows": ",".join(str(each.pk) for each in rows),
        "columns": ",".join(str(each.pk) for each in columns),
        "evidence": "declared", "source": "Their sheet", "day": localdate().isoformat(),
        "next": "/w/clean-air/matrix/", "text": "\n".join(["\t".join(["for"] * size)] * size),
    }  # fmt: skip
    client.post(URL, data | {"seen": seen(shown(client, data)), "write": "1"})
    change = Change.objects.filter(act="matrix.pasted").latest_first().first()
    url = reverse("coalitions:matrix_undo", args=[workspace.slug, change.pk])
    with CaptureQueriesContext(connection) as queries:
        cells = client.post(url, data, headers={"accept": "application/json"}).json()["cells"]
    return len(queries), cells


def test_taking_a_larger_block_back_asks_the_database_no_more_often(organizer, workspace):
    undo_of_a_block(organizer, workspace, 1)  # whatever is looked up once
    few, one = undo_of_a_block(organizer, workspace, 1)
    many, cells = undo_of_a_block(organizer, workspace, 5)

    assert (len(one), len(cells)) == (1, 25)
    assert {(each["words"], each["key"]) for each in cells} == {("", "")}
    assert many == few
