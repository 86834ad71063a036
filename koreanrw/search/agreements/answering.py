"""What a search over the agreements came to, and how the question was taken in the end."""

from dataclasses import dataclass, field
from typing import Any

from koreanrw.search.agreements.filters import AgreementFilterSet, without_fields
from koreanrw.search.agreements.ranking import NOTHING, Found, Wanted, find
from koreanrw.search.filters import Selection
from records.search import IndexQuery, corrected, index_query


@dataclass
class Answer:
    """What a search came to: the rows found, and how the question was taken in the end."""

    wanted: Wanted | None = None
    found: Found | None = None
    query: IndexQuery = field(default_factory=IndexQuery)
    # What the search line asks of the parties alone.
    of_parties: IndexQuery = field(default_factory=IndexQuery)
    # The question as it was corrected, where as typed it found nothing.
    corrected: str = ""
    # Nothing has all the words; these have some.
    some: bool = False

    @property
    def keys(self) -> tuple[int, ...]:
        return self.found.keys if self.found else ()


def answer(filterset: AgreementFilterSet, wanted: Wanted | None, page: int, after: tuple[Any, int] | None) -> Answer:
    """Find what is asked; where nothing is, what was probably meant, or what has at least some of the words."""
    found = find(wanted, page=page, after=after) if wanted else NOTHING
    answer = Answer(wanted, found, filterset.index_query, filterset.index_query_of_parties)
    if found is None or found.keys or filterset.form.cleaned_data.get("exact") or page > 1 or after:
        return answer
    return second_try(filterset) or answer


def second_try(filterset: AgreementFilterSet) -> Answer | None:
    """What was probably meant where as typed nothing is found, or what has at least some of the words."""
    text = filterset.form.cleaned_data.get("q") or ""
    if not filterset.index_query:
        return None
    if meant := corrected(text, filterset.question, filterset.index_query):
        question = filterset.question_of(meant)
        wanted = filterset.wanted_for(question)
        found = find(wanted) if wanted else None
        if found and found.keys:
            return Answer(wanted, found, index_query(without_fields(question)), corrected=meant)
    if filterset.index_query.some:
        wanted = filterset.wanted_for(filterset.question, any_word=True)
        found = find(wanted) if wanted else None
        if found and found.keys:
            return Answer(wanted, found, filterset.index_query, some=True)
    return None


def select_agreements(filterset: AgreementFilterSet) -> Selection:
    """All agreements the pages of the list show, as the question was understood in the end."""
    if not filterset.is_valid():
        return Selection(filterset, None)
    wanted = filterset.wanted
    if wanted is None or not wanted.entries().exists():
        second = second_try(filterset) if not filterset.form.cleaned_data.get("exact") else None
        wanted = second.wanted if second else wanted
    return Selection(filterset, filterset.rows_of(wanted))
