"""Whatever two people do in whatever order, the database never differs from a plain model of it.

SEQUENCES=2000 with `-o faulthandler_timeout=0` tries as many sequences, STEPS how long each is at most;
`make test` a few. What fails is printed at once and as it was found, with the blob that repeats it: to look
for a shorter one (SHRINK=1) may take longer than a test has.
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, Verbosity, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.coalitions.two_people.acts import TwoPeopleAndFiles

MANY, STEPS = int(os.environ.get("SEQUENCES", "6")), int(os.environ.get("STEPS", "80"))
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
SHRINKING = (Phase.shrink,) if os.environ.get("SHRINK") else ()


@pytest.mark.django_db(transaction=True)
def test_it_never_diverges() -> None:
    """Each act is really committed, as the databases compare some things only then."""
    run_state_machine_as_test(
        TwoPeopleAndFiles,
        settings=settings(
            max_examples=MANY,
            stateful_step_count=STEPS,
            deadline=None,
            phases=PHASES + SHRINKING,
            print_blob=True,
            suppress_health_check=list(HealthCheck),
            verbosity=Verbosity.normal,
        ),
    )
