"""How a check is told: a heading, what was done, and a table."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """One check, ready for a page."""

    heading: str
    done: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]

    def as_markdown(self) -> str:
        """A section of a page."""
        lines = [
            f"## {self.heading}",
            "",
            self.done,
            "",
            _row(self.columns),
            _row(["---"] * len(self.columns)),
        ]
        return "\n".join([*lines, *map(_row, self.rows), ""])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def percent(share: float) -> str:
    return f"{100 * share:.0f} %"
