"""The rows that were there before their history was kept get a first record, under one Change a workspace."""

from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.utils import timezone

HISTORICAL = "Historical"
OWN = {"history_id", "history_date", "history_type", "change_id"}


def begin(apps: Apps, schema_editor: Any) -> None:
    workspace, change = (
        apps.get_model("organizations", "Workspace"),
        apps.get_model("organizations", "Change"),
    )
    for each in workspace.objects.iterator():
        began = change.objects.create(workspace=each, act="history.began")
        for model in (
            *apps.get_app_config("organizations").get_models(),
            *apps.get_app_config("coalitions").get_models(),
        ):
            if model.__name__.startswith(HISTORICAL):
                _record(apps, model, each, began)


def _record(apps: Apps, records: Any, workspace: Any, began: Any) -> None:
    rows = apps.get_model(records._meta.app_label, records.__name__.removeprefix(HISTORICAL))
    columns = [field.attname for field in records._meta.concrete_fields if field.attname not in OWN]
    now = timezone.now()
    records.objects.bulk_create(
        [
            records(change_id=began.pk, history_date=now, history_type="+", **row)
            for row in _of(rows, workspace).values(*columns)
        ],
        batch_size=1_000,
    )


def _of(rows: Any, workspace: Any) -> Any:
    """The rows of one workspace, or the workspace's own row."""
    own = rows.__name__ == "Workspace"
    return rows.objects.filter(**({"pk": workspace.pk} if own else {"workspace_id": workspace.pk}))


class Migration(migrations.Migration):
    dependencies = [("coalitions", "0010_history")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
