"""The fields of two records of one organization, side by side, and which of them stay."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from coalitions.services.merging.aliases import ALSO_CALLED, also_called, call_also
from coalitions.services.merging.plan import MergePlan, in_words, label_of
from organizations.models import Evidence, Organization
from organizations.models.checks import FoldedField
from organizations.models.organizations import RESOURCES

KEEP, OTHER, BOTH = "keep", "other", "both"
# What says one thing together is chosen together.
_TOGETHER = {
    "members": ("members", "members_year"),
    "turnout_low": ("turnout_low", "turnout_likely", "turnout_high"),
    "spectrum": ("spectrum", "spectrum_evidence"),
    "next_step": ("next_step", "next_step_on"),
}
_WITH_ANOTHER = {name for names in _TOGETHER.values() for name in names[1:]}
_NO_FIELD = {"id", "version", "workspace", "extra"}
# Ratings from both are known no better than the worse of them.
_TRUST = {Evidence.DECLARED: 0, Evidence.OBSERVED: 1, Evidence.ESTIMATED: 2}
_JOINED = ("description", "constituencies", "source")


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that the two records say differently."""

    name: str
    label: str
    ours: str
    theirs: str
    both: bool  # whether both can stay
    chosen: str


def choices_of(
    keep: Organization, other: Organization, chosen: Mapping[str, str] | None = None
) -> list[Choice]:
    """What differs, with what was chosen; else what is filled, else what the record that stays says."""
    return list(_choices(keep, other, chosen or {}))


def _choices(keep: Organization, other: Organization, chosen: Mapping[str, str]) -> Iterator[Choice]:
    for names in _units():
        if all(getattr(keep, name) == getattr(other, name) for name in names):
            continue
        ours, theirs = _said(keep, names), _said(other, names)
        if not ours and not theirs:
            continue
        both = names[0] in _JOINED and bool(ours and theirs)
        weaker = names == ("ratings_evidence",) and _less_known(other, keep)
        stays = OTHER if theirs and (weaker or not ours) else KEEP
        offered = (KEEP, OTHER, BOTH) if both else (KEEP, OTHER)
        wanted = chosen.get(names[0], "")
        label = label_of(keep, names[0])
        yield Choice(names[0], label, ours, theirs, both, wanted if wanted in offered else stays)


def _less_known(one: Organization, than: Organization) -> bool:
    return _TRUST[Evidence(one.ratings_evidence)] > _TRUST[Evidence(than.ratings_evidence)]


def _units() -> Iterator[tuple[str, ...]]:
    for column in Organization._meta.concrete_fields:
        name = column.name
        if name not in _NO_FIELD | _WITH_ANOTHER and not isinstance(column, FoldedField):
            yield _TOGETHER.get(name, (name,))


def _said(row: Organization, names: tuple[str, ...]) -> str:
    """What the record says there, in words; how a thing is known says nothing without the thing."""
    if names == ("ratings_evidence",) and all(getattr(row, name) is None for name in RESOURCES):
        return ""
    if names[0] == "spectrum" and row.spectrum == "unknown":
        return ""
    if names == ("decision_maker",):
        return _("yes") if row.decision_maker else ""
    return " · ".join(filter(None, (in_words(row, name) for name in names)))


def take_fields(plan: MergePlan, chosen: Mapping[str, str]) -> dict[str, tuple[Any, Any]]:
    """Write the chosen values into the record that stays, and give each column's value before and after.

    What loses is kept as text, but for names: the survivor is found by those too.
    """
    keep, other = plan.keep, plan.other
    before = {column.attname: getattr(keep, column.attname) for column in keep._meta.concrete_fields}
    names = [keep.name, keep.short_name, other.name, other.short_name]
    for choice in choices_of(keep, other, chosen):
        if choice.chosen == BOTH:
            setattr(keep, choice.name, _joined(getattr(keep, choice.name), getattr(other, choice.name)))
            continue
        lost = choice.theirs if choice.chosen == KEEP else choice.ours
        if lost and choice.name not in ("name", "short_name"):
            plan.kept.append(f"{choice.label}: {lost}")
        if choice.chosen == OTHER:
            for name in _TOGETHER.get(choice.name, (choice.name,)):
                setattr(keep, name, getattr(other, name))
    _take_extra(plan)
    call_also(keep, names)
    changed = {name: getattr(keep, name) for name in before if getattr(keep, name) != before[name]}
    return {name: (before[name], value) for name, value in changed.items()}


def _joined(ours: Any, theirs: Any) -> Any:
    if isinstance(ours, list):
        return list(dict.fromkeys([*ours, *theirs]))
    return "\n\n".join((ours, theirs)) if "\n" in ours + theirs else f"{ours} · {theirs}"


def _take_extra(plan: MergePlan) -> None:
    """Extra fields of both; where both have one, ours stays."""
    keep, other = plan.keep, plan.other
    for name, value in other.extra.items():
        if name == ALSO_CALLED:
            call_also(keep, also_called(other))
        elif keep.extra.get(name, value) != value:
            plan.kept.append(f"{name}: {value}")
    keep.extra = {**other.extra, **keep.extra}
