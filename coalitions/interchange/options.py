"""What the person who imports has said about the file; blank everywhere means: work it out, or ask."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Options:
    """The answers so far.

    shape      one of `shapes.SHAPES`, or a native kind; "" = recognise
    scale      LOW..HIGH of the stances
    low_means  "for" or "against"; "each" = each number is told in `stances`
    stances    stance as written → what it means, −2 … 2 or "unknown"
    dates      "day_first" or "month_first"
    sheets     read only these sheets or files (a hidden one named here is read)
    hidden     read hidden sheets and rows too
    header_row the row with the headers, as counted in the source; 0 = find it
    mapping    header as written → field (`headers.FIELDS`) or native column; "" = keep as an extra field
    words      word → what it means here (a kind of tie, a facet …)
    facet      of tenets that are only named
    coalition  of which an ally list says status and contributions; "" = these stay extra fields
    """

    shape: str = ""
    scale: str = ""
    low_means: str = ""
    stances: Mapping[str, str] = field(default_factory=dict)
    dates: str = ""
    sheets: tuple[str, ...] = ()
    hidden: bool = False
    header_row: int = 0
    mapping: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    facet: str = "demand"
    coalition: str = ""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Options":
        """The options that `dataclasses.asdict` wrote."""
        return cls(**{**data, "sheets": tuple(data["sheets"])})
