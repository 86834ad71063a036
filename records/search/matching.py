"""Queries of the index in Django's own terms."""

import re
from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db.models import BigIntegerField, BooleanField, Expression, F, Field, Func, Lookup, QuerySet, Value
from django.db.models.functions import Coalesce
from django.db.models.sql.datastructures import BaseTable

# What a match counts in a text of weight D, C, B and A (`Weight` in `records/indexing/declaration.py`).
RANK_WEIGHTS = (0.05, 0.2, 0.6, 1.0)
_LEXEME = re.compile(r"('(?:[^'\\]|''|\\\\)*')(:\*)?")


class Literal(Expression):
    """A value written into the statement itself.

    As a parameter of a prepared statement it would be invisible to the planner, which then cannot know whether it
    finds two rows or half a million.
    """

    def __init__(self, text: str, database_type: str) -> None:
        super().__init__(output_field=Field())
        self.text = text
        self.database_type = database_type

    def as_sql(self, compiler, connection):
        text = self.text.replace("\\", "\\\\").replace("'", "''").replace("%", "%%")
        return f"E'{text}'::{self.database_type}", []


class TsQuery(Literal):
    """A query of the index."""

    def __init__(self, query: str) -> None:
        super().__init__(query, "pg_catalog.tsquery")


class Document(Func):
    """The document of names that stand in these columns, each a name of its own."""

    template = "setweight(%(expressions)s, 'A')"
    arg_joiner = " || "
    output_field = SearchVectorField()

    def __init__(self, *columns: Any) -> None:
        super().__init__(*(_NameDocument(Coalesce(F(column), Value(""))) for column in columns))
        self.columns = columns

    def deconstruct(self) -> tuple[str, list[str], dict[str, Any]]:
        return "records.search.Document", list(self.columns), {}


class _NameDocument(Func):
    template = "public.search_document(%(expressions)s, true)"
    output_field = SearchVectorField()


def labelled(query: str, label: str) -> str:
    """A query of the index that looks in texts of one weight only."""
    return _LEXEME.sub(lambda found: f"{found[1]}:{'*' if found[2] else ''}{label}", query)


class Keyset(Func):
    """Rows behind the one with these values of two columns, in ascending order: one comparison, for an index."""

    template = "%(expressions)s"
    arg_joiner = " > "
    output_field = BooleanField()

    def __init__(self, columns: tuple[str, str], values: tuple[Any, Any]) -> None:
        pair = "(%(expressions)s)"
        super().__init__(
            Func(*(F(column) for column in columns), template=pair, output_field=Field()),
            # Django takes a bare whole number for one of 32 bits and cuts it off.
            Func(
                *(Value(value, BigIntegerField() if isinstance(value, int) else None) for value in values),
                template=pair,
                output_field=Field(),
            ),
        )


class _DerivedTable(BaseTable):
    """A statement in place of a table, under the name of that table."""

    def __init__(self, statement: str, parameters: Sequence[Any], alias: str) -> None:
        super().__init__(alias, alias)
        self.statement, self.parameters = statement, parameters

    def as_sql(self, compiler, connection):
        return f"({self.statement}) AS {compiler.quote_name(self.table_alias)}", list(self.parameters)


def selected_from[Rows: QuerySet](rows: Rows, statement: str, parameters: Sequence[Any] = ()) -> Rows:
    """The same query over what a statement gives instead of all rows of the table; it gives the table's columns."""
    found = rows.all()
    alias = found.query.get_initial_alias()
    found.query.alias_map[alias] = _DerivedTable(statement, parameters, alias)
    return found


@SearchVectorField.register_lookup
class Matches(Lookup):
    """Documents a `TsQuery` finds."""

    lookup_name = "matches"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        document, parameters = self.process_lhs(compiler, connection)
        query, further = self.process_rhs(compiler, connection)
        return f"{document} @@ {query}", [*parameters, *further]
