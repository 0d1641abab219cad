"""Every state of every row is kept."""

import django.core.validators
import django.db.models.deletion
import simple_history.models
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("coalitions", "0009_agreements_kept"),
        ("organizations", "0006_history"),
    ]

    operations = [
        migrations.RemoveField(model_name="plank", name="agreed_by"),
        migrations.AddField(
            model_name="plank",
            name="agreed_by",
            field=models.ManyToManyField(
                blank=True,
                help_text="Whose consent to this change is recorded. Nobody named = unknown.",
                related_name="+",
                through="coalitions.Agreement",
                to="organizations.organization",
                verbose_name="agreed by",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalAffiliation",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "extra",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="more fields"),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("convener", "convener"),
                            ("steering", "steering"),
                            ("member", "member"),
                            ("endorser", "endorser"),
                        ],
                        default="member",
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                (
                    "say",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "no say"),
                            ("consulted", "consulted"),
                            ("vote", "a vote"),
                            ("seat", "a reserved seat or written guarantee"),
                            ("veto", "a veto"),
                        ],
                        help_text="Leave empty if unknown.",
                        max_length=20,
                        verbose_name="say at joining",
                    ),
                ),
                (
                    "alternatives",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (0, "not at all"),
                            (1, "hardly"),
                            (2, "partly"),
                            (3, "mostly"),
                            (4, "just as well"),
                        ],
                        help_text="Leave empty if unknown.",
                        null=True,
                        verbose_name="could pursue its demands elsewhere",
                    ),
                ),
                ("joined", models.DateField(blank=True, null=True, verbose_name="joined")),
                ("left", models.DateField(blank=True, null=True, verbose_name="left")),
                (
                    "contribution",
                    models.CharField(blank=True, max_length=1000, verbose_name="what it contributes"),
                ),
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("declared", "they said so"),
                            ("observed", "we saw them act so"),
                            ("estimated", "our estimate"),
                        ],
                        default="estimated",
                        max_length=10,
                        verbose_name="how we know",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=1000, verbose_name="remark")),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="source")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.change",
                    ),
                ),
                (
                    "coalition",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="coalitions.coalition",
                        verbose_name="coalition",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organizations.organization",
                        verbose_name="organization",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organizations.workspace",
                        verbose_name="workspace",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical affiliation",
                "verbose_name_plural": "historical affiliations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAgreement",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.change",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organizations.organization",
                        verbose_name="organization",
                    ),
                ),
                (
                    "plank",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="coalitions.plank",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organizations.workspace",
                        verbose_name="workspace",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical agreement",
                "verbose_name_plural": "historical agreements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCoalition",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "extra",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="more fields"),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("purpose", models.CharField(blank=True, max_length=1000, verbose_name="purpose")),
                ("started", models.DateField(blank=True, null=True, verbose_name="started")),
                ("ended", models.DateField(blank=True, null=True, verbose_name="ended")),
                (
                    "decision_rule",
                    models.CharField(
                        blank=True,
                        help_text="Consensus, majority, two thirds …",
                        max_length=200,
                        verbose_name="decision rule",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=10000, verbose_name="remark")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.change",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who can grant the demands.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organizations.organization",
                        verbose_name="target",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organizations.workspace",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical coalition",
                "verbose_name_plural": "historical coalitions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEvent",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "extra",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="more fields"),
                ),
                ("day", models.DateField(verbose_name="date")),
                ("name", models.CharField(max_length=500, verbose_name="what happened")),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="source")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.change",
                    ),
                ),
                (
                    "coalition",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="coalitions.coalition",
                        verbose_name="coalition",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organizations.workspace",
                        verbose_name="workspace",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical event",
                "verbose_name_plural": "historical events",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalNeed",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "extra",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="more fields"),
                ),
                (
                    "resource",
                    models.CharField(
                        choices=[
                            ("people", "people"),
                            ("money", "money"),
                            ("public_appeal", "public appeal"),
                            ("activity", "activity"),
                            ("access", "access"),
                        ],
                        max_length=20,
                        verbose_name="resource",
                    ),
                ),
                (
                    "low",
                    models.FloatField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1000000000000000),
                        ],
                        verbose_name="at least",
                    ),
                ),
                (
                    "high",
                    models.FloatField(
                        blank=True,
                        help_text="Empty = unknown.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1000000000000000),
                        ],
                        verbose_name="at most",
                    ),
                ),
                (
                    "weight",
                    models.FloatField(
                        default=1.0, help_text="From 0 to 1.", verbose_name="how much turns on it"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=1000, verbose_name="remark")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.change",
                    ),
                ),
                (
                    "coalition",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="coalitions.coalition",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organizations.workspace",
                        verbose_name="workspace",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical need",
                "verbose_name_plural": "historical needs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPlank",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "extra",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="more fields"),
                ),
                (
                    "strength",
                    models.CharField(
                        choices=[("full", "full"), ("weakened", "weakened"), ("dropped", "dropped")],
                        default="full",
                        max_length=10,
                        verbose_name="becomes",
                    ),
                ),
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("declared", "they said so"),
                            ("observed", "we saw them act so"),
                            ("estimated", "our estimate"),
                        ],
                        default="estimated",
                        max_length=10,
                        verbose_name="how we know",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=1000, verbose_name="remark")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.change",
                    ),
                ),
                (
                    "platform",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="coalitions.platform",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organizations.organization",
                        verbose_name="proposed by",
                    ),
                ),
                (
                    "tenet",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organizations.tenet",
                        verbose_name="demand or action",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organizations.workspace",
                        verbose_name="workspace",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical plank",
                "verbose_name_plural": "historical planks",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPlatform",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "number",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="version",
                    ),
                ),
                ("day", models.DateField(verbose_name="date")),
                ("label", models.CharField(blank=True, max_length=200, verbose_name="label")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.change",
                    ),
                ),
                (
                    "coalition",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="coalitions.coalition",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organizations.workspace",
                        verbose_name="workspace",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical platform",
                "verbose_name_plural": "historical platforms",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSay",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "extra",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="more fields"),
                ),
                ("since", models.DateField(verbose_name="since")),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("none", "no say"),
                            ("consulted", "consulted"),
                            ("vote", "a vote"),
                            ("seat", "a reserved seat or written guarantee"),
                            ("veto", "a veto"),
                        ],
                        max_length=20,
                        verbose_name="say",
                    ),
                ),
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("declared", "they said so"),
                            ("observed", "we saw them act so"),
                            ("estimated", "our estimate"),
                        ],
                        default="estimated",
                        max_length=10,
                        verbose_name="how we know",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=1000, verbose_name="remark")),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="source")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "affiliation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="coalitions.affiliation",
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.change",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organizations.workspace",
                        verbose_name="workspace",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical say",
                "verbose_name_plural": "historical says",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTie",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "extra",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="more fields"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("partnership", "partnership"),
                            ("alliance", "alliance"),
                            ("tension", "tension"),
                            ("support", "supports"),
                            ("part_of", "is part of"),
                            ("influences", "influences"),
                            ("successor", "is the successor of"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "strength",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="1 weak … 5 strong; empty = unknown",
                        null=True,
                        verbose_name="strength",
                    ),
                ),
                ("since", models.DateField(blank=True, null=True, verbose_name="since")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("declared", "they said so"),
                            ("observed", "we saw them act so"),
                            ("estimated", "our estimate"),
                        ],
                        default="estimated",
                        max_length=10,
                        verbose_name="how we know",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=1000, verbose_name="remark")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.change",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organizations.organization",
                        verbose_name="organization",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organizations.organization",
                        verbose_name="with",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organizations.workspace",
                        verbose_name="workspace",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical tie",
                "verbose_name_plural": "historical ties",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTrend",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "extra",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="more fields"),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("social", "social"),
                            ("economic", "economic"),
                            ("political", "political"),
                            ("demographic", "demographic"),
                            ("cultural", "cultural"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("local", "local"),
                            ("regional", "regional"),
                            ("national", "national"),
                            ("international", "international"),
                        ],
                        max_length=20,
                        verbose_name="level",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("rising", "rising"), ("falling", "falling")],
                        max_length=10,
                        verbose_name="direction",
                    ),
                ),
                ("since", models.DateField(blank=True, null=True, verbose_name="since")),
                ("note", models.CharField(blank=True, max_length=1000, verbose_name="remark")),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="source")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.change",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organizations.workspace",
                        verbose_name="workspace",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical trend",
                "verbose_name_plural": "historical trends",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
