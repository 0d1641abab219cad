"""Planning the rows of the organizations app: organizations, tenets, positions, overlaps, notes, contacts."""

from itertools import count

from django.utils.translation import gettext as _

from coalitions.interchange.reading import Row as FileRow
from coalitions.models.imports import Outcome
from coalitions.services.importing import cells
from coalitions.services.importing.plan import Plan, RowRefusedError, saying
from organizations.models import Contact, Facet, Note, Organization, Overlap, Tenet

_LETTERS = {
    Facet.VALUE: "V",
    Facet.MODE: "M",
    Facet.INTEREST: "I",
    Facet.GOAL: "G",
    Facet.DEMAND: "D",
    Facet.ACTION: "A",
}


def index_organization(plan: Plan, row: Organization) -> None:
    """Let later rows of the file refer to it by its short name or its name."""
    for name in (row.name, row.short_name):
        if name:
            plan.organizations.setdefault(name, row)
            plan.organizations.setdefault(name.casefold(), row)


def plan_organization(plan: Plan, row: FileRow) -> None:
    values = row.values
    name, short_name = values["name"], values.get("short_name", "")
    old = plan.organizations.get(name)
    named = plan.organizations.get(short_name) if short_name else None
    if row.mention and (old or plan.organizations.get(name.casefold())):
        return  # only named here, and known: nothing to say of it
    if old and named and old is not named:
        text = _("“{name}” and “{short_name}” are two different organizations here.")
        raise RowRefusedError(text.format(name=name, short_name=short_name))
    old = old or named
    if old and short_name and _other_group(old, name, short_name):
        raise RowRefusedError(_("Another organization has the short name “{name}”.").format(name=short_name))
    if old and old._state.adding and not row.mention:
        _refuse_twin(row, old)
    new = _said_of(row)
    kept = plan.take("organizations", row, new, old, short_name or name)
    index_organization(plan, kept)


def _other_group(old: Organization, name: str, short_name: str) -> bool:
    """Whether the file means a new group that only shares its short name with `old`."""
    return old.name != name and old.short_name == short_name and name != short_name


def _refuse_twin(row: FileRow, old: Organization) -> None:
    """Two rows of one file with one name: the same group told twice is fine, two groups are not."""
    theirs = {k: v for k, v in row.values.items() if k not in {"name", "short_name"}}
    ours = old.__dict__.get("_cells", {})
    if any(k in ours and ours[k] != v for k, v in theirs.items()):
        text = _(
            "A row above has the name “{name}” too. Give two groups two names; nothing of this row was taken."
        )
        raise RowRefusedError(text.format(name=old.name))


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
    new.__dict__["_cells"] = dict(v)
    return new


_TEXTS = (
    "name", "short_name", "kind", "structure", "level", "place", "website", "ratings_evidence",
    "spectrum", "spectrum_evidence", "owner", "next_step", "source",
)  # fmt: skip
_INTEGERS = ("members", "members_year", "turnout_low", "turnout_likely", "turnout_high", "influence")
_NUMBERS = ("people", "money", "public_appeal", "activity", "access")


def index_tenet(plan: Plan, row: Tenet) -> None:
    """Let later rows refer to it by its id or its name."""
    for name in (row.code, row.name):
        plan.tenets.setdefault(name, row)
        plan.tenets.setdefault(name.casefold(), row)


def plan_tenet(plan: Plan, row: FileRow) -> None:
    values = row.values
    name, code = values["name"], values.get("id", "")
    old = plan.tenets.get(code) if code else plan.tenets.get(name) or plan.tenets.get(name.casefold())
    if row.mention and (old or plan.tenets.get(name)):
        return
    facet = Facet(values.get("facet") or Facet.DEMAND)
    new: Tenet = saying(
        Tenet,
        row.extra,
        code=code or (None if old else _free_code(plan, facet)),
        name=name,
        facet=facet if values.get("facet") or not old else None,
        statement=cells.text(values, "statement"),
    )
    kept = plan.take("tenets", row, new, old, name)
    index_tenet(plan, kept)


def _free_code(plan: Plan, facet: Facet) -> str:
    """The next code of this facet that is still free, such as D07."""
    letter = _LETTERS[facet]
    return next(code for n in count(1) if (code := f"{letter}{n:02}") not in plan.tenets)


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
    old = plan.index(Overlap, "a_id", "b_id").get((a.pk, b.pk))
    kept = plan.take("overlaps", row, new, old, f"{a} – {b}")
    plan.index(Overlap, "a_id", "b_id")[a.pk, b.pk] = kept


def plan_note(plan: Plan, row: FileRow) -> None:
    values = row.values
    organization = cells.find_organization(plan, values["organization"])
    author, text = values.get("author", ""), values["text"]
    written = cells.day(values, "written")
    known = plan.index(Note, "organization_id", "text")
    old = known.get((organization.pk, text))
    if old is not None:
        plan.say("notes", row, Outcome.UNCHANGED, str(organization), subject=old)
        return
    new: Note = saying(
        Note, row.extra,
        organization_id=organization.pk, written_by=author, written_on=written or plan.today, text=text,
    )  # fmt: skip
    known[organization.pk, text] = plan.take("notes", row, new, None, str(organization))


def plan_contact(plan: Plan, row: FileRow) -> None:
    values = row.values
    organization = cells.find_organization(plan, values["organization"])
    name = values.get("name") or values.get("email") or values.get("phone")
    if not name:
        raise RowRefusedError(_("A contact needs a name, an e-mail address or a phone number."))
    columns = {each: cells.text(values, each) for each in ("role", "email", "phone", "note")}
    new: Contact = saying(Contact, row.extra, organization_id=organization.pk, name=name, **columns)
    known = plan.index(Contact, "organization_id", "name", "email", "phone")
    key = (organization.pk, name, values.get("email", ""), values.get("phone", ""))
    known[key] = plan.take("contacts", row, new, known.get(key), str(organization))
