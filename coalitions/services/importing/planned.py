"""What is said of one row of a file: its outcome, why, and what is to be decided of it."""

from dataclasses import dataclass
from uuid import UUID

from coalitions.models.imports import Outcome
from coalitions.services.importing import wording
from organizations.models import Entry, Organization

STAYS = "stays"  # beside the outcomes: unchanged here, although the file says otherwise


@dataclass(frozen=True, slots=True)
class Choice:
    """An organization that a row of the file may be: the decision that says so, which it is, and why.

    `name` is short, for a list to choose from; `who` says where it is too.
    """

    decision: str
    name: str
    who: str
    why: str
    subject_id: UUID | None = None  # of the one that is recorded


@dataclass(frozen=True, slots=True)
class Likeness:
    """What is asked of a row that may be there already: the name it is known by, and what was decided."""

    key: str
    choices: tuple[Choice, ...]
    decision: str = ""
    heading: bool = False  # it looks like a heading of the sheet: to be taken, or not


@dataclass(frozen=True, slots=True)
class Asked:
    """A row of organizations that nothing is called as: where its outcome stands, and what it says."""

    at: int
    name: str
    new: Organization


@dataclass(frozen=True, slots=True)
class Planned:
    """What becomes of one row of the file. `cells`: what stood in a row that is not imported.

    `new`: the row that would be added; `hint`: which other organization it may be; `likeness`: what is to
    be decided of it; `beside`: which cells could not be read and are kept as text, a line for each.
    """

    kind: str
    file: str
    number: int | None
    outcome: Outcome
    label: str
    reason: str = ""
    subject_id: UUID | None = None
    cells: dict[str, str] | None = None
    new: Entry | None = None
    hint: str = ""
    likeness: Likeness | None = None
    beside: str = ""
    stays: bool = False  # it says otherwise, and nothing of it is taken

    @property
    def is_asked(self) -> bool:
        """Whether it may be an organization that is there already."""
        return self.likeness is not None and not self.likeness.heading

    @property
    def told(self) -> str:
        """What is said of the row and, where it is new, what is recorded; made only where it is shown."""
        says = wording.of_creation(self.new) if self.new is not None else ""
        reason = "" if says and self.kind == "positions" else self.reason  # the stance is in both
        return " ".join(part for part in (reason, says) if part)

    def get_outcome_display(self) -> str:
        """The outcome in words, called as an ImportRow calls it."""
        return str(self.outcome.label)
