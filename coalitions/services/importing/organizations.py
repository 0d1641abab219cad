"""Planning organizations, and what two of them share."""

from dataclasses import replace
from uuid import UUID

from django.utils.translation import gettext as _

from coalitions.interchange.reading import Row as FileRow
from coalitions.services.importing import cells
from coalitions.services.importing.decisions import ask_of, call_by, leave_heading, meant
from coalitions.services.importing.ids import known_by_id, say_by_id
from coalitions.services.importing.names import RowRefusedError, add_organization, only_named
from coalitions.services.importing.plan import Plan
from coalitions.services.importing.renamed import say_renamed
from coalitions.services.importing.saying import not_said, saying
from coalitions.services.merging.aliases import also_called
from organizations.cleaning import fold_name
from organizations.models import Organization, Overlap

_COLUMNS = {"constituency": "constituencies", "notes": "description"}  # what else columns are called here
_TEXTS = (
    "name", "short_name", "kind", "structure", "level", "place", "website", "ratings_evidence",
    "spectrum", "spectrum_evidence", "owner", "next_step", "source",
)  # fmt: skip
_INTEGERS = ("members", "members_year", "turnout_low", "turnout_likely", "turnout_high", "influence")
_NUMBERS = ("people", "money", "public_appeal", "activity", "access")


def plan_organization(plan: Plan, row: FileRow) -> None:
    """A row about the organization of that name, or the one that somebody said it is; else a new one.

    One that is only named is made where none is called so. Raises LeftOutError where it is to be left out.
    """
    name, short_name = row.values["name"], row.values.get("short_name", "")
    if row.mention and plan.organizations.knows(name):
        return  # only named here, and known: nothing to say of it
    if row.heading and leave_heading(plan, row):
        return
    new, named = _said_of(row), _called(plan, name, short_name)
    old = known_by_id(plan, row, named) or named
    nobody = old is None
    if nobody:
        ask_of(plan, row, new)
        old = meant(plan, name)
    above: dict[UUID, FileRow] = plan.memo("organizations of the file", dict)
    if old is not None:
        _join(plan, row, new, old, above.get(old.pk))
    called = old is not None and nobody and call_by(plan, old, name)
    kept = plan.take("organizations", row, new, old, short_name or name, told=only_named(row), more=called)
    if old is not None:
        say_renamed(plan, old, name)
        if named is None and not nobody:
            say_by_id(plan, row, old)
    first = above.get(kept.pk, row)
    above[kept.pk] = replace(first, values={**row.values, **first.values}, extra={**row.extra, **first.extra})
    add_organization(plan.organizations, kept)
    plan.organizations.by_name.setdefault(name, kept)  # later rows may use the file's spelling


def _join(plan: Plan, row: FileRow, new: Organization, old: Organization, above: FileRow | None) -> None:
    """Make `new` say only what may reach `old`; refuse a second row with its name that says otherwise."""
    name = fold_name(row.values["name"])
    known_as = {fold_name(each) for each in (old.name, old.short_name)}
    other_spelling = name not in known_as
    known_before = name in plan.former or name in map(fold_name, also_called(old))
    if other_spelling and (plan.decisions.get(name) or known_before):
        not_said(new, "name")
        if above is not None:  # what the row above says is as good as what is recorded
            new.extra = {key: cell for key, cell in new.extra.items() if key not in above.extra}
            not_said(new, *(_COLUMNS.get(column, column) for column in above.values))
        return
    if above is not None:
        _refuse_twin(row, old, above)
    if not other_spelling:
        not_said(new, "name")  # another case of letters, or the short name, is no other name


def _called(plan: Plan, name: str, short_name: str) -> Organization | None:
    """The organization that a file means by these names, in any case of letters.

    Raises RowRefusedError where they belong to two, or the short name to one that is called otherwise.
    """
    known = plan.organizations
    by_name = known.by_name.get(name) or known.find(name)
    by_short = known.find(short_name) if short_name else None
    if by_name and by_short and by_name is not by_short:
        text = _("“{name}” and “{short_name}” are two different organizations here.")
        raise RowRefusedError(text.format(name=name, short_name=short_name))
    if by_short and not by_name and fold_name(by_short.short_name) == fold_name(short_name):
        raise RowRefusedError(_("Another organization has the short name “{name}”.").format(name=short_name))
    return by_name or by_short


def _refuse_twin(row: FileRow, old: Organization, above: FileRow) -> None:
    """Two rows of one file with one name: the same group told twice is fine, two groups are not."""
    other_name = old._state.adding and fold_name(row.values["name"]) != fold_name(old.name)
    about = ((column, cell) for column, cell in row.values.items() if column not in ("name", "short_name"))
    if other_name or any(above.values.get(column, cell) != cell for column, cell in about):
        text = _(
            "Row {row} has the name “{name}” too. Give two groups two names; of this row only contacts, "
            "notes, demands and places in a coalition are taken, if it has any, and they go to that one."
        )
        raise RowRefusedError(text.format(row=above.number, name=old.name))


def _said_of(row: FileRow) -> Organization:
    v = row.values
    new: Organization = saying(
        Organization,
        row.extra,
        **{name: cells.text(v, name) for name in _TEXTS},
        **{name: cells.integer(v, name) for name in _INTEGERS},
        **{name: cells.number(v, name) for name in _NUMBERS},
        constituencies=cells.items(v, "constituency"),
        description=cells.text(v, "notes"),
        decision_maker=cells.yes(v, "decision_maker"),
        next_step_on=cells.day(v, "next_step_on"),
        last_checked=cells.day(v, "last_checked"),
    )
    return new


def plan_overlap(plan: Plan, row: FileRow) -> None:
    values = row.values
    found = [cells.find_organization(plan, values[name]) for name in ("a", "b")]
    a, b = sorted(found, key=lambda each: each.pk)
    new: Overlap = saying(
        Overlap,
        row.extra,
        a_id=a.pk,
        b_id=b.pk,
        people=cells.integer(values, "people"),
        evidence=cells.text(values, "evidence"),
        note=cells.text(values, "note"),
    )
    known = plan.index(Overlap, "a_id", "b_id")
    label = " – ".join(str(each) for each in found)
    known[a.pk, b.pk] = plan.take("overlaps", row, new, known.get((a.pk, b.pk)), label)
