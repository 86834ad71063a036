"""A throw-away PostgreSQL for one run of the tests, started before Django reads its settings.

With `DATABASE_URL` set that server is used instead. The register's own data is never touched.
"""

import os
from collections.abc import Iterator

import pytest

from koreanrw.embedded_database import thrown_away


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    """Start the server before pytest-django loads the settings."""
    if not os.environ.get("DATABASE_URL"):
        database = thrown_away()
        os.environ["DATABASE_URL"] = database.__enter__()

        def throw_away() -> None:
            del os.environ["DATABASE_URL"]
            database.__exit__(None, None, None)

        early_config.add_cleanup(throw_away)
    return (yield)
