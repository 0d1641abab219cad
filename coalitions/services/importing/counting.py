"""How many rows of a file are looked at so far, told now and then to whoever shows it."""

from collections.abc import Callable

type Tell = Callable[[int, int], None]
EACH = 500  # rows between two reports


class RowCount:
    """Rows looked at, told every few hundred."""

    def __init__(self, tell: Tell | None, total: int) -> None:
        self._tell, self._total, self._done = tell, total, 0

    def one_more(self) -> None:
        self._done = min(self._done + 1, self._total)
        if self._tell and self._done % EACH == 0:
            self._tell(self._done, self._total)
