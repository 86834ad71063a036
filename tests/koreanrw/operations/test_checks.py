import os
import re
import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings
from psycopg import sql

from koreanrw import BASE_DIR
from koreanrw.operations.checks import check_database

SERVER = settings.DATABASES["default"]


def connect(name: str) -> psycopg.Connection:
    return psycopg.connect(
        host=SERVER["HOST"],
        port=SERVER["PORT"] or None,
        user=SERVER["USER"],
        password=SERVER["PASSWORD"],
        dbname=name,
        autocommit=True,
    )


@pytest.fixture
def blind() -> Iterator[str]:
    """A database whose character type knows ASCII only, as a server set up without care would have it."""
    name = f"blind_{os.getpid()}"
    with connect("postgres") as connection:
        database = sql.Identifier(name)
        locale = sql.SQL("TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'")
        connection.execute(sql.SQL("CREATE DATABASE {} {}").format(database, locale))
        yield name
        connection.execute(sql.SQL("DROP DATABASE {}").format(database))


@pytest.mark.django_db
def test_the_server_the_tests_use_is_good_enough() -> None:
    assert check_database(databases=["default"]) == []


@pytest.mark.long
@pytest.mark.parametrize("migrated", [False, True])
def test_a_server_that_sees_no_letters_in_hangul_is_refused_with_a_hint(blind: str, migrated: bool) -> None:
    if migrated:
        with connect(blind) as connection:
            connection.execute("CREATE EXTENSION pg_trgm")
    address = urlsplit(os.environ["DATABASE_URL"])
    url = address._replace(path=f"{address.path.rpartition('/')[0]}/{blind}").geturl()
    answer = subprocess.run(
        [sys.executable, "manage.py", "check", "--database", "default"],
        cwd=BASE_DIR,
        env={**os.environ, "DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 1
    assert re.findall(r"koreanrw\.E\d+", answer.stderr) == ["koreanrw.E002", "koreanrw.E003"]
    assert answer.stderr.count("LC_CTYPE 'C.UTF-8'") == 2


@pytest.mark.django_db
def test_a_server_without_the_extensions_is_refused_by_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("koreanrw.operations.checks.EXTENSIONS", ("pg_trgm", "not_there", "nor_this"))
    (problem,) = check_database(databases=["default"])
    assert problem.id == "koreanrw.E001"
    assert "nor_this, not_there" in problem.msg
