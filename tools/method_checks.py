"""What `make method-checks` does: simulates what the measures are worth; writes docs/analysis/validity.md.

Seeded: the same code gives the same page. Takes minutes; SIZE=.1 tries it on a tenth.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from tools.validity import bargaining, groups_within, labels, weights
from tools.validity.told import Told

PAGE = Path(__file__).resolve().parents[1] / "docs" / "analysis" / "validity.md"
CHECKS: tuple[Callable[[float], Told], ...] = (labels.told, groups_within.told, bargaining.told, weights.told)
HEAD = """# What the measures are worth

The figures on this page are printed by `make method-checks`, from simulations with a fixed seed. They say how
the measures do in worlds that were made up, and on nineteen cases from history that one coder coded. That is
a check of the code and of its logic; it is no proof that they hold for your groups. The list of shared and
disputed items is the result, a number is its summary.
"""
TAIL = """## What follows

- Under 8 shared answers no label is shown, from 8 on "looks like", from 16 on the label; "opposed" never
  under 16. Where opposition is rare, as in these worlds, it is often wrong even then: a question to ask, no
  verdict.
- A group within the group is looked for only on request, and shown only where another kind of evidence
  agrees.
- Exposure is shown as a band with its reasons; medium means that we cannot tell. The demands at risk come
  first.

## Source

Our own simulations: `tools/validity/`. The nineteen cases are those of the method, coded from general
knowledge.
"""


def main() -> int:
    size = float(os.environ.get("SIZE", "1"))
    told = []
    for check in CHECKS:
        told.append(check(size).as_markdown())
        print(told[-1], flush=True)
    if size >= 1:
        PAGE.write_text("\n".join([HEAD, *told, TAIL]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
