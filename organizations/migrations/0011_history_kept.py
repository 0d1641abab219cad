"""The database refuses to write over the log of changes and the history."""

from django.db import migrations

from organizations.keeping import lay_triggers, lift_triggers


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0010_reasons"),
        ("coalitions", "0016_long_files"),
    ]

    operations = [migrations.RunPython(lay_triggers, lift_triggers)]
