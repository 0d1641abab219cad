"""The log of changes and the history only grow: both databases refuse to write over them."""

from threading import Thread
from time import sleep

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from organizations.keeping import history_opened, kept_models, lay_triggers
from organizations.models import Change, Organization, Remembered
from organizations.services import explain_change, one_change
from tests import factories

pytestmark = pytest.mark.django_db

KEPT = [model._meta.db_table for model in kept_models(apps)]
WRITES = ['UPDATE "{}" SET "{}" = "{}"', 'DELETE FROM "{}"']


@pytest.fixture
def change(workspace):
    with one_change(workspace=workspace, user=None, act="organization.added") as made:
        Organization.objects.create(workspace=workspace, name="Tenants")
    return made


def found():
    """The triggers that the database has, by table."""
    query = "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'"
    if connection.vendor == "postgresql":
        enabled = "NOT tgisinternal AND tgenabled = 'O'"
        query = f"SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE {enabled}"
    with connection.cursor() as cursor:
        cursor.execute(query)
        triggers = cursor.fetchall()
    return {table: {name for at, name in triggers if at == table} for table, _name in triggers}


def refused(sql):
    with pytest.raises(DatabaseError, match="What is in the history stays as it is"), transaction.atomic():
        write(sql)
    return True


def write(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_each_table_of_records_and_the_log_have_their_triggers_after_all_migrations():
    records = {
        model.history.model._meta.db_table for model in apps.get_models() if issubclass(model, Remembered)
    }
    acts = ["update", "delete"] + ["truncate"] * (connection.vendor == "postgresql")

    assert set(KEPT) == records | {Change._meta.db_table}
    assert len(records) > 15
    assert found() == {table: {f"kept_{act}_{table}" for act in acts} for table in KEPT}


def test_neither_the_log_nor_a_record_can_be_written_over_or_deleted_in_sql(change):
    for model in (Change, Organization.history.model):
        table, column = model._meta.db_table, model._meta.pk.column
        assert model.objects.exists()
        assert all(refused(write.format(table, column, column)) for write in WRITES)


@pytest.mark.parametrize("table", KEPT)
def test_every_table_of_records_refuses(table, workspace):
    """In the tables that are empty a row is made up: it needs nothing but to be there."""
    (model,) = (each for each in kept_models(apps) if each._meta.db_table == table)
    row = made_up(model, workspace)

    column = model._meta.pk.column
    assert all(refused(write.format(table, column, column)) for write in WRITES)
    assert model.objects.filter(pk=row.pk).exists()


def made_up(model, workspace):
    if model is Change:
        return Change.objects.create(workspace=workspace, act="organization.added")
    change = Change.objects.create(workspace=workspace, act="organization.added")
    columns = {field.attname: something(field, workspace) for field in model._meta.concrete_fields}
    del columns["history_id"]
    return model.objects.create(**(columns | {"change_id": change.pk, "history_type": "+"}))


def something(field, workspace):
    kinds = {
        "UUIDField": workspace.pk,
        "DateTimeField": workspace.made_at,
        "DateField": workspace.made_at.date(),
    }
    kind = field.target_field.get_internal_type() if field.is_relation else field.get_internal_type()
    plain = {"CharField": "", "TextField": "", "JSONField": {}, "BooleanField": False} | kinds
    return None if field.null else plain.get(kind, 1)


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only PostgreSQL has a word for it")
def test_all_at_once_is_refused_too():
    assert refused(f'TRUNCATE "{Organization.history.model._meta.db_table}"')


def test_the_reason_that_is_said_afterwards_passes_and_the_door_is_closed_behind_it(change):
    explain_change(change=change, why="They asked", shown="", user=factories.user())

    assert Change.objects.get(pk=change.pk).why == "They asked"
    with pytest.raises(DatabaseError), transaction.atomic():
        Change.objects.filter(pk=change.pk).update(why="They did not")


def test_the_door_is_closed_after_a_fault_inside(change):
    with pytest.raises(ZeroDivisionError):
        fail_inside(change)
    with pytest.raises(DatabaseError), history_opened():
        write("SELECT nothing FROM nowhere")

    assert refused('DELETE FROM "organizations_change"')
    assert Change.objects.get(pk=change.pk).act == "organization.added"


def test_what_was_lost_with_a_table_is_laid_again(change):
    with connection.cursor() as cursor:
        on = f' ON "{Change._meta.db_table}"' if connection.vendor == "postgresql" else ""
        cursor.execute(f'DROP TRIGGER "kept_delete_{Change._meta.db_table}"{on}')
    before = found()

    lay_triggers(apps, Editor())

    assert before != found()
    assert refused('DELETE FROM "organizations_change"')


def fail_inside(change):
    with history_opened():
        Change.objects.filter(pk=change.pk).update(act="other.act")
        raise ZeroDivisionError


class Editor:
    """As much of Django's as the triggers need, inside of a test's transaction."""

    connection = connection
    execute = staticmethod(write)


@pytest.mark.django_db(transaction=True)
def test_nobody_elses_transaction_may_write_while_it_is_open(change):
    """Each database in its way: on SQLite nobody else writes meanwhile, and what each connection answers is
    its own; on PostgreSQL it is a setting of the transaction."""
    heard = []

    def try_it():
        try:
            Change.objects.filter(pk=change.pk).update(act="other.act")
        except DatabaseError as error:
            heard.append(str(error))
        finally:
            connection.close()

    thread = Thread(target=try_it)
    with history_opened():
        thread.start()
        sleep(0.2)
    thread.join(30)

    assert "What is in the history stays" in heard[0]
