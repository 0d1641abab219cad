"""The `coalitions` records that `manage.py analyze` prints (docs/analysis/output.md)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from coalitions.analysis.coalition import CoalitionReport, coalition_report
from coalitions.analysis.groups.basis import Basis
from coalitions.analysis.groups.discomfort import UncomfortablePair
from coalitions.analysis.groups.keystone import Keystone
from coalitions.analysis.groups.output import centering_record
from coalitions.analysis.inputs import Coalition, Id, Version, Workspace
from coalitions.analysis.members.reports import Exposure, MemberReport
from coalitions.analysis.members.watering import VersionShare
from coalitions.analysis.platform import in_force
from coalitions.analysis.summary import question_words
from coalitions.analysis.wording import sentences

type Record = dict[str, Any]

MEMBER_FIELDS = (
    *("organization", "got", "weakened", "left_out", "clash", "give", "fit", "blocked"),
    *("exposure", "exposure_low", "exposure_high", "band", "erosion_low", "erosion_high", "erosion_band"),
    *("reasons", "levers", "demands_at_risk", "coverage", "estimated", "known", "ask_about"),
)


@dataclass(frozen=True, slots=True)
class _Called:
    """Names by id."""

    organizations: Mapping[Id, str]
    tenets: Mapping[Id, str]

    def groups(self, ids: Iterable[Id]) -> list[str]:
        return [self.organizations[each] for each in ids]

    def sorted_groups(self, ids: Iterable[Id]) -> list[str]:
        return sorted(self.groups(ids), key=lambda name: (name.casefold(), name))

    def things(self, ids: Iterable[Id]) -> list[str]:
        return [self.tenets[each] for each in ids]


def coalition_records(workspace: Workspace) -> list[Record]:
    """One record for every coalition of the workspace, by name.

    Takes    a workspace with its coalitions, each on its own day.
    Returns  records of plain values, ready for JSON; organizations and tenets by name.
    Raises   KeyError on a member or tenet that the workspace does not have.
    Cost     that of one `coalition_report` each.
    Source   docs/analysis/output.md.
    """
    called = _Called(
        {each.id: each.name for each in workspace.organizations},
        {each.id: each.name for each in workspace.tenets},
    )
    ordered = sorted(workspace.coalitions, key=lambda each: (each.name.casefold(), each.name, each.id))
    return [_record(workspace, each, called) for each in ordered]


def _record(workspace: Workspace, coalition: Coalition, called: _Called) -> Record:
    report = coalition_report(workspace, coalition, pairs_shown=None)
    return {
        "name": report.name,
        "day": report.day.isoformat(),
        "members": [member_record(each, called.tenets) for each in report.members],
        "platform": _platform(report, in_force(coalition), called),
        "basis_of_unity": _basis(report.basis, called),
        "keystones": [_keystone(each, called) for each in report.keystones.keystones],
        "effective_groups": report.breadth.effective_groups,
        "uncomfortable_pairs": [_uncomfortable(each, called) for each in report.breadth.discomfort.pairs],
        "centering": centering_record(report.centering, called.organizations, called.tenets),
    }


def member_record(member: MemberReport, tenets: Mapping[Id, str]) -> Record:
    """One member as plain values.

    Takes    a member's report; the tenets' names by id.
    Returns  the keys of docs/analysis/output.md, in that order; None where something is unknown.
    Raises   KeyError on a tenet without a name.
    Cost     O(lists shown).
    Source   docs/analysis/output.md.
    """
    fit, lost = member.fit, member.erosion
    return {
        "organization": member.name,
        "got": fit.got,
        "weakened": fit.weakened,
        "left_out": fit.left_out,
        "clash": fit.clash,
        "give": fit.give,
        "fit": fit.fit,
        "blocked": sorted((tenets[each] for each in fit.blocked), key=lambda name: (name.casefold(), name)),
        **_exposure(member.exposure),
        "erosion_low": lost.low,
        "erosion_high": lost.high,
        "erosion_band": lost.band.value,
        "reasons": _reasons(member),
        **_risk(member.exposure, tenets),
        "coverage": fit.coverage,
        "estimated": member.known.estimated,
        "known": member.known.known,
        "ask_about": _questions(member, tenets),
    }


def _exposure(exposure: Exposure) -> Record:
    return {
        "exposure": exposure.value,
        "exposure_low": exposure.low,
        "exposure_high": exposure.high,
        "band": exposure.band.value,
    }


def _reasons(member: MemberReport) -> list[str]:
    """The parts of exposure, largest first, then what was lost; a guess says that it is one."""
    parts = [
        sentences(reason.sentences) + (" (Our estimate.)" if reason.guessed else "")
        for reason in member.exposure.reasons
    ]
    unassessed = [] if member.exposure.unassessed is None else [str(member.exposure.unassessed)]
    return [*unassessed, *parts, *(str(text) for text in member.erosion.sentences)]


def _risk(exposure: Exposure, tenets: Mapping[Id, str]) -> Record:
    return {
        "levers": [
            {
                "lever": each.lever.value,
                "exposure": each.exposure,
                "band": each.band.value,
                "text": str(each.text),
            }
            for each in exposure.levers
        ],
        "demands_at_risk": [
            {
                "tenet": tenets[each.tenet],
                "risk": each.risk,
                "backing": each.backing,
                "share_of_asks": each.ask,
            }
            for each in exposure.demands_at_risk
        ],
    }


def _questions(member: MemberReport, tenets: Mapping[Id, str]) -> list[Record]:
    return [
        {
            "unknown": each.unknown.value,
            "tenet": None if each.tenet is None else tenets[each.tenet],
            "weight": each.weight,
            "text": str(question_words(each, member.name, tenets)),
        }
        for each in member.ask_about
    ]


def _platform(report: CoalitionReport, versions: Iterable[Version], called: _Called) -> list[Record]:
    return [
        _version(version, share, called)
        for version, share in zip(versions, report.watering.versions, strict=True)
    ]


def _version(version: Version, share: VersionShare, called: _Called) -> Record:
    return {
        "version": version.number,
        "date": version.day.isoformat(),
        "label": version.label,
        "retained": share.retained,
        "retained_by_member": [
            {"organization": called.organizations[id_], "retained": retained}
            for id_, retained in share.by_member
        ],
        "planks": [
            {
                "tenet": called.tenets[plank.tenet],
                "strength": plank.strength,
                "proposed_by": None if plank.proposed_by is None else called.organizations[plank.proposed_by],
                "agreed_by": called.sorted_groups(plank.agreed_by),
                "evidence": plank.evidence.value,
            }
            for plank in version.planks
        ],
    }


def _basis(basis: Basis, called: _Called) -> Record:
    return {
        "shared": [
            {
                "tenet": called.tenets[each.tenet],
                "against": each.against,
                "strength": each.strength,
                "mean": each.mean,
                "weakest": called.groups(each.weakest),
                "unknown": called.groups(each.unknown),
            }
            for each in basis.shared
        ],
        "contested": [
            {
                "tenet": called.tenets[each.tenet],
                "supporters": called.groups(each.supporters),
                "opponents": called.groups(each.opponents),
            }
            for each in basis.contested
        ],
        "cohesion_mean": basis.cohesion_mean,
        "cohesion_min": basis.cohesion_min,
    }


def _keystone(keystone: Keystone, called: _Called) -> Record:
    return {
        "tenet": called.tenets[keystone.tenet],
        "score": keystone.score,
        "vital": keystone.vital,
        "opens": keystone.opens,
        "doors": called.things(door.tenet for door in keystone.doors),
    }


def _uncomfortable(pair: UncomfortablePair, called: _Called) -> Record:
    return {
        "a": called.organizations[pair.a],
        "b": called.organizations[pair.b],
        "conflict": pair.conflict,
        "joint": pair.joint,
        "disputed": called.things(pair.disputed),
        "red_lines": [
            {"tenet": called.tenets[each.tenet], "holder": called.organizations[each.holder]}
            for each in pair.red_lines
        ],
    }
