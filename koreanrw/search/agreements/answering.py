"""What a search over the agreements came to, and how the query was taken in the end."""

from dataclasses import dataclass, field
from typing import Any

from koreanrw.search.agreements.criteria import SearchCriteria
from koreanrw.search.agreements.result_page import NOTHING, ResultPage, find_page
from koreanrw.search.agreements.search import AgreementSearch, without_fields
from koreanrw.search.filters import Selection
from records.search import IndexQuery, corrected, index_query


@dataclass(frozen=True)
class Answer:
    """What a search came to: the page found, and how the query was taken in the end."""

    criteria: SearchCriteria | None = None
    # None where there is no such page.
    page: ResultPage | None = None
    query: IndexQuery = field(default_factory=IndexQuery)
    # What the search line asks of the parties alone.
    of_parties: IndexQuery = field(default_factory=IndexQuery)
    # The query as it was corrected, where as typed it found nothing.
    corrected: str = ""
    # Nothing has all the words; these have some.
    some: bool = False


def answer(search: AgreementSearch, number: int, after: tuple[Any, int] | None) -> Answer:
    """Find what is asked; where nothing is, what was probably meant, or what has at least some of the words."""
    criteria = search.criteria
    page = find_page(criteria, number=number, after=after) if criteria else NOTHING
    answer = Answer(criteria, page, search.index_query, search.index_query_of_parties)
    if page is None or page.keys or number > 1 or after:
        return answer
    return second_try(search) or answer


def second_try(search: AgreementSearch) -> Answer | None:
    """What was probably meant where as typed nothing is found, or what has at least some of the words."""
    cleaned = search.form.cleaned_data
    if cleaned.get("exact") or not search.index_query:
        return None
    if meant := corrected(cleaned.get("q") or "", search.parsed_query, search.index_query):
        parsed = search.parse(meant)
        criteria = search.criteria_of(parsed, cleaned)
        page = find_page(criteria) if criteria else None
        if page and page.keys:
            return Answer(criteria, page, index_query(without_fields(parsed)), corrected=meant)
    if search.index_query.some:
        criteria = search.criteria_of(search.parsed_query, cleaned, any_word=True)
        page = find_page(criteria) if criteria else None
        if page and page.keys:
            return Answer(criteria, page, search.index_query, some=True)
    return None


def select_agreements(search: AgreementSearch) -> Selection:
    """All agreements the pages of the list show, as the query was understood in the end."""
    if not search.is_valid():
        return Selection(search, None)
    criteria = search.criteria
    if criteria is None or not criteria.entries().exists():
        second = second_try(search)
        criteria = second.criteria if second else criteria
    return Selection(search, search.rows(criteria))
