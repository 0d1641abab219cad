"""How files with the same headers are read is remembered for each workspace."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("coalitions", "0012_not_the_same"),
        ("organizations", "0006_history"),
    ]

    operations = [
        migrations.CreateModel(
            name="Mapping",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("headers", models.CharField(max_length=64)),
                ("options", models.JSONField(default=dict)),
                ("at", models.DateTimeField(auto_now=True)),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.workspace",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("workspace", "headers"), name="one_mapping_for_headers"),
                    models.CheckConstraint(
                        condition=models.Q(("headers__length__lte", 64)),
                        name="mapping_headers_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("headers__nul_at", 0)),
                        name="mapping_no_nul",
                        violation_error_message="A text holds a character that can't be kept.",
                    ),
                ],
            },
        ),
    ]
