"""Every form of every page, filled in and sent: what is written, it is one act, and only in its workspace."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.db.models import QuerySet

from tests.architecture.samples import Answer, World, address
from tests.architecture.source import Url, urls

pytestmark = pytest.mark.django_db
URLS = [url for url in urls() if not hasattr(url.view, "open_reason")]
NO_ACT = {"django_session", "coalitions_places"}  # where the map put things follows from what there is
WITHOUT_CHANGE = {
    "password_edit": "it belongs to no workspace",
    "presence_edit": "it belongs to no workspace",
    "name_edit": "it belongs to no workspace",
    "import_detail": "a file is read again, into the record of its import",
    "import_decide": "what is chosen is kept with the waiting file and goes with it",
    "import_errors": "a file is read again, to give the rows that can't be imported",
    "import_apply": "the sample's file can't be read, so only that is recorded",
}
# Pages with a form that writes nothing, or that this test can't fill in.
WRITES_NOTHING = {
    "import_new": "it wants a file",
    "export_new": "it gives a file",
    "styleguide": "its forms are there to be looked at",
    "session_list": "its form belongs to showing_edit",
    "showing_edit": "what the wall shows is kept in the session",
    "matrix_sitting": "what somebody is entering is kept in the session",
    "matrix_paste": "first it shows what a block would change",
    "organization_paste": "first it shows what the cells would change",
}
POSTED = {  # what pages without a form of their own are sent
    "home_edit": lambda sample: {"home": sample.value("organization_id")},
    "organization_add": lambda sample: {"name": "Something new"},
    "matrix_save": lambda sample: {
        "organization": sample.value("free_organization_id"),
        "tenet": sample.value("free_tenet_id"),
        "act": "enter",
        "stance": "1",
    },
    "matrix_paste": lambda sample: {"text": "for", "rows": "none", "columns": "none"},
    "organization_paste": lambda sample: {"text": "Name\tOwner\nSomething new\tx"},
    "matrix_sitting": lambda sample: {"evidence": "observed", "day": "2026-04-01"},
    "saved_view_replace": lambda sample: {"version": "1", "query": "stale=on"},
    "change_undo": lambda sample: {},
    "change_explain": lambda sample: {"change_why": "Told so", "shown": sample.rows["change_id"].why},
    "presence_edit": lambda sample: {"shown": ""},
    "name_edit": lambda sample: {"name": "Ada"},
    "organization_coalitions": lambda sample: {"coalition_name": "One more"},
    "coalition_propose": lambda sample: {"tenet": sample.value("free_demand_id")},
    "coalition_asking": lambda sample: {"tenet": sample.value("free_tenet_id")},
    "organization_bulk": lambda sample: {
        "do": "kind",
        "kind": "x",
        "row": f"{sample.value('organization_id')}:1",
    },
}
each_url = pytest.mark.parametrize("url", URLS, ids=str)


def shown_form(world: World, url: Url) -> forms.BaseForm | None:
    response = world.ask("admin", "GET", address(url, world.own)).response
    form = response.context.get("form") if response.context else None
    return form if isinstance(form, forms.BaseForm) else None


def rows_of(field: forms.ModelChoiceField) -> QuerySet[Any]:
    assert field.queryset is not None
    return field.queryset


def choices(field: forms.Field) -> list[str]:
    if isinstance(field, forms.ModelChoiceField):
        return [str(row.pk) for row in rows_of(field)]
    found: Any = field.choices if isinstance(field, forms.ChoiceField) else ()
    return [str(value) for value, _label in found if value not in {"", None}]


def something(field: forms.Field, pick: int) -> str:
    """A value that the field can hold: of its choices that number `pick`."""
    if offered := choices(field):
        return offered[pick % len(offered)]
    if isinstance(field, forms.DateField):
        return "2026-04-01"
    return "3" if isinstance(field, forms.IntegerField) else "Something new"


def posted(value: Any) -> Any:
    """As a browser would send it; None = not at all."""
    if value is None or value is False:
        return None
    if isinstance(value, list | tuple):
        return [posted(each) for each in value]
    return "on" if value is True else value.isoformat() if isinstance(value, date) else str(value)


def filled_in(world: World, url: Url, pick: int = 0) -> dict[str, Any]:
    """What the page's form says already, and something in what must not be empty."""
    form = shown_form(world, url)
    if form is None:
        context = world.ask("admin", "GET", address(url, world.own)).response.context or {}
        row: Any = context.get("member") or context.get("row")
        sent = POSTED[url.name](world.own) if url.name in POSTED else {}
        return {"version": str(row.version)} if hasattr(row, "version") else sent
    data = {}
    for place, bound in enumerate(form):
        value = posted(bound.value())
        if bound.field.required and value in (None, "", []):
            value = something(bound.field, pick)
        elif bound.field.required and pick > 2 and choices(bound.field):
            value = something(bound.field, pick + place)
        if value is not None:
            data[bound.html_name] = value
    return data


def sent(world: World, url: Url) -> Answer:
    """The answer to the page's form, filled in; with other choices if the first are taken already."""
    for pick in range(8):
        answer = world.ask("admin", "POST", address(url, world.own), filled_in(world, url, pick))
        if wrote(answer) or answer.status != 422:
            break
    return answer


def wrote(answer: Answer) -> set[str]:
    return set(answer.writes) - NO_ACT


@each_url
def test_an_act_is_one_change(world, url):
    answer = sent(world, url)

    changes = answer.writes.count("organizations_change")
    expected = 0 if url.name in WITHOUT_CHANGE or not wrote(answer) else 1
    assert changes == expected, f"{answer.status}: wrote {wrote(answer)} with {changes} changes"


@each_url
def test_each_form_can_be_sent(world, url):
    """Else the test above would see nothing."""
    answer = sent(world, url)
    if answer.status == 405 or (shown_form(world, url) is None and url.name not in POSTED):
        return  # a page to look at, or one that deletes (which the test above sees)

    context = answer.response.context or {}
    said = getattr(context.get("form"), "errors", "")
    assert bool(wrote(answer)) == (url.name not in WRITES_NOTHING), f"{answer.status} {said}"


@each_url
def test_a_form_takes_nothing_from_another_workspace(world, url):
    form = shown_form(world, url)
    chosen = {
        bound.html_name: rows_of(bound.field)
        for bound in form or ()
        if isinstance(bound.field, forms.ModelChoiceField)
    }

    for name, rows in chosen.items():
        foreign = rows.model.objects.filter(workspace=world.foreign.workspace)
        assert not rows.filter(workspace=world.foreign.workspace).exists(), name
        data = filled_in(world, url) | {name: str(foreign[0].pk)}
        answer = world.ask("admin", "POST", address(url, world.own), data)
        assert answer.status == 422, name
        assert name in answer.response.context["form"].errors
        assert wrote(answer) == set()


@each_url
def test_nothing_is_saved_over_somebody_elses_save(world, url):
    data = filled_in(world, url)
    if "version" not in data:
        return  # nothing here that two people could edit

    answer = world.ask("admin", "POST", address(url, world.own), data | {"version": "41"})

    assert answer.status == 409
    assert "organizations_change" not in answer.writes
