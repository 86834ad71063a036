"""Looking the whole index over: what is wrong in it, and bringing all of it up to date while the site serves.

The index keeps itself (`records/migrations/0002_initial.py`). This is for who wants to be sure, and for rows that were
loaded past the triggers.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, as_completed, wait
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.apps import apps
from django.contrib.postgres.indexes import GinIndex
from django.db import OperationalError, ProgrammingError, connection, transaction
from django.db.models import Model

from records.models import SearchEntry, SearchWord
from records.search.lexemes import catch_up

# So many records are looked at together: they share texts, and nobody who saves waits longer than for these.
BATCH = 1000
# From so many missing entries on they are put into the index many at a time.
MANY_MISSING = 5000
_DICTIONARY = SearchWord._meta.db_table

type Advance = Callable[[str, int], None]


def _unheard(kind: str, number: int) -> None:
    """Nobody wants to know how far the work is."""


@dataclass(frozen=True)
class IndexedKind:
    """One table of entries and the records it is made of."""

    entry: type[SearchEntry]

    @property
    def table(self) -> str:
        return self.entry._meta.db_table

    @property
    def record(self) -> type[Model]:
        return self.entry._meta.get_field("record").related_model

    @property
    def name(self) -> str:
        """What stands in reports: "agreement"."""
        return self.record._meta.model_name or ""

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return tuple(column.column for column in self.entry._meta.concrete_fields if not column.primary_key)

    @property
    def word_indexes(self) -> tuple[str, ...]:
        return tuple(index.name for index in self.entry._meta.indexes if isinstance(index, GinIndex))

    def number_of_records(self) -> int:
        return self.record._base_manager.count()

    def batches(self, size: int) -> Iterator[list[int]]:
        """The keys of all records, published or not, so many at a time. An entry without a record cannot be."""
        keys = self.record._base_manager.order_by("pk").values_list("pk", flat=True)
        batch = list(keys[:size])
        while batch:
            yield batch
            batch = list(keys.filter(pk__gt=batch[-1])[:size])


def kinds() -> list[IndexedKind]:
    """Every table of entries there is."""
    found = (IndexedKind(model) for model in apps.get_models() if issubclass(model, SearchEntry))
    return sorted(found, key=lambda kind: kind.table)


# --- looking -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Drift:
    """One thing that is not as it ought to be."""

    kind: str
    name: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}: {self.what}"


def find_drift(*, batch: int = BATCH, advance: Advance = _unheard) -> Iterator[Drift]:
    """Everything in the index that does not agree with the records, as of one moment; takes no locks.

    The moment is that of the first look, however long all of it takes. Inside a transaction it is that transaction's.
    """
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        else:
            catch_up()
        for kind in kinds():
            for keys in kind.batches(batch):
                yield from _wrong_entries(kind, keys)
                yield from _wrong_words(kind, keys)
                advance(kind.name, len(keys))


def _wrong_entries(kind: IndexedKind, keys: list[int]) -> Iterator[Drift]:
    differing = ", ".join(
        f"CASE WHEN due.{column} IS DISTINCT FROM entry.{column} THEN '{column}' END" for column in kind.columns
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT record.slug, CASE WHEN entry.record_id IS NULL THEN 'is missing'
                WHEN due.record_id IS NULL THEN 'ought not to be there'
                ELSE 'differs in ' || array_to_string(ARRAY[{differing}], ', ') END
            FROM public.{kind.table}_due(%s::bigint[]) AS due
                FULL JOIN (SELECT * FROM public.{kind.table} WHERE record_id = ANY(%s::bigint[])) AS entry
                    ON entry.record_id = due.record_id
                JOIN public.{kind.record._meta.db_table} AS record
                    ON record.id = coalesce(due.record_id, entry.record_id)
            WHERE due.* IS DISTINCT FROM entry.*
            ORDER BY record.id
            """,
            [keys, keys],
        )
        rows = cursor.fetchall()
    for slug, what in rows:
        yield Drift(kind.name, slug, what)


def _wrong_words(kind: IndexedKind, keys: list[int]) -> Iterator[Drift]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT had.spelling, CASE WHEN known.word IS NULL THEN 'is missing' ELSE 'stands under ' || known.lexeme END
            FROM public.records_words_of(%s, %s::bigint[]) AS had LEFT JOIN public.{_DICTIONARY} AS known USING (word)
            WHERE known.lexeme IS DISTINCT FROM had.lexeme
            """,
            [kind.table, keys],
        )
        rows = cursor.fetchall()
    for spelling, what in rows:
        yield Drift("word", spelling, what)


# --- mending -----------------------------------------------------------------------------------------------------


@dataclass
class Rebuilt:
    """What there was to do: by kind, the records looked at and the entries made, changed or removed."""

    records: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    forgotten: int = 0

    def count(self, kind: IndexedKind, records: int, changed: int) -> None:
        self.records[kind.name] = self.records.get(kind.name, 0) + records
        self.changed[kind.name] = self.changed.get(kind.name, 0) + changed


def rebuild(*, jobs: int = 1, batch: int = BATCH, advance: Advance = _unheard) -> Rebuilt:
    """Bring every entry and the dictionary of words up to date, batch by batch.

    Each batch is a transaction of its own; readers find the entries as they were until it is done. Who saves a
    record meanwhile waits for the batches under way at most. ``jobs`` batches are worked on at a time.
    """
    rebuilt = Rebuilt()
    words: set[str] = set()
    for kind in kinds():
        with _many_at_a_time(kind):
            for records, changed, seen in _side_by_side(kind, jobs, batch):
                rebuilt.count(kind, records, changed)
                words |= seen
                advance(kind.name, records)
    rebuilt.forgotten = _forget_words_besides(words)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(f'public.{kind.table}' for kind in kinds())}, public.{_DICTIONARY}")
    return rebuilt


type _Done = tuple[int, int, set[str]]


def _mend(kind: IndexedKind, keys: list[int]) -> _Done:
    """One batch: how many records, how many entries changed, and the words of all of them."""
    with transaction.atomic(), connection.cursor() as cursor:
        # Whoever follows a change waits until we are done, and we see what was done before: nothing falls in between.
        cursor.execute("SELECT public.records_search_lock(false)")
        cursor.execute("SELECT public.records_refresh_entries(%s, %s::bigint[])", [kind.table, keys])
        changed = cursor.fetchone()[0]
        # Last, since two batches may learn the same word, and the second then waits for the first.
        cursor.execute("SELECT word FROM public.records_learn_words(%s, %s::bigint[]) AS word", [kind.table, keys])
        return len(keys), changed, {word for (word,) in cursor.fetchall()}


def _side_by_side(kind: IndexedKind, jobs: int, size: int) -> Iterator[_Done]:
    """All batches of one kind, by so many connections at a time; a single job stays in the caller's own."""
    if jobs < 2:
        for keys in kind.batches(size):
            yield _mend(kind, keys)
        return
    with ThreadPoolExecutor(jobs) as executor:
        running: set[Future[_Done]] = set()
        for keys in kind.batches(size):
            if len(running) > jobs:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                yield from (one.result() for one in done)
            running.add(executor.submit(_mend_elsewhere, kind, keys))
        for one in as_completed(running):
            yield one.result()


def _mend_elsewhere(kind: IndexedKind, keys: list[int]) -> _Done:
    """The same in a thread, which has a connection of its own."""
    try:
        return _mend(kind, keys)
    finally:
        connection.close()


def _forget_words_besides(words: set[str]) -> int:
    """Take out of the dictionary what none of these batches had and no entry has; the number of words.

    Somebody may have published such a word since: then an entry has it by now, and whoever publishes it next waits.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT word FROM public.{_DICTIONARY}")
        unseen = sorted({word for (word,) in cursor.fetchall()} - words)
    return sum(_forget(unseen[first : first + BATCH]) for first in range(0, len(unseen), BATCH))


def _forget(words: Sequence[str]) -> int:
    query = "public.search_word_query(known.word)"
    nowhere = " AND ".join(
        f"NOT EXISTS (SELECT FROM public.{kind.table} WHERE document @@ {query})" for kind in kinds()
    )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT public.records_search_lock(true)")
        cursor.execute(f"DELETE FROM public.{_DICTIONARY} AS known WHERE word = ANY(%s) AND {nowhere}", [list(words)])
        return cursor.rowcount


class _many_at_a_time:  # noqa: N801 -- read as a statement
    """While many entries of a kind are missing, its word indexes take them in heaps, and file each heap at once.

    One by one, filing costs more than all the rest. Where the setting cannot be changed within moments, because
    somebody reads without end, the work goes on without it. A rebuild that was killed is tidied up after by the next.
    """

    def __init__(self, kind: IndexedKind) -> None:
        self.kind = kind

    def __enter__(self) -> None:
        missing = self.kind.number_of_records() - self.kind.entry._default_manager.count()
        if missing >= MANY_MISSING:
            for index in self.kind.word_indexes:
                _set(index, "SET (fastupdate = on, gin_pending_list_limit = 32768)")

    def __exit__(self, *_problem: Any) -> None:
        for index in self.kind.word_indexes:
            if _files_later(index):
                for _attempt in range(10):
                    if _set(index, "SET (fastupdate = off)") and _set(index, "RESET (gin_pending_list_limit)"):
                        break
                with connection.cursor() as cursor:
                    cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [f"public.{index}"])


def _files_later(index: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_class WHERE oid = to_regclass(%s) AND 'fastupdate=on' = ANY(reloptions))",
            [f"public.{index}"],
        )
        return bool(cursor.fetchone()[0])


def _set(index: str, how: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '1s'")
            cursor.execute(f"ALTER INDEX public.{index} {how}")
    except (OperationalError, ProgrammingError):
        # Held by somebody, or somebody took it away to build it again at the end.
        return False
    return True
