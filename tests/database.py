"""The PostgreSQL of one run of the tests, with a migrated database that every process works on a copy of.

A throw-away server is started before Django reads its settings. With `DATABASE_URL` set that server is used instead.
The register's own data is never touched.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import django
import pytest
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection

from koreanrw.operations.embedded_database import thrown_away
from tests.shared import made_once, one_run

MIGRATED = "test_koreanrw_migrated"


@contextmanager
def ready() -> Iterator[None]:
    """A server for this run of the tests, unless what started this process has seen to one."""
    with ExitStack() as stack:
        begins_here = stack.enter_context(one_run())
        if not os.environ.get("DATABASE_URL"):
            os.environ["DATABASE_URL"] = stack.enter_context(thrown_away())
            stack.callback(os.environ.pop, "DATABASE_URL")
        elif begins_here:
            stack.callback(_drop_migrated)
        yield


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    """Have a server before pytest-django loads the settings."""
    stack = ExitStack()
    stack.enter_context(ready())
    early_config.add_cleanup(stack.close)
    return (yield)


def migrate_once() -> None:
    """Have the migrated database that all processes of this run copy."""
    made_once("migrated", _migrate)


def copy_what_is_migrated() -> None:
    """Let the test database be a copy of one that was migrated: migrating takes far longer than copying."""
    migrate_once()
    connection.settings_dict["TEST"]["TEMPLATE"] = MIGRATED


def _migrate() -> bytes:
    test, name = connection.settings_dict["TEST"], connection.settings_dict["NAME"]
    test_name, test["NAME"] = test["NAME"], MIGRATED
    # One that a killed run left behind on a server of somebody's own is of other migrations: it is made anew.
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    # Nobody may be connected to what is copied.
    connection.close()
    test["NAME"] = test_name
    connection.settings_dict["NAME"] = settings.DATABASES[DEFAULT_DB_ALIAS]["NAME"] = name
    return b""


def _drop_migrated() -> None:
    # Past Django's own door, which pytest-django may have locked or not.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    parameters = {**connection.get_connection_params(), "dbname": "postgres"}
    with connection.Database.connect(**parameters, autocommit=True) as plain:
        plain.execute(f"DROP DATABASE IF EXISTS {MIGRATED}")


if __name__ == "__main__":
    # Begun while the tests are still being collected (tests/__main__.py).
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    migrate_once()
