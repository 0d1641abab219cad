"""A file that nobody imports is not kept for good."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from coalitions.models import Import, ImportWork
from coalitions.models.imports import ImportState
from tests.coalitions.test_import_detail import waiting

pytestmark = pytest.mark.django_db
TEXT = "Organization,Notes\nRiders,in confidence\n"


@pytest.fixture
def old(organizer, workspace):
    organizer.get(waiting(organizer, TEXT))
    Import.objects.update(at=timezone.now() - timedelta(days=15))
    return Import.objects.get()


def forgotten(record):
    record.refresh_from_db()
    kept = record.content is not None or record.reading is not None
    return record.state == ImportState.CANCELLED and not kept and not ImportWork.objects.exists()


def test_what_waited_for_two_weeks_is_forgotten_when_the_server_starts(old, capsys):
    call_command("forget_old_files")

    assert forgotten(old)
    assert "Files forgotten: 1" in capsys.readouterr().out


def test_a_file_brought_into_another_workspace_forgets_it_too(old, outsider):
    outsider.post("/w/elsewhere/import/", {"pasted": "Organization\tKind\nNurses\tunion\n"})

    assert Import.objects.count() == 2
    assert Import.objects.filter(state=ImportState.CANCELLED, pk=old.pk, content=None).exists()


def test_what_waits_for_less_stays(organizer, workspace):
    organizer.get(waiting(organizer, TEXT))
    Import.objects.update(at=timezone.now() - timedelta(days=13))

    call_command("forget_old_files", verbosity=0)

    assert Import.objects.get().state == ImportState.PREVIEWED
    assert ImportWork.objects.exists()
