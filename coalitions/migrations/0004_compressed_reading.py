"""What was read of a waiting file is kept compressed; a file that waits is read anew."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("coalitions", "0003_import_content")]

    operations = [
        migrations.RemoveField(model_name="import", name="reading"),
        migrations.AddField(model_name="import", name="reading", field=models.BinaryField(null=True)),
    ]
