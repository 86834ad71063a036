"""Search: the normal form in which texts and queries meet, the index, and the language queries are asked in."""

from records.search.correcting import Correction, corrected, correction
from records.search.lexemes import IndexQuery, Part, catch_up, index_query, with_other_words
from records.search.matching import Behind, Document, Literal, TsQuery, labelled
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
    sort_language,
    texts,
    words,
)
from records.search.question import Misreading, Question, Term, read

__all__ = (
    "LANGUAGES",
    "Behind",
    "Correction",
    "Document",
    "IndexQuery",
    "MOST_WORDS",
    "Literal",
    "Misreading",
    "NameSearchForm",
    "Part",
    "Question",
    "SearchForm",
    "StoredForm",
    "Term",
    "TsQuery",
    "all_of",
    "catch_up",
    "corrected",
    "correction",
    "holds",
    "in_languages",
    "index_query",
    "labelled",
    "name_search_text",
    "read",
    "search_text",
    "sort_column",
    "sort_language",
    "texts",
    "with_other_words",
    "words",
)
