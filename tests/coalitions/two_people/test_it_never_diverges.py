"""Whatever two people do in whatever order, the database never differs from a plain model of it.

SEQUENCES=2000 with `-o faulthandler_timeout=0` tries as many sequences; `make test` a few.
"""

import os

import pytest
from hypothesis import HealthCheck, Verbosity, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.coalitions.two_people.acts import TwoPeopleAndFiles

MANY = int(os.environ.get("SEQUENCES", "6"))


@pytest.mark.django_db(transaction=True)
def test_it_never_diverges() -> None:
    """Each act is really committed, as the databases compare some things only then."""
    run_state_machine_as_test(
        TwoPeopleAndFiles,
        settings=settings(
            max_examples=MANY,
            stateful_step_count=80,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            verbosity=Verbosity.normal,
        ),
    )
