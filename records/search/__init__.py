"""Search: the normal form in which texts and queries meet, the index, and the language queries are asked in."""

from records.search.lexemes import IndexQuery, Part, index_query
from records.search.matching import TsQuery
from records.search.normal_form import (
    LANGUAGES,
    MOST_WORDS,
    NameSearchForm,
    SearchForm,
    StoredForm,
    all_of,
    holds,
    in_languages,
    name_search_text,
    search_text,
    sort_column,
    texts,
    words,
)
from records.search.question import Misreading, Question, Term, read

__all__ = (
    "LANGUAGES",
    "IndexQuery",
    "MOST_WORDS",
    "Misreading",
    "NameSearchForm",
    "Part",
    "Question",
    "SearchForm",
    "StoredForm",
    "Term",
    "TsQuery",
    "all_of",
    "holds",
    "in_languages",
    "index_query",
    "name_search_text",
    "read",
    "search_text",
    "sort_column",
    "texts",
    "words",
)
