"""A coalition keeps its colour when others come and go."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("coalitions", "0004_compressed_reading")]

    operations = [
        migrations.AddField(model_name="places", name="colours", field=models.JSONField(default=dict)),
    ]
