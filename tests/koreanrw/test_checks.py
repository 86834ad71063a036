import copy
from collections.abc import Iterator

import pytest
from django.db import connection, connections

from koreanrw.checks import check_database

BLIND = "blind_to_hangul"


@pytest.fixture
def blind(transactional_db: None) -> Iterator[str]:
    """A database whose character type knows ASCII only, as a server set up without care would have it."""
    name = f"{connection.settings_dict['NAME']}_{BLIND}"
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'UTF8' "
            "LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'"
        )
    settings = copy.deepcopy(connections.settings["default"])
    connections.settings[BLIND] = {**settings, "NAME": name}
    yield BLIND
    connections[BLIND].close()
    del connections[BLIND], connections.settings[BLIND]
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}"')


@pytest.mark.django_db
def test_the_embedded_server_is_good_enough() -> None:
    assert check_database(databases=["default"]) == []


@pytest.mark.parametrize("migrated", [False, True])
def test_a_server_that_sees_no_letters_in_hangul_is_refused_with_a_hint(blind: str, migrated: bool) -> None:
    if migrated:
        with connections[blind].cursor() as cursor:
            cursor.execute("CREATE EXTENSION pg_trgm")
    problems = check_database(databases=[blind])
    assert [problem.id for problem in problems] == ["koreanrw.E002", "koreanrw.E003"]
    assert all("LC_CTYPE 'C.UTF-8'" in str(problem.hint) for problem in problems)


@pytest.mark.django_db
def test_a_server_without_the_extensions_is_refused_by_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("koreanrw.checks.EXTENSIONS", ("pg_trgm", "not_there", "nor_this"))
    (problem,) = check_database(databases=["default"])
    assert problem.id == "koreanrw.E001"
    assert "nor_this, not_there" in problem.msg
