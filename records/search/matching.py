"""Queries of the index in Django's own terms."""

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Expression, Field, Lookup


class TsQuery(Expression):
    """A query of the index, written into the statement itself.

    As a parameter of a prepared statement it would be invisible to the planner, which then cannot know whether it
    finds two rows or half a million.
    """

    def __init__(self, query: str) -> None:
        super().__init__(output_field=Field())
        self.query = query

    def as_sql(self, compiler, connection):
        literal = self.query.replace("'", "''").replace("%", "%%")
        return (f"E'{literal.replace('\\', '\\\\')}'::pg_catalog.tsquery", [])


@SearchVectorField.register_lookup
class Matches(Lookup):
    """Documents a `TsQuery` finds."""

    lookup_name = "matches"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        document, parameters = self.process_lhs(compiler, connection)
        query, further = self.process_rhs(compiler, connection)
        return f"{document} @@ {query}", [*parameters, *further]
