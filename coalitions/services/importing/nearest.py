"""Which recorded row a row of the file means, where several go by the same name."""

from collections.abc import Callable


def take_nearest[R](waiting: list[R], fit: Callable[[R], int | None]) -> R | None:
    """The one of `waiting` that fits best, taken out so that the next row of the file meets another.

    `fit` says how well one fits, None where it can't be meant. Of equals the first is taken.
    """
    fitting = [(score, -at) for at, each in enumerate(waiting) if (score := fit(each)) is not None]
    return waiting.pop(-max(fitting)[1]) if fitting else None
