"""What a search form offers to choose from: only what published records use, all fields of a form in one query."""

from collections.abc import Iterable

from django.db.models import Count, F, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from koreanrw.names import best_name
from records.search import LANGUAGES, sort_column

type Choices = list[tuple[str, str]]
# A group of choices, what they are sorted by, the value in the address, and the names in all languages.
_COLUMNS = ("in_group", "in_order_of", "as_value", *(f"called_{language}" for language in LANGUAGES))


def _text(value: str = "") -> Cast:
    return Cast(Value(value), TextField())


def _plain(queryset: QuerySet) -> QuerySet:
    """The same rows; translated querysets would put the columns of a union in an order of their own."""
    return QuerySet(queryset.model).filter(pk__in=queryset.order_by().values("pk"))


def by_name(group: str, queryset: QuerySet) -> QuerySet:
    """These rows as choices, by slug and by name in the reader's language."""
    names = {f"called_{language}": Cast(F(f"name_{language}"), TextField()) for language in LANGUAGES}
    columns = {"in_order_of": Cast(F(sort_column()), TextField()), "as_value": Cast(F("slug"), TextField())}
    return _plain(queryset).annotate(in_group=_text(group), **columns, **names).values_list(*_COLUMNS)


def by_value(group: str, queryset: QuerySet, value: str | Combinable) -> QuerySet:
    """Every value these rows have in a field or by an expression, once; what it is called the form knows."""
    expression = Cast(F(value) if isinstance(value, str) else value, TextField())
    columns = {column: _text() for column in _COLUMNS if column not in ("in_group", "as_value")}
    rows = _plain(queryset).annotate(in_group=_text(group), as_value=expression, **columns)
    return rows.order_by().values_list(*_COLUMNS).distinct()


def by_number(group: str, queryset: QuerySet) -> QuerySet:
    """How many rows these are, as the one choice of its group; none where there are none."""
    counted = _plain(queryset).annotate(in_group=_text(group)).order_by().values("in_group")
    columns = {column: _text() for column in _COLUMNS if column not in ("in_group", "as_value")}
    return counted.annotate(as_value=Cast(Count("pk"), TextField()), **columns).values_list(*_COLUMNS)


def choices_in_use(queries: Iterable[QuerySet]) -> dict[str, Choices]:
    """The choices of all these queries by group, in the order of their names: one query in all."""
    first, *others = queries
    found: dict[str, Choices] = {}
    # The database sorts by code points, as Python does.
    for group, _sort, value, *names in sorted(first.union(*others, all=True) if others else first, key=_in_order):
        found.setdefault(group, []).append((value, _best_name(names)))
    return found


def numbers_of(queries: Iterable[QuerySet]) -> dict[str, int]:
    """The numbers of `by_number` queries by group, none left out; one query in all."""
    queries = list(queries)
    if not queries:
        return {}
    return {group: int(value) for group, ((value, _name),) in choices_in_use(queries).items()}


def _in_order(row: tuple) -> tuple[str, ...]:
    return tuple(column or "" for column in row)


def _best_name(names: list[str | None]) -> str:
    return best_name(dict(zip(LANGUAGES, names, strict=True)))
