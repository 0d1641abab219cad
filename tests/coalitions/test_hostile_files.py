"""Files made to do harm: a clear sentence or rows for the preview, nothing half written, nothing left behind.

`make test` takes a few of each kind; `make hostile` (HOSTILE=all) takes all of them.
"""

import os
import resource
import subprocess
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from coalitions.interchange.limits import BROWSER, MEGABYTE
from coalitions.models import Import, ImportRow, ImportWork
from coalitions.models.imports import ImportState
from organizations.models import Change, LogEnd
from tests.coalitions.bringing_in import counts
from tools.hostile_files import KINDS

pytestmark = pytest.mark.django_db

SAMPLE = 3  # files of each kind, from all over it
URL = "/w/clean-air/import/"
OWN = {
    model._meta.label for model in (Import, ImportRow, ImportWork, Change, LogEnd)
}  # the records of the import itself


def chosen():
    for kind, files in KINDS.items():
        made = list(files())
        step = 1 if os.environ.get("HOSTILE") == "all" else max(1, len(made) // SAMPLE)
        for name, make in made[::step]:
            yield pytest.param(name, make, id=f"{kind}/{name}")


def stored():
    return {label: count for label, count in counts().items() if label not in OWN}


def children():
    listed = subprocess.run(
        ["ps", "--ppid", str(os.getpid()), "-o", "args="], capture_output=True, text=True, check=False
    )
    return [line for line in listed.stdout.splitlines() if "interchange.child" in line]


def test_there_are_enough_of_them_of_every_kind():
    assert sum(len(list(files())) for files in KINDS.values()) >= 130
    assert all(len(list(files())) >= 8 for files in KINDS.values())
    names = [name for files in KINDS.values() for name, _make in files()]
    assert len(names) == len({(kind, name) for kind, files in KINDS.items() for name, _make in files()})


@pytest.mark.parametrize(("name", "make"), list(chosen()))
def test_it_harms_nobody(organizer, workspace, tmp_path, monkeypatch, name, make):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    content, before, began = make(), stored(), time.monotonic()

    answer = organizer.post(URL, {"file": SimpleUploadedFile(name, content)})
    if answer.status_code == 422:
        assert answer.context["form"].errors
        return
    page = organizer.get(answer["Location"])

    assert page.status_code == 200
    assert time.monotonic() - began < BROWSER.seconds + 5
    assert stored() == before
    assert children() == []
    assert list(tmp_path.iterdir()) == []
    if "cannot" in page.context:
        assert 20 < len(page.context["cannot"]) < 4000
        assert "Traceback" not in page.context["cannot"]
    elif page.context.get("importable"):
        imported(organizer, answer["Location"], page, before)
    else:
        assert page.context.get("questions") or page.context["page"].paginator.count


def imported(organizer, at, page, before):
    """All rows that the preview promised, or none."""
    promised = sum(each["created"] for each in page.context["counts"])

    done = organizer.post(f"{at}apply/", {"plan": page.context["fingerprint"]})

    assert done.status_code == 302
    record = Import.objects.get(pk=page.context["record"].pk)
    if record.state == ImportState.DONE:
        assert record.rows.filter(outcome="created").count() == promised
    else:
        assert stored() == before
    assert organizer.get(at).status_code == 200
    assert organizer.get("/w/clean-air/organizations/").status_code == 200


def test_the_process_that_serves_does_not_grow():
    """The last test here: whatever was read, the memory went with the processes that read it."""
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 1500 * MEGABYTE // 1024
