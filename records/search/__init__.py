"""Search: the normal form in which texts and queries meet, the index, and the language queries are asked in."""

from records.search.correcting import Correction, corrected, correction
from records.search.lexemes import IndexQuery, QueryToken, catch_up, index_query, with_other_words
from records.search.matching import RANK_WEIGHTS, Document, Keyset, Literal, TsQuery, labelled, selected_from
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
from records.search.parsing import Misreading, ParsedQuery, Term, parse_query
from records.search.planner import by_index, in_bounds

__all__ = (
    "Correction",
    "Document",
    "IndexQuery",
    "Keyset",
    "LANGUAGES",
    "Literal",
    "MOST_WORDS",
    "Misreading",
    "NameSearchForm",
    "ParsedQuery",
    "QueryToken",
    "RANK_WEIGHTS",
    "SearchForm",
    "StoredForm",
    "Term",
    "TsQuery",
    "all_of",
    "by_index",
    "catch_up",
    "corrected",
    "correction",
    "holds",
    "in_bounds",
    "in_languages",
    "index_query",
    "labelled",
    "name_search_text",
    "parse_query",
    "search_text",
    "selected_from",
    "sort_column",
    "sort_language",
    "texts",
    "with_other_words",
    "words",
)
