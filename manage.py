#!/usr/bin/env python
"""Django's command line for Basis."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Runs one command. Whoever reads its output may stop before the end, as `| head` does."""
    try:
        try:
            execute_from_command_line(sys.argv)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains once more
        sys.exit(141)  # what a shell reports of any program that lost its reader


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    main()
