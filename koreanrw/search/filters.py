"""The search form every public list has."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

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
    if len(search.read(query).terms) > search.MOST_WORDS:
        raise ValidationError(gettext("Search for at most %(count)d words.") % {"count": search.MOST_WORDS})


def _at_rest(field: forms.Field) -> str:
    """What a field holds while nobody has chosen anything: nothing, or its first choice where it must have one."""
    # Only then are the choices looked at: they may cost a query.
    must_choose = isinstance(field, forms.ChoiceField) and getattr(field, "empty_label", "") is None
    return next((value for value, _label in field.choices), "") if must_choose else ""  # type: ignore[attr-defined]


def _has_alternatives(field: forms.Field) -> bool:
    return not isinstance(field, forms.ChoiceField) or sum(1 for value, _label in field.choices if value) > 1  # type: ignore[union-attr]


@dataclass(frozen=True)
class ActiveFilter:
    """One condition a list is narrowed by, in words, and what to take out of the address to be rid of it."""

    name: str
    label: str
    value: str
    # What is left of the field then: the values in the address that stay, and what the form makes of them.
    others: tuple[str, ...] = ()
    left: Any = None

    @property
    def without(self) -> dict[str, tuple[str, ...] | None]:
        return {self.name: self.others or None}


class RecordFilterSet(django_filters.FilterSet):
    """Words, searched in every language and spelling at once. Bad input is an error of the form, never "everything".

    Choices are those in use by published records; they and the length of the whole list cost one query together.
    """

    q = django_filters.CharFilter(
        label=_("Search"),
        method="search",
        max_length=LONGEST_QUERY,
        validators=(refuse_many_words,),
        widget=forms.TextInput(attrs={"type": "search", "maxlength": LONGEST_QUERY}),
    )
    # What the search line looks through, for readers.
    words_help: str | Promise = ""
    # Names before a colon that mean a field in the search line of this list.
    query_fields: frozenset[str] = frozenset()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.words_help:
            self.filters["q"].extra["help_text"] = self.words_help
        self._counted = self.prepare()

    def prepare(self) -> int:
        """Fill the choices of the form. Gives the number of rows there are without any condition."""
        found = choices_in_use((by_number("", self.queryset), *self.choices_asked()))
        everything = int(found.pop("", [("0", "")])[0][0])
        for group, offered in self.filters.items():
            if "choices" not in offered.extra or group in found:
                self._offer(group, found.get(group, []))
        return everything

    @cached_property
    def everything(self) -> int:
        """How many rows there are without any condition."""
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

    @property
    def choices_offered(self) -> list[forms.BoundField]:
        """The conditions besides the words that are worth offering: in a short list none with a single choice."""
        return [
            self.form[name]
            for name, field in self.form.fields.items()
            if name != "q" and (self.data.get(name) or not self.is_small or _has_alternatives(field))
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
        """The conditions in force, in the order of the form."""
        cleaned = self.form.cleaned_data if self.form.is_valid() else {}
        idle = self.idle(cleaned)
        return [
            ActiveFilter(name, str(self.form.fields[name].label), self._in_words(name, value))
            for name, value in cleaned.items()
            if value and name not in idle and (name != "q" or value.strip())
        ]

    def idle(self, cleaned: dict[str, Any]) -> set[str]:
        """Fields that are no condition as the form stands, such as the order of the rows."""
        return set()

    def _in_words(self, name: str, value: Any) -> str:
        if isinstance(value, PartialDate):
            return value.display
        field = self.form.fields[name]
        if not isinstance(field, forms.ChoiceField):
            return value
        return next(str(label) for choice, label in field.choices if choice == value)  # type: ignore[union-attr]

    def rows_without(self, condition: ActiveFilter) -> QuerySet:
        """The rows if this one condition were dropped."""
        whole = self.form.cleaned_data
        self.form.cleaned_data = {**whole, condition.name: condition.left}
        try:
            return self.filter_queryset(self.queryset.all())
        finally:
            self.form.cleaned_data = whole

    @cached_property
    def question(self) -> search.Question:
        """What the search line asks, as it was read."""
        return search.read(self.form.cleaned_data.get("q") or "", self.query_fields)

    @cached_property
    def index_query(self) -> search.IndexQuery:
        """The words of the question as the index is asked for them; one query, or none."""
        return search.index_query(self.question)

    def misread(self) -> list[str]:
        """What in the search line was searched as plain words, for the reader."""
        return misreadings.in_words(self.question.misreadings) if self.is_valid() else []

    def meant(self) -> search.Correction | None:
        """What somebody probably meant whose words are unknown; one query, or none."""
        if not (self.is_valid() and self.index_query):
            return None
        return search.correction(self.form.cleaned_data["q"], self.question, self.index_query)

    def rows_meant(self, meant: search.Correction) -> QuerySet:
        """The rows if this had been asked."""
        asked = self.index_query
        self.index_query = meant.query
        try:
            return self.filter_queryset(self.queryset.all())
        finally:
            self.index_query = asked

    def search(self, queryset, name, value):
        return queryset.matching(self.index_query).named_first(self.index_query) if value.strip() else queryset


@dataclass(frozen=True)
class Selection:
    """A search form and all rows it finds, in the order shown; no rows where the form has errors."""

    filterset: RecordFilterSet
    rows: QuerySet | None

    def keys(self, limit: int, start: int = 0) -> list[int]:
        """The primary keys of as many rows as this: one query."""
        assert self.rows is not None
        return list(self.rows.values_list("pk", flat=True)[start : start + limit])


def select(filterset: RecordFilterSet) -> Selection:
    """What a search form finds."""
    return Selection(filterset, filterset.qs if filterset.is_valid() else None)
