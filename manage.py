#!/usr/bin/env python
"""Django's command line, with the embedded PostgreSQL running for as long as a command needs it."""

import contextlib
import os
import sys

from django.core.management import execute_from_command_line

from koreanrw import embedded_database


def main() -> None:
    """Run one command, on the embedded server unless the environment names another."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "koreanrw.settings")
    with contextlib.ExitStack() as stack:
        if embedded_database.is_wanted():
            stack.enter_context(embedded_database.REGISTER.running())
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    try:
        main()
    except embedded_database.DatabaseDoesNotStart as failure:
        sys.exit(str(failure))
