"""Rows that are kept for the whole run: those that seeding makes, and those that migrations made.

Seeding once more, or flushing the database as Django does, takes seconds; putting rows back does not.
"""

import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.utils import translation
from pytest_django import DjangoDbBlocker

from koreanrw.operations.seeding import seed
from tests.shared import made_once


def once_a_module(make: Callable[[], Any]) -> Any:
    """A fixture of rows that are made once for all tests of a module.

    Each of them asks for ``db`` besides, works on top of the rows and leaves no trace.
    """

    @pytest.fixture(scope="module")
    def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Any]:
        with django_db_blocker.unblock(), transaction.atomic():
            with translation.override("en"):
                rows = make()
            # What waits for the end of the transaction would be done, and undone, at the end of every test.
            connection.check_constraints()
            yield rows
            transaction.set_rollback(True)

    return made


@dataclass(frozen=True)
class KeptTable:
    """A table that was empty before seeding, with its rows as PostgreSQL copies them."""

    name: str
    copy_in: str
    rows: bytes


def bring_seeded_rows() -> None:
    """The register as `make run` first shows it, in an empty database. Tests about seeding itself call `seed`."""
    with transaction.atomic():
        _put_back(_kept())


@cache
def _kept() -> list[KeptTable]:
    return pickle.loads(made_once("seeded", _seed))


def _seed() -> bytes:
    """Seed and undo it: all databases of a run are copies of one, so the rows fit into each."""
    with transaction.atomic():
        empty = [table for table in _tables() if not _has_rows(table)]
        seed()
        connection.check_constraints()
        kept = [_copy(table) for table in empty if _has_rows(table)]
        transaction.set_rollback(True)
    return pickle.dumps(kept)


def forget_search_changes() -> None:
    """Rows that were written need no look into the search index."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM public.records_searchchange")


def keep_migrated_rows() -> None:
    """Remember what migrations put into this database, before a test changes it."""
    _migrated()


def empty_and_put_back() -> None:
    """Take away everything a test has committed; the database is as migrations made it."""
    with transaction.atomic(), connection.cursor() as cursor:
        names = ", ".join(map(connection.ops.quote_name, _tables()))
        cursor.execute(f"TRUNCATE {names}")
        _put_back(_migrated())


@cache
def _migrated() -> list[KeptTable]:
    return [_copy(table) for table in _tables() if _has_rows(table)]


def _tables() -> list[str]:
    models = apps.get_models(include_auto_created=True)
    return list(dict.fromkeys(model._meta.db_table for model in models if model._meta.managed))


def _has_rows(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT EXISTS (SELECT FROM "{table}")')
        return cursor.fetchone()[0]


def _copy(table: str) -> KeptTable:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position)"
            " FROM information_schema.columns"
            " WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER'",
            [table],
        )
        columns = cursor.fetchone()[0]
        with cursor.cursor.copy(f'COPY "{table}" ({columns}) TO STDOUT') as copy:
            return KeptTable(table, f'COPY "{table}" ({columns}) FROM STDIN', b"".join(copy))


def _put_back(kept: list[KeptTable]) -> None:
    """What triggers make of these rows was kept with them. Foreign keys wait, so the tables may come in any order."""
    with connection.cursor() as cursor:
        for table in kept:
            cursor.execute(f'ALTER TABLE "{table.name}" DISABLE TRIGGER USER')
            with cursor.cursor.copy(table.copy_in) as copy:
                copy.write(table.rows)
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True)):
            cursor.execute(statement)
        connection.check_constraints()
        for table in kept:
            cursor.execute(f'ALTER TABLE "{table.name}" ENABLE TRIGGER USER')
