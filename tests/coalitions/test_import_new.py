"""Giving a file: what is kept of it, and what is refused with a message and nothing written."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from coalitions.models import Import
from coalitions.models.imports import ImportState
from coalitions.services import uploads
from organizations.models import Change
from tests.coalitions.bringing_in import counts
from tests.coalitions.commands.test_import_workspace import ALLIES

URL = "/w/clean-air/import/"


def upload(client, content, name="allies.csv", follow=True):
    data = content.encode() if isinstance(content, str) else content
    return client.post(URL, {"file": SimpleUploadedFile(name, data)}, follow=follow)


def test_the_page_takes_a_file_or_pasted_cells(organizer, workspace):
    page = organizer.get(URL).content.decode()

    assert 'type="file"' in page
    assert 'enctype="multipart/form-data"' in page
    assert "<textarea" in page


def test_it_keeps_the_file_in_one_change_and_writes_nothing_of_it(organizer, workspace):
    before = counts()

    response = upload(organizer, ALLIES, follow=False)

    record, change = Import.objects.get(), Change.objects.get()
    grown = {label for label, n in counts().items() if n != before[label]}
    assert response.url == f"/w/clean-air/imports/{record.pk}/"
    assert (bytes(record.content or b""), record.state) == (ALLIES.encode(), ImportState.PREVIEWED)
    assert (change.act, change.user.email) == ("import.uploaded", "organizer@example.org")
    assert grown == {"coalitions.Import", "organizations.Change", "organizations.LogEnd"}
    assert "candid" not in str(change.after)


def test_pasted_cells_are_read_as_a_table(organizer, workspace):
    page = organizer.post(URL, {"pasted": "Organization\tType\nTenants\tunion\n"}, follow=True)

    assert "Tenants" in page.content.decode()
    assert Import.objects.get().filename == "pasted.tsv"


@pytest.mark.parametrize("fields", [{}, {"pasted": "  \n "}])
def test_nothing_given_is_said(organizer, workspace, fields):
    response = organizer.post(URL, fields)

    assert response.status_code == 422
    assert "Choose a file, or paste some cells." in response.content.decode()
    assert not Import.objects.exists()


def test_a_file_over_10_mb_is_refused(organizer, workspace):
    before = counts()

    response = upload(organizer, b"Organization\n" + b"A\n" * (5 * 1024 * 1024))

    assert response.status_code == 422
    assert "larger than 10 MB" in response.content.decode()
    assert counts() == before


def test_pasted_nul_is_refused(organizer, workspace):
    response = organizer.post(URL, {"pasted": "Organization\nA\x00B\n"})

    assert response.status_code == 422
    assert not Import.objects.exists()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\allies.csv", "allies.csv"),
        ("a\u202egnp.csv", "agnp.csv"),
        ("x" * 400 + ".csv", None),
        ("<b>bold</b>.csv", "b>.csv"),
        ("  spaced   out .csv", "spaced out .csv"),
    ],
)
def test_the_name_of_the_file_is_cleaned(organizer, workspace, name, kept):
    upload(organizer, ALLIES, name)

    filename = Import.objects.get().filename
    assert len(filename) <= 300
    assert filename.endswith(".csv") or kept == "passwd"
    assert kept in (None, filename)


KNOWN_BAD = [
    ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(200), "is not a table"),
    ("letter.pdf", b"%PDF-1.7\n\x00\x01\x02\x03", "is not a table"),
    ("empty.csv", b"", "is empty"),
    ("headers.csv", b"Organization,Type\n", "no rows below"),
    ("twice.csv", b"Organization,Rent cap,Rent cap\nA,for,against\n", "A: Rent cap (2)"),
    ("words.csv", b"Organization,Issue,Stance\nA,Rent,support\nB,Rent,perhaps later\n", "perhaps later"),
    ("many.csv", b"Organization\n" + b"".join(b"%d\n" % n for n in range(1_000_000)), "more than 20000 rows"),
    ("broken.xlsx", b"PK\x03\x04" + bytes(100), "damaged"),
    ("rtl.csv", "Organization,City\nجمعية المستأجرين,القاهرة\n".encode(), "جمعية المستأجرين"),
    ("emoji.csv", "Organization,City\n🌱 Roots,🏙\n".encode(), "🌱 Roots"),
    ("twins.csv", b"Organization,City\nTenants,Bronx\nTenants,Queens\n", "Give two groups two names"),
    ("positions.csv", b"organization,tenet,stance,as_of\nA,D1,1,31/02/2026\n", "31/02/2026"),
    ("dates.csv", b"Organization,Last contact\nA,31/02/2026\n", "31/02/2026"),
    ("circle.csv", b"id,facet,name,legitimizes\nD1,demand,One,D2:3\nD2,demand,Two,D1\n", "Two → One"),
    ("nothing.csv", b"Colour,Shape\nred,round\n", "Name one of them"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "message"), KNOWN_BAD, ids=[row[0] for row in KNOWN_BAD])
def test_bad_input_is_answered_by_a_clear_page_and_nothing_is_written(
    organizer, workspace, name, content, message
):
    before = counts()

    page = upload(organizer, content, name)

    grown = {label for label, n in counts().items() if n != before[label]}
    assert page.status_code == 200
    assert message in page.content.decode()
    assert grown - {"coalitions.ImportWork"} == {
        "coalitions.Import",
        "organizations.Change",
        "organizations.LogEnd",
    }


def test_files_that_waited_too_long_are_forgotten(organizer, workspace, monkeypatch):
    upload(organizer, ALLIES, "old.csv")
    Import.objects.update(at=timezone.now() - uploads.KEPT * 2)

    upload(organizer, ALLIES, "new.csv")

    old = Import.objects.get(filename="old.csv")
    assert (old.state, old.content, old.reading) == (ImportState.CANCELLED, None, None)
    assert Import.objects.get(filename="new.csv").content is not None
    assert "forgotten here" in organizer.get(f"/w/clean-air/imports/{old.pk}/").content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("viewer", 403), ("representative", 403), ("outsider", 404), ("anonymous", 302)]
)
def test_others_are_refused(request, workspace, who, status):
    client = request.getfixturevalue(who)

    assert client.get(URL).status_code == status
    assert upload(client, ALLIES, follow=False).status_code == status
    assert not Import.objects.exists()
