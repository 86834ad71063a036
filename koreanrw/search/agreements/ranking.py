"""The search over agreements: bounded work, however many there are and whatever is asked.

Work grows with the matches. So the planner is asked first how many it expects: a few are ranked, counted and
classed exactly; of many the newest are shown along an index, and numbers are told from a sample, marked "about".
"""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.search import SearchRank
from django.db import connection
from django.db.models import BooleanField, Case, F, Q, QuerySet, Value, When
from django.utils.functional import cached_property

from events.models import AgreementEntry
from koreanrw.search.agreements.facets import Facet
from koreanrw.search.agreements.survey import TALLY, Survey, Tally, by_index, estimate, survey
from records.search import Behind, Literal, TsQuery, sort_language

# Up to so many matches everything is exact.
MOST_EXACT = 2000
# Along an index so many times as many rows are read as ought to hold a page of matches, before all of these are sorted
# instead.
PATIENCE = 3
PAGE_SIZE = 25
_TABLE = f'"{AgreementEntry._meta.db_table}"'


@dataclass(frozen=True)
class Wanted:
    """What somebody asks of the agreements. ``conditions`` hold besides the facets, of which any or all must hold."""

    query: str = ""
    exact_query: str = ""
    # What rows are ranked by, if not by the query itself.
    ranking: str = ""
    conditions: tuple[Q, ...] = ()
    facets: dict[Facet, tuple[int, ...]] = field(default_factory=dict)
    all_of: frozenset[Facet] = frozenset()
    sort: str = "newest"
    # The last day on which any of them can have been signed, where the conditions say so.
    last_day: datetime.date | None = None

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
        """About how many rows all this may find."""
        return estimate(self.entries(), self.query)


@dataclass(frozen=True)
class Found:
    """One page of what was found: keys of agreements in order, how many there are, where the next page begins."""

    keys: tuple[int, ...]
    survey: Survey
    # "Rank" only where few enough matched to be ranked.
    sort: str
    # The page as other lists know it; pages of many have no numbers, but go on from their last row.
    number: int = 1
    is_numbered: bool = True
    next_page: int | None = None
    next_after: str = ""

    @property
    def total(self) -> int:
        return self.survey.total

    @property
    def about(self) -> bool:
        """Whether there are only about so many."""
        return self.survey.about

    @property
    def previous_page(self) -> int | None:
        """The number of the page before, the first one without a number in its address."""
        return self.number - 1 if self.number > 2 else None

    @property
    def last_page(self) -> int:
        """How many numbered pages there are; 0 where pages have no numbers."""
        return -(-self.total // PAGE_SIZE) if self.is_numbered else 0


NOTHING = Found((), Survey(0, {}), "newest")


def sort_column(sort: str) -> str:
    """The column of the index that a choice of order stands for."""
    return {"title": f"title_{sort_language()}", "party": f"party_{sort_language()}"}.get(sort, sort)


def newest_on(day: datetime.date) -> int:
    """The least that ``newest`` can be for what was signed on this day or before; as in migration ``events.0005``."""
    return -(day.toordinal() << 22) + 1


def in_order[Rows: QuerySet](rows: Rows, wanted: Wanted, prefix: str = "") -> Rows:
    """These rows in the order asked for, ranked where that is asked; ``prefix`` leads to their entries."""
    if wanted.sort != "relevance":
        return rows.order_by(prefix + sort_column(wanted.sort), "pk")
    rank = SearchRank(F(f"{prefix}document"), TsQuery(wanted.ranking or wanted.query), weights=[0.05, 0.2, 0.6, 1.0])
    order = ("-rank", f"{prefix}newest", "pk")
    if wanted.exact_query == wanted.query and not prefix:
        # Entries have all the words as typed (staff find records by their notes too). Documents lie apart from their
        # rows: each look at one is dear.
        return rows.annotate(rank=rank).order_by(*order)
    return rows.annotate(as_typed=_has(wanted.exact_query, prefix), rank=rank).order_by("-as_typed", *order)


def _has(query: str, prefix: str) -> Case:
    return Case(
        When(**{f"{prefix}document__matches": TsQuery(query)}, then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )


def find(wanted: Wanted, *, page: int = 1, after: tuple[Any, int] | None = None) -> Found | None:
    """One page: by number where everything is exact, else after the row the last page ended with.

    None where there is no such page.
    """
    if after is None and wanted.expected <= MOST_EXACT and (found := _ranked_page(wanted, page)):
        return found if found.keys or page == 1 else None
    surveyed = survey(wanted.entries(), max(wanted.expected, MOST_EXACT))
    if after is None and surveyed.total <= MOST_EXACT:
        # The planner expected more, and would read the whole table to find them.
        with by_index():
            found = _ranked_page(wanted, page)
        if found:
            return found if found.keys or page == 1 else None
    return _page_behind(wanted, after, surveyed) if page == 1 else None


# --- a few, all of them --------------------------------------------------------------------------------------------


def _ranked_page(wanted: Wanted, page: int) -> Found | None:
    """A numbered page, and the numbers of every facet; None if more match than may be ranked.

    These are cut off before they are ranked, and then not ranked at all: however wrong the planner was, no more are
    looked at.
    """
    first = (page - 1) * PAGE_SIZE
    found, parameters = wanted.entries().order_by()[: MOST_EXACT + 1].query.sql_with_params()
    shown, further = _among(
        in_order(AgreementEntry.objects.all(), wanted).values_list("pk")[first : first + PAGE_SIZE],
        f"(SELECT * FROM found WHERE (SELECT count(*) FROM found) <= {MOST_EXACT})",
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH found AS MATERIALIZED ({found}) SELECT key, NULL AS number FROM ({shown}) AS page (key)"
            f" UNION ALL {TALLY}",
            [*parameters, *further],
        )
        rows = cursor.fetchall()
    tally = Tally.of((key, number) for key, number in rows if number is not None)
    if tally.rows > MOST_EXACT:
        return None
    return Found(
        tuple(key for key, number in rows if number is None),
        tally.survey(),
        wanted.sort,
        page,
        next_page=page + 1 if tally.rows > first + PAGE_SIZE else None,
    )


def _among(rows: QuerySet, source: str) -> tuple[str, tuple]:
    """The statement of a query over entries, asked of ``source`` instead of their table."""
    statement, parameters = rows.query.sql_with_params()
    return statement.replace(f"FROM {_TABLE}", f"FROM {source} AS {_TABLE}", 1), parameters


# --- many, a page at a time ----------------------------------------------------------------------------------------


def _page_behind(wanted: Wanted, after: tuple[Any, int] | None, surveyed: Survey) -> Found:
    """The rows behind ``after`` in the order of an index; too many matched to rank them, so the newest come first."""
    sort = "newest" if wanted.sort == "relevance" else wanted.sort
    column = sort_column(sort)
    ahead: list[Any] = []
    if after is not None:
        ahead = [Behind((column, "pk"), after)]
    elif sort == "newest" and wanted.last_day:
        ahead = [Q(newest__gte=newest_on(wanted.last_day))]
    # Spread evenly, a page of matches lies among so many rows.
    among = (PAGE_SIZE + 1) * surveyed.everything // max(surveyed.total, 1)
    rows = _along_index(wanted, ahead, column, PATIENCE * among) if among < surveyed.total else []
    rows = rows or _sorted(wanted, ahead, column)
    keys = tuple(key for key, _value in rows[:PAGE_SIZE])
    last = rows[PAGE_SIZE - 1] if len(rows) > PAGE_SIZE else None
    return Found(keys, surveyed, sort, is_numbered=False, next_after=f"{last[0]}~{last[1]}" if last else "")


def _along_index(wanted: Wanted, ahead: list[Any], column: str, rows: int) -> list[tuple[int, Any]]:
    """A page of the matches among the next so many rows of the index, and one more; nothing if these hold no page."""
    next_rows = AgreementEntry.objects.filter(*ahead).order_by(column, "pk")[: max(rows, PAGE_SIZE + 1)]
    source, parameters = next_rows.query.sql_with_params()
    statement, further = _among(_first_of(wanted.entries(), column), f"({source})")
    with connection.cursor() as cursor:
        cursor.execute(statement, [*parameters, *further])
        found = cursor.fetchall()
    return found if len(found) > PAGE_SIZE else []


def _sorted(wanted: Wanted, ahead: list[Any], column: str) -> list[tuple[int, Any]]:
    """A page of all matches, and one more, by sorting them."""
    source, parameters = wanted.entries().filter(*ahead).order_by().query.sql_with_params()
    # OFFSET keeps the planner from going along the index after all.
    statement, _none = _among(_first_of(AgreementEntry.objects.all(), column), f"({source} OFFSET 0)")
    with by_index(), connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def _first_of(entries: QuerySet, column: str) -> QuerySet:
    return entries.order_by(column, "pk").values_list("pk", column)[: PAGE_SIZE + 1]
