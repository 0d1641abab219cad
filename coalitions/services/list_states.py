"""The state of a list of organizations as an address has it, with names for ids, to fit elsewhere too."""

from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from coalitions.models import Coalition
from organizations.models import Tenet

_NAMES = ("coalition", "unknown_on")  # what of an address holds an id


def with_names(query: str, coalitions: Mapping[UUID, str], codes: Mapping[UUID, str]) -> str:
    """The state with the coalition's name and the demand's code; the id of what is gone stays."""
    names = {"coalition": coalitions, "unknown_on": codes}

    def told(name: str, value: str) -> str:
        try:
            return names[name].get(UUID(value), value)
        except ValueError:
            return value

    return _rewritten(query, told)


def with_ids(
    query: str, coalitions: Mapping[str, Coalition], find_tenet: Callable[[str], Tenet | None]
) -> str:
    """The other way round; what no coalition and no demand here is called stays as it is written."""

    def told(name: str, value: str) -> str:
        found = coalitions.get(value) if name == "coalition" else find_tenet(value)
        return str(found.pk) if found else value

    return _rewritten(query, told)


def _rewritten(query: str, told: Callable[[str, str], str]) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode([(name, told(name, value) if name in _NAMES else value) for name, value in pairs])
