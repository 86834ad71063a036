"""Run all tests: `python -m tests`, with pytest's own arguments behind it where only some are wanted.

Most tests take back what they did. Those that empty the database, the ones in a browser among them, must not run
before these, and come in a second go. Both goes run side by side, one process a core.
"""

import os
import subprocess
import sys

import pytest

from tests.database import ready

CORES = str(min(os.cpu_count() or 1, 4))
GOES = (
    # File by file, the longest first (tests/conftest.py).
    ("-m", "not flushing", "-n", CORES, "--dist", "loadfile", "--no-loadscope-reorder"),
    # These are few and long, and share nothing: whoever is idle takes the next.
    ("-m", "flushing", "-n", CORES, "--dist", "worksteal"),
)


def main() -> int:
    """Both goes, whatever comes of the first; the worst of their ends counts, and finding no test at all is one."""
    with ready():
        codes = [subprocess.call([sys.executable, "-m", "pytest", *go, *sys.argv[1:]]) for go in GOES]
    failures = [code for code in codes if code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)]
    return max(failures, default=min(codes))


if __name__ == "__main__":
    sys.exit(main())
