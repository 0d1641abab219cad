"""What happened when: everything of a workspace that has a day, in words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalitions.models import Affiliation, Coalition, Event, Platform, Tie, TieKind, Trend
from organizations.models import Workspace

NAMED = 4  # of many who joined on one day


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened on a day; `kind` is for its mark."""

    day: date
    kind: str  # successor, began, ended, version, joined, left, event, trend
    words: str


@dataclass(frozen=True, slots=True)
class Succession:
    """An organization came after another; both have their record."""

    day: date
    old: str  # their ids
    new: str
    old_name: str
    new_name: str
    how: str  # "became", "absorbed", … for beside the arrow
    told: str


def happenings_of(workspace: Workspace) -> tuple[Happening, ...]:
    """In the order of their days. Cost: six queries."""
    found = [
        *(Happening(each.day, "successor", each.told) for each in successions_of(workspace)),
        *_coalitions(workspace),
        *_versions(workspace),
        *_places(workspace),
        *_around(workspace),
    ]
    return tuple(sorted(found, key=lambda each: (each.day, each.kind, each.words)))


def successions_of(workspace: Workspace) -> tuple[Succession, ...]:
    """Each dated tie of a successor, the earliest first. Cost: one query."""
    ties = Tie.objects.in_workspace(workspace).filter(kind=TieKind.SUCCESSOR, since__isnull=False)
    rows = ties.select_related("source", "target").order_by("since", "target__name", "source__name")
    return tuple(_succession(tie) for tie in rows)


def _succession(tie: Tie) -> Succession:
    how, _dot, _more = tie.note.partition(" · ")
    told = _("{old} was followed by {new}").format(old=tie.target, new=tie.source)
    return Succession(
        day=tie.since or date.min,
        old=str(tie.target_id),
        new=str(tie.source_id),
        old_name=str(tie.target),
        new_name=str(tie.source),
        how=how if 0 < len(how) <= 30 else _("became"),
        told=f"{told} ({tie.note})" if tie.note else told,
    )


def _coalitions(workspace: Workspace) -> Iterator[Happening]:
    for row in Coalition.objects.in_workspace(workspace):
        if row.started:
            yield Happening(row.started, "began", _("{coalition} began").format(coalition=row))
        if row.ended:
            yield Happening(row.ended, "ended", _("{coalition} ended").format(coalition=row))


def _versions(workspace: Workspace) -> Iterator[Happening]:
    for row in Platform.objects.in_workspace(workspace).select_related("coalition"):
        text = _("{coalition} agreed on {version}").format(coalition=row.coalition, version=row)
        yield Happening(row.day, "version", text)


def _places(workspace: Workspace) -> Iterator[Happening]:
    """Who joined and who left, those of one coalition and day together."""
    columns = ("organization__name", "organization__short_name", "coalition__name", "joined", "left")
    joined: dict[tuple[date, str], list[str]] = defaultdict(list)
    left: dict[tuple[date, str], list[str]] = defaultdict(list)
    rows = Affiliation.objects.in_workspace(workspace).order_by("organization__name")
    for name, short, coalition, begun, ended in rows.values_list(*columns):
        if begun:
            joined[begun, coalition].append(short or name)
        if ended:
            left[ended, coalition].append(short or name)
    for (day, coalition), names in joined.items():
        text = _("{who} joined {coalition}").format(who=_listed(names), coalition=coalition)
        yield Happening(day, "joined", text)
    for (day, coalition), names in left.items():
        text = _("{who} left {coalition}").format(who=_listed(names), coalition=coalition)
        yield Happening(day, "left", text)


def _listed(names: list[str]) -> str:
    more = len(names) - NAMED
    shown = ", ".join(names[:NAMED])
    if more <= 0:
        return shown
    return ngettext("{names} and {n} more", "{names} and {n} more", more).format(names=shown, n=more)


def _around(workspace: Workspace) -> Iterable[Happening]:
    """Events, and trends from the day since when they run."""
    for day, name in Event.objects.in_workspace(workspace).values_list("day", "name"):
        yield Happening(day, "event", name)
    for trend in Trend.objects.in_workspace(workspace).filter(since__isnull=False):
        text = _("{trend}: {direction} since then")
        yield Happening(
            trend.since or date.min,
            "trend",
            text.format(trend=trend, direction=trend.get_direction_display()),
        )
