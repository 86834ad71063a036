"""Where what the database makes of the models is not what they declare, and the SQL that makes it so.

That is the search index, and the functions that read what a row holds for its citations.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db import connection
from django.db.models import Model

from records.indexing.declaration import Index, Names, Naming
from records.models import citation_models
from records.values import held_sql


@dataclass(frozen=True)
class Difference:
    """A view or function that is declared otherwise: its name, what makes it so, and what takes that back."""

    app: str
    name: str
    forward: str
    backward: str


def declared_indexes() -> list[Index]:
    """The indexes of all apps, those of the lower floors first."""
    names = (f"{config.name}.search_index" for config in reversed(list(apps.get_app_configs())))
    return [index for name in names if find_spec(name) for index in import_module(name).INDEXES]


def differences() -> list[Difference]:
    """Everything in the database that is declared otherwise."""
    indexes = declared_indexes()
    namings = {each.naming.view: each.naming for index in indexes for each in index.texts if isinstance(each, Names)}
    found = [each for naming in namings.values() for each in _of_naming(naming)]
    found += [each for index in indexes for each in _of_index(index)]
    return found + [each for model in _cited_models() for each in _of_held(model)]


def _cited_models() -> Iterator[type[Model]]:
    """The records and parts that citations support."""
    for table in citation_models():
        yield from (table._meta.get_field(key).related_model for key in ("record", *table.PART_FIELDS))


def _of_held(model: type[Model]) -> Iterator[Difference]:
    table = model._meta.db_table
    signature = f"public.{table}_held(bigint, text)"
    if _body(signature) != held_sql(model):
        head = f"CREATE OR REPLACE FUNCTION public.{table}_held(row_id bigint, field text)"
        function = f"{head} RETURNS public.records_held LANGUAGE sql STABLE AS $${held_sql(model)}$$"
        before = _definition("pg_get_functiondef", "regprocedure", signature)
        yield Difference(model._meta.app_label, signature, function, before or f"DROP FUNCTION {signature}")


def _of_naming(naming: Naming) -> Iterator[Difference]:
    app, columns = naming.model._meta.app_label, f"{naming.key}, text"
    # Other views are made of it.
    yield from _of_view(app, naming.view, columns, naming.query(), "CREATE OR REPLACE VIEW")


def _of_index(index: Index) -> Iterator[Difference]:
    app, name = index.app, f"{index.table}_due"
    yield from _of_view(app, f"{index.table}_text", "record_id, weight, is_name, text, what", index.text_sql())
    yield from _of_view(app, f"{index.table}_cause", "record_id, cause, row_id", index.cause_sql())
    function = (
        f"CREATE OR REPLACE FUNCTION public.{name}(ids bigint[]) RETURNS SETOF public.{index.table}\n"
        f"LANGUAGE sql STABLE AS $${index.due_sql()}$$"
    )
    if _body(f"public.{name}(bigint[])") != index.due_sql():
        before = _definition("pg_get_functiondef", "regprocedure", f"public.{name}(bigint[])")
        yield Difference(app, name, function, before or f"DROP FUNCTION public.{name}(bigint[])")


def _of_view(app: str, name: str, columns: str, query: str, create: str = "") -> Iterator[Difference]:
    head = f"public.{name} ({columns}) AS\n"
    before = _definition("pg_get_viewdef", "regclass", f"public.{name}")
    if not before:
        yield Difference(app, name, f"CREATE VIEW {head}{query}", f"DROP VIEW public.{name}")
    elif _as_the_database_puts_it(columns, query) != before:
        create = create or f"DROP VIEW public.{name};\nCREATE VIEW"
        yield Difference(app, name, f"{create} {head}{query}", f"{create} {head}{before}")


def _as_the_database_puts_it(columns: str, query: str) -> str:
    """A query as the database shows that of a view."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY VIEW declared ({columns}) AS {query}")
        cursor.execute("SELECT pg_get_viewdef('pg_temp.declared'::regclass)")
        (found,) = cursor.fetchone()
        cursor.execute("DROP VIEW pg_temp.declared")
    return found


def _definition(function: str, kind: str, name: str) -> str | None:
    """What there is by this name; nothing where it is not there yet."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_catalog.{function}(pg_catalog.to_{kind}(%s))", [name])
        (found,) = cursor.fetchone()
    return found


def _body(signature: str) -> str | None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT prosrc FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure(%s))",
            [signature],
        )
        (found,) = cursor.fetchone()
    return found
