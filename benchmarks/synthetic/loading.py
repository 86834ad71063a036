"""Fill a database with synthetic agreements: on all cores, in the same order of numbers whatever their number."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from django.core.management import get_commands

from benchmarks.synthetic import databases, growth, rows
from benchmarks.synthetic.agreements import BLOCK, drafts
from benchmarks.synthetic.tables import ASLEEP, AWAKE, Copy, broken_rules, copies, entries_bare, load, settle

# A task long enough to be worth a COPY for each table, short enough for the progress to be seen.
TASK = 5 * BLOCK
PART = 5000
# What is said of a database whose search index has been built.
INDEXED = " Indexed."


class Broken(Exception):
    """The rows that were made break rules of the register."""


@dataclass(frozen=True, slots=True)
class Made:
    """How many rows went in, and how long each step took in seconds."""

    rows: int
    seconds: dict[str, float]


@dataclass(frozen=True, slots=True)
class Order:
    """So many agreements of this seed, in this database on the server of this address."""

    agreements: int
    seed: int
    url: str
    database: str

    @property
    def mark(self) -> str:
        return f"{databases.MARK}: {self.agreements}, seed {self.seed}, edition {rows.EDITION}."


def make(order: Order, *, replace: bool = False, advance: Callable[[int], None] = lambda number: None) -> Made:
    """Create the database and fill it; ``advance`` hears of agreements as they arrive."""
    seconds: dict[str, float] = {}
    with _timed(seconds, "migrations"):
        databases.create(order.url, order.database, replace=replace)
    with _timed(seconds, "rows"):
        number = _fill(order, advance)
    with databases.connect(order.url, order.database) as connection, _timed(seconds, "rules"):
        settle(connection.cursor())
        if broken := broken_rules(connection.cursor()):
            raise Broken(f"The rows break {', '.join(broken)}.")
    with _timed(seconds, "search index"):
        index(order)
    return Made(number, seconds)


def index(order: Order) -> None:
    """Build the search index anew, if the register has one; the triggers that keep it were asleep."""
    can_index = "rebuild_search" in get_commands()
    databases.say(order.url, order.database, order.mark)
    with databases.connect(order.url, order.database) as connection:
        connection.execute("ANALYZE")
        if can_index:
            with entries_bare(connection):
                databases.manage(order.url, order.database, "rebuild_search")
        connection.execute("VACUUM (ANALYZE)")
    databases.say(order.url, order.database, order.mark + (INDEXED if can_index else ""))


@contextmanager
def _timed(seconds: dict[str, float], step: str) -> Iterator[None]:
    begin = time.monotonic()
    yield
    seconds[step] = time.monotonic() - begin


def surroundings(seed: int, agreements: int) -> Iterator[rows.Lines]:
    """Everything so many agreements name: places, topics, sources, organisations, people, journeys."""
    yield rows.reference_rows()
    for make_rows, number in (
        (rows.source_rows, growth.sources_at(agreements)),
        (rows.organisation_rows, growth.organisations_at(agreements)),
        (rows.person_rows, growth.people_at(agreements)),
        (rows.delegation_rows, growth.delegations_at(agreements)),
    ):
        for first in range(0, number, PART):
            yield make_rows(seed, range(first, min(number, first + PART)))


def fill_here(cursor: Any, seed: int, agreements: int) -> int:
    """Load everything through one cursor, in whatever transaction it is in."""
    statements = copies()
    cursor.execute(ASLEEP)
    number = sum(load(cursor, statements, lines) for lines in surroundings(seed, agreements))
    number += load(cursor, statements, rows.agreement_rows(seed, drafts(seed, 0, agreements)))
    cursor.execute(AWAKE)
    settle(cursor)
    return number


def _fill(order: Order, advance: Callable[[int], None]) -> int:
    statements = copies()
    with databases.connect(order.url, order.database) as connection:
        connection.execute(ASLEEP)
        cursor = connection.cursor()
        number = sum(load(cursor, statements, lines) for lines in surroundings(order.seed, order.agreements))
    executor = ProcessPoolExecutor(
        os.cpu_count(),
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(databases.arguments(order.url, order.database), statements, order.seed),
    )
    try:
        tasks = [
            executor.submit(_load_agreements, first, min(order.agreements, first + TASK))
            for first in range(0, order.agreements, TASK)
        ]
        for task in as_completed(tasks):
            agreements, loaded = task.result()
            number += loaded
            advance(agreements)
    finally:
        executor.shutdown(cancel_futures=True)
    return number


class _Worker:
    """What one of the loading processes keeps from task to task."""

    connection: psycopg.Connection
    statements: dict[str, Copy]
    seed: int


def _begin(arguments: dict[str, Any], statements: dict[str, Copy], seed: int) -> None:
    # Whoever started us decides when to stop; should that process be killed, we end too.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    _Worker.connection = psycopg.connect(**arguments, autocommit=True)
    _Worker.connection.execute(ASLEEP)
    _Worker.connection.execute("SET synchronous_commit = off")
    _Worker.statements, _Worker.seed = statements, seed


def _end_with_the_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _load_agreements(first: int, last: int) -> tuple[int, int]:
    lines = rows.agreement_rows(_Worker.seed, drafts(_Worker.seed, first, last))
    with _Worker.connection.transaction():
        loaded = load(_Worker.connection.cursor(), _Worker.statements, lines)
    return last - first, loaded
