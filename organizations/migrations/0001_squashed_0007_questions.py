"""What the first seven migrations made, in one step: each table with its constraints at once.

A new database starts here; one that has some of the seven goes on with them (`replaces`). What 0005
repairs in rows from before is not repeated: here there are none. tests/coalitions/test_upgrade.py compares both.
"""

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import organizations.models.checks
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("organizations", "0001_initial"),
        ("organizations", "0002_extra_columns"),
        ("organizations", "0003_plain_words"),
        ("organizations", "0004_sessions_ended"),
        ("organizations", "0005_limits"),
        ("organizations", "0006_history"),
        ("organizations", "0007_questions"),
    ]

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="SignInAttempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("account_hash", models.CharField(db_index=True, max_length=64)),
                ("address_hash", models.CharField(db_index=True, max_length=64)),
                ("at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                ("first_name", models.CharField(blank=True, max_length=150, verbose_name="first name")),
                ("last_name", models.CharField(blank=True, max_length=150, verbose_name="last name")),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined"),
                ),
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail address")),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="name")),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
                ("sessions_ended", models.PositiveIntegerField(default=0, editable=False)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                        name="user_email_lower",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("email__length__lte", 254)),
                        name="user_email_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__length__lte", 120)),
                        name="user_name_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("email__nul_at", 0), ("name__nul_at", 0)),
                        name="user_no_nul",
                        violation_error_message="A text holds a character that can't be kept.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignInLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sign_in_links",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Workspace",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "slug",
                    models.CharField(
                        max_length=60,
                        unique=True,
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
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slug__length__lte", 60)),
                        name="workspace_slug_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__length__lte", 120)),
                        name="workspace_name_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("question__length__lte", 200)),
                        name="workspace_question_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("risk_seen_by__in", [10, 20, 30, 40])),
                        name="workspace_risk_seen_by_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("slug__nul_at", 0), ("name__nul_at", 0), ("question__nul_at", 0)),
                        name="workspace_no_nul",
                        violation_error_message="A text holds a character that can't be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__trim", ""), _negated=True), name="workspace_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("slug__beside_address", ""),
                            models.Q(("slug", ""), _negated=True),
                            models.Q(("slug__startswith", "-"), _negated=True),
                        ),
                        name="workspace_slug_is_address",
                        violation_error_message="Use small letters, digits and hyphens.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField(auto_now_add=True, db_index=True)),
                ("act", models.CharField(max_length=60)),
                ("subject_kind", models.CharField(blank=True, max_length=60)),
                ("subject_id", models.UUIDField(null=True)),
                ("subject_label", models.CharField(blank=True, max_length=300)),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="organizations.workspace",
                    ),
                ),
                (
                    "undoes",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="undone_by",
                        to="organizations.change",
                    ),
                ),
            ],
            options={
                "verbose_name": "change",
                "ordering": ["-at"],
                "indexes": [models.Index(fields=["workspace", "subject_id"], name="change_subject")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("act__length__lte", 60)),
                        name="change_act_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject_kind__length__lte", 60)),
                        name="change_subject_kind_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject_label__length__lte", 300)),
                        name="change_subject_label_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("act__nul_at", 0), ("subject_kind__nul_at", 0), ("subject_label__nul_at", 0)
                        ),
                        name="change_no_nul",
                        violation_error_message="A text holds a character that can't be kept.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "role",
                    models.SmallIntegerField(
                        choices=[
                            (0, "representative"),
                            (10, "viewer"),
                            (20, "organizer"),
                            (30, "facilitator"),
                            (40, "admin"),
                        ],
                        default=10,
                        verbose_name="role",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="organizations.workspace",
                    ),
                ),
            ],
            options={
                "ordering": ["-role", "user__email"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("workspace", "user"),
                        name="membership_once",
                        violation_error_message="This person is a member already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", [0, 10, 20, 30, 40])), name="membership_role_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Organization",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("short_name", models.CharField(blank=True, max_length=60, verbose_name="short name")),
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
                (
                    "extra",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="more fields"),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="organizations",
                        to="organizations.workspace",
                    ),
                ),
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
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("influence__isnull", True), ("influence__range", (1, 5)), _connector="OR"
                        ),
                        name="organization_influence_range",
                        violation_error_message="Influence goes from 1 to 5.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "spectrum__in",
                                [
                                    "active_ally",
                                    "passive_ally",
                                    "neutral",
                                    "passive_opponent",
                                    "active_opponent",
                                    "unknown",
                                ],
                            )
                        ),
                        name="organization_spectrum_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ratings_evidence__in", ["declared", "observed", "estimated"]),
                            ("spectrum_evidence__in", ["declared", "observed", "estimated"]),
                        ),
                        name="organization_evidence_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("turnout_low__isnull", True),
                                ("turnout_likely__isnull", True),
                                ("turnout_low__lte", models.F("turnout_likely")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("turnout_likely__isnull", True),
                                ("turnout_high__isnull", True),
                                ("turnout_likely__lte", models.F("turnout_high")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("turnout_low__isnull", True),
                                ("turnout_high__isnull", True),
                                ("turnout_low__lte", models.F("turnout_high")),
                                _connector="OR",
                            ),
                        ),
                        name="organization_turnout_ordered",
                        violation_error_message="Turnout goes from low through likely to high.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("people__isnull", True), ("people__gte", 0), _connector="OR"),
                        name="organization_people_not_negative",
                        violation_error_message="An amount can't be below zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("money__isnull", True), ("money__gte", 0), _connector="OR"),
                        name="organization_money_not_negative",
                        violation_error_message="An amount can't be below zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("public_appeal__isnull", True), ("public_appeal__gte", 0), _connector="OR"
                        ),
                        name="organization_public_appeal_not_negative",
                        violation_error_message="An amount can't be below zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("activity__isnull", True), ("activity__gte", 0), _connector="OR"),
                        name="organization_activity_not_negative",
                        violation_error_message="An amount can't be below zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("access__isnull", True), ("access__gte", 0), _connector="OR"),
                        name="organization_access_not_negative",
                        violation_error_message="An amount can't be below zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__length__lte", 200)),
                        name="organization_name_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("short_name__length__lte", 60)),
                        name="organization_short_name_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__length__lte", 80)),
                        name="organization_kind_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("structure__length__lte", 80)),
                        name="organization_structure_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__length__lte", 40)),
                        name="organization_level_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("place__length__lte", 120)),
                        name="organization_place_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("website__length__lte", 300)),
                        name="organization_website_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("description__length__lte", 10000)),
                        name="organization_description_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source__length__lte", 500)),
                        name="organization_source_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("owner__length__lte", 120)),
                        name="organization_owner_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("next_step__length__lte", 300)),
                        name="organization_next_step_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.UniqueConstraint(
                        fields=("workspace", "name_key"),
                        name="organization_name_once",
                        violation_error_message="An organization with this name exists already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("short_key", ""), _negated=True),
                        fields=("workspace", "short_key"),
                        name="organization_short_name_once",
                        violation_error_message="Another organization has this short name.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__trim", ""), _negated=True),
                        name="organization_named",
                        violation_error_message="An organization needs a name.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("members__isnull", True), ("members__lte", 1000000000000000), _connector="OR"
                            ),
                            models.Q(
                                ("members_year__isnull", True),
                                ("members_year__range", (1, 9999)),
                                _connector="OR",
                            ),
                            models.Q(
                                ("turnout_low__isnull", True),
                                ("turnout_low__lte", 2147483647),
                                _connector="OR",
                            ),
                            models.Q(
                                ("turnout_likely__isnull", True),
                                ("turnout_likely__lte", 2147483647),
                                _connector="OR",
                            ),
                            models.Q(
                                ("turnout_high__isnull", True),
                                ("turnout_high__lte", 2147483647),
                                _connector="OR",
                            ),
                            models.Q(
                                ("people__isnull", True), ("people__lte", 1000000000000000), _connector="OR"
                            ),
                            models.Q(
                                ("money__isnull", True), ("money__lte", 1000000000000000), _connector="OR"
                            ),
                            models.Q(
                                ("public_appeal__isnull", True),
                                ("public_appeal__lte", 1000000000000000),
                                _connector="OR",
                            ),
                            models.Q(
                                ("activity__isnull", True),
                                ("activity__lte", 1000000000000000),
                                _connector="OR",
                            ),
                            models.Q(
                                ("access__isnull", True), ("access__lte", 1000000000000000), _connector="OR"
                            ),
                        ),
                        name="organization_numbers_limits",
                        violation_error_message="A number is too large or too small to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("constituencies__json_kind", "array")),
                        name="organization_constituencies_are_list",
                        violation_error_message="Constituencies are a list of texts.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("name__nul_at", 0),
                            ("short_name__nul_at", 0),
                            ("kind__nul_at", 0),
                            ("structure__nul_at", 0),
                            ("level__nul_at", 0),
                            ("place__nul_at", 0),
                            ("website__nul_at", 0),
                            ("description__nul_at", 0),
                            ("source__nul_at", 0),
                            ("owner__nul_at", 0),
                            ("next_step__nul_at", 0),
                        ),
                        name="organization_no_nul",
                        violation_error_message="A text holds a character that can't be kept.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="workspace",
            name="home",
            field=models.ForeignKey(
                blank=True,
                help_text="Whose eyes you look through: unity is shown with this organization.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="organizations.organization",
                verbose_name="home organization",
            ),
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("role", models.CharField(blank=True, max_length=120, verbose_name="role")),
                ("email", models.CharField(blank=True, max_length=254, verbose_name="e-mail")),
                ("phone", models.CharField(blank=True, max_length=60, verbose_name="phone")),
                ("note", models.CharField(blank=True, max_length=1000, verbose_name="remark")),
                (
                    "organization",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="organizations.organization",
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
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name__length__lte", 120)),
                        name="contact_name_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__length__lte", 120)),
                        name="contact_role_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("email__length__lte", 254)),
                        name="contact_email_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("phone__length__lte", 60)),
                        name="contact_phone_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("note__length__lte", 1000)),
                        name="contact_note_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__trim", ""), _negated=True), name="contact_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("name__nul_at", 0),
                            ("role__nul_at", 0),
                            ("email__nul_at", 0),
                            ("phone__nul_at", 0),
                            ("note__nul_at", 0),
                        ),
                        name="contact_no_nul",
                        violation_error_message="A text holds a character that can't be kept.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "role",
                    models.SmallIntegerField(
                        choices=[
                            (0, "representative"),
                            (10, "viewer"),
                            (20, "organizer"),
                            (30, "facilitator"),
                            (40, "admin"),
                        ],
                        default=10,
                        verbose_name="role",
                    ),
                ),
                ("label", models.CharField(blank=True, max_length=120, verbose_name="for whom")),
                ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                ("made_at", models.DateTimeField(editable=False)),
                ("expires_at", models.DateTimeField(editable=False)),
                ("accepted_at", models.DateTimeField(editable=False, null=True)),
                (
                    "accepted_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        help_text="Only for representatives.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.organization",
                        verbose_name="speaks for",
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
                "ordering": ["-made_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("label__length__lte", 120)),
                        name="invitation_label_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", [0, 10, 20, 30, 40])), name="invitation_role_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("role", 0), _negated=True),
                            ("organization__isnull", False),
                            _connector="OR",
                        ),
                        name="invitation_representative_of_someone",
                        violation_error_message="Choose the organization that the representative speaks for.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("label__nul_at", 0)),
                        name="invitation_no_nul",
                        violation_error_message="A text holds a character that can't be kept.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "written_by",
                    models.CharField(blank=True, editable=False, max_length=120, verbose_name="written by"),
                ),
                ("written_on", models.DateField(verbose_name="written on")),
                ("text", models.TextField(max_length=10000, verbose_name="note")),
                (
                    "author",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="organizations.organization",
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
                "ordering": ["-written_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text__length__lte", 10000)),
                        name="note_text_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("written_by__length__lte", 120)),
                        name="note_written_by_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text__trim", ""), _negated=True), name="note_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text__nul_at", 0), ("written_by__nul_at", 0)),
                        name="note_no_nul",
                        violation_error_message="A text holds a character that can't be kept.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Overlap",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                (
                    "a",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organizations.organization",
                        verbose_name="organization",
                    ),
                ),
                (
                    "b",
                    models.ForeignKey(
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
                (
                    "extra",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="more fields"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("a", "b"),
                        name="overlap_once",
                        violation_error_message="The overlap of these two is recorded already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("a__lt", models.F("b"))),
                        name="overlap_ordered",
                        violation_error_message="An overlap is between two organizations.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("evidence__in", ["declared", "observed", "estimated"])),
                        name="overlap_evidence_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("note__length__lte", 1000)),
                        name="overlap_note_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("people__isnull", True), ("people__lte", 2147483647), _connector="OR"
                        ),
                        name="overlap_numbers_limits",
                        violation_error_message="A number is too large or too small to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("note__nul_at", 0)),
                        name="overlap_no_nul",
                        violation_error_message="A text holds a character that can't be kept.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Representative",
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
                        related_name="representatives",
                        to="organizations.organization",
                        verbose_name="organization",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="representations",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
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
                        fields=("user", "organization"),
                        name="representative_once",
                        violation_error_message="This person speaks for that organization already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tenet",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                (
                    "extra",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="more fields"),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tenets",
                        to="organizations.workspace",
                    ),
                ),
            ],
            options={
                "ordering": ["code"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("workspace", "code"),
                        name="tenet_code_once",
                        violation_error_message="Another demand or value has this code.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("facet__in", ["value", "mode", "interest", "goal", "demand", "action"])
                        ),
                        name="tenet_facet_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code__length__lte", 40)),
                        name="tenet_code_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__length__lte", 200)),
                        name="tenet_name_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("statement__length__lte", 10000)),
                        name="tenet_statement_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name__trim", ""), _negated=True),
                            models.Q(("code__trim", ""), _negated=True),
                        ),
                        name="tenet_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("code__nul_at", 0), ("name__nul_at", 0), ("statement__nul_at", 0)
                        ),
                        name="tenet_no_nul",
                        violation_error_message="A text holds a character that can't be kept.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Legitimation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
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
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="legitimizes",
                        to="organizations.tenet",
                        verbose_name="accepting",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="legitimized_by",
                        to="organizations.tenet",
                        verbose_name="makes easier",
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
                        fields=("source", "target"),
                        name="legitimation_once",
                        violation_error_message="This step is recorded already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", models.F("target")), _negated=True),
                        name="legitimation_of_another",
                        violation_error_message="A demand or value can't make itself easier.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("strength__isnull", True), ("strength__range", (1, 5)), _connector="OR"
                        ),
                        name="legitimation_strength_range",
                        violation_error_message="Strength goes from 1 to 5.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Position",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="positions",
                        to="organizations.organization",
                        verbose_name="organization",
                    ),
                ),
                (
                    "tenet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="positions",
                        to="organizations.tenet",
                        verbose_name="tenet",
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
                "indexes": [
                    models.Index(
                        fields=["workspace", "organization", "tenet", "-as_of"], name="position_standing"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "tenet", "as_of", "evidence"),
                        name="position_once_a_day",
                        violation_error_message="This organization has a position on this that day already, known the same way.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stance__in", [-2, -1, 0, 1, 2])),
                        name="position_stance_known",
                        violation_error_message="A stance goes from −2 (strongly against) to 2 (strongly for).",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("vitality__isnull", True), ("vitality__in", [1, 2, 3, 4, 5]), _connector="OR"
                        ),
                        name="position_vitality_known",
                        violation_error_message="Vitality goes from 1 (nice to have) to 5 (vital).",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("red_line", False), models.Q(("stance", 0), _negated=True), _connector="OR"
                        ),
                        name="position_red_line_takes_side",
                        violation_error_message="A red line needs a stance for or against.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("evidence__in", ["declared", "observed", "estimated"]),
                            models.Q(
                                ("vitality_evidence", ""),
                                ("vitality_evidence__in", ["declared", "observed", "estimated"]),
                                _connector="OR",
                            ),
                        ),
                        name="position_evidence_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source__length__lte", 500)),
                        name="position_source_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("note__length__lte", 1000)),
                        name="position_note_length",
                        violation_error_message="This text is too long to be kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source__nul_at", 0), ("note__nul_at", 0)),
                        name="position_no_nul",
                        violation_error_message="A text holds a character that can't be kept.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "asked_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="marked at"),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="marked by",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="organizations.organization",
                        verbose_name="organization",
                    ),
                ),
                (
                    "tenet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="organizations.tenet",
                        verbose_name="tenet",
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
                "verbose_name": "question",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "tenet"),
                        name="question_once",
                        violation_error_message="This is marked to be asked already.",
                    )
                ],
            },
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
            name="HistoricalQuestion",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "asked_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="marked at"),
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
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="marked by",
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
                "verbose_name": "historical question",
                "verbose_name_plural": "historical questions",
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
