"""The consents recorded so far move into the new table."""

from typing import Any

from django.db import migrations


def keep(apps: Any, schema_editor: Any) -> None:
    plank, agreement = apps.get_model("coalitions", "Plank"), apps.get_model("coalitions", "Agreement")
    workspaces = dict(plank.objects.values_list("pk", "workspace_id"))
    agreement.objects.bulk_create(
        [
            agreement(
                workspace_id=workspaces[each.plank_id],
                plank_id=each.plank_id,
                organization_id=each.organization_id,
            )
            for each in plank.agreed_by.through.objects.all()
        ],
        batch_size=1_000,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("coalitions", "0008_agreement"),
    ]

    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
