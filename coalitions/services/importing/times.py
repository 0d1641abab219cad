"""Planning trends, what they do to demands and values, and events."""

from django.utils.translation import gettext as _

from coalitions.interchange.cells.values import split_steps
from coalitions.interchange.reading import Row as FileRow
from coalitions.models import Effect, Event, Trend
from coalitions.services.importing import cells
from coalitions.services.importing.names import RowRefusedError
from coalitions.services.importing.plan import Plan
from coalitions.services.importing.saying import saying


def plan_trend(plan: Plan, row: FileRow) -> None:
    v = row.values
    known = plan.index(Trend, "name")
    old = known.get((v["name"],))
    missing = [name for name in ("kind", "direction") if not v.get(name)]
    if missing and old is None:
        raise RowRefusedError(_("A new trend needs a {column}.").format(column=missing[0]))
    new: Trend = saying(
        Trend, row.extra, name=v["name"], kind=cells.text(v, "kind"), level=cells.text(v, "level"),
        direction=cells.text(v, "direction"), since=cells.day(v, "since"), note=cells.text(v, "note"),
        source=cells.text(v, "source"),
    )  # fmt: skip
    known[v["name"],] = plan.take("trends", row, new, old, v["name"])


def plan_effects(plan: Plan, row: FileRow) -> None:
    """The steps in a trend's cells `favours` and `hinders`: `TENET:strength` separated by spaces."""
    trend: Trend | None = plan.index(Trend, "name").get((row.values["name"],))
    if trend is None:  # refused already
        return
    for column in ("favours", "hinders"):
        for code, strength in split_steps(row.values.get(column, "")):
            try:
                _plan_effect(plan, row, trend, code, strength)
            except RowRefusedError as refused:
                plan.refuse("effects", row, str(refused))


def _plan_effect(plan: Plan, row: FileRow, trend: Trend, code: str, strength: str) -> None:
    tenet = cells.find_tenet(plan, code)
    favours = code in {name for name, _strength in split_steps(row.values.get("favours", ""))}
    new: Effect = saying(
        Effect, {}, trend_id=trend.pk, tenet_id=tenet.pk, favours=favours,
        strength=int(strength) if strength else None,
    )  # fmt: skip
    known = plan.index(Effect, "trend_id", "tenet_id")
    key = (trend.pk, tenet.pk)
    known[key] = plan.take("effects", row, new, known.get(key), f"{trend}: {tenet}")


def plan_event(plan: Plan, row: FileRow) -> None:
    v = row.values
    coalition = cells.find_coalition(plan, v["coalition"]).pk if v.get("coalition") else None
    when = cells.day(v, "date")
    new: Event = saying(
        Event, row.extra, day=when, name=v["event"], coalition_id=coalition, source=cells.text(v, "source")
    )
    known = plan.index(Event, "day", "name")
    known[when, v["event"]] = plan.take("events", row, new, known.get((when, v["event"])), v["event"])
