"""The one normal form in which texts and queries meet, and the conditions built on it."""

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

LANGUAGES = ("de", "en", "ko")
# Each word is looked for in a dozen columns; whole titles still fit.
MOST_WORDS = 20


class SearchForm(Func):
    """Text in normal form: one case, no accents, ü = ue = u, ß = ss; several texts are joined by a space.

    Computed by the immutable SQL function ``search_form`` (migration ``records.0001``), for columns and for
    queries alike, so that the two cannot drift apart.
    """

    function = "public.search_form"
    arg_joiner = " || ' ' || "
    output_field = models.TextField()


class NameSearchForm(SearchForm):
    """A name in normal form, followed by the same name with dots, hyphens, ampersands and spaces left out."""

    function = "public.name_search_form"


class StoredForm(models.GeneratedField):
    """A column computed by the database from its own row; never in fixtures or stored versions."""

    def __init__(self, *, expression, output_field=None, **options):
        options.update(db_persist=True, serialize=False)
        super().__init__(expression=expression, output_field=output_field or models.TextField(), **options)


def texts(*columns: str) -> list[Coalesce]:
    """The columns as arguments of a normal form; NULL counts as empty."""
    return [Coalesce(F(column), Value("")) for column in columns]


def in_languages(*fields: str) -> tuple[str, ...]:
    """The columns that hold these translated fields."""
    return tuple(f"{field}_{language}" for field in fields for language in LANGUAGES)


def search_text(*columns: str) -> StoredForm:
    """A stored column with the running text of these columns in normal form."""
    return StoredForm(expression=SearchForm(*texts(*columns)))


def name_search_text(*columns: str) -> StoredForm:
    """A stored column with the names of these columns in normal form, also squeezed together."""
    return StoredForm(expression=NameSearchForm(*texts(*columns)))


def sort_language() -> str:
    """The language whose stored forms lists are sorted by: the reader's."""
    language = (get_language() or "de")[:2]
    return language if language in LANGUAGES else "de"


def sort_column(prefix: str = "") -> str:
    """The stored sort form of the reader's language, reached through ``prefix`` ("organisation__")."""
    return f"{prefix}sort_{sort_language()}"


def words(query: str) -> list[str]:
    """The words of a query: separated by white space, those without a letter or digit left out."""
    return [word for word in query.split() if any(character.isalnum() for character in word)]


def holds(word: str, *paths: str) -> Q:
    """Rows that hold ``word`` in one of the stored search columns at ``paths``."""
    form = SearchForm(Value(word))
    condition = Q()
    for path in paths:
        condition |= Q(**{f"{path}__contains": form})
    return condition


def all_of(conditions: Iterable[Q]) -> Q:
    """Every condition at once; without any condition, nothing (an empty query finds no rows here)."""
    found: Q | None = None
    for condition in conditions:
        found = condition if found is None else found & condition
    return Q(pk__in=[]) if found is None else found
