"""While an import is written others go on: what it holds is what it writes, and nothing else."""

from threading import Thread

import pytest
from django.db import connection

from coalitions.models import Import
from coalitions.services import imports
from coalitions.services.imports import apply_import
from organizations.models import Organization, Position
from tests import factories
from tests.coalitions.bringing_in import plan_text

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time"),
]
LIST = "Organization,City\nTenants,Bronx\nNew,Queens\n"


@pytest.fixture
def meanwhile(monkeypatch):
    """Does something, on a connection of its own, when everything is written but not committed."""
    seen = []

    def during(act):
        def patient():
            try:
                with connection.cursor() as cursor:
                    cursor.execute("SET lock_timeout = '20s'")
                act()
                seen.append("done")
            except Exception as error:
                seen.append(repr(error))
            finally:
                connection.close()

        def remember(*_options):
            other = Thread(target=patient)
            other.start()
            other.join(30)

        monkeypatch.setattr(imports, "remember", remember)
        return seen

    return during


def bring_beside(workspace, text=LIST):
    apply_import(record=Import(workspace=workspace, filename="x"), plan=plan_text(workspace, text))


def test_somebody_adds_a_row_while_an_import_is_open(meanwhile):
    workspace = factories.workspace()
    seen = meanwhile(lambda: factories.organization(workspace, name="Riders"))

    bring_beside(workspace)

    assert seen == ["done"]
    assert set(Organization.objects.values_list("name", flat=True)) == {"Tenants", "New", "Riders"}


def test_somebody_records_of_a_row_that_is_being_written_over(meanwhile):
    workspace = factories.workspace()
    tenants = factories.organization(workspace, name="Tenants")
    tenet = factories.tenet(workspace)
    seen = meanwhile(lambda: factories.position(workspace, organization=tenants, tenet=tenet))

    bring_beside(workspace)

    tenants.refresh_from_db()
    assert seen == ["done"]
    assert tenants.place == "Bronx"
    assert Position.objects.get().organization == tenants


def test_somebody_saves_a_row_that_the_file_says_nothing_of(meanwhile):
    workspace = factories.workspace()
    factories.organization(workspace, name="Tenants")
    riders = factories.organization(workspace, name="Riders")

    def edit():
        riders.place = "Harlem"
        riders.save_over(1)

    seen = meanwhile(edit)

    bring_beside(workspace)

    riders.refresh_from_db()
    assert seen == ["done"]
    assert riders.place == "Harlem"
