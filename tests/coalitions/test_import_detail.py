"""The preview: what is asked, how it was read, what would happen; and afterwards what happened."""

import pytest

from coalitions.interchange.reading import CannotRead
from coalitions.models import Import
from coalitions.models.imports import ImportState
from coalitions.services import uploads
from organizations.models import Position
from tests import factories
from tests.coalitions.bringing_in import counts
from tests.coalitions.commands.test_import_workspace import ALLIES, MATRIX
from tests.coalitions.interchange.workbook_files import xlsx, zipped
from tests.coalitions.test_import_new import upload

SCALE = "Organization,Rent cap,Free buses\nTenants,1,4\nUnion,4,\n"


def waiting(client, content, name="sheet.csv"):
    upload(client, content, name, follow=False)
    return f"/w/clean-air/imports/{Import.objects.latest('at').pk}/"


def plan_in(page):
    return page.context["fingerprint"]


def text_of(page):
    return page.content.decode()


def test_it_says_row_by_row_what_would_happen_and_writes_nothing(organizer, workspace):
    factories.organization(workspace, name="Union", kind="party")
    url = waiting(organizer, "Organization,Type,Last contact\nTenants,union,\nUnion,x,\n,C,2026-02-03\n")
    before = counts()

    page = organizer.get(url)

    assert [(row.label, row.outcome.value) for row in page.context["page"]] == [
        ("", "error"),
        ("Tenants", "created"),
        ("Union", "unchanged"),
    ]
    assert "Kind: “party” stays; the file says “x”." in text_of(page)
    assert "Nothing is written before you choose" in text_of(page)
    assert counts() == before


def test_it_reads_the_file_once(organizer, workspace, monkeypatch):
    url = waiting(organizer, ALLIES)
    organizer.get(url)
    monkeypatch.setattr(uploads, "read_safely", lambda *args, **kwargs: pytest.fail("read twice"))

    assert organizer.get(url).context["importable"]
    assert organizer.get(url, {"show": "created"}).status_code == 200


def test_it_asks_what_only_a_person_can_know_then_reads_it_so(organizer, workspace):
    url = waiting(organizer, SCALE)
    asked = organizer.get(url)
    assert "Which end means “with us”?" in text_of(asked)
    assert "--" not in asked.context["questions"][0]["text"]
    assert "importable" not in asked.context

    page = organizer.post(url, {"low_means": "for"})

    assert page.context["importable"]
    assert "1 = strongly for … 5 = strongly against" in text_of(page)
    assert not Position.objects.exists()


def test_it_keeps_the_answers_given_before_when_it_asks_for_more(organizer, workspace):
    url = waiting(organizer, "Group,Issue,Stance\nA,Rent cap,700\nB,Rent cap,5\n")
    assert [each["option"] for each in organizer.get(url).context["questions"]] == ["scale"]

    second = organizer.post(url, {"scale": "0..1000"})
    third = organizer.post(url, {**second.context["kept"], "low_means": "against"})

    assert second.context["questions"][0]["option"] == "low_means"
    assert second.context["kept"] == {"scale": "0..1000"}
    assert "0 = strongly against … 1000 = strongly for" in text_of(third)


def test_a_scale_that_is_none_is_said_beside_its_field(organizer, workspace):
    url = waiting(organizer, MATRIX)

    page = organizer.post(url, {"scale": "high to low"})

    assert page.status_code == 422
    assert "scale" in page.context["form"].errors


def test_a_column_can_be_given_another_field(organizer, workspace):
    url = waiting(organizer, "Organization,Remark,Colour\nTenants,candid,red\n")
    organizer.get(url)

    page = organizer.post(url, {"map:Remark": "notes", "map:Colour": "kind", "map:Organization": "name"})
    back = organizer.post(url, {"map:Colour": "", "map:Nowhere": "name"})

    assert {row.kind for row in page.context["page"]} == {"organizations", "notes"}
    assert Import.objects.get().options["mapping"] == {"Remark": "notes", "Colour": ""}
    assert {row.kind for row in back.context["page"]} == {"organizations", "notes"}


def test_a_field_that_does_not_exist_is_not_taken(organizer, workspace):
    url = waiting(organizer, "Organization,Colour\nTenants,red\n")
    organizer.get(url)

    organizer.post(url, {"map:Colour": "workspace_id"})

    assert Import.objects.get().options["mapping"] == {}


def test_hidden_sheets_are_named_and_read_only_when_ticked(organizer, workspace):
    def hide(book):
        book["Secret"].sheet_state = "hidden"

    book = xlsx(("Open", [["Organization"], ["A"]]), ("Secret", [["Organization"], ["B"]]), change=hide)
    url = waiting(organizer, book, "book.xlsx")

    page, ticked = organizer.get(url), organizer.post(url, {"hidden": "on"})

    assert "Secret" in text_of(page)
    assert [row.label for row in page.context["page"]] == ["A"]
    assert [row.label for row in ticked.context["page"]] == ["A", "B"]


def test_htmx_gets_the_rows_alone(organizer, workspace):
    url = waiting(organizer, ALLIES)
    organizer.get(url)

    rows = organizer.get(url, {"show": "created"}, headers={"HX-Request": "true"})

    assert text_of(rows).strip().startswith('<div id="rows"')
    assert "Tenants" in text_of(rows)
    assert "<h1" not in text_of(rows)


def test_rows_come_in_pages(organizer, workspace):
    url = waiting(organizer, "Organization\n" + "".join(f"Group {n}\n" for n in range(60)))

    page = organizer.get(url, {"page": 3, "show": "created"})

    assert len(page.context["page"]) == 10
    assert "Group 59" in text_of(page)
    assert "show=created&amp;page=2" in text_of(page) or "page=2&amp;show=created" in text_of(page)


@pytest.mark.parametrize(
    ("code", "message"), [("crashed", "made to do harm"), ("too_slow", "takes more than")]
)
def test_a_reader_that_dies_or_hangs_is_a_message(organizer, workspace, monkeypatch, code, message):
    def dies(*args, **kwargs):
        raise CannotRead(code, f"This file {message} 25 seconds.")

    url = waiting(organizer, ALLIES)
    monkeypatch.setattr(uploads, "read_safely", dies)

    page = organizer.get(url)

    assert page.status_code == 200
    assert message in text_of(page)
    assert "what is recorded here is untouched" in text_of(page)


def test_private_words_are_not_shown_in_the_rows(organizer, workspace):
    notes = "organization,text,written\nA,they will fold,\n,they will fold,\nA,x,they will fold\n"
    url = waiting(
        organizer, zipped({"notes.csv": notes, "organizations.csv": "name,short_name\nA,\n"}), "a.zip"
    )

    page = organizer.get(url)

    assert (page.context["errors"], page.context["beside"]) == (1, 1)
    assert "fold" not in text_of(page)


def test_what_is_in_a_cell_is_never_markup(organizer, workspace):
    url = waiting(organizer, "Organization,<script>alert(1)</script>\n<img src=x onerror=alert(1)>,x\n")

    page = text_of(organizer.get(url))

    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_afterwards_it_says_what_happened_and_the_file_is_gone(organizer, workspace):
    url = waiting(organizer, ALLIES)
    organizer.post(f"{url}apply/", {"plan": plan_in(organizer.get(url))})

    page = organizer.get(url)

    record = Import.objects.get()
    assert (record.state, record.content, record.reading) == (ImportState.DONE, None, None)
    assert "What happened" in text_of(page)
    assert [row.label for row in page.context["page"]] == ["Tenants", "", ""]
    assert 'name="plan"' not in text_of(page)


def test_a_post_after_the_import_reads_nothing_again(organizer, workspace):
    url = waiting(organizer, ALLIES)
    organizer.post(f"{url}apply/", {"plan": plan_in(organizer.get(url))})
    before = counts()

    page = organizer.post(url, {"shape": "matrix"})

    assert "What happened" in text_of(page)
    assert counts() == before


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("representative", 403), ("outsider", 404)])
def test_others_are_refused(request, organizer, workspace, who, status):
    url = waiting(organizer, ALLIES)

    assert request.getfixturevalue(who).get(url).status_code == status


def test_the_file_of_another_workspace_is_not_there(organizer, workspace):
    foreign = Import.objects.create(workspace=factories.workspace(), filename="x", content=b"x")

    assert organizer.get(f"/w/clean-air/imports/{foreign.pk}/").status_code == 404


def test_the_kinds_stand_in_the_same_order_before_and_after(organizer):
    content = "Organization,Rent cap,Notes\nTenants,4,private\nUnion,2,\n"
    url = waiting(organizer, content)
    before = organizer.get(url)
    organizer.post(f"{url}apply/", {"plan": plan_in(before)})
    after = organizer.get(url)

    def told(page):
        return [str(each["kind"]) for each in page.context["counts"]]

    assert len(told(before)) > 1
    assert told(before)[0] == "organizations"
    assert told(after) == told(before)
