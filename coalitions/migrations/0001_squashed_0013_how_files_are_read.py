"""What the first thirteen migrations made, in one step: each table with its constraints at once.

A new database starts here; one that has some of the thirteen goes on with them (`replaces`). What 0007, 0009
and 0011 do to rows from before is not repeated: here there are none. tests/coalitions/test_upgrade.py compares both.
"""

import django.core.validators
import django.db.models.deletion
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("coalitions", "0001_initial"),
        ("coalitions", "0002_extra_columns"),
        ("coalitions", "0003_import_content"),
        ("coalitions", "0004_compressed_reading"),
        ("coalitions", "0005_kept_colours"),
        ("coalitions", "0006_demonstration"),
        ("coalitions", "0007_limits"),
        ("coalitions", "0008_agreement"),
        ("coalitions", "0009_agreements_kept"),
        ("coalitions", "0010_history"),
        ("coalitions", "0011_history_begins"),
        ("coalitions", "0012_not_the_same"),
        ("coalitions", "0013_how_files_are_read"),
    ]

    dependencies = [
        ("organizations", "0001_squashed_0007_questions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Coalition",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                (
                    "extra",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="more fields"),
                ),
                (
                    "target",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who can grant the demands.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="targeted_by",
                        to="organizations.organization",
                        verbose_name="target",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="coalitions",
                        to="organizations.workspace",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("workspace", "name"),
                        name="coalition_name_once",
                        violation_error_message="A coalition with this name exists already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("started__isnull", True),
                            ("ended__isnull", True),
                            ("started__lte", models.F("ended")),
                            _connector="OR",
                        ),
                        name="coalition_ends_after_it_began",
                        violation_error_message="A coalition can't end before it began.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__length__lte", 200)),
                        name="coalition_name_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("purpose__length__lte", 1000)),
                        name="coalition_purpose_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decision_rule__length__lte", 200)),
                        name="coalition_decision_rule_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("note__length__lte", 10000)),
                        name="coalition_note_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__trim", ""), _negated=True), name="coalition_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("name__nul_at", 0),
                            ("purpose__nul_at", 0),
                            ("decision_rule__nul_at", 0),
                            ("note__nul_at", 0),
                        ),
                        name="coalition_no_nul",
                        violation_error_message="A text holds a character that can't be kept.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Affiliation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="affiliations",
                        to="organizations.organization",
                        verbose_name="organization",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.workspace",
                        verbose_name="workspace",
                    ),
                ),
                (
                    "coalition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="affiliations",
                        to="coalitions.coalition",
                        verbose_name="coalition",
                    ),
                ),
                (
                    "extra",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="more fields"),
                ),
            ],
            options={
                "ordering": ["coalition__name", "organization__name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("coalition", "organization"),
                        name="affiliation_once",
                        violation_error_message="This organization is a member of the coalition already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["convener", "steering", "member", "endorser"])),
                        name="affiliation_role_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("say", ""),
                            ("say__in", ["none", "consulted", "vote", "seat", "veto"]),
                            _connector="OR",
                        ),
                        name="affiliation_say_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("alternatives__isnull", True), ("alternatives__range", (0, 4)), _connector="OR"
                        ),
                        name="affiliation_alternatives_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("joined__isnull", True),
                            ("left__isnull", True),
                            ("joined__lte", models.F("left")),
                            _connector="OR",
                        ),
                        name="affiliation_left_after_joining",
                        violation_error_message="An organization can't leave before it joined.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("evidence__in", ["declared", "observed", "estimated"])),
                        name="affiliation_evidence_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("contribution__length__lte", 1000)),
                        name="affiliation_contribution_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("note__length__lte", 1000)),
                        name="affiliation_note_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source__length__lte", 500)),
                        name="affiliation_source_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("contribution__nul_at", 0), ("note__nul_at", 0), ("source__nul_at", 0)
                        ),
                        name="affiliation_no_nul",
                        violation_error_message="A text holds a character that can't be kept.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Demonstration",
            fields=[
                ("slug", models.SlugField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="Distinction",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "a",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.organization",
                        verbose_name="organization",
                    ),
                ),
                (
                    "b",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.organization",
                        verbose_name="and",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.workspace",
                        verbose_name="workspace",
                    ),
                ),
            ],
            options={
                "verbose_name": "difference",
                "verbose_name_plural": "differences",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("a", "b"),
                        name="distinction_once",
                        violation_error_message="That these two are not the same is recorded already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("a__lt", models.F("b"))),
                        name="distinction_ordered",
                        violation_error_message="A difference is between two organizations.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("day", models.DateField(verbose_name="date")),
                ("name", models.CharField(max_length=500, verbose_name="what happened")),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="source")),
                (
                    "coalition",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="events",
                        to="coalitions.coalition",
                        verbose_name="coalition",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.workspace",
                        verbose_name="workspace",
                    ),
                ),
                (
                    "extra",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="more fields"),
                ),
            ],
            options={
                "ordering": ["day", "name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("workspace", "day", "name"),
                        name="event_once",
                        violation_error_message="This event is recorded already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__length__lte", 500)),
                        name="event_name_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source__length__lte", 500)),
                        name="event_source_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__trim", ""), _negated=True), name="event_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__nul_at", 0), ("source__nul_at", 0)),
                        name="event_no_nul",
                        violation_error_message="A text holds a character that can't be kept.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Import",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("filename", models.CharField(max_length=300)),
                ("shape", models.CharField(blank=True, max_length=40)),
                ("options", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("previewed", "waiting for your word"),
                            ("done", "imported"),
                            ("cancelled", "cancelled"),
                        ],
                        default="previewed",
                        max_length=10,
                    ),
                ),
                ("summary", models.JSONField(default=dict)),
                (
                    "user",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.workspace",
                        verbose_name="workspace",
                    ),
                ),
                ("content", models.BinaryField(null=True)),
                ("reading", models.BinaryField(null=True)),
            ],
            options={
                "ordering": ["-at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["previewed", "done", "cancelled"])),
                        name="import_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("filename__length__lte", 300)),
                        name="import_filename_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("shape__length__lte", 40)),
                        name="import_shape_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("filename__nul_at", 0), ("shape__nul_at", 0)),
                        name="import_no_nul",
                        violation_error_message="A text holds a character that can't be kept.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file", models.CharField(blank=True, max_length=300)),
                ("number", models.PositiveIntegerField(null=True)),
                ("kind", models.CharField(max_length=40)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("created", "new"),
                            ("updated", "changed"),
                            ("unchanged", "unchanged"),
                            ("error", "not imported"),
                        ],
                        max_length=10,
                    ),
                ),
                ("label", models.CharField(blank=True, max_length=300)),
                ("reason", models.TextField(blank=True)),
                ("subject_id", models.UUIDField(null=True)),
                (
                    "imported",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="coalitions.import",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["created", "updated", "unchanged", "error"])),
                        name="import_row_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("file__length__lte", 300)),
                        name="import_row_file_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__length__lte", 40)),
                        name="import_row_kind_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("label__length__lte", 300)),
                        name="import_row_label_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("file__nul_at", 0), ("kind__nul_at", 0), ("label__nul_at", 0)),
                        name="import_row_no_nul",
                        violation_error_message="A text holds a character that can't be kept.",
                    ),
                ],
            },
        ),
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
        migrations.CreateModel(
            name="Need",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                (
                    "coalition",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="needs",
                        to="coalitions.coalition",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.workspace",
                        verbose_name="workspace",
                    ),
                ),
                (
                    "extra",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="more fields"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("coalition", "resource"),
                        name="need_once",
                        violation_error_message="The need for this resource is recorded already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("resource__in", ["people", "money", "public_appeal", "activity", "access"])
                        ),
                        name="need_resource_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("low__isnull", True), ("low__gte", 0), _connector="OR"),
                            models.Q(("high__isnull", True), ("high__gte", 0), _connector="OR"),
                            models.Q(
                                ("low__isnull", True),
                                ("high__isnull", True),
                                ("low__lte", models.F("high")),
                                _connector="OR",
                            ),
                        ),
                        name="need_range_ordered",
                        violation_error_message="The range goes from low to high.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weight__range", (0, 1))),
                        name="need_weight_is_share",
                        violation_error_message="The weight goes from 0 to 1.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("note__length__lte", 1000)),
                        name="need_note_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("low__isnull", True), ("low__lte", 1000000000000000), _connector="OR"),
                            models.Q(
                                ("high__isnull", True), ("high__lte", 1000000000000000), _connector="OR"
                            ),
                        ),
                        name="need_numbers_limits",
                        violation_error_message="A number is too large or too small to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("note__nul_at", 0)),
                        name="need_no_nul",
                        violation_error_message="A text holds a character that can't be kept.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Places",
            fields=[
                (
                    "workspace",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="organizations.workspace",
                    ),
                ),
                ("fingerprint", models.CharField(max_length=64)),
                ("places", models.JSONField()),
                ("colours", models.JSONField(default=dict)),
            ],
        ),
        migrations.CreateModel(
            name="Platform",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
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
                (
                    "coalition",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="platforms",
                        to="coalitions.coalition",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.workspace",
                        verbose_name="workspace",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("coalition", "number"),
                        name="platform_number_once",
                        violation_error_message="This coalition has a version with this number.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("label__length__lte", 200)),
                        name="platform_label_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number__isnull", True), ("number__range", (1, 2147483647)), _connector="OR"
                        ),
                        name="platform_numbers_limits",
                        violation_error_message="A number is too large or too small to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("label__nul_at", 0)),
                        name="platform_no_nul",
                        violation_error_message="A text holds a character that can't be kept.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Plank",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="organizations.organization",
                        verbose_name="proposed by",
                    ),
                ),
                (
                    "tenet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="planks",
                        to="organizations.tenet",
                        verbose_name="demand or action",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.workspace",
                        verbose_name="workspace",
                    ),
                ),
                (
                    "platform",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="planks",
                        to="coalitions.platform",
                    ),
                ),
                (
                    "extra",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="more fields"),
                ),
            ],
            options={
                "ordering": ["platform__number", "tenet__code"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("platform", "tenet"),
                        name="plank_once",
                        violation_error_message="This version names that demand already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("strength__in", ["full", "weakened", "dropped"])),
                        name="plank_strength_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("evidence__in", ["declared", "observed", "estimated"])),
                        name="plank_evidence_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("note__length__lte", 1000)),
                        name="plank_note_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("note__nul_at", 0)),
                        name="plank_no_nul",
                        violation_error_message="A text holds a character that can't be kept.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.organization",
                        verbose_name="organization",
                    ),
                ),
                (
                    "plank",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreements",
                        to="coalitions.plank",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.workspace",
                        verbose_name="workspace",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plank", "organization"),
                        name="agreement_once",
                        violation_error_message="This organization's consent is recorded already.",
                    )
                ],
            },
        ),
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
            name="Say",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                (
                    "affiliation",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="says",
                        to="coalitions.affiliation",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.workspace",
                        verbose_name="workspace",
                    ),
                ),
                (
                    "extra",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="more fields"),
                ),
            ],
            options={
                "ordering": ["since"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("affiliation", "since"),
                        name="say_once_a_day",
                        violation_error_message="A change of say is recorded for that day already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("step__in", ["none", "consulted", "vote", "seat", "veto"])),
                        name="say_step_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("evidence__in", ["declared", "observed", "estimated"])),
                        name="say_evidence_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("note__length__lte", 1000)),
                        name="say_note_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source__length__lte", 500)),
                        name="say_source_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("note__nul_at", 0), ("source__nul_at", 0)),
                        name="say_no_nul",
                        violation_error_message="A text holds a character that can't be kept.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tie",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ties_from",
                        to="organizations.organization",
                        verbose_name="organization",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ties_to",
                        to="organizations.organization",
                        verbose_name="with",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.workspace",
                        verbose_name="workspace",
                    ),
                ),
                (
                    "extra",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="more fields"),
                ),
            ],
            options={
                "ordering": ["since", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("source", models.F("target")), _negated=True),
                        name="tie_between_two",
                        violation_error_message="A tie is between two organizations.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "partnership",
                                    "alliance",
                                    "tension",
                                    "support",
                                    "part_of",
                                    "influences",
                                    "successor",
                                ],
                            )
                        ),
                        name="tie_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("strength__isnull", True), ("strength__range", (1, 5)), _connector="OR"
                        ),
                        name="tie_strength_range",
                        violation_error_message="Strength goes from 1 to 5.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since__isnull", True),
                            ("until__isnull", True),
                            ("since__lte", models.F("until")),
                            _connector="OR",
                        ),
                        name="tie_ends_after_it_began",
                        violation_error_message="A tie can't end before it began.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("evidence__in", ["declared", "observed", "estimated"])),
                        name="tie_evidence_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("note__length__lte", 1000)),
                        name="tie_note_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("note__nul_at", 0)),
                        name="tie_no_nul",
                        violation_error_message="A text holds a character that can't be kept.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Trend",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                (
                    "workspace",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.workspace",
                        verbose_name="workspace",
                    ),
                ),
                (
                    "extra",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="more fields"),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("workspace", "name"),
                        name="trend_name_once",
                        violation_error_message="A trend with this name exists already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["social", "economic", "political", "demographic", "cultural"]),
                            ("direction__in", ["rising", "falling"]),
                            models.Q(
                                ("level", ""),
                                ("level__in", ["local", "regional", "national", "international"]),
                                _connector="OR",
                            ),
                        ),
                        name="trend_words_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__length__lte", 200)),
                        name="trend_name_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("note__length__lte", 1000)),
                        name="trend_note_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source__length__lte", 500)),
                        name="trend_source_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__trim", ""), _negated=True), name="trend_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__nul_at", 0), ("note__nul_at", 0), ("source__nul_at", 0)),
                        name="trend_no_nul",
                        violation_error_message="A text holds a character that can't be kept.",
                    ),
                ],
            },
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
            name="HistoricalDistinction",
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
                    "a",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
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
                        editable=False,
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
                "verbose_name": "historical difference",
                "verbose_name_plural": "historical differences",
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
