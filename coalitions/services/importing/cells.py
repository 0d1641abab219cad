"""From a native cell (cleaned text, checked by the reader) to the value of a column; "" means None."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from coalitions.interchange.cells.values import split_list
from coalitions.models import Coalition
from coalitions.services.importing.names import LeftOutError, RowRefusedError
from coalitions.services.importing.plan import Plan
from organizations.cleaning import fold_name
from organizations.models import Organization, Tenet


def text(values: Mapping[str, str], name: str) -> str | None:
    return values.get(name) or None


def integer(values: Mapping[str, str], name: str) -> int | None:
    cell = values.get(name)
    return int(cell) if cell else None


def number(values: Mapping[str, str], name: str) -> float | None:
    cell = values.get(name)
    return float(cell) if cell else None


def day(values: Mapping[str, str], name: str) -> date | None:
    cell = values.get(name)
    return date.fromisoformat(cell) if cell else None


def moment(values: Mapping[str, str], name: str) -> datetime | None:
    cell = values.get(name)
    return datetime.fromisoformat(cell) if cell else None


def yes(values: Mapping[str, str], name: str) -> bool | None:
    """True for yes, False for no, None where the file says nothing."""
    cell = values.get(name)
    return None if not cell else cell == "yes"


def items(values: Mapping[str, str], name: str) -> list[str] | None:
    cell = values.get(name)
    return split_list(cell) if cell else None


def find_organization(plan: Plan, name: str) -> Organization:
    """The organization of that short name, else name. Raises RowRefusedError where there is none."""
    if found := plan.organizations.find(name):
        return found
    if fold_name(name) in plan.left_out:
        raise LeftOutError(name)
    raise RowRefusedError(_("No organization is called “{name}”.").format(name=name))


def find_tenet(plan: Plan, name: str) -> Tenet:
    """The tenet of that id, else name."""
    if found := plan.tenets.find(name):
        return found
    raise RowRefusedError(_("No tenet has the id or name “{name}”.").format(name=name))


def find_coalition(plan: Plan, name: str) -> Coalition:
    if found := plan.coalitions.get(name):
        return found
    raise RowRefusedError(_("No coalition is called “{name}”.").format(name=name))


def maybe_organization(plan: Plan, values: Mapping[str, str], name: str) -> Any:
    """The id of the organization named in that cell, None for a blank one."""
    cell = values.get(name)
    return find_organization(plan, cell).pk if cell else None
