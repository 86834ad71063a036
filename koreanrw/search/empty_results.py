"""What to try when a list finds nothing: a condition to drop, another list that knows the words."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext

from koreanrw.search.choices import by_number, numbers_of
from koreanrw.search.filters import ActiveFilter, ListSearch, RecordFilterSet
from koreanrw.search.lists import LISTS, RecordList
from records.search import IndexQuery

# Elsewhere so many rows are counted.
MOST_COUNTED = 1000


@dataclass(frozen=True)
class RelaxedSearch:
    """The rows there would be if one condition were dropped."""

    condition: ActiveFilter
    found: str


@dataclass(frozen=True)
class OtherList:
    """Another list that holds the same words."""

    address: str
    found: str


@dataclass(frozen=True)
class SpellingSuggestion:
    """The words somebody probably meant, and what this list has of them."""

    words: str
    found: str


@dataclass(frozen=True)
class EmptyResults:
    """Everything a reader who found nothing may try next."""

    words: str
    spelling: SpellingSuggestion | None
    relaxed: tuple[RelaxedSearch, ...]
    other_lists: tuple[OtherList, ...]
    # The whole list, where there is anything in it.
    everything: str


def empty_results(here: RecordList, search: ListSearch, active: list[ActiveFilter]) -> EmptyResults:
    """One query: over this list with a condition less or with other words, and over all other lists."""
    # A search over agreements has tried what was meant already.
    correction = search.correction() if isinstance(search, RecordFilterSet) else None
    words = search.form.cleaned_data.get("q", "").strip() if search.is_valid() else ""
    others = [each for each in LISTS if each.kind is not here.kind] if words else []
    # By their place: a field that takes several values is several conditions.
    asked = [by_number(f"without {place}", search.rows_without(each)) for place, each in enumerate(active)]
    asked = asked if active[1:] else []
    asked += [by_number(each.kind.name, _some_of(each.rows(), search.index_query)) for each in others]
    if isinstance(search, RecordFilterSet) and correction:
        asked.append(by_number("meant", search.rows_corrected(correction)))
    numbers = numbers_of(asked)
    return EmptyResults(
        words=words,
        spelling=SpellingSuggestion(correction.text, here.total % {"total": numbers["meant"]})
        if correction and "meant" in numbers
        else None,
        relaxed=tuple(
            RelaxedSearch(each, in_words(here, number))
            for place, each in enumerate(active)
            if (number := numbers.get(f"without {place}"))
        ),
        other_lists=tuple(
            OtherList(each.kind.list_address([("q", words)]), in_words(each, numbers[each.kind.name]))
            for each in others
            if each.kind.name in numbers
        ),
        everything=str(here.total % {"total": search.everything}) if active and search.everything else "",
    )


def _some_of(rows: Any, query: IndexQuery) -> QuerySet:
    """The rows that hold the words, as many as are counted and one more."""
    keys = rows.matching(query).order_by().values("pk")[: MOST_COUNTED + 1]
    return QuerySet(rows.model).filter(pk__in=keys)


def in_words(of: RecordList, number: int) -> str:
    """How many rows a list has; of very many, no more than that."""
    if number <= MOST_COUNTED:
        return of.total % {"total": number}
    return gettext("more than %(found)s") % {"found": of.total % {"total": MOST_COUNTED}}
