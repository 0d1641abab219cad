"""Applying a scenario: what was only supposed is written, in one change, as told beforehand."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coalitions.models import (
    Affiliation,
    Coalition,
    Need,
    Plank,
    Platform,
    Say,
    Scenario,
    ScenarioStep,
    StepKind,
)
from organizations.models import Change, Evidence, Position, Remembered, User
from organizations.services import add_rows, one_change, save_rows


class StaleScenario(Exception):
    """Somebody changed the coalition or the scenario since it was shown; nothing was written."""


class CannotApply(Exception):
    """There is nothing that applying would write, or the coalition is over; its words can be shown."""


@dataclass(slots=True)
class Writing:
    """What applying writes: rows to add, rows to save with their columns, and each in words."""

    added: list[Remembered] = field(default_factory=list)
    saved: dict[UUID, tuple[Remembered, set[str]]] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)

    def save(self, row: Remembered, *columns: str) -> None:
        """Write these columns of a row; of one that is added, all are."""
        if all(row.pk != each.pk for each in self.added):
            self.saved.setdefault(row.pk, (row, set()))[1].update(columns)


class _Plan:
    """Goes through the steps one after the other and notes what each writes.

    The scenario's name goes only where who speaks for an organization never sees it: into estimates.
    """

    def __init__(self, scenario: Scenario, day: date) -> None:
        self.scenario, self.day, self.coalition = scenario, day, scenario.coalition
        self.own: dict[str, Any] = {"workspace_id": scenario.workspace_id}
        self.source = _("scenario “{name}”").format(name=scenario.name)
        self.writing = Writing()
        places = self.coalition.affiliations.select_related("organization")
        self.places: dict[Any, Affiliation] = {each.organization_id: each for each in places}
        self.version: Platform | None = None
        self.planks: dict[Any, Plank] = {}
        self.positions: dict[Any, Position] = {}
        self.says: dict[Any, Say] = {}
        self.needs = {each.resource: each for each in self.coalition.needs.all()}

    def stands(self, place: Affiliation | None) -> bool:
        """Whether it is a place of a member who stays."""
        if place is None or (place.joined is not None and place.joined > self.day):
            return False
        return place.left is None or place.left > self.day

    def tell(self, words: str, **names: Any) -> None:
        self.writing.told.append(words.format(**names))

    def leaves(self, step: ScenarioStep) -> None:
        place = self.places.get(step.organization_id)
        if place is not None and self.stands(place):
            place.left = self.day
            self.writing.save(place, "left")
            self.tell(_("{name} leaves: today is its last day as a member."), name=step.organization)

    def joins(self, step: ScenarioStep) -> None:
        place = self.places.get(step.organization_id)
        if self.stands(place):
            return
        if place is None:
            place = Affiliation(
                **self.own, coalition=self.coalition, organization=step.organization, say=step.say,
                joined=self.day, evidence=Evidence.ESTIMATED,
            )  # fmt: skip
            self.places[place.organization_id] = place
            self.writing.added.append(place)
            held = step.get_say_display() or _("unknown")
            self.tell(_("{name} joins as a member today; say: {say}."), name=step.organization, say=held)
            return
        place.left, place.joined = None, min(place.joined, self.day) if place.joined else None
        self.writing.save(place, "left", "joined")
        self.tell(
            _("{name} is a member again; the day on which it left is taken out."), name=step.organization
        )
        if step.say:
            self.say(step)

    def say(self, step: ScenarioStep) -> None:
        place = self.places.get(step.organization_id)
        if place is None or not self.stands(place):
            return
        if any(place.pk == each.pk for each in self.writing.added):
            place.say = step.say
        else:
            self._say_from_today(place, step.say)
        words = _("{name} has this say from today: {say}.")
        self.tell(words, name=step.organization, say=step.get_say_display())

    def _say_from_today(self, place: Affiliation, held: str) -> None:
        row = self.says.get(place.pk) or place.says.filter(since=self.day).first()
        if row is None:
            row = Say(**self.own, affiliation=place, since=self.day)
            self.writing.added.append(row)
        row.step, row.evidence = held, Evidence.ESTIMATED
        self.writing.save(row, "step", "evidence")
        self.says[place.pk] = row

    def plank(self, step: ScenarioStep) -> None:
        if self.version is None:
            number = (self.coalition.platforms.aggregate(last=Max("number"))["last"] or 0) + 1
            self.version = Platform(**self.own, coalition=self.coalition, number=number, day=self.day)
            self.writing.added.append(self.version)
            self.tell(_("A new version of the platform, of today: version {n}."), n=number)
        row = self.planks.get(step.tenet_id)
        if row is None:
            row = Plank(**self.own, platform=self.version, tenet=step.tenet, evidence=Evidence.ESTIMATED)
            self.planks[row.tenet_id] = row
            self.writing.added.append(row)
        row.strength = step.strength
        words = _("It sets “{tenet}”: {strength}. Who agreed stays unknown.")
        self.tell(words, tenet=step.tenet, strength=step.get_strength_display())

    def stance(self, step: ScenarioStep) -> None:
        about: dict[str, Any] = {"organization": step.organization, "tenet": step.tenet}
        key = (step.organization_id, step.tenet_id)
        kind: dict[str, Any] = {"as_of": self.day, "evidence": Evidence.ESTIMATED}
        row = self.positions.get(key) or Position.objects.filter(**about, **kind).first()
        if row is None:
            row = Position(**self.own, **about, **kind)
            self.writing.added.append(row)
        row.stance, row.vitality = step.stance or 0, step.vitality
        row.red_line, row.vitality_evidence, row.source = step.red_line and bool(step.stance), "", self.source
        self.writing.save(row, "stance", "vitality", "red_line", "vitality_evidence", "source")
        self.positions[key] = row
        words = _("An estimate of today for {name}: {stance} on “{tenet}”, source: {source}.")
        stance = step.get_stance_display()
        self.tell(words, name=step.organization, tenet=step.tenet, stance=stance, source=self.source)

    def need(self, step: ScenarioStep) -> None:
        row = self.needs.get(step.resource)
        if row is None:
            row = Need(**self.own, coalition=self.coalition, resource=step.resource)
            self.needs[step.resource] = row
            self.writing.added.append(row)
        row.low, row.high = step.low, step.high
        self.writing.save(row, "low", "high")
        ends = [_("unknown") if each is None else f"{each:g}" for each in (step.low, step.high)]
        words = _("What winning takes of {resource}: at least {low}, at most {high}.")
        self.tell(words, resource=step.get_resource_display(), low=ends[0], high=ends[1])


_WRITTEN = (Affiliation, Say, Platform, Plank, Position, Need)  # what is pointed to before what points


def what_is_written(scenario: Scenario, *, day: date) -> Writing:
    """What applying the scenario on `day` would write. Raises CannotApply. Writes nothing itself."""
    coalition = scenario.coalition
    if coalition.ended is not None and coalition.ended <= day:
        raise CannotApply(
            _("This coalition ended on {day}: what is over isn’t changed by a scenario.").format(
                day=date_format(coalition.ended)
            )
        )
    plan = _Plan(scenario, day)
    acts = {
        StepKind.LEAVES: plan.leaves,
        StepKind.JOINS: plan.joins,
        StepKind.SAY: plan.say,
        StepKind.PLANK: plan.plank,
        StepKind.STANCE: plan.stance,
        StepKind.NEED: plan.need,
    }
    for step in scenario.steps.select_related("organization", "tenet"):
        acts[StepKind(step.kind)](step)
    if not plan.writing.told:
        raise CannotApply(_("There is nothing to write: no step of it changes anything as things are."))
    return plan.writing


def state_shown(scenario: Scenario, *, day: date, lock: bool = False) -> str:
    """A word that changes when anything that applying reads does, or the day; `lock` holds it as it is."""
    coalition, steps = scenario.coalition_id, scenario.steps.all()
    pairs = {"organization__in": steps.values("organization"), "tenet__in": steps.values("tenet")}
    read: Iterable[QuerySet[Any]] = (
        Coalition.objects.filter(pk=coalition),
        Scenario.objects.filter(pk=scenario.pk),
        steps,
        Affiliation.objects.filter(coalition=coalition),
        Say.objects.filter(affiliation__coalition=coalition),
        Platform.objects.filter(coalition=coalition),
        Plank.objects.filter(platform__coalition=coalition),
        Need.objects.filter(coalition=coalition),
        Position.objects.in_workspace(scenario.workspace).filter(**pairs),
    )
    told = [day.isoformat()]
    for rows in read:
        ordered = rows.order_by("pk").select_for_update(of=("self",)) if lock else rows.order_by("pk")
        told.append(repr([(str(pk), version) for pk, version in ordered.values_list("pk", "version")]))
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def apply_scenario(*, scenario: Scenario, user: User, day: date, shown: str, why: str = "") -> Change:
    """Write what the scenario supposes, as of `day`, in one change that can be taken back.

    `shown` is `state_shown` of the page that listed it. Raises StaleScenario where that has moved on, and
    CannotApply; either way nothing is written.
    """
    with transaction.atomic():
        if state_shown(scenario, day=day, lock=True) != shown:
            raise StaleScenario
        writing = what_is_written(scenario, day=day)
        with one_change(workspace=scenario.workspace, user=user, act="scenario.applied", why=why) as change:
            change.about(scenario.coalition, before=None, after=None)
            for kind in _WRITTEN:
                add_rows([row for row in writing.added if isinstance(row, kind)])
            for rows, columns in _alike(writing):
                save_rows(rows, columns)
    return change


def _alike(writing: Writing) -> Iterator[tuple[list[Remembered], frozenset[str]]]:
    """The rows to save by kind and columns, as they are written in one statement."""
    groups: dict[tuple[type, frozenset[str]], list[Remembered]] = defaultdict(list)
    for row, columns in writing.saved.values():
        groups[type(row), frozenset(columns)].append(row)
    for (_kind, columns_), rows in groups.items():
        yield rows, columns_
