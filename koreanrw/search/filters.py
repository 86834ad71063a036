"""The search every public list has: a form of filters, and what is asked by it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, Self

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from koreanrw.search import misreadings
from koreanrw.search.choices import Choices, by_number, choices_in_use
from records import search
from records.dates import PartialDate

LONGEST_QUERY = 200
# The rows of a list that are shown at once.
PAGE_SIZE = 25


def refuse_many_words(query: str) -> None:
    """A search of many words would keep the database from answering others."""
    if len(search.parse_query(query).terms) > search.MOST_WORDS:
        raise ValidationError(gettext("Search for at most %(count)d words.") % {"count": search.MOST_WORDS})


def _at_rest(field: forms.Field) -> str:
    """What a field holds while nobody has chosen anything: nothing, or its first choice where it must have one."""
    # Only then are the choices looked at: they may cost a query.
    must_choose = isinstance(field, forms.ChoiceField) and getattr(field, "empty_label", "") is None
    return next((value for value, _label in field.choices), "") if must_choose else ""  # type: ignore[attr-defined]


def in_words(field: forms.Field, value: Any) -> str:
    """A value as the form words it."""
    if isinstance(value, PartialDate):
        return value.display
    if not isinstance(field, forms.ChoiceField):
        return value
    return next(str(label) for choice, label in field.choices if choice == value)  # type: ignore[union-attr]


@dataclass(frozen=True)
class ActiveFilter:
    """One condition a list is narrowed by, in words, and what to take out of the address to be rid of it."""

    name: str
    label: str
    value: str
    # What is left of the field then: the values in the address that stay, and the numbers the index knows them by.
    others: tuple[str, ...] = ()
    left: tuple[int, ...] = ()

    @property
    def without(self) -> dict[str, tuple[str, ...] | None]:
        return {self.name: self.others or None}


@dataclass(frozen=True)
class Condition:
    """One thing a list can be narrowed by, as its form words it for those who describe the list."""

    label: str
    help_text: str
    # The values there are, where they are known beforehand.
    choices: tuple[str, ...] = ()
    is_switch: bool = False
    takes_several: bool = False


class ListSearch(Protocol):
    """A search over one list, as somebody filled in its form."""

    @property
    def form(self) -> Any: ...

    def __init__(self, data: Mapping[str, Any], *, queryset: QuerySet) -> None: ...

    @classmethod
    def conditions(cls) -> dict[str, Condition]:
        """Everything the list can be narrowed by, in the order of the form."""

    @property
    def everything(self) -> int:
        """How many rows there are without any condition; 0 where there are too many to be counted on the way."""

    @property
    def index_query(self) -> search.IndexQuery:
        """The words as the index is asked for them."""

    def is_valid(self) -> bool: ...

    def active(self) -> list[ActiveFilter]:
        """The conditions in force, in the order of the form."""

    def misread(self) -> list[str]:
        """What in the search line was searched as plain words, for the reader."""

    def rows_without(self, condition: ActiveFilter) -> QuerySet:
        """The rows if this one condition were dropped."""


@dataclass(frozen=True)
class Criteria:
    """What is asked of a list: words, as the index is asked for them, and values of its other fields."""

    # None where no words are asked for; a query that finds nothing where the words can find nothing.
    words: search.IndexQuery | None = None
    values: Mapping[str, Any] = field(default_factory=dict)

    def without(self, *names: str) -> Self:
        """The same without what is asked of these fields."""
        values = {name: value for name, value in self.values.items() if name not in names}
        return replace(self, words=None if "q" in names else self.words, values=values)


class RecordFilterSet(django_filters.FilterSet):
    """Words, searched in every language and spelling at once. Bad input is an error of the form, never "everything".

    Choices are those in use by published records; they and the length of the whole list cost one query together.
    """

    # Asked of the index (`rows`), not as a filter of its own.
    q = django_filters.CharFilter(
        label=_("Search"),
        max_length=LONGEST_QUERY,
        validators=(refuse_many_words,),
        widget=forms.TextInput(attrs={"type": "search", "maxlength": LONGEST_QUERY}),
    )
    # What the search line looks through, for readers.
    words_help: str | Promise = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.words_help:
            self.filters["q"].extra["help_text"] = self.words_help
        self._counted = self.prepare()

    def prepare(self) -> int:
        """Fill the choices of the form. Gives the number of rows there are without any condition."""
        found = choices_in_use((by_number("", self.queryset), *self.choices_asked()))
        everything = int(found.pop("", [("0", "")])[0][0])
        self.in_use = frozenset(found)
        for group in self.filters:
            self._offer(group, found.get(group, []))
        return everything

    @classmethod
    def conditions(cls) -> dict[str, Condition]:
        return {
            name: Condition(
                str(offered.label or ""),
                str((name == "q" and cls.words_help) or offered.extra.get("help_text") or ""),
                tuple(str(value) for value, _label in offered.extra.get("choices") or ()),
            )
            for name, offered in cls.base_filters.items()
        }

    @property
    def everything(self) -> int:
        return self._counted

    def choices_asked(self) -> Iterable[QuerySet]:
        """What the choices of each field are read from, the group of each query being the name of the field."""
        return ()

    def _offer(self, name: str, used: Choices) -> None:
        """Let the reader choose from what is in use; words known beforehand keep their order."""
        offered = self.filters[name]
        if not isinstance(offered, django_filters.ChoiceFilter):
            return
        known = offered.extra.get("choices")
        if known is None:
            offered.extra["choices"] = used
            return
        # What is asked for is understood even if no record has it any more.
        values = {value for value, _name in used} | {self.data.get(name)}
        offered.extra["choices"] = [(value, label) for value, label in known if value in values]

    @property
    def is_small(self) -> bool:
        """Whether all rows there are fit on one page."""
        return self.everything <= PAGE_SIZE

    def has_alternatives(self, name: str) -> bool:
        """Whether a field has more than one thing to choose."""
        field = self.form.fields[name]
        return not isinstance(field, forms.ChoiceField) or sum(1 for value, _label in field.choices if value) > 1  # type: ignore[union-attr]

    @property
    def choices_offered(self) -> list[forms.BoundField]:
        """The conditions besides the words that are worth offering: in a short list none with a single choice."""
        return [
            self.form[name]
            for name in self.form.fields
            if name != "q" and (self.data.get(name) or not self.is_small or self.has_alternatives(name))
        ]

    @property
    def is_narrowed_further(self) -> bool:
        """Whether a condition besides the words is set, or was not understood: the form then shows all its fields."""
        return any(
            name in self.form.errors or self.form.data.get(name, "") not in ("", _at_rest(field))
            for name, field in self.form.fields.items()
            if name != "q"
        )

    def active(self) -> list[ActiveFilter]:
        cleaned = self.form.cleaned_data if self.form.is_valid() else {}
        return [
            ActiveFilter(name, str(self.form.fields[name].label), in_words(self.form.fields[name], value))
            for name, value in cleaned.items()
            if value and (name != "q" or value.strip())
        ]

    @cached_property
    def parsed_query(self) -> search.ParsedQuery:
        """What the search line asks."""
        return search.parse_query(self.form.cleaned_data.get("q") or "")

    @cached_property
    def index_query(self) -> search.IndexQuery:
        """The words as the index is asked for them; one query, or none."""
        return search.index_query(self.parsed_query)

    @cached_property
    def criteria(self) -> Criteria:
        """What this form asks."""
        values = {name: value for name, value in self.form.cleaned_data.items() if name != "q"}
        has_words = (self.form.cleaned_data.get("q") or "").strip()
        return Criteria(self.index_query if has_words else None, values)

    def rows(self, criteria: Criteria) -> QuerySet:
        """The rows that meet these criteria."""
        rows = self.queryset.all()
        for name, value in criteria.values.items():
            rows = self.filters[name].filter(rows, value)
        return rows if criteria.words is None else rows.matching(criteria.words).named_first(criteria.words)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        return self.rows(self.criteria)

    def rows_without(self, condition: ActiveFilter) -> QuerySet:
        return self.rows(self.criteria.without(condition.name))

    def misread(self) -> list[str]:
        return misreadings.in_words(self.parsed_query.misreadings) if self.is_valid() else []

    def correction(self) -> search.Correction | None:
        """What somebody probably meant whose words are unknown; one query, or none."""
        if not (self.is_valid() and self.index_query):
            return None
        return search.correction(self.form.cleaned_data["q"], self.parsed_query, self.index_query)

    def rows_corrected(self, correction: search.Correction) -> QuerySet:
        """The rows if this had been asked."""
        return self.rows(replace(self.criteria, words=correction.query))


@dataclass(frozen=True)
class Selection:
    """All rows a search finds, in the order shown; no rows where its form has errors."""

    search: ListSearch
    rows: QuerySet | None

    def keys(self, limit: int, start: int = 0) -> list[int]:
        """The primary keys of as many rows as this: one query."""
        assert self.rows is not None
        return list(self.rows.values_list("pk", flat=True)[start : start + limit])


def select(search: RecordFilterSet) -> Selection:
    """What a search form finds."""
    return Selection(search, search.qs if search.is_valid() else None)
