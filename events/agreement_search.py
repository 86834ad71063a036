"""The search over agreements: bounded work, however many there are and whatever is asked.

Work grows with the matches. So the planner is asked first how many it expects: a few are ranked, counted and
classed exactly; of many the newest are shown along an index, and numbers are estimates, from a sample, marked "about".
"""

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.search import SearchRank
from django.db import connection, transaction
from django.db.models import BooleanField, Case, F, Q, QuerySet, Value, When
from django.utils.formats import number_format
from django.utils.functional import cached_property

from events.facets import FACETS, YEAR, Facet, FacetValue, values_of
from events.models import AgreementEntry
from records.search import Behind, Literal, TsQuery, sort_language

# Up to so many matches everything is exact; and so many of more are looked at to estimate the rest.
MOST_EXACT = 2000
SAMPLE = 1500
PAGE_SIZE = 25
# Choices of a facet that need no unfolding; and so many are offered at all.
SEEN_AT_ONCE = 6
MOST_CHOICES = 24


@dataclass(frozen=True)
class Wanted:
    """What somebody asks of the agreements. ``conditions`` hold besides the facets, of which any or all must hold."""

    query: str = ""
    exact_query: str = ""
    conditions: tuple[Q, ...] = ()
    facets: dict[Facet, tuple[int, ...]] = field(default_factory=dict)
    all_of: frozenset[Facet] = frozenset()
    sort: str = "newest"

    def entries(self, *, without: Facet | None = None) -> QuerySet[AgreementEntry]:
        """The index rows that are asked for, unordered; perhaps without what one facet asks."""
        entries = AgreementEntry.objects.filter(*self.conditions)
        for facet, codes in self.facets.items():
            if facet is without:
                continue
            one_row = facet in self.all_of or len(codes) == 1
            values = Literal("{" + ",".join(map(str, codes)) + "}", "integer[]")
            entries = entries.filter(**{f"facets__{'contains' if one_row else 'overlap'}": values})
        return entries

    @cached_property
    def expected(self) -> int:
        """How many rows the planner expects all this to find."""
        return estimate(self.entries())


@dataclass(frozen=True)
class FacetCount:
    """One choice with its number of agreements."""

    value: FacetValue
    number: int
    chosen: bool


@dataclass(frozen=True)
class CountedFacet:
    """A facet with the choices there are, the most frequent first; ``about`` where numbers are estimates."""

    facet: Facet
    counts: tuple[FacetCount, ...]
    about: bool
    # Whether all chosen values must hold, where an agreement may have several.
    needs_all: bool = False

    @property
    def first(self) -> tuple[FacetCount, ...]:
        """What is seen at once: what is chosen, and the most frequent."""
        return tuple(count for place, count in enumerate(self.counts) if place < SEEN_AT_ONCE or count.chosen)

    @property
    def rest(self) -> tuple[FacetCount, ...]:
        return tuple(count for place, count in enumerate(self.counts) if place >= SEEN_AT_ONCE and not count.chosen)

    @property
    def offers_all(self) -> bool:
        return self.facet.several and len(self.counts) > 1


@dataclass(frozen=True)
class Found:
    """One page of what was found: keys of agreements in order, how many there are, where the next page begins."""

    keys: tuple[int, ...]
    total: int
    about: bool
    # "Rank" only where few enough matched to be ranked.
    sort: str
    # The page as other lists know it.
    number: int = 1
    next_page: int | None = None
    next_after: str = ""

    @property
    def previous_page(self) -> int | None:
        """The number of the page before, the first one without a number in its address."""
        return self.number - 1 if self.number > 2 else None

    @property
    def last_page(self) -> int:
        """How many numbered pages there are; 0 where pages have no numbers."""
        return 0 if self.about else -(-self.total // PAGE_SIZE)


def sort_column(sort: str) -> str:
    """The column of the index that a choice of order stands for."""
    return {"title": f"title_{sort_language()}", "party": f"party_{sort_language()}"}.get(sort, sort)


def estimate(entries: QuerySet) -> int:
    """How many rows the planner expects."""
    (plan,) = json.loads(entries.values("pk").explain(format="json"))
    return plan["Plan"]["Plan Rows"]


def in_order[Rows: QuerySet](rows: Rows, wanted: Wanted, prefix: str = "") -> Rows:
    """These rows in the order asked for, ranked where that is asked; ``prefix`` leads to their entries."""
    if wanted.sort != "relevance":
        return rows.order_by(prefix + sort_column(wanted.sort), "pk")
    as_typed = Case(
        When(**{f"{prefix}document__matches": TsQuery(wanted.exact_query)}, then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    rank = SearchRank(F(f"{prefix}document"), TsQuery(wanted.query), weights=[0.05, 0.2, 0.6, 1.0])
    return rows.annotate(as_typed=as_typed, rank=rank).order_by("-as_typed", "-rank", f"{prefix}newest", "pk")


def find(wanted: Wanted, *, page: int = 1, after: tuple[Any, int] | None = None) -> Found | None:
    """One page: by number where everything is exact, else after the row the last page ended with.

    None where there is no such page.
    """
    expected = wanted.expected
    if after is None and expected <= MOST_EXACT:
        found = _exact_page(wanted, page)
        if found is not None:
            return found if found.keys or page == 1 else None
        # The planner was wrong: count, though not without end.
        expected = wanted.entries().order_by()[: MOST_EXACT * 10].count()
    return _next_page(wanted, after, expected) if page == 1 else None


def _exact_page(wanted: Wanted, page: int) -> Found | None:
    """A numbered page; None if there are more rows than were expected and may be ranked."""
    first = (page - 1) * PAGE_SIZE
    keys = list(in_order(wanted.entries(), wanted).values_list("pk", flat=True)[: MOST_EXACT + 1])
    if len(keys) > MOST_EXACT:
        return None
    more = len(keys) > first + PAGE_SIZE
    return Found(
        tuple(keys[first : first + PAGE_SIZE]), len(keys), False, wanted.sort, page, page + 1 if more else None
    )


def _next_page(wanted: Wanted, after: tuple[Any, int] | None, expected: int) -> Found:
    """The rows behind ``after`` along an index; too many matched to rank them, so the newest come first."""
    sort = "newest" if wanted.sort == "relevance" else wanted.sort
    column = sort_column(sort)
    entries = wanted.entries()
    if after is not None:
        entries = entries.filter(Behind((column, "pk"), after))
    rows = list(entries.order_by(column, "pk").values_list("pk", column)[: PAGE_SIZE + 1])
    shown, more = rows[:PAGE_SIZE], len(rows) > PAGE_SIZE
    keys = tuple(key for key, _value in shown)
    if after is None and not more:
        # Fewer than were expected: all of them are here.
        return Found(keys, len(keys), False, sort)
    return Found(keys, rounded(expected), True, sort, next_after=f"{shown[-1][0]}~{shown[-1][1]}" if more else "")


def rounded(number: float) -> int:
    """An estimate as it may be told: two digits that count."""
    places = max(len(str(round(number))) - 2, 0)
    return round(number / 10**places) * 10**places


def localised(number: int) -> str:
    """A number with the separators of the reader's language."""
    return number_format(number, use_l10n=True, force_grouping=True)


def count_facets(wanted: Wanted) -> list[CountedFacet]:
    """Every facet with its choices.

    The choices of a facet of which any may hold are counted as if none were chosen: they are what one could add.
    """
    apart = [facet for facet in wanted.facets if facet not in wanted.all_of]
    counted = {None: _count(wanted, None)} | {facet: _count(wanted, facet) for facet in apart}
    chosen = {code for codes in wanted.facets.values() for code in codes}
    offered = {code for numbers, _about in counted.values() for code in most_frequent(numbers)}
    values = values_of(offered | chosen)
    return [
        _counted(facet, counted[facet if facet in apart else None], values, chosen, wanted.all_of) for facet in FACETS
    ]


def _counted(
    facet: Facet,
    counted: tuple[dict[int, int], bool],
    values: dict[int, FacetValue],
    chosen: set[int],
    all_of: Collection[Facet],
) -> CountedFacet:
    numbers, about = counted
    # Only what is offered was named, of every facet the most frequent.
    counts = [
        FacetCount(value, numbers.get(code, 0), code in chosen)
        for code, value in values.items()
        if facet.owns(code) and (code in numbers or code in chosen)
    ]
    counts.sort(key=_newest_first if facet.number == YEAR.number else _most_first)
    return CountedFacet(facet, tuple(counts), about, facet in all_of)


def _newest_first(count: FacetCount) -> tuple:
    return (-count.value.code,)


def _most_first(count: FacetCount) -> tuple:
    return (-count.number, count.value.label)


def most_frequent(numbers: dict[int, int]) -> list[int]:
    """Of each facet the codes that most agreements have: no more are named and offered."""
    by_facet: dict[int, list[int]] = {}
    for code in sorted(numbers, key=lambda code: (-numbers[code], code)):
        by_facet.setdefault(Facet.number_of(code), []).append(code)
    return [code for codes in by_facet.values() for code in codes[:MOST_CHOICES]]


def _count(wanted: Wanted, without: Facet | None) -> tuple[dict[int, int], bool]:
    """The number of agreements by facet code, and whether these are estimates."""
    entries = wanted.entries(without=without).order_by().values_list("facets")
    expected = estimate(entries) if without else wanted.expected
    if expected <= MOST_EXACT:
        numbers, rows = _tally(entries[: MOST_EXACT + 1])
        if rows <= MOST_EXACT:
            return numbers, False
        # Some of more than were expected: numbers that would be told as if they were all.
        expected = rows
    numbers, rows = _sample(entries, expected)
    expected = max(expected, rows)
    return {code: rounded(number * expected / rows) for code, number in numbers.items()}, True


_TALLY = (
    "WITH found AS MATERIALIZED ({found}) SELECT code, count(*) FROM found, unnest(found.facets) AS code GROUP BY code"
    " UNION ALL SELECT NULL, count(*) FROM found"
)


def _tally(entries: QuerySet, sample: float = 0) -> tuple[dict[int, int], int]:
    found, parameters = entries.query.sql_with_params()
    if sample:
        table = f'FROM "{AgreementEntry._meta.db_table}"'
        found = found.replace(table, f"{table} TABLESAMPLE SYSTEM ({sample})", 1)
    with connection.cursor() as cursor:
        cursor.execute(_TALLY.format(found=found), parameters)
        numbers = dict(cursor.fetchall())
    return numbers, numbers.pop(None)


def _sample(entries: QuerySet, expected: int) -> tuple[dict[int, int], int]:
    """A tally of some rows only: at random from what the index finds, or from the whole table where it finds all."""
    where = str(entries.query.where)
    if "Matches" not in where and "Array" not in where:
        numbers, rows = _tally(entries[: SAMPLE * 4], sample=min(100 * SAMPLE / expected, 100))
        # A table of few pages may give none of them.
        return (numbers, rows) if rows else _tally(entries[:SAMPLE])
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('gin_fuzzy_search_limit', %s, true), set_config('enable_seqscan', 'off', true),"
            " set_config('enable_indexscan', 'off', true)",
            [str(SAMPLE)],
        )
        numbers, rows = _tally(entries[: SAMPLE * 4])
        cursor.execute(
            "SELECT set_config('gin_fuzzy_search_limit', '0', true), set_config('enable_seqscan', 'on', true),"
            " set_config('enable_indexscan', 'on', true)"
        )
    return (numbers, rows) if rows else ({}, 1)
