"""Whom an organization is closest to, and why: what both have answered, in words, before any label."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from coalitions.analysis import inputs
from coalitions.analysis.pairs.reasons import Code, Names, reasons, sentence
from coalitions.analysis.pairs.seen_from import Seen, seen_from
from coalitions.analysis.pairs.suggestion import Label, Suggestion, suggest
from coalitions.analysis.pairs.unity import Pair, pair
from coalitions.answers import answers_beside
from organizations.models import Organization, Tenet

CLOSEST = 5
LISTED = frozenset({Code.SAME_SIDE, Code.DIFFER, Code.TOO_FEW})  # said by the lists themselves


@dataclass(frozen=True, slots=True)
class Near:
    """Another organization beside this one."""

    organization: Organization
    seen: Seen
    shared: list[Tenet]  # most at stake first
    disputed: list[Tenet]
    suggestion: str  # empty below the answers that a label needs
    reasons: list[str]


def closest(
    organization: Organization,
    tenets: Collection[Tenet],
    today: date,
    *,
    always: Organization | None,
    tied: Collection[str] = (),
) -> tuple[Near | None, list[Near], dict[str, Pair]]:
    """The organization `always` asked about (the home one), the few closest others, and those `tied`."""
    mine = str(organization.pk)
    by_organization: dict[str, list[inputs.Position]] = defaultdict(list)
    for position in answers_beside(organization, day=today):
        by_organization[position.organization].append(position)
    seen = seen_from(mine, (each for rows in by_organization.values() for each in rows))
    ranked = sorted(seen, key=lambda pk: (-seen[pk].rank, pk))
    home = str(always.pk) if always and always.pk != organization.pk and str(always.pk) in seen else None
    wanted = [pk for pk in ranked if pk != home and seen[pk].rank > 0][:CLOSEST]
    found = Organization.objects.in_workspace(organization.workspace).in_bulk(
        [*wanted, *([home] if home else [])]
    )
    others = {str(pk): each for pk, each in found.items()}

    def beside(pk: str) -> Pair:
        return pair(by_organization[mine], by_organization[pk], _as_inputs(tenets))

    def near(pk: str) -> Near:
        return _near(organization, others[pk], seen[pk], beside(pk), tenets)

    return near(home) if home else None, [near(pk) for pk in wanted], {pk: beside(pk) for pk in tied}


def _as_inputs(tenets: Iterable[Tenet]) -> Mapping[str, inputs.Tenet]:
    return {str(each.pk): inputs.Tenet(str(each.pk), each.name, inputs.Facet(each.facet)) for each in tenets}


def _near(
    organization: Organization, other: Organization, seen: Seen, compared: Pair, tenets: Iterable[Tenet]
) -> Near:
    by_id = {str(each.pk): each for each in tenets}
    at_stake = sorted(compared.items, key=lambda each: (-each.omega * abs(each.kernel), each.tenet))
    suggestion = suggest(compared)
    names = Names(str(organization), str(other), {pk: each.name for pk, each in by_id.items()})
    told = [each for each in reasons(compared, suggestion) if each.code not in LISTED]
    return Near(
        organization=other,
        seen=seen,
        shared=[by_id[each.tenet] for each in at_stake if each.kernel > 0],
        disputed=[by_id[each.tenet] for each in at_stake if each.kernel < 0],
        suggestion=suggestion_in_words(suggestion) if seen.enough else "",
        reasons=[sentence(each, names, _) for each in told],
    )


def suggestion_in_words(suggestion: Suggestion) -> str:
    """The relationship that the answers would carry, with its nearest alternative."""
    words = {
        Label.NOT_ENOUGH: _("not enough known"),
        Label.OPPOSED: _("opposed"),
        Label.NO_BASIS: _("no basis yet"),
        Label.COALITION: _("a coalition"),
        Label.ALLIANCE: _("an alliance"),
        Label.PARTNERSHIP: _("a partnership"),
    }
    if suggestion.between is None:
        return words[suggestion.label]
    closer, further = suggestion.between
    return _("between {further} and {closer}").format(further=words[further], closer=words[closer])
