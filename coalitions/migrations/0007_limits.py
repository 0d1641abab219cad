"""Both databases refuse alike what can't be kept; rows from before are brought inside first (`_repairs`)."""

from typing import Any

import django.core.validators
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

from organizations.limits import LARGEST_AMOUNT, LARGEST_COUNT
from organizations.migrations._repairs import repair

AMOUNT = (0, LARGEST_AMOUNT)


def bring_inside(apps: Any, schema_editor: Any) -> None:
    def model(name: str) -> Any:
        return apps.get_model("coalitions", name)

    repair(
        model("Coalition"),
        texts={"name": 200, "purpose": 1_000, "decision_rule": 200, "note": 10_000},
        names=["name"],
        once=("workspace", "name"),
    )
    repair(model("Affiliation"), texts={"contribution": 1_000, "note": 1_000, "source": 500})
    repair(model("Say"), texts={"note": 1_000, "source": 500})
    repair(model("Need"), texts={"note": 1_000}, numbers={"low": AMOUNT, "high": AMOUNT})
    repair(model("Platform"), texts={"label": 200})
    repair(model("Plank"), texts={"note": 1_000})
    repair(model("Tie"), texts={"note": 1_000})
    repair(
        model("Trend"),
        texts={"name": 200, "note": 1_000, "source": 500},
        names=["name"],
        once=("workspace", "name"),
    )
    repair(
        model("Event"),
        texts={"name": 500, "source": 500},
        names=["name"],
        once=("workspace", "day", "name"),
    )
    repair(model("Import"), texts={"filename": 300, "shape": 40})
    repair(model("ImportRow"), texts={"file": 300, "kind": 40, "label": 300})
    count_versions_from_one(model("Platform"))
    # PostgreSQL alters no table while a row that was written twice waits for its keys to be looked at.
    schema_editor.connection.check_constraints()


def count_versions_from_one(platforms: Any) -> None:
    """Where a version is 0 or beyond what can be kept, all of its coalition are counted anew, in order."""
    wrong = platforms.objects.filter(Q(number__lt=1) | Q(number__gt=LARGEST_COUNT))
    for coalition in wrong.values_list("coalition_id", flat=True).distinct().order_by("coalition_id"):
        versions = list(platforms.objects.filter(coalition_id=coalition).order_by("number"))
        moves = [(each, number) for number, each in enumerate(versions, 1)]
        later = [(each, number) for each, number in moves if number > each.number]
        earlier = [(each, number) for each, number in moves if number < each.number]
        for version, number in (*reversed(later), *earlier):  # so that no two ever have one number
            version.number = number
            version.save(update_fields=["number"])


class Migration(migrations.Migration):
    dependencies = [
        ("coalitions", "0006_demonstration"),
        ("organizations", "0005_limits"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="coalition",
            name="coalition_named",
        ),
        migrations.RemoveConstraint(
            model_name="event",
            name="event_named",
        ),
        migrations.RemoveConstraint(
            model_name="trend",
            name="trend_named",
        ),
        migrations.AlterField(
            model_name="need",
            name="high",
            field=models.FloatField(
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
        migrations.AlterField(
            model_name="need",
            name="low",
            field=models.FloatField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(0),
                    django.core.validators.MaxValueValidator(1000000000000000),
                ],
                verbose_name="at least",
            ),
        ),
        migrations.AlterField(
            model_name="platform",
            name="number",
            field=models.PositiveIntegerField(
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(2147483647),
                ],
                verbose_name="version",
            ),
        ),
        migrations.RunPython(bring_inside, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="affiliation",
            constraint=models.CheckConstraint(
                condition=models.Q(("contribution__nul_at", 0), ("note__nul_at", 0), ("source__nul_at", 0)),
                name="affiliation_no_nul",
                violation_error_message="A text holds a character that can't be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="coalition",
            constraint=models.CheckConstraint(
                condition=models.Q(("name__trim", ""), _negated=True), name="coalition_named"
            ),
        ),
        migrations.AddConstraint(
            model_name="coalition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("name__nul_at", 0),
                    ("purpose__nul_at", 0),
                    ("decision_rule__nul_at", 0),
                    ("note__nul_at", 0),
                ),
                name="coalition_no_nul",
                violation_error_message="A text holds a character that can't be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("name__trim", ""), _negated=True), name="event_named"
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("name__nul_at", 0), ("source__nul_at", 0)),
                name="event_no_nul",
                violation_error_message="A text holds a character that can't be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.CheckConstraint(
                condition=models.Q(("filename__nul_at", 0), ("shape__nul_at", 0)),
                name="import_no_nul",
                violation_error_message="A text holds a character that can't be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("file__length__lte", 300)),
                name="import_row_file_length",
                violation_error_message="This text is too long to be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__length__lte", 40)),
                name="import_row_kind_length",
                violation_error_message="This text is too long to be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("label__length__lte", 300)),
                name="import_row_label_length",
                violation_error_message="This text is too long to be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("file__nul_at", 0), ("kind__nul_at", 0), ("label__nul_at", 0)),
                name="import_row_no_nul",
                violation_error_message="A text holds a character that can't be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("low__isnull", True), ("low__lte", 1000000000000000), _connector="OR"),
                    models.Q(("high__isnull", True), ("high__lte", 1000000000000000), _connector="OR"),
                ),
                name="need_numbers_limits",
                violation_error_message="A number is too large or too small to be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(("note__nul_at", 0)),
                name="need_no_nul",
                violation_error_message="A text holds a character that can't be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="plank",
            constraint=models.CheckConstraint(
                condition=models.Q(("note__nul_at", 0)),
                name="plank_no_nul",
                violation_error_message="A text holds a character that can't be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="platform",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("number__isnull", True), ("number__range", (1, 2147483647)), _connector="OR"
                ),
                name="platform_numbers_limits",
                violation_error_message="A number is too large or too small to be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="platform",
            constraint=models.CheckConstraint(
                condition=models.Q(("label__nul_at", 0)),
                name="platform_no_nul",
                violation_error_message="A text holds a character that can't be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="say",
            constraint=models.CheckConstraint(
                condition=models.Q(("note__nul_at", 0), ("source__nul_at", 0)),
                name="say_no_nul",
                violation_error_message="A text holds a character that can't be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="tie",
            constraint=models.CheckConstraint(
                condition=models.Q(("note__nul_at", 0)),
                name="tie_no_nul",
                violation_error_message="A text holds a character that can't be kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="trend",
            constraint=models.CheckConstraint(
                condition=models.Q(("name__trim", ""), _negated=True), name="trend_named"
            ),
        ),
        migrations.AddConstraint(
            model_name="trend",
            constraint=models.CheckConstraint(
                condition=models.Q(("name__nul_at", 0), ("note__nul_at", 0), ("source__nul_at", 0)),
                name="trend_no_nul",
                violation_error_message="A text holds a character that can't be kept.",
            ),
        ),
    ]
