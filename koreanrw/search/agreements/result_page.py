"""One page of what a search over agreements finds: bounded work, however many there are and whatever is asked.

Work grows with the matches. So the planner is asked first how many it expects: a few are ranked, counted and
classed exactly; of many the newest are shown along an index, and numbers are told from a sample, marked "about".
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchRank
from django.db import connection
from django.db.models import BooleanField, Case, F, Q, QuerySet, Value, When

from events.models import AgreementEntry
from events.search_index import newest_on
from koreanrw.search.agreements.criteria import SearchCriteria
from koreanrw.search.agreements.survey import TALLY, Survey, Tally, survey
from records.search import RANK_WEIGHTS, Keyset, TsQuery, by_index, selected_from, sort_language

# Up to so many matches everything is exact.
MOST_EXACT = 2000
# So many times the rows that ought to hold a page of matches are read along an index, before all matches are sorted
# instead.
READ_AHEAD = 3
PAGE_SIZE = 25


@dataclass(frozen=True)
class ResultPage:
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


NOTHING = ResultPage((), Survey(0, {}), "newest")


def sort_column(sort: str) -> str:
    """The column of the index that a choice of order stands for."""
    return {"title": f"title_{sort_language()}", "party": f"party_{sort_language()}"}.get(sort, sort)


def in_order[Rows: QuerySet](rows: Rows, criteria: SearchCriteria, prefix: str = "") -> Rows:
    """These rows in the order asked for, ranked where that is asked; ``prefix`` leads to their entries."""
    if criteria.sort != "relevance":
        return rows.order_by(prefix + sort_column(criteria.sort), "pk")
    rank = SearchRank(F(f"{prefix}document"), TsQuery(criteria.ranking or criteria.query), weights=[*RANK_WEIGHTS])
    order = ("-rank", f"{prefix}newest", "pk")
    if criteria.exact_query == criteria.query and not prefix:
        # Entries have all the words as typed (staff find records by their notes too). Documents lie apart from their
        # rows: each look at one is dear.
        return rows.annotate(rank=rank).order_by(*order)
    return rows.annotate(as_typed=_has(criteria.exact_query, prefix), rank=rank).order_by("-as_typed", *order)


def _has(query: str, prefix: str) -> Case:
    return Case(
        When(**{f"{prefix}document__matches": TsQuery(query)}, then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )


def find_page(criteria: SearchCriteria, *, number: int = 1, after: tuple[Any, int] | None = None) -> ResultPage | None:
    """One page: by number where everything is exact, else after the row the last page ended with.

    None where there is no such page.
    """
    if after is None and criteria.expected <= MOST_EXACT and (found := _ranked_page(criteria, number)):
        return found if found.keys or number == 1 else None
    surveyed = survey(criteria.entries(), max(criteria.expected, MOST_EXACT))
    if after is None and surveyed.total <= MOST_EXACT:
        # The planner expected more, and would read the whole table to find them.
        with by_index():
            found = _ranked_page(criteria, number)
        if found:
            return found if found.keys or number == 1 else None
    return _page_behind(criteria, after, surveyed) if number == 1 else None


# --- a few, all of them --------------------------------------------------------------------------------------------


def _ranked_page(criteria: SearchCriteria, number: int) -> ResultPage | None:
    """A numbered page, and the numbers of every facet; None if more match than may be ranked.

    These are cut off before they are ranked, and then not ranked at all: however wrong the planner was, no more are
    looked at.
    """
    first = (number - 1) * PAGE_SIZE
    found, parameters = criteria.entries().order_by()[: MOST_EXACT + 1].query.sql_with_params()
    few_enough = f"SELECT * FROM found WHERE (SELECT count(*) FROM found) <= {MOST_EXACT}"
    ranked = in_order(selected_from(AgreementEntry.objects.all(), few_enough), criteria).values_list("pk")
    shown, further = ranked[first : first + PAGE_SIZE].query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH found AS MATERIALIZED ({found}) SELECT key, NULL AS number FROM ({shown}) AS page (key)"
            f" UNION ALL {TALLY}",
            [*parameters, *further],
        )
        rows = cursor.fetchall()
    tally = Tally.of((key, counted) for key, counted in rows if counted is not None)
    if tally.rows > MOST_EXACT:
        return None
    return ResultPage(
        tuple(key for key, counted in rows if counted is None),
        tally.survey(),
        criteria.sort,
        number,
        next_page=number + 1 if tally.rows > first + PAGE_SIZE else None,
    )


# --- many, a page at a time ----------------------------------------------------------------------------------------


def _page_behind(criteria: SearchCriteria, after: tuple[Any, int] | None, surveyed: Survey) -> ResultPage:
    """The rows behind ``after`` in the order of an index; too many matched to rank them, so the newest come first."""
    sort = "newest" if criteria.sort == "relevance" else criteria.sort
    column = sort_column(sort)
    ahead: list[Any] = []
    if after is not None:
        ahead = [Keyset((column, "pk"), after)]
    elif sort == "newest" and criteria.last_day:
        ahead = [Q(newest__gte=newest_on(criteria.last_day))]
    # Spread evenly, a page of matches lies among so many rows.
    among = (PAGE_SIZE + 1) * surveyed.everything // max(surveyed.total, 1)
    rows = _along_index(criteria, ahead, column, READ_AHEAD * among) if among < surveyed.total else []
    rows = rows or _sorted(criteria, ahead, column)
    keys = tuple(key for key, _value in rows[:PAGE_SIZE])
    last = rows[PAGE_SIZE - 1] if len(rows) > PAGE_SIZE else None
    return ResultPage(keys, surveyed, sort, is_numbered=False, next_after=f"{last[0]}~{last[1]}" if last else "")


def _along_index(criteria: SearchCriteria, ahead: list[Any], column: str, rows: int) -> list[tuple[int, Any]]:
    """A page of the matches among the next so many rows of the index, and one more; nothing if these hold no page."""
    next_rows = AgreementEntry.objects.filter(*ahead).order_by(column, "pk")[: max(rows, PAGE_SIZE + 1)]
    found = list(_first_of(selected_from(criteria.entries(), *next_rows.query.sql_with_params()), column))
    return found if len(found) > PAGE_SIZE else []


def _sorted(criteria: SearchCriteria, ahead: list[Any], column: str) -> list[tuple[int, Any]]:
    """A page of all matches, and one more, by sorting them."""
    matches, parameters = criteria.entries().filter(*ahead).order_by().query.sql_with_params()
    with by_index():
        # OFFSET keeps the planner from going along the index after all.
        return list(_first_of(selected_from(AgreementEntry.objects.all(), f"{matches} OFFSET 0", parameters), column))


def _first_of(entries: QuerySet, column: str) -> QuerySet:
    return entries.order_by(column, "pk").values_list("pk", column)[: PAGE_SIZE + 1]
