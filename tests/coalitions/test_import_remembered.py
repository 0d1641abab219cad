"""A file with columns that were read here before is read so again: said on the page, and one click afresh."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from coalitions.models import Import, Mapping
from organizations.models import Change, Organization, Workspace
from tests import factories

pytestmark = pytest.mark.django_db
URL = "/w/clean-air/import/"
LIST = b"Organization,Support,Circle\nA b,1,north\nC d,5,south\n"
SAME = "is read as you read that one"


def uploaded(client, content, at=URL):
    return client.post(at, {"file": SimpleUploadedFile("list.csv", content)})["Location"]


def imported(client, here):
    page = client.get(here)
    client.post(f"{here}apply/", {"plan": page.context["fingerprint"]})
    return Import.objects.get(pk=page.context["record"].pk)


def told(client, here, **said):
    return client.post(here, {"low_means": "for", **said})


def fields(page):
    return {header: field for each in page.context["sources"] for header, field, _words in each["columns"]}


def test_the_answers_and_columns_of_an_import_are_offered_again(organizer, workspace):
    here = uploaded(organizer, LIST)
    assert organizer.get(here).context["questions"]
    told(organizer, here)
    told(organizer, here, **{"map:Circle": "place"})
    assert imported(organizer, here).state == "done"

    page = organizer.get(uploaded(organizer, LIST.replace(b"A b", b"E f")))

    assert SAME in page.content.decode()
    assert fields(page)["Circle"] == "place"
    assert "strongly for" in page.context["sources"][0]["scale"]
    assert page.context["form"].initial["low_means"] == "for"
    assert {str(each) for each in Organization.objects.all()} == {"A b", "C d"}


def test_it_can_be_read_afresh(organizer, workspace):
    here = uploaded(organizer, LIST)
    told(organizer, here)
    imported(organizer, here)
    again = uploaded(organizer, LIST)
    organizer.get(again)

    page = organizer.post(again, {"afresh": "1"})

    assert page.context["questions"]
    assert SAME not in page.content.decode()
    assert SAME not in organizer.get(again).content.decode()


def test_what_is_imported_without_any_answer_is_forgotten(organizer, workspace):
    plain = LIST.replace(b",1,", b",champion,").replace(b",5,", b",resistant,")
    here = uploaded(organizer, plain)
    organizer.get(here)
    organizer.post(here, {"map:Circle": "place"})
    imported(organizer, here)
    assert Mapping.objects.count() == 1

    again = uploaded(organizer, plain.replace(b"A b", b"E f"))
    organizer.get(again)
    organizer.post(again, {"afresh": "1"})
    imported(organizer, again)

    assert Mapping.objects.count() == 0


@pytest.mark.parametrize("other", [LIST.replace(b"Circle", b"Ring"), LIST.replace(b"Circle", b"Circle,More")])
def test_other_columns_are_asked_for(organizer, workspace, other):
    here = uploaded(organizer, LIST)
    told(organizer, here)
    imported(organizer, here)

    page = organizer.get(uploaded(organizer, other))

    assert page.context["questions"]
    assert SAME not in page.content.decode()


def test_a_file_that_only_the_answer_makes_readable_is_read_again(organizer, workspace):
    content = b"Wer,Wo\nA b,Kiel\n"
    here = uploaded(organizer, content)
    assert "cannot" in organizer.get(here).context
    organizer.post(here, {"shape": "ally_list"})
    organizer.post(here, {"shape": "ally_list", "map:Wer": "name"})
    imported(organizer, here)

    page = organizer.get(uploaded(organizer, content))

    assert "cannot" not in page.context
    assert fields(page)["Wer"] == "name"


def test_another_workspace_remembers_nothing_of_it(organizer, workspace):
    here = uploaded(organizer, LIST)
    told(organizer, here)
    imported(organizer, here)
    Mapping.objects.update(workspace=factories.workspace())

    assert organizer.get(uploaded(organizer, LIST)).context["questions"]
    assert Workspace.objects.count() == 2


def test_nothing_is_remembered_of_what_was_cancelled(organizer, workspace):
    here = uploaded(organizer, LIST)
    told(organizer, here)
    organizer.post(f"{here}cancel/")

    assert Mapping.objects.count() == 0


def test_remembering_is_part_of_the_import_and_no_change_of_its_own(organizer, workspace):
    here = uploaded(organizer, LIST)
    told(organizer, here)
    before = Change.objects.count()
    imported(organizer, here)

    assert Change.objects.count() == before + 1
    assert Mapping.objects.get().options == {"low_means": "for"}


def test_an_import_can_be_taken_back_from_its_message(organizer, workspace):
    here = uploaded(organizer, LIST)
    told(organizer, here)
    page = organizer.get(here)
    answer = organizer.post(f"{here}apply/", {"plan": page.context["fingerprint"]}, follow=True)

    (message,) = answer.context["messages"]
    change = Change.objects.get(act="import.done")
    assert message.extra_tags == f"undo:{change.pk}"
    organizer.post(f"/w/clean-air/history/{change.pk}/undo/")
    assert not Organization.objects.exists()
