"""The points of the breadth–depth front as a page shows them: in words, as a picture, as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from coalitions.analysis import inputs
from coalitions.analysis.answers import Floats
from coalitions.analysis.groups.best_platform import FRONT, front
from coalitions.analysis.groups.platform_field import Field, Found, Question, field
from coalitions.analysis.groups.platform_reading import (
    Outcome,
    Reading,
    in_question,
    read_option,
    signing_now,
)
from coalitions.analysis.groups.platform_words import found_words, outcome_words, reach_words, why_not_words
from coalitions.analysis.groups.proven_platform import proven_front
from coalitions.analysis.inputs import Id
from coalitions.analysis.member_table import Members, stands
from coalitions.analysis.platform import history
from coalitions.analysis.wording import Text
from coalitions.views.charts import Chart, Series, chart, percent_scale, round_scale

PROVABLE = 2_000  # groups × demands: up to here a proof is worth waiting for
SECONDS = 3.0  # for the proofs of all points together
SHOWN = 40  # outcomes spelled out below one platform
LETTERS = "ABCDEFGH"


@dataclass(frozen=True, slots=True)
class Told:
    """What a platform means for one organization, in words."""

    outcome: Outcome
    name: str
    gets: Text
    why_not: Text | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One point of the front."""

    letter: str
    least: float
    reading: Reading
    reach: Text
    found: Text
    told: Sequence[Told]
    more: int  # outcomes that are not spelled out

    @property
    def proven(self) -> bool:
        return self.reading.found is Found.PROVEN

    @property
    def reaches(self) -> float:
        return self.reading.signing if self.reading.people is None else self.reading.people

    @property
    def signing(self) -> list[Told]:
        return [each for each in self.told if each.outcome.signs]

    @property
    def not_signing(self) -> list[Told]:
        return [each for each in self.told if not each.outcome.signs]

    @property
    def gaining(self) -> list[Told]:
        """Who gets more of what it asks for than now."""
        return [each for each in self.told if each.outcome.change > 0]

    @property
    def losing(self) -> list[Told]:
        """Who gets less of what it asks for than now."""
        return [each for each in self.told if each.outcome.change < 0]

    @property
    def accepting(self) -> list[Told]:
        """Who would sign something it is against."""
        return [each for each in self.signing if each.outcome.swallows]


@dataclass(frozen=True, slots=True)
class Ground:
    """Who and what is in question, laid out once for everything on the page."""

    snapshot: inputs.Workspace
    rows: Members
    held: Field
    now: Floats
    inside: frozenset[Id]

    @property
    def provable(self) -> bool:
        return 0 < self.held.share.size <= PROVABLE

    @property
    def planks(self) -> int:
        """How many stand now."""
        return int((self.now > 0).sum())

    @property
    def asked_for(self) -> list[inputs.Tenet]:
        """What somebody asks for: what a platform can be made of."""
        return [self.rows.tenets[column] for column in self.held.columns]

    @property
    def answers(self) -> int:
        """How many answers on what somebody asks for all this rests on."""
        return int(self.rows.known[:, self.held.columns].sum())

    @property
    def estimated(self) -> int:
        """How many of these are our estimate."""
        columns = self.held.columns
        return int((self.rows.estimated & self.rows.known)[:, columns].sum())

    @property
    def silent(self) -> list[Id]:
        """Who has told nothing that it asks for: ask them first."""
        return [id_ for id_, able in zip(self.rows.ids, self.held.able, strict=True) if not able]


def ground(snapshot: inputs.Workspace, beside: int) -> Ground:
    """The members, and as many others, with what each asks for."""
    coalition = snapshot.coalitions[0]
    rows = in_question(snapshot, coalition, beside)
    inside = (each.organization for each in coalition.affiliations if stands(each, coalition.day))
    return Ground(snapshot, rows, field(rows), history(coalition, rows.column).now, frozenset(inside))


def proposals(on: Ground, most: int, keep: Sequence[Id], *, first: Id | None, proof: bool) -> list[Proposal]:
    """The front, searched at once or proven as far as a few seconds go; `first`: who is told of first."""
    names = {each.id: each.name for each in on.rows.organizations}
    fixed = tuple(on.rows.column[each] for each in keep)
    asked = Question(least_got=0.0, most_planks=most, fixed=fixed)
    found = proven_front(on.held, asked, SECONDS) if proof else front(on.held, asked)
    read = [
        (least, read_option(on.rows, on.now, option, on.inside, on.held.counted_people))
        for least, option in found
    ]
    return [
        _proposal(letter, least, reading, names, first)
        for letter, (least, reading) in zip(LETTERS, read, strict=False)
    ]


def _proposal(
    letter: str, least: float, reading: Reading, names: Mapping[Id, str], first: Id | None
) -> Proposal:
    # whoever stands outside and would not come is nobody's loss
    found = [each for each in reading.outcomes if each.member or each.signs or each.organization == first]
    concerned = sorted(found, key=lambda each: each.organization != first) if first else found
    return Proposal(
        letter=letter,
        least=least,
        reading=reading,
        reach=reach_words(reading, least),
        found=found_words(reading.found),
        told=[
            Told(each, names[each.organization], outcome_words(each), why_not_words(each, least))
            for each in concerned[:SHOWN]
        ],
        more=max(len(concerned) - SHOWN, 0),
    )


def never_asked(found: Sequence[Proposal]) -> dict[Id, list[Id]]:
    """By member, what stands in any of the platforms and it was never asked about."""
    missing: dict[Id, dict[Id, None]] = {}
    for each in found:
        for outcome in each.reading.outcomes:
            if outcome.member:
                missing.setdefault(outcome.organization, {}).update(dict.fromkeys(outcome.unknown))
    return {id_: list(tenets) for id_, tenets in missing.items()}


@dataclass(frozen=True, slots=True)
class FrontRow:
    """One line of the table beside the picture: a share of its own asks that each must get."""

    least: float
    proposal: Proposal | None  # that serves this share, and perhaps higher ones
    now: float


def front_rows(on: Ground, found: Sequence[Proposal]) -> list[FrontRow]:
    """For each share the point that serves it, beside the platform as it stands."""
    rows = []
    for least in FRONT:
        serves = next((each for each in found if each.least >= least), None)
        groups, people = signing_now(on.rows, on.held, on.now, least)
        rows.append(FrontRow(least, serves, people if on.held.counted_people else groups))
    return rows


def front_chart(on: Ground, rows: Sequence[FrontRow]) -> Chart:
    """How many come along, the more of its own each must get."""
    best = [(row.least, row.proposal.reaches if row.proposal else 0.0) for row in rows]
    letters = [
        row.proposal.letter if row.proposal and row.proposal.least == row.least else "" for row in rows
    ]
    series = [Series(_("best"), best, labels=letters)]
    if on.planks:
        series.append(Series(_("as it stands"), [(row.least, row.now) for row in rows]))
    most = max((value for each in series for _least, value in each.points if value), default=1.0)
    what = _("people who come along") if on.held.counted_people else _("groups that come along")
    across = _("each gets at least … of what it asks for")
    return chart(series, percent_scale(FRONT[0], FRONT[-1], 0.1, across), round_scale(most, what))
