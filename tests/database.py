"""A throw-away PostgreSQL for one run of the tests, started before Django reads its settings.

With `DATABASE_URL` set that server is used instead. The register's own data is never touched.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from koreanrw.embedded_database import BASE_DIR, Cluster

CLUSTERS = BASE_DIR / "var" / "tests"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    """Start the server before pytest-django loads the settings."""
    if not os.environ.get("DATABASE_URL"):
        CLUSTERS.mkdir(parents=True, exist_ok=True)
        _sweep()
        directory = Path(tempfile.mkdtemp(dir=CLUSTERS))
        running = Cluster(directory, forgetful=True).running()
        os.environ["DATABASE_URL"] = running.__enter__()

        def throw_away() -> None:
            running.__exit__(None, None, None)
            del os.environ["DATABASE_URL"]
            shutil.rmtree(directory, ignore_errors=True)

        early_config.add_cleanup(throw_away)
    return (yield)


def _sweep() -> None:
    """Stop and remove what killed test runs left behind."""
    for directory in CLUSTERS.iterdir():
        with suppress(FileNotFoundError, BlockingIOError), (directory / "users.lock").open() as users:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            Cluster(directory).stop()
            shutil.rmtree(directory, ignore_errors=True)
