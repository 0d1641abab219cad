"""How a platform changed: what is left of it, who lost what and when, and whether riding along pays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coalitions.analysis.coalition import CoalitionReport, coalition_report
from coalitions.analysis.groups.own_words import OF_ITS_ASKS
from coalitions.analysis.inputs import Id
from coalitions.analysis.members.riding import Likely
from coalitions.analysis.members.watering import VersionShare, Watering
from coalitions.analysis.members.watering_words import (
    carried_words,
    kept_words,
    lost_words,
    paid_words,
    riding_words,
    tail_words,
)
from coalitions.analysis.wording import Text
from coalitions.views.charts import Chart, Scale, Series, chart, percent_scale
from coalitions.views.one_coalition import day_of, evidence_of, find_coalition, members_of, names_in
from coalitions.views.seen_first import own_first, own_words
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import render_page
from organizations.models import Role

DRAWN = 3  # members with a line of their own: those who lost most


@dataclass(frozen=True, slots=True)
class Kept:
    """What one member keeps, version by version; None before it joined."""

    organization: Id
    shares: Sequence[float | None]
    words: Text


@dataclass(frozen=True, slots=True)
class Survival:
    """What is left of a platform, version by version: of all of it, and of what each member asked for."""

    versions: Sequence[VersionShare]
    whole: Sequence[float | None]
    kept: Sequence[Kept]  # who lost most first
    chart: Chart | None  # None with fewer than two versions


@dataclass(frozen=True, slots=True)
class Rider:
    """What the coalition carries of one member's asks, and how much it matters there."""

    organization: Id
    carried: Text
    tail: Text


@workspace_view(Role.VIEWER, in_past=True)
def coalition_survival(request: WorkspaceRequest, coalition_id: UUID) -> HttpResponse:
    """The platform's survival over its versions as a picture and as tables; below, riding along."""
    coalition = find_coalition(request, coalition_id)
    snapshot = members_of(request, coalition)
    report = coalition_report(snapshot, snapshot.coalitions[0])
    names = names_in(snapshot)
    paid = report.paid
    survived = survival(report.watering, names["organizations"])
    platforms = {row.number: row for row in coalition.platforms.all()}
    context = {
        "coalition": coalition,
        "versions": [(each, platforms[each.number]) for each in report.watering.versions],
        "whole": survived.whole,
        "kept": own_first(request, survived.kept, lambda each: each.organization),
        "kept_words": kept_words(report.watering.versions[-1].retained) if report.watering.versions else None,
        "chart": survived.chart,
        "paid": [(each, paid_words(each), platforms[each.number]) for each in paid],
        "chosen": sum(each.agreed_by_payers for each in paid),
        "riders": own_first(request, _riders(report), lambda each: each.organization),
        "chances": _chances(),
        "evidence": evidence_of(request),
        "day": day_of(request),
        "as_of": snapshot.coalitions[0].day,
        "counts": report.counts,
        "may_see_risk": request.membership.can_see_risk,
        **own_words(request, {each.organization: (OF_ITS_ASKS, each.words) for each in survived.kept}),
        **names,
    }
    return render_page(request, "coalitions/coalition_survival.html", context)


def survival(watering: Watering, names: Mapping[Id, str], only: Id | None = None) -> Survival:
    """What is kept, laid out as lines and rows; `only` one member's beside what all keep together."""
    kept = [each for each in _kept(watering) if only in (None, each.organization)]
    lost = [each for each in kept if (last := _last(each)) is not None and last < 1][:DRAWN]
    whole = [each.retained for each in watering.versions]
    drawn = kept if only else lost
    return Survival(watering.versions, whole, kept, _chart(watering, drawn, names))


def _kept(watering: Watering) -> list[Kept]:
    """A row for each member, who lost most first; those of whom nothing is known come last."""
    beyond = dict(watering.selective_loss)
    shares: dict[Id, list[float | None]] = {id_: [] for id_ in beyond}
    for version in watering.versions:
        for id_, share in version.by_member:
            shares[id_].append(share)
    found = [
        Kept(id_, told, lost_words(told[-1] if told else None, beyond[id_])) for id_, told in shares.items()
    ]
    return sorted(found, key=_least_first)


def _last(each: Kept) -> float | None:
    return each.shares[-1] if each.shares else None


def _least_first(each: Kept) -> float:
    last = _last(each)
    return 2.0 if last is None else last


def _chart(watering: Watering, drawn: Sequence[Kept], names: Mapping[Id, str]) -> Chart | None:
    """Lines of what is kept: of all members together, and of those with a line of their own."""
    versions = watering.versions
    if len(versions) < 2:
        return None
    lines = [Series(_("all together"), [(n, each.retained) for n, each in enumerate(versions)])]
    lines += [Series(names[each.organization], list(enumerate(each.shares))) for each in drawn]
    dated = sorted({0, len(versions) // 2, len(versions) - 1})  # more would not stand side by side
    days = tuple((float(n), date_format(versions[n].day, "SHORT_DATE_FORMAT")) for n in dated)
    across = Scale(0.0, len(versions) - 1.0, days, _("versions of the platform"))
    return chart(lines, across, percent_scale(0.0, 1.0, 0.25, _("kept of what was asked for")))


def _riders(report: CoalitionReport) -> list[Rider]:
    tails = {card.organization: card.tail for card in report.cards}
    return [
        Rider(each.organization, carried_words(each.fit.got), tail_words(tails[each.organization]))
        for each in report.members
    ]


def _chances() -> list[tuple[str, list[Text]]]:
    """Every pair of the chances that people choose from: one row for alone, one column for riding."""
    words = {Likely.UNLIKELY: _("unlikely"), Likely.POSSIBLE: _("possible"), Likely.LIKELY: _("likely")}
    return [(words[alone], [riding_words(ride, alone) for ride in Likely]) for alone in Likely]
