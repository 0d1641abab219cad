"""Planning tenets, and the steps by which one legitimizes another."""

from collections.abc import Iterator
from itertools import count
from uuid import UUID

from django.utils.translation import gettext as _

from coalitions.interchange.cells.values import split_steps
from coalitions.interchange.reading import Row as FileRow
from coalitions.services.importing import cells
from coalitions.services.importing.names import RowRefusedError, add_tenet, only_named
from coalitions.services.importing.plan import Plan
from coalitions.services.importing.saying import saying
from organizations.models import Facet, Legitimation, Tenet

_LETTERS = {
    Facet.VALUE: "V",
    Facet.MODE: "M",
    Facet.INTEREST: "I",
    Facet.GOAL: "G",
    Facet.DEMAND: "D",
    Facet.ACTION: "A",
}


def plan_tenet(plan: Plan, row: FileRow) -> None:
    """A row about the tenet of that id, else of that name."""
    values = row.values
    name, code = values["name"], values.get("id", "")
    if row.mention and plan.tenets.knows(name):
        return
    old = plan.tenets.by_key.get(code) if code else plan.tenets.find(name)
    facet = Facet(values.get("facet") or Facet.DEMAND)
    new: Tenet = saying(
        Tenet,
        row.extra,
        code=code or (None if old else _free_code(plan, facet)),
        name=name,
        facet=facet if values.get("facet") or not old else None,
        statement=cells.text(values, "statement"),
    )
    add_tenet(plan.tenets, plan.take("tenets", row, new, old, name, told=only_named(row)))


def _free_code(plan: Plan, facet: Facet) -> str:
    """The next code of this facet that neither the workspace nor the file has, such as D07."""
    numbers: Iterator[int] = plan.memo(("codes", facet), lambda: count(1))
    codes = (f"{_LETTERS[facet]}{number:02}" for number in numbers)
    taken = (plan.tenets.by_key, plan.codes_of_file)
    return next(code for code in codes if not any(code in each for each in taken))


def plan_legitimations(plan: Plan, row: FileRow) -> None:
    """The steps in a tenet's `legitimizes` cell: `TENET:strength` separated by spaces."""
    cell = row.values.get("legitimizes")
    if not cell:
        return
    source = cells.find_tenet(plan, row.values.get("id") or row.values["name"])
    for code, strength in split_steps(cell):
        try:
            _plan_step(plan, row, source, code, strength)
        except RowRefusedError as refused:
            plan.refuse("legitimations", row, str(refused))


def _plan_step(plan: Plan, row: FileRow, source: Tenet, code: str, strength: str) -> None:
    target = cells.find_tenet(plan, code)
    if target.pk == source.pk:
        raise RowRefusedError(_("A tenet can't legitimize itself."))
    new: Legitimation = saying(
        Legitimation,
        {},
        source_id=source.pk,
        target_id=target.pk,
        strength=int(strength) if strength else None,
    )
    known: dict[tuple[UUID, UUID], Legitimation] = plan.index(Legitimation, "source_id", "target_id")
    key = (source.pk, target.pk)
    known[key] = plan.take("legitimations", row, new, known.get(key), f"{source} → {target}")
