"""The map on a day: which day is asked for, the strip of what happened, and who had ended by then."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coalitions.analysis.mapping.inputs import MapInput, MapOrganization, MapTie
from coalitions.services.timeline import Happening, Succession, happenings_of, successions_of
from coalitions.views.atlas import kept
from organizations.access import WorkspaceRequest
from organizations.moments import this_day

WIDTH = 1000  # of the strip, in units of its drawing
APART = 6  # marks nearer than this are one
LISTED = 100  # days with happenings in the list, those around the chosen one


@dataclass(frozen=True, slots=True)
class Moment:
    """A day on which something happened."""

    day: date
    happenings: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A spot on the strip: the last of the days that it stands for, and what kind counts there."""

    x: float
    day: date
    words: str
    kind: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The strip for one day (None: as things stand today)."""

    chosen: date | None
    happenings: tuple[Happening, ...]  # on the chosen day
    marks: tuple[Mark, ...]
    years: tuple[tuple[float, int], ...]
    at: float  # where the chosen day stands
    earlier: date | None
    later: date | None
    moments: tuple[Moment, ...]  # the list
    total: int


def day_asked(request: WorkspaceRequest) -> date | None:
    """The day in the address; None where there is none, or none that can be read: then it is today."""
    try:
        return date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return None


def timeline_of(request: WorkspaceRequest) -> Timeline | None:
    """What the strip shows; None where nothing recorded has a day."""
    moments = kept(request, lambda: _moments(happenings_of(request.workspace)), "timeline")
    if not moments:
        return None
    chosen, days = day_asked(request), [each.day for each in moments]
    here = chosen or this_day()
    before, after = bisect_left(days, here), bisect_right(days, here)
    first = max(0, min(before - LISTED // 2, len(days) - LISTED))
    scale = _Scale(days[0], days[-1])
    return Timeline(
        chosen=chosen,
        happenings=moments[before].happenings if chosen and before < after else (),
        marks=tuple(_marks(moments, scale, chosen)),
        years=scale.years(),
        at=scale.x(here),
        earlier=days[before - 1] if before else None,
        later=days[after] if after < len(days) else None,
        moments=moments[first : first + LISTED],
        total=len(moments),
    )


def _moments(happenings: tuple[Happening, ...]) -> tuple[Moment, ...]:
    return tuple(Moment(day, tuple(some)) for day, some in groupby(happenings, key=lambda each: each.day))


class _Scale:
    """From a day to its place on the strip."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last

    def x(self, day: date) -> float:
        """What lies outside of it stands at its edge."""
        length = max(1, (self.last - self.first).days)
        share = (min(max(day, self.first), self.last) - self.first).days / length
        edge = 4 if day < self.first else WIDTH - 4 if day > self.last else None
        return float(edge) if edge else round(16 + (WIDTH - 32) * share, 1)

    def years(self) -> tuple[tuple[float, int], ...]:
        """At most ten, at their first day."""
        inside = range(self.first.year + 1, self.last.year + 1)
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000, 9999) if len(inside) <= 10 * step)
        return tuple((self.x(date(year, 1, 1)), year) for year in inside if year % step == 0)


def _marks(moments: tuple[Moment, ...], scale: _Scale, chosen: date | None) -> list[Mark]:
    """Where days are too close for marks of their own, they share one; a succession is always seen."""
    marks: list[Mark] = []
    for moment in moments:
        x = scale.x(moment.day)
        kinds = {each.kind for each in moment.happenings}
        kind = "successor" if "successor" in kinds else "version" if "version" in kinds else "other"
        words = "; ".join(each.words for each in moment.happenings)[:300]
        told = f"{date_format(moment.day, 'DATE_FORMAT')}: {words}"
        mark = Mark(x, moment.day, told, kind, moment.day == chosen)
        if marks and x - marks[-1].x < APART and mark.kind == marks[-1].kind and not marks[-1].chosen:
            mark = replace(mark, x=marks[-1].x)
            marks.pop()
        marks.append(mark)
    return marks


def with_times(data: MapInput, request: WorkspaceRequest, chosen: date | None) -> MapInput:
    """The same map with those who had ended by the day, and with what came after whom on that very day."""
    day = chosen or this_day()
    passed = [each for each in successions_of(request.workspace) if each.day <= day]
    ended = {each.old: each for each in passed}
    today = {(each.new, each.old): each for each in passed if each.day == chosen}
    return replace(
        data,
        organizations=tuple(_ended(each, ended.get(each.id)) for each in data.organizations),
        ties=tuple(_followed(tie, today) for tie in data.ties),
    )


def _ended(row: MapOrganization, succession: Succession | None) -> MapOrganization:
    if succession is None:
        return row
    words = _("ended {day}, followed by {new}")
    told = words.format(day=date_format(succession.day, "DATE_FORMAT"), new=succession.new_name)
    return replace(row, ended=True, summary=told)


def _followed(tie: MapTie, today: dict[tuple[str, str], Succession]) -> MapTie:
    """The tie of a successor on its day: an arrow from the old to the new one, with its words."""
    succession = today.get((tie.source, tie.target)) if tie.kind == "successor" else None
    if succession is None:
        return tie
    old, new = succession.old, succession.new
    return replace(tie, source=old, target=new, label=succession.told, words=succession.how)
