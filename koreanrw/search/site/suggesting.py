"""What somebody who is typing may be about to type: names of what the register has."""

import unicodedata
from dataclasses import dataclass, replace

from django.db import OperationalError, connection
from django.utils.translation import get_language

from koreanrw.kinds import KINDS, Kind
from koreanrw.names import best_language
from koreanrw.search.site.finding import FoundOfKind, find, kinds_and_keys
from records.search import (
    LANGUAGES,
    IndexQuery,
    ParsedQuery,
    QueryToken,
    catch_up,
    in_bounds,
    index_query,
    labelled,
    parse_query,
    with_other_words,
)
from records.search.marking import folded

MOST = 8
# An office is called what its organisation is called, and a count has no name at all.
_KINDS = tuple(kind for kind in KINDS if kind.is_searched and kind.searched.title)
# Looked at of each kind, and chosen from.
_MOST_LOOKED_AT = 300
_MOST_CHOSEN_FROM = 5
# Whoever types on does not wait for this.
_MILLISECONDS = 500
_SHORTEST = 2

_BEGINNINGS = """
SELECT lexeme FROM public.records_searchword WHERE word LIKE %s || '%%' ORDER BY length(word), word LIMIT 40
"""


@dataclass(frozen=True)
class Suggestion:
    """A name to complete what was typed to, what kind of thing bears it, and where its page is."""

    name: str
    kind: Kind
    address: str
    # What it is called today in the reader's language, where that is another name.
    heading: str = ""
    language: str = ""

    @property
    def description(self) -> str:
        """In one line, for lists that show no more."""
        return f"{self.heading} – {self.kind.label_of_one}" if self.heading else str(self.kind.label_of_one)


def suggestions(text: str, most: int = MOST) -> list[Suggestion]:
    """Names that hold all words of the text, the last one perhaps only begun; none where that would take long."""
    parsed = parse_query(text)
    if not parsed.groups or not _is_long_enough(text):
        return []
    catch_up()
    try:
        with in_bounds(_MILLISECONDS):
            query = _query_of_names(parsed)
            found = find(query, kinds=_KINDS, shown=_MOST_CHOSEN_FROM, most=_MOST_LOOKED_AT) if query else []
            rows = _rows_of(found)
    except OperationalError:
        return []
    typed = _letters(" ".join(text.split()))
    offered = [
        _suggest(each.kind, *rows[each.kind.name, key], typed)
        for each in found
        for key in each.keys
        if (each.kind.name, key) in rows
    ]
    # Names that begin as typed, then those with such a word, then the others; each name once.
    offered.sort(key=lambda suggestion: _fit(suggestion.name, typed))
    different: dict[str, Suggestion] = {}
    for suggestion in offered:
        different.setdefault(suggestion.name, suggestion)
    return list(different.values())[:most]


def _is_long_enough(text: str) -> bool:
    letters = [letter for letter in text if letter.isalnum()]
    return len(letters) >= _SHORTEST or any("가" <= letter <= "힣" for letter in letters)


def _query_of_names(parsed: ParsedQuery) -> IndexQuery:
    """The question asked of names only, its last word as the beginning of longer ones."""
    query = index_query(parsed, is_being_typed=True)
    last = query.tokens[-1][-1] if query.tokens and query.tokens[-1] else None
    if last and not last.is_run and len(last.word) < 3:
        query = _completed(parsed, query, last)
    return replace(query, wide=labelled(query.wide, "A"), exact=labelled(query.exact, "A"))


def _completed(parsed: ParsedQuery, query: IndexQuery, last: QueryToken) -> IndexQuery:
    """The index completes words of three letters itself; somebody who is typing has not got that far."""
    with connection.cursor() as cursor:
        cursor.execute(_BEGINNINGS, [last.word])
        lexemes = tuple(dict.fromkeys(lexeme for (lexeme,) in cursor.fetchall()))
    return with_other_words(parsed, query, {last: replace(last, expansions=lexemes)})


def _rows_of(found: list[FoundOfKind]) -> dict[tuple[str, int], tuple[str, dict[str, str], list[str]]]:
    """Slug, name in each language and other names of published rows; one query."""
    if not found:
        return {}
    statements = []
    for kind in (each.kind for each in found):
        table, others, public = kind.model._meta.db_table, "ARRAY[]::text[]", "true"
        if kind.searched.entry is not None:
            texts = f"{kind.searched.entry._meta.db_table}_text"
            others = f"ARRAY(SELECT text FROM {texts} WHERE record_id = record.id AND weight = 'A' ORDER BY text)"
            public = "record.state = 'published'"
        names = ", ".join(f"{kind.searched.title}_{language}" for language in LANGUAGES)
        statements.append(
            f"SELECT %s, id, slug, {names}, {others} FROM {table} AS record WHERE id = ANY(%s) AND {public}"
        )
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(statements), kinds_and_keys(found))
        return {
            (kind, key): (slug, dict(zip(LANGUAGES, names, strict=True)), others)
            for kind, key, slug, *names, others in cursor.fetchall()
        }


def _suggest(kind: Kind, slug: str, names: dict[str, str], others: list[str], typed: str) -> Suggestion:
    language = best_language(names)
    heading = names.get(language) or slug
    # The heading where it fits as well as any.
    name = min((heading, *filter(None, names.values()), *others), key=lambda candidate: _fit(candidate, typed))
    is_heading = name == heading
    own = language if is_heading else next((code for code, text in names.items() if text == name), "")
    return Suggestion(
        name=name,
        kind=kind,
        address=kind.page_address(slug),
        heading="" if is_heading else heading,
        language="" if own == get_language() else own,
    )


def _letters(text: str) -> str:
    """The letters of a text, those of each syllable one by one: 한구 begins 한국."""
    return unicodedata.normalize("NFD", folded(text))


def _fit(name: str, typed: str) -> int:
    """How well a name goes on from what was typed; less is better."""
    plain = _letters(name)
    if plain.startswith(typed):
        return 0
    return 1 if f" {typed}" in plain else 2 if typed in plain else 3
