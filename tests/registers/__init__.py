"""Databases beside that of the tests, on the same server."""

import psycopg
from psycopg import sql

from koreanrw.operations import backup


def administer(statement: str, *names: str) -> None:
    """Have the server make, rename or drop databases."""
    with psycopg.connect(**backup._parameters("postgres"), autocommit=True) as server:
        server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
