"""Do some members tend to move together? Shown only where two independent kinds of evidence agree.

Caucuses are normal, and a false suspicion is a weapon: guesses never count here, positions alone are never
enough, and there is no score of any member.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

import numpy as np

from coalitions.analysis.answers import Floats
from coalitions.analysis.groups.contrast import Contrast, closest_group, named_group, unity_table
from coalitions.analysis.groups.decisions import together_beyond_positions
from coalitions.analysis.inputs import Coalition, Evidence, Id, Tie, Workspace
from coalitions.analysis.member_table import Members, members
from coalitions.analysis.platform import in_force

POSITIONS_P = 0.01
DECISIONS_P = 0.05
KINDS_NEEDED = 2
A_MONTH = timedelta(days=31)


class Sign(StrEnum):
    """One kind of evidence that some members move together; each comes from other rows than the next."""

    POSITIONS = "positions"  # their answers agree more than chance gives, the search taken into account
    DECISIONS = "decisions"  # they agreed to the same changes beyond what their positions predict
    JOINED = "joined"  # they joined within a month, and others did not
    AFFILIATION = "affiliation"  # they declared that they belong to the same organization


@dataclass(frozen=True, slots=True)
class Together:
    """Members that tend to move together, and by which evidence."""

    organizations: tuple[Id, ...]
    signs: tuple[Sign, ...]
    gap: float | None  # mean unity within less that with the others
    positions_p: float | None
    decisions_p: float | None
    joined: tuple[date, date] | None  # the first and the last, where within a month
    belongs_to: Id | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What was found, and what could be looked at."""

    groups: tuple[Together, ...]
    answers: int  # that are no guesses
    decisions: int  # changes of the platform of which it is recorded who agreed
    dated: int  # members whose joining day is known


def moving_together(workspace: Workspace, coalition: Coalition, *, named: Collection[Id] = ()) -> Asked:
    """Say which members tend to move together, by at least two of four independent kinds of evidence.

    Takes    a workspace and one of its coalitions; members named beforehand, if a group is asked about.
    Returns  groups of member organizations with their evidence, and how much could be looked at. Without
             `named`: the group that stands closest, those that joined within a month, and those that
             declared the same affiliation. What is estimated plays no part.
    Raises   KeyError as `members`.
    Cost     that of `closest_group`, once; it shuffles, so seconds for hundreds of members.
    Source   method 2.10 (i) to (iv); our own convention for decisions (a permutation of the members,
             Hubert 1987) and months.
    """
    rows = without_guesses(members(workspace, coalition))
    row = {id_: place for place, id_ in enumerate(rows.ids)}
    kin = _kin(workspace.ties, row)
    joined = [each.joined if each.evidence is not Evidence.ESTIMATED else None for each in rows.affiliations]
    found = None if named else closest_group(rows, significant=POSITIONS_P)
    candidates = [tuple(sorted(row[each] for each in named if each in row))] if named else []
    if found is not None and found.p <= POSITIONS_P:
        candidates.append(found.rows)
    if not named:
        candidates += [*kin.values(), *_months(joined)]
    looked = _Looked(rows, coalition, joined, kin, found)
    groups = [looked.at(each, len(set(candidates))) for each in dict.fromkeys(candidates) if len(each) > 1]
    return Asked(
        groups=tuple(each for each in groups if len(each.signs) >= KINDS_NEEDED),
        answers=int(rows.known.sum()),
        decisions=len(decisions_of(rows, coalition).T),
        dated=sum(day is not None for day in joined),
    )


def without_guesses(rows: Members) -> Members:
    """The members with what is our estimate taken as unknown."""
    stance = np.where(rows.estimated, np.nan, rows.stance)
    return replace(rows, stance=stance, known=~np.isnan(stance), estimated=np.zeros_like(rows.estimated))


def decisions_of(rows: Members, coalition: Coalition) -> Floats:
    """Members × decisions: 1 agreed, 0 did not, NaN not a member then; one of which all agreed tells nothing.

    Planks of one version that the same members agreed to are one decision.
    """
    columns: list[list[float]] = []
    for version in in_force(coalition):
        planks = (each for each in version.planks if each.evidence is not Evidence.ESTIMATED)
        for agreed in dict.fromkeys(each.agreed_by for each in planks if each.agreed_by):
            votes = [
                float(id_ in agreed) if place.joined is None or place.joined <= version.day else np.nan
                for id_, place in zip(rows.ids, rows.affiliations, strict=True)
            ]
            if {0.0, 1.0} <= set(votes):
                columns.append(votes)
    return np.array(columns, dtype=float).reshape(len(columns), len(rows.ids)).T


@dataclass(frozen=True, slots=True)
class _Looked:
    """All that the evidence on one group of rows is taken from."""

    rows: Members
    coalition: Coalition
    joined: Sequence[date | None]
    kin: Mapping[Id, tuple[int, ...]]
    found: Contrast | None

    def at(self, group: tuple[int, ...], asked: int) -> Together:
        """The evidence on this group, of `asked` that are looked at."""
        contrast = self._contrast(group)
        voting = together_beyond_positions(
            decisions_of(self.rows, self.coalition), unity_table(self.rows), group
        )
        months = _span(self.joined, group)
        of = next((id_ for id_, theirs in self.kin.items() if set(group) <= set(theirs)), None)
        signs = (
            (Sign.POSITIONS, contrast is not None and contrast.p <= POSITIONS_P / self._shared(group, asked)),
            (Sign.DECISIONS, voting is not None and voting <= DECISIONS_P / asked),
            (Sign.JOINED, months is not None),
            (Sign.AFFILIATION, of is not None),
        )
        return Together(
            organizations=tuple(self.rows.ids[each] for each in group),
            signs=tuple(sign for sign, shows in signs if shows),
            gap=contrast.gap if contrast else None,
            positions_p=contrast.p if contrast else None,
            decisions_p=voting,
            joined=months,
            belongs_to=of,
        )

    def _contrast(self, group: tuple[int, ...]) -> Contrast | None:
        if self.found is not None and group == self.found.rows:
            return self.found
        return named_group(self.rows, group, significant=1.0)

    def _shared(self, group: tuple[int, ...], asked: int) -> int:
        """Several groups looked at share the allowance; the searched one's p is corrected already."""
        return 1 if self.found is not None and group == self.found.rows else asked


def _kin(ties: Iterable[Tie], row: Mapping[Id, int]) -> dict[Id, tuple[int, ...]]:
    """By organization that at least two members declared themselves part of: these members."""
    parts: dict[Id, set[int]] = defaultdict(set)
    for tie in ties:
        if tie.kind == "part_of" and tie.evidence is Evidence.DECLARED and tie.source in row:
            parts[tie.target].add(row[tie.source])
    return {id_: tuple(sorted(rows)) for id_, rows in sorted(parts.items()) if 1 < len(rows) < len(row)}


def _months(joined: Sequence[date | None]) -> list[tuple[int, ...]]:
    """The members that joined within a month of each day on which somebody did; not where nearly all did.

    A later day's that are all in an earlier one's are not told of twice.
    """
    dated = [(day, row) for row, day in enumerate(joined) if day is not None]
    groups: list[tuple[int, ...]] = []
    for first in sorted({day for day, _row in dated}):
        group = tuple(sorted(row for day, row in dated if first <= day <= first + A_MONTH))
        if 1 < len(group) <= len(dated) / 2 and not any(set(group) <= set(each) for each in groups):
            groups.append(group)
    return groups


def _span(joined: Sequence[date | None], group: Sequence[int]) -> tuple[date, date] | None:
    """The first and last joining day, where all are known and in a month, and most others joined apart."""
    days = [day for row in group if (day := joined[row]) is not None]
    if len(days) < len(group) or max(days) - min(days) > A_MONTH:
        return None
    others = [day for row, day in enumerate(joined) if row not in set(group) and day is not None]
    same = sum(min(days) - A_MONTH <= day <= max(days) + A_MONTH for day in others)
    return None if not others or same > len(others) / 2 else (min(days), max(days))
