"""Adding, changing and removing coalitions, needs, places, says, platforms, planks, ties, events and trends.

The views <noun>_new, <noun>_edit and <noun>_delete of each; nouns.py says what each needs.
"""

import pytest
from django.forms.models import model_to_dict

from tests import factories
from tests.coalitions.nouns import NOUNS, Noun, world

pytestmark = pytest.mark.django_db
every_noun = pytest.mark.parametrize("noun", NOUNS, ids=str)
every_refusal = pytest.mark.parametrize(
    ("noun", "name", "value"),
    [(noun, *refused) for noun in NOUNS for refused in noun.refused],
    ids=lambda part: str(part)[:24],
)
every_choice = pytest.mark.parametrize(
    ("noun", "name"), [(noun, name) for noun in NOUNS for name in noun.foreign], ids=str
)


@pytest.fixture
def there(workspace):
    return world(workspace)


def new(noun: Noun, there):
    return (
        f"/w/clean-air/{noun.new.format(**{key: getattr(row, 'pk', '') for key, row in there.rows.items()})}"
    )


def its(noun: Noun, row, verb: str):
    return f"/w/clean-air/{noun.rest.format(row=row.pk)}{verb}/"


def posted(form):
    """What a browser sends back for a form as it was shown."""
    values = {}
    for field in form:
        value = field.value()
        values[field.html_name] = "" if value is None else value
    return values


def acts(there):
    return list(there.workspace.changes.order_by("at").values_list("act", flat=True))


@every_noun
def test_it_adds_in_one_change(organizer, there, noun):
    before = noun.model.objects.count()

    response = organizer.post(new(noun, there), noun.fields(there.rows))

    assert response.status_code == 302
    assert noun.model.objects.count() == before + 1
    assert acts(there) == [f"{noun.name}.added"]


@every_noun
def test_it_shows_the_form_and_changes_in_one_change(organizer, there, noun):
    row = noun.make(there.rows)
    name, value = noun.change
    form = organizer.get(its(noun, row, "edit")).context["form"]

    response = organizer.post(its(noun, row, "edit"), posted(form) | {name: value})

    assert response.status_code == 302
    stored = noun.model.objects.get(pk=row.pk)
    assert str(getattr(stored, name)).removesuffix(".0") == value
    assert stored.version == row.version + 1
    assert acts(there) == [f"{noun.name}.edited"]


@every_noun
def test_saving_the_form_as_it_came_keeps_every_value(organizer, there, noun):
    row = noun.make(there.rows)
    before = model_to_dict(noun.model.objects.get(pk=row.pk))

    organizer.post(its(noun, row, "edit"), posted(organizer.get(its(noun, row, "edit")).context["form"]))

    assert model_to_dict(noun.model.objects.get(pk=row.pk)) == before


@every_noun
def test_it_refuses_to_write_over_what_somebody_saved_meanwhile(organizer, there, noun):
    row = noun.make(there.rows)
    name, value = noun.change
    shown = posted(organizer.get(its(noun, row, "edit")).context["form"])
    noun.model.objects.get(pk=row.pk).save_over(row.version)

    response = organizer.post(its(noun, row, "edit"), shown | {name: value})

    assert response.status_code == 409
    assert acts(there) == []
    assert str(getattr(noun.model.objects.get(pk=row.pk), name)) != value


@every_noun
def test_it_asks_before_it_removes_in_one_change(organizer, there, noun):
    row = noun.make(there.rows)

    assert organizer.get(its(noun, row, "delete")).status_code == 200
    assert noun.model.objects.filter(pk=row.pk).exists()
    organizer.post(its(noun, row, "delete"), {"version": row.version})

    assert not noun.model.objects.filter(pk=row.pk).exists()
    assert acts(there) == [f"{noun.name}.deleted"]


@every_noun
def test_it_does_not_remove_what_somebody_saved_meanwhile(organizer, there, noun):
    row = noun.make(there.rows)

    response = organizer.post(its(noun, row, "delete"), {"version": row.version + 1})

    assert response.status_code == 409
    assert noun.model.objects.filter(pk=row.pk).exists()


@every_noun
def test_a_viewer_may_not_write(viewer, there, noun):
    row = noun.make(there.rows)
    addresses = [new(noun, there), its(noun, row, "edit"), its(noun, row, "delete")]

    assert [viewer.post(address, {"version": 1}).status_code for address in addresses] == [403, 403, 403]


@every_noun
def test_a_row_of_another_workspace_is_not_there(organizer, there, noun):
    row = noun.make(world(factories.workspace()).rows)

    assert organizer.get(its(noun, row, "edit")).status_code == 404
    assert organizer.post(its(noun, row, "delete"), {"version": row.version}).status_code == 404


@every_refusal
def test_it_refuses_what_makes_no_sense_and_keeps_what_was_typed(organizer, there, noun, name, value):
    before = noun.model.objects.count()
    fields = noun.fields(there.rows) | {name: value}

    response = organizer.post(new(noun, there), fields)

    assert response.status_code == 422
    assert noun.model.objects.count() == before
    assert acts(there) == []
    assert str(response.context["form"][name].value()) == value


@every_choice
def test_it_refuses_a_row_of_another_workspace_in_a_field(organizer, there, noun, name):
    elsewhere = world(factories.workspace()).rows
    stranger = {"coalition": "coalition", "tenet": "demand"}.get(name, "one")
    before = noun.model.objects.count()

    response = organizer.post(new(noun, there), noun.fields(there.rows) | {name: elsewhere[stranger].pk})

    assert response.status_code == 422
    assert noun.model.objects.count() == before


@pytest.mark.parametrize("noun", [noun for noun in NOUNS if noun.once], ids=str)
def test_it_refuses_the_same_twice_with_a_message(organizer, there, noun):
    organizer.post(new(noun, there), noun.fields(there.rows))

    response = organizer.post(new(noun, there), noun.fields(there.rows))

    assert response.status_code == 422
    assert response.context["form"].errors
