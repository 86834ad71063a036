"""How rows reach the tables of the register: COPY, every column filled, and what must hold looked at afterwards.

While rows are loaded the triggers sleep, those that watch over foreign keys among them, so both kinds of rule that
triggers keep are asked about at the end, set by set.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from django.apps import apps
from django.db.models import Field, Model
from django.db.models.fields import NOT_PROVIDED
from psycopg import sql

from benchmarks.synthetic.rows import COLUMNS, Lines

ASLEEP = "SET session_replication_role = replica"
AWAKE = "SET session_replication_role = origin"


@dataclass(frozen=True, slots=True)
class Copy:
    """The statement that fills one table, and what stands at the end of each of its lines."""

    statement: str
    rest: str


def copies() -> dict[str, Copy]:
    """How each table is filled: the columns named in ``rows``, then the defaults of all others."""
    models = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    return {table: _copy(models[table], columns) for table, columns in COLUMNS.items()}


def _copy(model: type[Model], columns: tuple[str, ...]) -> Copy:
    defaults = {
        field.column: _default(field)
        for field in model._meta.concrete_fields
        if field.column not in columns and not field.generated and field.db_default is NOT_PROVIDED
    }
    names = ", ".join(f'"{name}"' for name in (*columns, *defaults))
    rest = "".join(f"\t{value}" for value in defaults.values()) + "\n"
    return Copy(f"COPY public.{model._meta.db_table} ({names}) FROM STDIN", rest)


def _default(field: Field) -> str:
    if field.name == "first_published_at":
        # The trigger that would say so sleeps; everything here is published.
        return "2026-11-01 12:00:00+00"
    value = field.get_default()
    if value is None:
        return "\\N"
    return "{}" if value == [] else "f" if value is False else str(value)


def load(cursor: Any, statements: dict[str, Copy], lines: Lines) -> int:
    """Put these lines into their tables and say how many they were; ``cursor`` is psycopg's or Django's."""
    for table, rows in lines.items():
        if rows:
            copy = statements[table]
            with cursor.copy(copy.statement) as target:
                target.write(copy.rest.join(rows) + copy.rest)
    return sum(map(len, lines.values()))


def settle(cursor: Any) -> None:
    """Let the counters of primary keys go on behind the rows, and say that something public has changed."""
    for table in COLUMNS:
        cursor.execute(
            f"SELECT setval(pg_get_serial_sequence('public.{table}', 'id'), (SELECT max(id) FROM public.{table}))"
            f" FROM (SELECT FROM public.{table} LIMIT 1) AS filled"
        )
    cursor.execute(
        "INSERT INTO public.records_contentversion AS version (id, number, last_transaction) VALUES (1, 1, 0)"
        " ON CONFLICT (id) DO UPDATE SET number = version.number + 1"
    )


def broken_rules(cursor: Any) -> list[str]:
    """Which foreign keys point nowhere, and which rules kept at commit are broken; none of them may be."""
    return [name for name, question in _rules(cursor) if _finds(cursor, question)]


def _finds(cursor: Any, question: str) -> bool:
    cursor.execute(question)
    return cursor.fetchone() is not None


def _rules(cursor: Any) -> Iterator[tuple[str, str]]:
    cursor.execute(
        """
        SELECT conname, contype::text, conrelid::regclass::text, confrelid::regclass::text,
            ARRAY(SELECT attname::text FROM unnest(conkey) WITH ORDINALITY AS key(number, place)
                JOIN pg_attribute ON attrelid = conrelid AND attnum = number ORDER BY place),
            ARRAY(SELECT attname::text FROM unnest(confkey) WITH ORDINALITY AS key(number, place)
                JOIN pg_attribute ON attrelid = confrelid AND attnum = number ORDER BY place)
        FROM pg_constraint
        WHERE (contype = 'f' OR contype = 'u' AND condeferrable) AND conrelid::regclass::text = ANY(%s)
        """,
        [list(COLUMNS)],
    )
    for name, kind, table, other, columns, targets in cursor.fetchall():
        yield name, _dangling(table, columns, other, targets) if kind == "f" else _repeated(table, columns)


def _dangling(table: str, columns: Iterable[str], other: str, targets: Iterable[str]) -> str:
    pairs = list(zip(columns, targets, strict=True))
    known = " AND ".join(f'one."{column}" IS NOT NULL' for column, _target in pairs)
    same = " AND ".join(f'one."{column}" = other."{target}"' for column, target in pairs)
    return f"SELECT FROM {table} one WHERE {known} AND NOT EXISTS (SELECT FROM {other} other WHERE {same}) LIMIT 1"


def _repeated(table: str, columns: Iterable[str]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    return f"SELECT FROM {table} GROUP BY {names} HAVING count(*) > 1 LIMIT 1"


def holds_records(connection: psycopg.Connection) -> bool:
    """Whether somebody's records stand in this database already."""
    found = connection.execute(
        "SELECT FROM (SELECT to_regclass('public.records_source') AS place) AS found WHERE place IS NOT NULL"
    ).fetchone()
    if found is None:
        return False
    return connection.execute(sql.SQL("SELECT FROM public.records_source LIMIT 1")).fetchone() is not None


@contextmanager
def entries_bare(connection: psycopg.Connection) -> Iterator[None]:
    """Let the tables of the search be filled from nothing without their indexes, which are made at the end.

    How they are made is kept in a table for that long, so that an interrupted filling loses none of them.
    """
    entries = [entry for (entry,) in connection.execute("SELECT public.records_search_entries()")]
    connection.execute("CREATE TABLE IF NOT EXISTS public.benchmark_index (definition text PRIMARY KEY)")
    found = connection.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
        " WHERE indrelid::regclass::text = ANY(%s) AND NOT indisunique",
        [entries],
    ).fetchall()
    with connection.transaction():
        for name, definition in found:
            connection.execute("INSERT INTO public.benchmark_index VALUES (%s)", [definition])
            connection.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
        for entry in entries:
            connection.execute(sql.SQL("TRUNCATE public.{}").format(sql.Identifier(entry)))
    yield
    for (definition,) in connection.execute("SELECT definition FROM public.benchmark_index").fetchall():
        with connection.transaction():
            connection.execute(definition)
            connection.execute("DELETE FROM public.benchmark_index WHERE definition = %s", [definition])
    connection.execute("DROP TABLE public.benchmark_index")
