"""Run the tests: `python -m tests`, with pytest's own arguments behind it where only some are wanted.

What takes long by nature (marked so: crawls of everything, whatever may be typed or sent, long random sequences, every
page in a browser) is left to `--prove`. Most tests take back what they did. Those that empty the database, the ones in
a browser among them, must not run before these, and come in a second go. In both one process runs on each core.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence

import pytest

from tests.database import ready

CORES = str(min(os.cpu_count() or 1, 4))
GOES = {
    # File by file, the longest first (tests/conftest.py).
    "not flushing": ("-n", CORES, "--dist", "loadfile", "--no-loadscope-reorder"),
    # These are few and long, and share nothing: whoever is idle takes the next.
    "flushing": ("-n", CORES, "--dist", "worksteal"),
}
# However much there may be to prove, it ends within an hour.
SECONDS = 60 * 60
COVERAGE = (sys.executable, "-m", "coverage")


def asked() -> tuple[argparse.Namespace, list[str]]:
    """What is wanted, and what is said to pytest."""
    parser = argparse.ArgumentParser("python -m tests", epilog="Other arguments are pytest's.", allow_abbrev=False)
    parser.add_argument("--prove", action="store_true", help="what takes long, with many more examples and every look")
    parser.add_argument("--short", action="store_true", help="prove the same with the usual examples and looks")
    parser.add_argument("--coverage", action="store_true", help="say what no test has touched (--prove adds to it)")
    return parser.parse_known_args()


def main() -> int:
    """Both goes, whatever comes of the first; the worst of their ends counts, and finding no test at all is one."""
    wish, arguments = asked()
    # All these processes read the same sources: what one has compiled, the others need not compile again.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    which = "not long"
    if wish.prove:
        which = "long" if wish.short else "long or hypothesis"
    if wish.prove and not wish.short:
        os.environ.setdefault("MORE_EXAMPLES", "10")
        arguments.append("--every-look")
    if wish.coverage and not wish.prove:
        subprocess.check_call([*COVERAGE, "erase"])
    with ready(), subprocess.Popen([sys.executable, "-m", "tests.database"]):
        codes = goes(which, arguments, [*COVERAGE, "run"] if wish.coverage else [sys.executable])
    if wish.coverage:
        subprocess.check_call([*COVERAGE, "combine", "--append", "--quiet"])
        subprocess.check_call([*COVERAGE, "report"])
    failures = [code for code in codes if code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)]
    return max(failures, default=min(codes))


def goes(which: str, arguments: Sequence[str], python: Sequence[str]) -> list[int]:
    """How each of the goes ended with these tests; none is left running when the hour is over."""
    end = time.monotonic() + SECONDS
    codes = []
    for kind, how in GOES.items():
        command = [*python, "-m", "pytest", "-m", f"({which}) and {kind}", *how, *arguments]
        try:
            codes.append(subprocess.run(command, timeout=end - time.monotonic(), check=False).returncode)
        except subprocess.TimeoutExpired:
            print("The tests did not end within an hour.", file=sys.stderr)
            codes.append(pytest.ExitCode.INTERRUPTED)
    return codes


if __name__ == "__main__":
    sys.exit(main())
