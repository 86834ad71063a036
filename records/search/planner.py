"""How the planner is told what it cannot know: for the statements inside, to go by an index, or to take no longer."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def by_index() -> Iterator[None]:
    """Statements for which the planner reads no whole table while there is an index.

    For a few rows of many it would rather read the table until it has met them; where fewer match than it believes,
    that is the whole table.
    """
    with _setting("enable_seqscan", "off"):
        yield


@contextmanager
def in_bounds(milliseconds: int) -> Iterator[None]:
    """Statements that may take no longer than this, each."""
    with _setting("statement_timeout", str(milliseconds)):
        yield


@contextmanager
def _setting(name: str, value: str) -> Iterator[None]:
    is_inside = connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_SET, [name, name, value])
        before, _value = cursor.fetchone()
        yield
        if is_inside:
            # The larger transaction goes on as it was; what is set ends with its own.
            cursor.execute(_SET, [name, name, before])


_SET = """
WITH before AS MATERIALIZED (SELECT current_setting(%s) AS value)
SELECT before.value, set_config(%s, %s, true) FROM before
"""
