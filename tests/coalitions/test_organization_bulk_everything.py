"""What is done to all that a filter finds, on whatever page: asked for first, with the count."""

import re

import pytest
from django.utils.timezone import localdate

from organizations.models import Change, Organization
from tests import factories
from tests.coalitions.test_organization_bulk import LIST, URL, said


@pytest.fixture
def rows(workspace):
    return [factories.organization(workspace, name=f"Group {letter}") for letter in "ABC"]


def everything(client, workspace, do, query="", **typed):
    """The confirming page, and what it sends on."""
    row = workspace.organizations.first()
    sent = {"row": f"{row.pk}:{row.version}", "everything": "1", "do": do, "next": f"{LIST}{query}"} | typed
    page = client.post(URL, sent)
    chosen = re.search(r'name="row" value="([^"]*)"', page.content.decode())[1]
    return page, sent | {"row": chosen, "sure": "1"}


def test_everything_is_all_that_the_filter_finds_and_is_asked_for_first(organizer, workspace):
    for number in range(130):
        factories.organization(workspace, name=f"Union {number}", short_name="", kind="union")
    factories.organization(workspace, name="Parish", short_name="", kind="faith")

    page, sent = everything(organizer, workspace, "owner", "?kind=union&page=2", owner="Ada")

    assert "130 organizations of this filter" in page.content.decode()
    assert "and 80 more" in page.content.decode()
    assert not Change.objects.exists()
    response = organizer.post(URL, sent, follow=True)
    assert said(response) == ["130 organizations saved."]
    assert workspace.organizations.filter(owner="Ada").count() == 130
    assert workspace.organizations.get(name="Parish").owner == ""
    assert Change.objects.count() == 1


def test_everything_leaves_out_who_was_changed_before_the_button_was_pressed(organizer, workspace, rows):
    _page, sent = everything(organizer, workspace, "delete")
    Organization.objects.filter(pk=rows[0].pk).update(version=9)

    response = organizer.post(URL, sent, follow=True)

    assert [row.name for row in workspace.organizations.all()] == ["Group A"]
    assert [str(row) for row, _values in response.context["rows"]] == ["Group A"]


@pytest.mark.parametrize("do", ["kind", "spectrum", "owner", "next", "checked", "tag", "untag", "coalition"])
def test_everything_says_what_it_is_about_to_do(organizer, workspace, rows, do):
    coalition = factories.coalition(workspace, name="Clean buses")
    typed = {"kind": "x-value", "owner": "x-value", "spectrum": "neutral", "next_step": "x-value"}

    page, _sent = everything(
        organizer, workspace, do, **typed, constituencies="x-value", coalition=str(coalition.pk)
    )

    shown = page.content.decode()
    assert {"spectrum": "neutral", "checked": str(localdate().year), "coalition": "Clean buses"}.get(
        do, "x-value"
    ) in shown


@pytest.mark.parametrize(
    ("do", "typed"),
    [
        ("delete", {}),
        ("owner", {"owner": "Ada"}),
        ("tag", {"constituencies": "tenants"}),
        ("coalition", {}),
    ],
)
def test_the_page_that_asks_takes_the_reason_along(organizer, workspace, rows, do, typed):
    typed["coalition"] = str(factories.coalition(workspace).pk)
    _page, sent = everything(organizer, workspace, do, **typed)

    refused = organizer.post(URL, sent | {"change_why": "x" * 301})

    assert refused.status_code == 422
    assert not Change.objects.exists()
    assert sent["row"] in refused.content.decode()
    organizer.post(URL, sent | {"change_why": "They asked for it"})
    assert Change.objects.get().why == "They asked for it"
