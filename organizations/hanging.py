"""What hangs on a row and would go with it: said before anything is deleted."""

from collections import Counter

from django.db.models import CASCADE, ForeignObjectRel

from organizations.models import Row


def hanging_on(row: Row) -> list[str]:
    """One short text for each kind of row that would be deleted too, such as "12 positions"."""
    counted: Counter[tuple[str, str]] = Counter()
    for relation in row._meta.related_objects:
        if _goes_too(relation):
            words = relation.related_model._meta
            found = relation.related_model._base_manager.filter(**{relation.field.name: row}).count()
            counted[str(words.verbose_name), str(words.verbose_name_plural)] += found
    return [f"{count:,} {one if count == 1 else many}" for (one, many), count in counted.items() if count]


def _goes_too(relation: ForeignObjectRel) -> bool:
    return getattr(relation, "on_delete", None) is CASCADE
