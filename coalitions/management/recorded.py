"""What commands share that read a workspace: `--as-recorded MOMENT`, its state at a moment of the past."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError

from organizations.models import Workspace
from organizations.moments import Moment, NoMoment, read_moment
from organizations.past import NothingRecorded, check_moment, look_back


def add_as_recorded(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--as-recorded",
        type=_moment,
        metavar="MOMENT",
        help="the workspace as it was recorded then: 2026-11-01, or 2026-11-01T14.30 in this site's time",
    )


@contextmanager
def as_recorded(workspace: Workspace, moment: Moment | None) -> Iterator[Workspace]:
    """The workspace as it is; with a moment, as it was recorded then, and nothing can be written inside."""
    if moment is None:
        yield workspace
        return
    try:
        check_moment(workspace, moment)
    except NothingRecorded as error:
        raise CommandError(str(error)) from error
    with look_back(workspace, moment) as then:
        yield then


def _moment(text: str) -> Moment:
    try:
        return read_moment(text)
    except NoMoment:
        said = f"there is no moment {text}; write 2026-03-31, or 2026-03-31T14.30"
        raise ArgumentTypeError(said) from None
