"""What one possible platform means for whom: who could sign, what each gains, loses and must accept."""

from dataclasses import dataclass, replace

import numpy as np

from coalitions.analysis.answers import Floats
from coalitions.analysis.groups.platform_field import MOST_CLASH, Field, Found, Option
from coalitions.analysis.inputs import LIKELY, Affiliation, Coalition, Id, Workspace
from coalitions.analysis.member_table import Bools, Members, members, stands
from coalitions.analysis.members.fit import fit_table, ratio
from coalitions.analysis.pairs.joint import TINY


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a platform means for one organization; shares 0 to 1 of its asks, None = no asks recorded."""

    organization: Id
    member: bool
    signs: bool
    got: float | None
    got_now: float | None
    gains: tuple[Id, ...]  # its asks that stand in it and don't stand in full now
    loses: tuple[Id, ...]  # its asks that stand now and are not in it
    left_out: tuple[Id, ...]  # its other asks that are not in it, largest first
    swallows: tuple[Id, ...]  # planks it is against, short of a red line
    crosses: tuple[Id, ...]  # planks that cross its red line
    lacks: tuple[Id, ...]  # what it does nothing without
    unknown: tuple[Id, ...]  # planks it was never asked about

    @property
    def change(self) -> float:
        """What more of its asks it gets than now, as whole percentages show it; 0 where that is unknown."""
        return round(100 * (self.got or 0.0)) - round(100 * (self.got_now or 0.0))


@dataclass(frozen=True, slots=True)
class Reading:
    """One possible platform: what is in it, and what it means for each in question."""

    planks: tuple[Id, ...]
    comes_in: tuple[Id, ...]  # planks that are not in the platform now
    goes: tuple[Id, ...]  # planks of the platform now that are not in it
    signing: int
    people: float | None  # of those who could sign; None where not everybody's number is recorded
    found: Found
    outcomes: tuple[Outcome, ...]  # members first, who could sign first, then by name


def in_question(workspace: Workspace, coalition: Coalition, beside: int = 0) -> Members:
    """The members of a coalition and, where asked for, as many others as if they were in it.

    Takes    a workspace, one of its coalitions, and how many others to add.
    Returns  a table of members and of the others with the most people (by name where not recorded), never
             of decision-makers.
    Raises   as `members`.
    Cost     that of `members`.
    Source   method 2.15.
    """
    inside = {each.organization for each in coalition.affiliations if stands(each, coalition.day)}
    others = [each for each in workspace.organizations if each.id not in inside and not each.decision_maker]
    others.sort(key=lambda each: (-(each.turnout[LIKELY] or 0.0), each.name.casefold()))
    joined = tuple(each for each in coalition.affiliations if each.organization in inside)
    added = tuple(Affiliation(each.id) for each in others[:beside])
    return members(workspace, replace(coalition, affiliations=(*joined, *added)))


def read_option(rows: Members, now: Floats, option: Option, inside: frozenset[Id], counted: bool) -> Reading:
    """Spell out what an option means for everybody in question.

    Takes    the table that its field was made of; the platform's strengths now, over the same tenets; the
             option; who is a member; whether its people are people.
    Returns  the option in ids, with an outcome for each row.
    Raises   nothing.
    Cost     O(rows × tenets).
    Source   method 6.1 (d): always print what each option costs whom.
    """
    chosen: Bools = np.zeros(len(rows.tenets), dtype=bool)
    chosen[list(option.planks)] = True
    signing = frozenset(option.joined)
    outcomes = _outcomes(rows, now, chosen, signing, inside)
    return Reading(
        planks=_named(rows, chosen),
        comes_in=_named(rows, chosen & (now <= TINY)),
        goes=_named(rows, ~chosen & (now > TINY)),
        signing=len(signing),
        people=option.people if counted else None,
        found=option.found,
        outcomes=tuple(sorted(outcomes, key=lambda each: (not each.member, not each.signs))),
    )


def signing_now(rows: Members, held: Field, now: Floats, least: float) -> tuple[int, float]:
    """Who could sign the platform as it stands, by the same rules.

    Takes    the table, its field, the platform's strengths now (a weakened plank counts half), and the share
             0 to 1 of its asks that each must get.
    Returns  how many organizations, and how many people as the field counts them.
    Raises   nothing.
    Cost     O(rows × tenets).
    Source   method 2.3, 2.15.
    """
    table = fit_table(rows, now)
    crossed = (rows.red_line & (np.nan_to_num(rows.stance) < 0) & (now > TINY)).any(axis=1)
    lacking = (rows.red_line & (rows.asks > 0) & (now < 1 - TINY)).any(axis=1)
    calm = np.nan_to_num(table.clash) <= MOST_CLASH + TINY
    signs = held.able & (np.nan_to_num(table.got) >= least - TINY) & calm & ~crossed & ~lacking
    return int(signs.sum()), float(held.people[signs].sum())


def _outcomes(
    rows: Members, now: Floats, chosen: Bools, signing: frozenset[int], inside: frozenset[Id]
) -> list[Outcome]:
    whole = rows.asks.sum(axis=1)
    got, got_now = ratio(rows.asks @ chosen, whole), ratio(rows.asks @ now, whole)
    wanted, against = rows.asks > 0, np.nan_to_num(rows.stance) < 0
    return [
        Outcome(
            organization=id_,
            member=id_ in inside,
            signs=row in signing,
            got=_share(got[row]),
            got_now=_share(got_now[row]),
            gains=_named(rows, wanted[row] & chosen & (now < 1 - TINY)),
            loses=_largest(rows, row, wanted[row] & ~chosen & (now > TINY)),
            left_out=_largest(rows, row, wanted[row] & ~chosen & (now <= TINY)),
            swallows=_named(rows, chosen & against[row] & ~rows.red_line[row]),
            crosses=_named(rows, chosen & against[row] & rows.red_line[row]),
            lacks=_named(rows, wanted[row] & rows.red_line[row] & ~chosen),
            unknown=_named(rows, chosen & ~rows.known[row]),
        )
        for row, id_ in enumerate(rows.ids)
    ]


def _share(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _named(rows: Members, columns: Bools) -> tuple[Id, ...]:
    return tuple(rows.tenets[column].id for column in np.flatnonzero(columns))


def _largest(rows: Members, row: int, columns: Bools) -> tuple[Id, ...]:
    places = sorted(np.flatnonzero(columns).tolist(), key=lambda column: -rows.asks[row, column])
    return tuple(rows.tenets[column].id for column in places)
