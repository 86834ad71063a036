"""What to try when a list finds nothing: a condition to drop, another list that knows the words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.urls import reverse

from records.choices import by_number, numbers_of
from records.search import IndexQuery

if TYPE_CHECKING:
    from records.filters import ActiveFilter, RecordFilterSet
    from records.views import RecordListView

# Every list that can be searched for words, by the name of its address.
SEARCHABLE: "dict[str, type[RecordListView]]" = {}


@dataclass(frozen=True)
class WithoutOne:
    """The rows there would be if one condition were dropped."""

    condition: "ActiveFilter"
    found: str


@dataclass(frozen=True)
class Elsewhere:
    """Another list that holds the same words."""

    address: str
    found: str


@dataclass(frozen=True)
class WaysOn:
    """Everything a reader who found nothing may try next."""

    words: str
    without_one: tuple[WithoutOne, ...]
    elsewhere: tuple[Elsewhere, ...]
    # The whole list, where there is anything in it.
    everything: str


def ways_on(here: "RecordListView", filterset: "RecordFilterSet", active: "list[ActiveFilter]") -> WaysOn:
    """Two queries at most: one over this list with a condition less, one over all other lists."""
    words = filterset.form.cleaned_data.get("q", "").strip() if filterset.is_valid() else ""
    return WaysOn(
        words=words,
        without_one=_without_one(here, filterset, active) if len(active) > 1 else (),
        elsewhere=_elsewhere(here, filterset.index_query, words) if words else (),
        everything=str(here.total % {"total": filterset.everything}) if active and filterset.everything else "",
    )


def _without_one(here: Any, filterset: Any, active: "list[ActiveFilter]") -> tuple[WithoutOne, ...]:
    numbers = numbers_of(by_number(each.name, filterset.rows_without(each.name)) for each in active)
    found = ((each, numbers.get(each.name)) for each in active)
    return tuple(WithoutOne(each, here.total % {"total": number}) for each, number in found if number)


def _elsewhere(here: Any, query: IndexQuery, words: str) -> tuple[Elsewhere, ...]:
    others = {name: view for name, view in SEARCHABLE.items() if name != here.url_name}
    numbers = numbers_of(by_number(name, view().get_queryset().matching(query)) for name, view in others.items())
    address = urlencode({"q": words})
    return tuple(
        Elsewhere(f"{reverse(name)}?{address}", view.total % {"total": numbers[name]})
        for name, view in others.items()
        if name in numbers
    )
