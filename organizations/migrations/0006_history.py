"""Every state of every row is kept."""

import django.core.validators
import django.db.models.deletion
import organizations.models.checks
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0005_limits"),
    ]

    operations = [
        migrations.AddField(
            model_name="change",
            name="undoes",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="undone_by",
                to="organizations.change",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalContact",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "extra",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="more fields"),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("role", models.CharField(blank=True, max_length=120, verbose_name="role")),
                ("email", models.CharField(blank=True, max_length=254, verbose_name="e-mail")),
                ("phone", models.CharField(blank=True, max_length=60, verbose_name="phone")),
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
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organizations.organization",
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
                "verbose_name": "historical contact",
                "verbose_name_plural": "historical contacts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalLegitimation",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "strength",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="1 a little … 5 almost certainly; empty = unknown",
                        null=True,
                        verbose_name="strength",
                    ),
                ),
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
                        to="organizations.tenet",
                        verbose_name="accepting",
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
                        to="organizations.tenet",
                        verbose_name="makes easier",
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
                "verbose_name": "historical legitimation",
                "verbose_name_plural": "historical legitimations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalNote",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "extra",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="more fields"),
                ),
                (
                    "written_by",
                    models.CharField(blank=True, editable=False, max_length=120, verbose_name="written by"),
                ),
                ("written_on", models.DateField(verbose_name="written on")),
                ("text", models.TextField(max_length=10000, verbose_name="note")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organizations.organization",
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
                "verbose_name": "historical note",
                "verbose_name_plural": "historical notes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOrganization",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "extra",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="more fields"),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("short_name", models.CharField(blank=True, max_length=60, verbose_name="short name")),
                (
                    "name_key",
                    organizations.models.checks.FoldedField(
                        default="", editable=False, max_length=600, of="name"
                    ),
                ),
                (
                    "short_key",
                    organizations.models.checks.FoldedField(
                        default="", editable=False, max_length=180, of="short_name"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        help_text="Union, faith group, tenants …",
                        max_length=80,
                        verbose_name="kind",
                    ),
                ),
                (
                    "structure",
                    models.CharField(
                        blank=True,
                        help_text="Centralised, federated, decentralised …",
                        max_length=80,
                        verbose_name="structure",
                    ),
                ),
                ("constituencies", models.JSONField(blank=True, default=list, verbose_name="constituencies")),
                (
                    "level",
                    models.CharField(
                        blank=True, help_text="Local … international", max_length=40, verbose_name="level"
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="place")),
                ("website", models.CharField(blank=True, max_length=300, verbose_name="website")),
                (
                    "description",
                    models.TextField(
                        blank=True, help_text="Seen by everyone here.", max_length=10000, verbose_name="about"
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="source")),
                (
                    "members",
                    models.PositiveBigIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1000000000000000),
                        ],
                        verbose_name="members",
                    ),
                ),
                (
                    "members_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(9999),
                        ],
                        verbose_name="as of year",
                    ),
                ),
                (
                    "turnout_low",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="turnout, low",
                    ),
                ),
                (
                    "turnout_likely",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="turnout, likely",
                    ),
                ),
                (
                    "turnout_high",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="turnout, high",
                    ),
                ),
                (
                    "people",
                    models.FloatField(
                        blank=True,
                        help_text="An amount, or a rating from 0 to 5. Leave empty if unknown.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(1000000000000000)],
                        verbose_name="people",
                    ),
                ),
                (
                    "money",
                    models.FloatField(
                        blank=True,
                        help_text="An amount, or a rating from 0 to 5. Leave empty if unknown.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(1000000000000000)],
                        verbose_name="money",
                    ),
                ),
                (
                    "public_appeal",
                    models.FloatField(
                        blank=True,
                        help_text="An amount, or a rating from 0 to 5. Leave empty if unknown.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(1000000000000000)],
                        verbose_name="public appeal",
                    ),
                ),
                (
                    "activity",
                    models.FloatField(
                        blank=True,
                        help_text="An amount, or a rating from 0 to 5. Leave empty if unknown.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(1000000000000000)],
                        verbose_name="activity",
                    ),
                ),
                (
                    "access",
                    models.FloatField(
                        blank=True,
                        help_text="An amount, or a rating from 0 to 5. Leave empty if unknown.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(1000000000000000)],
                        verbose_name="access",
                    ),
                ),
                (
                    "ratings_evidence",
                    models.CharField(
                        choices=[
                            ("declared", "they said so"),
                            ("observed", "we saw them act so"),
                            ("estimated", "our estimate"),
                        ],
                        default="estimated",
                        max_length=10,
                        verbose_name="how we know the ratings",
                    ),
                ),
                ("decision_maker", models.BooleanField(default=False, verbose_name="decides on demands")),
                (
                    "influence",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="1 to 5", null=True, verbose_name="influence"
                    ),
                ),
                (
                    "spectrum",
                    models.CharField(
                        choices=[
                            ("active_ally", "active ally"),
                            ("passive_ally", "passive ally"),
                            ("neutral", "neutral"),
                            ("passive_opponent", "passive opponent"),
                            ("active_opponent", "active opponent"),
                            ("unknown", "unknown"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="where they stand",
                    ),
                ),
                (
                    "spectrum_evidence",
                    models.CharField(
                        choices=[
                            ("declared", "they said so"),
                            ("observed", "we saw them act so"),
                            ("estimated", "our estimate"),
                        ],
                        default="estimated",
                        max_length=10,
                        verbose_name="how we know where they stand",
                    ),
                ),
                (
                    "owner",
                    models.CharField(
                        blank=True,
                        help_text="Who keeps this record up to date.",
                        max_length=120,
                        verbose_name="owner",
                    ),
                ),
                ("next_step", models.CharField(blank=True, max_length=300, verbose_name="next step")),
                ("next_step_on", models.DateField(blank=True, null=True, verbose_name="next step on")),
                ("last_checked", models.DateField(blank=True, null=True, verbose_name="last checked")),
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
                    ),
                ),
            ],
            options={
                "verbose_name": "historical organization",
                "verbose_name_plural": "historical organizations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOverlap",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "extra",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="more fields"),
                ),
                (
                    "people",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="people in both",
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
                        verbose_name="evidence",
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
                    "a",
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
                    "b",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organizations.organization",
                        verbose_name="and",
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
                "verbose_name": "historical overlap",
                "verbose_name_plural": "historical overlaps",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPosition",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "extra",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="more fields"),
                ),
                (
                    "stance",
                    models.SmallIntegerField(
                        choices=[
                            (-2, "strongly against"),
                            (-1, "against"),
                            (0, "asked, no position"),
                            (1, "for"),
                            (2, "strongly for"),
                        ],
                        verbose_name="stance",
                    ),
                ),
                (
                    "vitality",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "nice to have"),
                            (2, "matters"),
                            (3, "important"),
                            (4, "very important"),
                            (5, "vital"),
                        ],
                        help_text="Leave empty if unknown.",
                        null=True,
                        verbose_name="how vital",
                    ),
                ),
                (
                    "red_line",
                    models.BooleanField(
                        default=False,
                        help_text="They would leave over this: never with it, or never without it.",
                        verbose_name="red line",
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
                (
                    "vitality_evidence",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("declared", "they said so"),
                            ("observed", "we saw them act so"),
                            ("estimated", "our estimate"),
                        ],
                        help_text="Empty = as for the stance.",
                        max_length=10,
                        verbose_name="how we know how vital it is",
                    ),
                ),
                ("as_of", models.DateField(verbose_name="as of")),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="source")),
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
                    "tenet",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organizations.tenet",
                        verbose_name="tenet",
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
                "verbose_name": "historical position",
                "verbose_name_plural": "historical positions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTenet",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "extra",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="more fields"),
                ),
                (
                    "code",
                    models.CharField(
                        help_text="Short, such as D07; files refer to it.", max_length=40, verbose_name="code"
                    ),
                ),
                (
                    "facet",
                    models.CharField(
                        choices=[
                            ("value", "value"),
                            ("mode", "mode of operation"),
                            ("interest", "interest"),
                            ("goal", "goal"),
                            ("demand", "demand"),
                            ("action", "action"),
                        ],
                        default="demand",
                        max_length=10,
                        verbose_name="facet",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("statement", models.TextField(blank=True, max_length=10000, verbose_name="wording")),
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
                    ),
                ),
            ],
            options={
                "verbose_name": "historical tenet",
                "verbose_name_plural": "historical tenets",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalWorkspace",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "slug",
                    models.CharField(
                        db_index=True,
                        max_length=60,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9][a-z0-9-]*$", "Use small letters, digits and hyphens."
                            )
                        ],
                        verbose_name="address",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("question", models.CharField(blank=True, max_length=200, verbose_name="question")),
                (
                    "risk_seen_by",
                    models.SmallIntegerField(
                        choices=[(10, "viewer"), (20, "organizer"), (30, "facilitator"), (40, "admin")],
                        default=20,
                        verbose_name="who sees absorption risk",
                    ),
                ),
                ("made_at", models.DateTimeField(blank=True, editable=False)),
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
                    "home",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Whose eyes you look through: unity is shown with this organization.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organizations.organization",
                        verbose_name="home organization",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical workspace",
                "verbose_name_plural": "historical workspaces",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
