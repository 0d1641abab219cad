"""Brings rows from before inside limits that are new, so that an upgrade never fails.

What can't be kept as it was is kept in words among the row's extra fields, under the name of its column.
Models here are those of a migration: only columns, none of our methods.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Q

type Limits = dict[str, tuple[int, int]]

NAMELESS = "(no name)"


def repair(
    model: Any,
    *,
    texts: dict[str, int],
    names: Sequence[str] = (),
    numbers: Limits | None = None,
    once: Sequence[str] = (),
) -> None:
    """Mend the rows of `model` that break a limit; all others are only looked at by the database.

    `texts` and `numbers` are columns with their limits; `names` must say something; of the columns in
    `once` together no two rows may have the same, so the last of them, a name, gets a number behind it.
    """
    numbers = numbers or {}
    for row in model.objects.filter(_broken(texts, names, numbers)).order_by("pk"):
        for name, longest in texts.items():
            text = getattr(row, name).replace("\0", "")[:longest]
            setattr(row, name, NAMELESS if name in names and not text.strip(" ") else text)
        for name, (low, high) in numbers.items():
            _keep_within(row, name, low, high)
        if once:
            _make_only(model, row, once, texts[once[-1]])
        row.save()


def _broken(texts: dict[str, int], names: Sequence[str], numbers: Limits) -> Q:
    broken = Q()
    for name, longest in texts.items():
        broken |= ~Q(**{f"{name}__nul_at": 0}) | Q(**{f"{name}__length__gt": longest})
    for name in names:
        broken |= Q(**{f"{name}__trim": ""})
    for name, (low, high) in numbers.items():
        broken |= Q(**{f"{name}__lt": low}) | Q(**{f"{name}__gt": high})
    return broken


def _keep_within(row: Any, name: str, low: int, high: int) -> None:
    """Unknown where the column can say that, else the nearest that can be kept."""
    number = getattr(row, name)
    if number is None or low <= number <= high:
        return
    set_aside(row, name, number)
    setattr(row, name, None if row._meta.get_field(name).null else max(low, min(high, number)))


def set_aside(row: Any, name: str, value: object) -> None:
    """Keep what the column held among the extra fields of the row, where it has any."""
    if hasattr(row, "extra"):
        while name in row.extra:
            name = f"{name} before"
        row.extra = row.extra | {name: str(value)}


def _make_only(model: Any, row: Any, once: Sequence[str], longest: int) -> None:
    name = once[-1]

    def taken(text: str) -> bool:
        same = {column: getattr(row, column) for column in once} | {name: text}
        return bool(model.objects.filter(**same).exclude(pk=row.pk).exists())

    setattr(row, name, numbered(getattr(row, name), longest, taken))


def numbered(text: str, longest: int, taken: Callable[[str], bool]) -> str:
    """The text itself, or with (2), (3) … behind it until it isn't taken."""
    number, free = 1, text
    while taken(free):
        number += 1
        free = f"{text[: longest - len(str(number)) - 3]} ({number})"
    return free
