"""Two people at once: nothing is written over, nothing twice, nothing in halves."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coalitions.models import Import, Tie
from coalitions.models.imports import ImportState
from coalitions.services.imports import CannotImportError, DealtWithError, apply_import
from organizations.models import Change, Organization
from tests import factories
from tests.coalitions.bringing_in import bring, counts, plan_text, told

pytestmark = pytest.mark.django_db
LIST = "Organization,City\nTenants,Bronx\nNew,Queens\n"
TIES = "From,To,Relation\nA,B,partner\n"


def record_in(workspace, **fields):
    return Import.objects.create(workspace=workspace, filename="x.csv", content=b"x", **fields)


def test_a_row_that_somebody_saved_meanwhile_is_not_written_over(workspace):
    recorded = factories.organization(workspace, name="Tenants")
    plan = plan_text(workspace, LIST)
    recorded.place = "Harlem"
    recorded.save_over(1)
    before = counts()

    with pytest.raises(CannotImportError, match="Somebody changed “Tenants” meanwhile"):
        apply_import(record=Import(workspace=workspace, filename="x"), plan=plan)

    recorded.refresh_from_db()
    assert (recorded.place, recorded.version) == ("Harlem", 2)
    assert counts() == before


def test_a_row_that_somebody_deleted_meanwhile_is_not_missed(workspace):
    recorded = factories.organization(workspace, name="Tenants")
    plan = plan_text(workspace, LIST)
    recorded.delete()

    with pytest.raises(CannotImportError, match="Somebody changed"):
        apply_import(record=Import(workspace=workspace, filename="x"), plan=plan)

    assert not Organization.objects.exists()


def test_a_tie_whose_end_somebody_deleted_meanwhile_is_not_missed(workspace):
    """What the tie is called by is gone too, and it is said all the same."""
    for name in "AB":
        factories.organization(workspace, name=name)
    bring(workspace, TIES)
    plan = plan_text(workspace, "From,To,Relation,Note\nA,B,partner,since May\n")
    assert Tie in plan.updates
    Organization.objects.get(name="A").delete()

    with pytest.raises(CannotImportError, match="Somebody changed “tie” meanwhile"):
        apply_import(record=Import(workspace=workspace, filename="x"), plan=plan)


def test_a_name_that_somebody_recorded_meanwhile_stops_it(workspace):
    plan = plan_text(workspace, LIST)
    factories.organization(workspace, name="New")

    with pytest.raises(CannotImportError, match="recorded or removed the same thing"):
        apply_import(record=Import(workspace=workspace, filename="x"), plan=plan)

    assert Organization.objects.count() == 1
    assert not Change.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_group_that_somebody_deleted_under_a_new_tie_stops_it():
    workspace = factories.workspace()
    gone = factories.organization(workspace, name="A")
    plan = plan_text(workspace, TIES)
    gone.delete()

    with pytest.raises(CannotImportError, match="recorded or removed the same thing"):
        apply_import(record=Import(workspace=workspace, filename="x"), plan=plan)

    assert not Tie.objects.exists()
    assert not Change.objects.exists()


def test_two_plans_of_one_file_are_not_both_written(workspace):
    record = record_in(workspace)
    same = Import.objects.get(pk=record.pk)
    first, second = plan_text(workspace, TIES), plan_text(workspace, TIES)
    apply_import(record=record, plan=first)

    with pytest.raises(DealtWithError):
        apply_import(record=same, plan=second)

    assert Tie.objects.count() == 1
    assert Change.objects.count() == 1


def test_the_same_file_brought_in_by_two_people_at_once_comes_in_once(workspace):
    second = plan_text(workspace, TIES)
    bring(workspace, TIES)

    with pytest.raises(CannotImportError, match="Another file was imported meanwhile"):
        apply_import(record=record_in(workspace), plan=second)

    assert Tie.objects.count() == 1
    assert Import.objects.filter(state=ImportState.DONE).count() == 1


def test_another_workspace_is_in_nobodys_way(workspace):
    plan = plan_text(workspace, TIES)
    bring(factories.workspace(), TIES)

    apply_import(record=record_in(workspace), plan=plan)

    assert Tie.objects.in_workspace(workspace).count() == 1


def test_the_fingerprint_tells_whether_it_would_do_the_same(workspace):
    recorded = factories.organization(workspace, name="Tenants")
    shown = plan_text(workspace, LIST).fingerprint()
    same = plan_text(workspace, LIST).fingerprint()
    recorded.kind = "union"
    recorded.save_over(1)

    assert shown == same
    assert plan_text(workspace, LIST).fingerprint() != shown
    assert plan_text(workspace, LIST, overwrite=True).fingerprint() != shown


@pytest.mark.parametrize(
    ("text", "mapping"),
    [
        ("name,kind,place\nTenants,union,York\n", {"kind": "place", "place": "kind"}),
        ("name,kind,place\nTenants,union,York\n", {"place": ""}),
    ],
)
def test_the_fingerprint_tells_in_which_fields_new_rows_would_be_written(workspace, text, mapping):
    shown = plan_text(workspace, text)
    otherwise = plan_text(workspace, text, mapping=mapping)

    assert told(shown) == told(otherwise)
    assert shown.fingerprint() != otherwise.fingerprint()


def queries_of(workspace, text, **how):
    with CaptureQueriesContext(connection) as asked:
        plan = plan_text(workspace, text, **how)
        planned = len(asked)
        apply_import(record=Import(workspace=workspace, filename="x"), plan=plan)
    return planned, len(asked)


def allies(count, header="City"):
    return f"Organization,{header},Members\n" + "".join(f"Group {n},C{n % 7},{n}\n" for n in range(count))


def test_20_000_rows_ask_the_database_by_the_thousand(workspace):
    planned, written = queries_of(workspace, allies(20_000))

    assert Organization.objects.count() == 20_000
    assert planned == 7
    assert written < 350


def test_changing_2_000_rows_asks_it_by_the_thousand_too(workspace):
    bring(workspace, allies(2_000))

    planned, written = queries_of(workspace, allies(2_000, "Sector"), overwrite=True)

    assert Organization.objects.filter(kind="C3", version=2).count() == 286
    assert planned == 6
    assert written < 70
