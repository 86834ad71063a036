"""What the processes of one run of the tests share: whoever needs a thing first makes it, the others take it over.

Two workers, two goes and the process that starts them are one run. It has a folder, whose path the outermost process
hands down in the environment.
"""

import fcntl
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

FOLDER = "KOREANRW_TESTS_FOLDER"


@contextmanager
def one_run() -> Iterator[bool]:
    """Everything below is one run of the tests; tells whether it begins here."""
    if FOLDER in os.environ:
        yield False
        return
    with tempfile.TemporaryDirectory(prefix="koreanrw-tests-") as folder:
        os.environ[FOLDER] = folder
        try:
            yield True
        finally:
            del os.environ[FOLDER]


def run_folder() -> Path:
    """The folder of this run."""
    return Path(os.environ[FOLDER])


def made_once(name: str, make: Callable[[], bytes]) -> bytes:
    """The bytes of this name, made by one process of the run while the others wait for them."""
    path = run_folder() / name
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            path.write_bytes(make())
        return path.read_bytes()
