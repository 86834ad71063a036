#!/usr/bin/env python3
"""Django's command line, with the embedded PostgreSQL running for as long as a command needs it.

Any Python 3 may be asked: the register's own, in `.venv`, takes over.
"""

import contextlib
import os
import sys
from importlib.util import find_spec
from pathlib import Path

OWN = Path(__file__).resolve().parent / ".venv" / "bin" / "python"

if find_spec("django") is None:
    if not OWN.exists():
        sys.exit("The register's environment is not made yet: `make run` makes it.")
    os.execv(OWN, [str(OWN), *sys.argv])

from django.core.management import execute_from_command_line  # noqa: E402

from koreanrw.operations import embedded_database  # noqa: E402


def main() -> None:
    """Run one command, on the embedded server unless the environment names another."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "koreanrw.settings")
    # The environment's own tools come first, as under `make`: xgettext among them.
    os.environ["PATH"] = os.pathsep.join((str(OWN.parent), os.environ.get("PATH", os.defpath)))
    with contextlib.ExitStack() as stack:
        if embedded_database.is_wanted():
            stack.enter_context(embedded_database.REGISTER.running())
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    try:
        main()
    except embedded_database.DatabaseDoesNotStart as failure:
        sys.exit(str(failure))
