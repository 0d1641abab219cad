"""Both databases refuse alike what can't be kept: numbers, texts, names of nothing, one name in two cases.

Rows from before are brought inside first (`_repairs`). Of organizations whose names differ in the case of
letters only, the first by the alphabet keeps its name; the others get a number behind it.
"""

from itertools import count
from typing import Any

import django.core.validators
import organizations.models.checks
from django.db import migrations, models
from django.db.models import Q
from django.utils.text import slugify

from organizations.cleaning import fold_name
from organizations.limits import FIRST_YEAR, LARGEST_AMOUNT, LARGEST_COUNT, LAST_YEAR
from organizations.migrations._repairs import numbered, repair, set_aside

COUNT, AMOUNT = (0, LARGEST_COUNT), (0, LARGEST_AMOUNT)
ORGANIZATION_TEXTS = {
    "name": 200,
    "short_name": 60,
    "kind": 80,
    "structure": 80,
    "level": 40,
    "place": 120,
    "website": 300,
    "description": 10_000,
    "source": 500,
    "owner": 120,
    "next_step": 300,
}
ORGANIZATION_NUMBERS = {
    "members": AMOUNT,
    "members_year": (FIRST_YEAR, LAST_YEAR),
    **dict.fromkeys(("turnout_low", "turnout_likely", "turnout_high"), COUNT),
    **dict.fromkeys(("people", "money", "public_appeal", "activity", "access"), AMOUNT),
}


def bring_inside(apps: Any, schema_editor: Any) -> None:
    def model(name: str) -> Any:
        return apps.get_model("organizations", name)

    repair(model("User"), texts={"email": 254, "name": 120})
    repair(model("Change"), texts={"act": 60, "subject_kind": 60, "subject_label": 300})
    repair(model("Workspace"), texts={"slug": 60, "name": 120, "question": 200}, names=["name"])
    repair(model("Invitation"), texts={"label": 120})
    repair(model("Overlap"), texts={"note": 1_000}, numbers={"people": COUNT})
    repair(model("Position"), texts={"source": 500, "note": 1_000})
    repair(model("Note"), texts={"text": 10_000, "written_by": 120}, names=["text"])
    repair(
        model("Contact"),
        texts={"name": 120, "role": 120, "email": 254, "phone": 60, "note": 1_000},
        names=["name"],
    )
    repair(
        model("Tenet"),
        texts={"code": 40, "name": 200, "statement": 10_000},
        names=["name", "code"],
        once=("workspace", "code"),
    )
    repair(model("Organization"), texts=ORGANIZATION_TEXTS, names=["name"], numbers=ORGANIZATION_NUMBERS)
    mend_addresses(model("Workspace"))
    mend_lists(model("Organization"))
    fold_names(model("Organization"))
    # PostgreSQL alters no table while a row that was written twice waits for its keys to be looked at.
    schema_editor.connection.check_constraints()


def mend_addresses(workspaces: Any) -> None:
    wrong = ~Q(slug__beside_address="") | Q(slug="") | Q(slug__startswith="-")
    for workspace in workspaces.objects.filter(wrong).order_by("pk"):
        plain = slugify(workspace.slug).replace("_", "-").strip("-") or "workspace"
        taken = set(workspaces.objects.exclude(pk=workspace.pk).values_list("slug", flat=True))
        free = (f"{plain[:50]}-{number}" for number in count(2))
        workspace.slug = plain if plain not in taken else next(slug for slug in free if slug not in taken)
        workspace.save()


def mend_lists(rows: Any) -> None:
    for organization in rows.objects.exclude(constituencies__json_kind="array"):
        said = organization.constituencies
        organization.constituencies = [said] if said and isinstance(said, str) else []
        if said and not organization.constituencies:
            set_aside(organization, "constituencies", said)
        organization.save()


def fold_names(rows: Any) -> None:
    """Fill the columns that names are compared by; twins get a number behind their name."""
    taken: dict[str, set[tuple[Any, str]]] = {"name": set(), "short_name": set()}
    longest = {"name": 200, "short_name": 60}
    for row in rows.objects.order_by("workspace_id", "name", "id").iterator(chunk_size=1_000):
        for column, known in taken.items():
            _free_name(row, column, longest[column], known)
        row.save(update_fields=["name", "short_name", "name_key", "short_key", "extra"])


def _free_name(row: Any, column: str, longest: int, known: set[tuple[Any, str]]) -> None:
    """No short name is no name: any number of rows may have none."""

    def taken(text: str) -> bool:
        return bool(text) and (row.workspace_id, fold_name(text)) in known

    written = getattr(row, column)
    free = numbered(written, longest, taken)
    if free != written:
        set_aside(row, column, written)
        setattr(row, column, free)
    known.add((row.workspace_id, fold_name(free)))


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("organizations", "0004_sessions_ended"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="contact",
            name="contact_named",
        ),
        migrations.RemoveConstraint(
            model_name="note",
            name="note_says_something",
        ),
        migrations.RemoveConstraint(
            model_name="organization",
            name="organization_name_once",
        ),
        migrations.RemoveConstraint(
            model_name="organization",
            name="organization_short_name_once",
        ),
        migrations.RemoveConstraint(
            model_name="organization",
            name="organization_named",
        ),
        migrations.RemoveConstraint(
            model_name="tenet",
            name="tenet_named",
        ),
        migrations.RemoveConstraint(
            model_name="workspace",
            name="workspace_named",
        ),
        migrations.AddField(
            model_name="organization",
            name="name_key",
            field=organizations.models.checks.FoldedField(
                default="", editable=False, max_length=600, of="name"
            ),
        ),
        migrations.AddField(
            model_name="organization",
            name="short_key",
            field=organizations.models.checks.FoldedField(
                default="", editable=False, max_length=180, of="short_name"
            ),
        ),
        migrations.AlterField(
            model_name="organization",
            name="access",
            field=models.FloatField(
                blank=True,
                help_text="An amount, or a rating from 0 to 5. Leave empty if unknown.",
                null=True,
                validators=[django.core.validators.MaxValueValidator(1000000000000000)],
                verbose_name="access",
            ),
        ),
        migrations.AlterField(
            model_name="organization",
            name="activity",
            field=models.FloatField(
                blank=True,
                help_text="An amount, or a rating from 0 to 5. Leave empty if unknown.",
                null=True,
                validators=[django.core.validators.MaxValueValidator(1000000000000000)],
                verbose_name="activity",
            ),
        ),
        migrations.AlterField(
            model_name="organization",
            name="members",
            field=models.PositiveBigIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(0),
                    django.core.validators.MaxValueValidator(1000000000000000),
                ],
                verbose_name="members",
            ),
        ),
        migrations.AlterField(
            model_name="organization",
            name="members_year",
            field=models.PositiveSmallIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(9999),
                ],
                verbose_name="as of year",
            ),
        ),
        migrations.AlterField(
            model_name="organization",
            name="money",
            field=models.FloatField(
                blank=True,
                help_text="An amount, or a rating from 0 to 5. Leave empty if unknown.",
                null=True,
                validators=[django.core.validators.MaxValueValidator(1000000000000000)],
                verbose_name="money",
            ),
        ),
        migrations.AlterField(
            model_name="organization",
            name="people",
            field=models.FloatField(
                blank=True,
                help_text="An amount, or a rating from 0 to 5. Leave empty if unknown.",
                null=True,
                validators=[django.core.validators.MaxValueValidator(1000000000000000)],
                verbose_name="people",
            ),
        ),
        migrations.AlterField(
            model_name="organization",
            name="public_appeal",
            field=models.FloatField(
                blank=True,
                help_text="An amount, or a rating from 0 to 5. Leave empty if unknown.",
                null=True,
                validators=[django.core.validators.MaxValueValidator(1000000000000000)],
                verbose_name="public appeal",
            ),
        ),
        migrations.AlterField(
            model_name="organization",
            name="turnout_high",
            field=models.PositiveIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(0),
                    django.core.validators.MaxValueValidator(2147483647),
                ],
                verbose_name="turnout, high",
            ),
        ),
        migrations.AlterField(
            model_name="organization",
            name="turnout_likely",
            field=models.PositiveIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(0),
                    django.core.validators.MaxValueValidator(2147483647),
                ],
                verbose_name="turnout, likely",
            ),
        ),
        migrations.AlterField(
            model_name="organization",
            name="turnout_low",
            field=models.PositiveIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(0),
                    django.core.validators.MaxValueValidator(2147483647),
                ],
                verbose_name="turnout, low",
            ),
        ),
        migrations.AlterField(
            model_name="overlap",
            name="people",
            field=models.PositiveIntegerField(
                validators=[
                    django.core.validators.MinValueValidator(0),
                    django.core.validators.MaxValueValidator(2147483647),
                ],
                verbose_name="people in both",
            ),
        ),
        migrations.RunPython(bring_inside, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                condition=models.Q(("act__length__lte", 60)),
                name="change_act_length",
                violation_error_message="This text is too long to be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                condition=models.Q(("subject_kind__length__lte", 60)),
                name="change_subject_kind_length",
                violation_error_message="This text is too long to be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                condition=models.Q(("subject_label__length__lte", 300)),
                name="change_subject_label_length",
                violation_error_message="This text is too long to be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("act__nul_at", 0), ("subject_kind__nul_at", 0), ("subject_label__nul_at", 0)
                ),
                name="change_no_nul",
                violation_error_message="A text holds a character that can't be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(("name__trim", ""), _negated=True), name="contact_named"
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(("label__nul_at", 0)),
                name="invitation_no_nul",
                violation_error_message="A text holds a character that can't be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="note",
            constraint=models.CheckConstraint(
                condition=models.Q(("text__trim", ""), _negated=True), name="note_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="note",
            constraint=models.CheckConstraint(
                condition=models.Q(("text__nul_at", 0), ("written_by__nul_at", 0)),
                name="note_no_nul",
                violation_error_message="A text holds a character that can't be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.UniqueConstraint(
                fields=("workspace", "name_key"),
                name="organization_name_once",
                violation_error_message="An organization with this name exists already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.UniqueConstraint(
                condition=models.Q(("short_key", ""), _negated=True),
                fields=("workspace", "short_key"),
                name="organization_short_name_once",
                violation_error_message="Another organization has this short name.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.CheckConstraint(
                condition=models.Q(("name__trim", ""), _negated=True),
                name="organization_named",
                violation_error_message="An organization needs a name.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("members__isnull", True), ("members__lte", 1000000000000000), _connector="OR"),
                    models.Q(
                        ("members_year__isnull", True), ("members_year__range", (1, 9999)), _connector="OR"
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
                    models.Q(("people__isnull", True), ("people__lte", 1000000000000000), _connector="OR"),
                    models.Q(("money__isnull", True), ("money__lte", 1000000000000000), _connector="OR"),
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
                    models.Q(("access__isnull", True), ("access__lte", 1000000000000000), _connector="OR"),
                ),
                name="organization_numbers_limits",
                violation_error_message="A number is too large or too small to be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.CheckConstraint(
                condition=models.Q(("constituencies__json_kind", "array")),
                name="organization_constituencies_are_list",
                violation_error_message="Constituencies are a list of texts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="overlap",
            constraint=models.CheckConstraint(
                condition=models.Q(("people__isnull", True), ("people__lte", 2147483647), _connector="OR"),
                name="overlap_numbers_limits",
                violation_error_message="A number is too large or too small to be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="overlap",
            constraint=models.CheckConstraint(
                condition=models.Q(("note__nul_at", 0)),
                name="overlap_no_nul",
                violation_error_message="A text holds a character that can't be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__nul_at", 0), ("note__nul_at", 0)),
                name="position_no_nul",
                violation_error_message="A text holds a character that can't be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="tenet",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("name__trim", ""), _negated=True), models.Q(("code__trim", ""), _negated=True)
                ),
                name="tenet_named",
            ),
        ),
        migrations.AddConstraint(
            model_name="tenet",
            constraint=models.CheckConstraint(
                condition=models.Q(("code__nul_at", 0), ("name__nul_at", 0), ("statement__nul_at", 0)),
                name="tenet_no_nul",
                violation_error_message="A text holds a character that can't be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("email__length__lte", 254)),
                name="user_email_length",
                violation_error_message="This text is too long to be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("name__length__lte", 120)),
                name="user_name_length",
                violation_error_message="This text is too long to be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("email__nul_at", 0), ("name__nul_at", 0)),
                name="user_no_nul",
                violation_error_message="A text holds a character that can't be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="workspace",
            constraint=models.CheckConstraint(
                condition=models.Q(("slug__nul_at", 0), ("name__nul_at", 0), ("question__nul_at", 0)),
                name="workspace_no_nul",
                violation_error_message="A text holds a character that can't be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="workspace",
            constraint=models.CheckConstraint(
                condition=models.Q(("name__trim", ""), _negated=True), name="workspace_named"
            ),
        ),
        migrations.AddConstraint(
            model_name="workspace",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("slug__beside_address", ""),
                    models.Q(("slug", ""), _negated=True),
                    models.Q(("slug__startswith", "-"), _negated=True),
                ),
                name="workspace_slug_is_address",
                violation_error_message="Use small letters, digits and hyphens.",
            ),
        ),
    ]
