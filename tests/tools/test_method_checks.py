"""`make method-checks`: the simulations run, give the same figures again, and the page is theirs."""

import pytest

from tools.method_checks import CHECKS, HEAD, PAGE, TAIL

TENTH = 0.02


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__module__)
def test_the_same_seed_gives_the_same_figures(check):
    told = check(TENTH)

    assert told == check(TENTH)
    assert told.rows
    assert all(len(row) == len(told.columns) for row in told.rows)


def test_the_page_is_what_the_command_wrote():
    page = PAGE.read_text(encoding="utf-8")

    assert page.startswith(HEAD)
    assert page.endswith(TAIL)
    assert page.count("\n## ") == len(CHECKS) + TAIL.count("\n## ") + 1
