"""How many agreements match, and how they are classed: counted where they are few, else told from a sample.

A sample is the agreements that bear one of the codes `SAMPLE` among their facets: a quarter of all, a quarter of that,
and so on. The index joins such a code with any other condition as it joins words, so the work is that of the smaller
side, and the sample is as good for words that go together, or never do, as for one word alone.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import QuerySet

from events.facets import SAMPLE, SAMPLE_LEVELS, SAMPLE_RATE
from records.search import Literal

# A sample holds about so many to four times as many, and never more than the largest; the smallest say too little of
# the rest.
SMALL_SAMPLE = 1000
LARGEST_SAMPLE = 6000
TOO_SMALL_SAMPLE = 250


@dataclass(frozen=True)
class Survey:
    """How many entries match and how many of them have each facet code; exact, or about so many."""

    total: int
    numbers: dict[int, int]
    about: bool = False


def estimate(entries: QuerySet) -> int:
    """How many rows the planner expects."""
    (plan,) = json.loads(entries.values("pk").explain(format="json"))
    return plan["Plan"]["Plan Rows"]


def survey(entries: QuerySet, expected: int) -> Survey:
    """Count what matches, of which so many are expected; the planner may be wrong by orders of magnitude."""
    numbers, rows, level = _counted(entries, _level(expected))
    if level and rows < TOO_SMALL_SAMPLE:
        # Far fewer than were expected, for which the planner would read the whole table.
        with by_index():
            numbers, rows, level = _counted(entries, _level(rows * SAMPLE_RATE**level))
    scale = SAMPLE_RATE**level
    if scale == 1:
        return Survey(rows, numbers)
    return Survey(
        rounded(rows * scale), {code: rounded(number * scale) for code, number in numbers.items()}, about=True
    )


def rounded(number: float) -> int:
    """An estimate as it may be told: two digits that count."""
    places = max(len(str(round(number))) - 2, 0)
    return round(number / 10**places) * 10**places


@contextmanager
def by_index() -> Iterator[None]:
    """Statements for which the planner reads no whole table while there is an index."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('enable_seqscan', 'off', true)")
        yield
        # Where this is a part of a larger transaction, that one goes on as it was.
        cursor.execute("SELECT set_config('enable_seqscan', 'on', true)")


def _level(expected: float) -> int:
    """Which of the samples is large enough for so many matches; 0 is all of them."""
    level = 0
    while level < SAMPLE_LEVELS and expected >= SAMPLE_RATE ** (level + 1) * SMALL_SAMPLE:
        level += 1
    return level


def _counted(entries: QuerySet, level: int) -> tuple[dict[int, int], int, int]:
    """The facets and number of rows in a sample, and which it was: a smaller one where this would be too large."""
    while True:
        sample = (
            entries.filter(facets__contains=Literal(f"{{{SAMPLE.code(level)}}}", "integer[]")) if level else entries
        )
        numbers, rows = _tally(sample.order_by().values_list("facets")[:LARGEST_SAMPLE])
        if rows < LARGEST_SAMPLE or level == SAMPLE_LEVELS:
            return numbers, rows, level
        level += 1


# The tally of rows "found" for each facet, and in all.
TALLY = (
    "SELECT code AS key, count(*) AS number FROM found, unnest(found.facets) AS code"
    f" WHERE code < {SAMPLE.code(0)} GROUP BY code"
    " UNION ALL SELECT NULL, count(*) FROM found"
)


def _tally(entries: QuerySet) -> tuple[dict[int, int], int]:
    found, parameters = entries.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"WITH found AS MATERIALIZED ({found}) {TALLY}", parameters)
        numbers = dict(cursor.fetchall())
    return numbers, numbers.pop(None)
