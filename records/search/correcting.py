"""Slips of the pen: words no text of the register has, and the nearest that some text has."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from django.db import connection

from records.search.lexemes import IndexQuery, with_other_words
from records.search.parsing import ParsedQuery

# Words with letters in common, of which the nearest is looked for; and how much of both must be the same.
_SIMILAR = """
SELECT asked.word, near.* FROM unnest(%s::text[]) AS asked (word), LATERAL (
    SELECT known.spelling, known.word, known.lexeme FROM public.records_searchword AS known
    WHERE known.word OPERATOR(public.%%) asked.word
    ORDER BY public.similarity(known.word, asked.word) DESC, abs(length(known.word) - length(asked.word)), known.word
    LIMIT 8
) AS near
WHERE NOT EXISTS (SELECT FROM public.records_searchword AS known WHERE known.word = asked.word)
"""
_NEAR_ENOUGH = 0.75


@dataclass(frozen=True)
class Correction:
    """What somebody probably meant: as they would have typed it, and as a query of the index."""

    text: str
    query: IndexQuery


def correction(text: str, parsed: ParsedQuery, query: IndexQuery) -> Correction | None:
    """The question with every unknown word replaced by its nearest known one; None where none is near.

    Over the dictionary of words, not over the texts. A word is offered only by who then shows what it finds: the
    dictionary may remember words of texts that are public no more.
    """
    unknown = {token.word: token for tokens in query.tokens for token in tokens if not token.expansions}
    if not unknown:
        return None
    with connection.cursor() as cursor:
        cursor.execute(_SIMILAR, [list(unknown)])
        similar = cursor.fetchall()
    nearest = {}
    for asked, token in unknown.items():
        known = {word: (spelling, lexeme) for about, spelling, word, lexeme in similar if about == asked}
        if near := _nearest(asked, list(known)):
            spelling, lexeme = known[near]
            nearest[asked] = (
                spelling,
                replace(token, word=near, lexeme=lexeme, expansions=(), pieces=(), completions=()),
            )
    words = [term for term in parsed.terms if not (term.excluded or term.field)]
    result = text
    for term, tokens in zip(words, query.tokens, strict=False):
        if any(token.word in nearest for token in tokens):
            spelt = (nearest[token.word][0] if token.word in nearest else token.word for token in tokens)
            result = result.replace(term.text, " ".join(spelt), 1)
    if result == text:
        return None
    others = {unknown[word]: token for word, (_spelling, token) in nearest.items()}
    return Correction(result, with_other_words(parsed, query, others))


def _nearest(word: str, known: Sequence[str]) -> str:
    """The one of these words that differs by a slip, of Hangul by letters and not by syllables; empty where none."""
    letters = {unicodedata.normalize("NFD", each): each for each in known}
    (near,) = get_close_matches(unicodedata.normalize("NFD", word), letters, n=1, cutoff=_NEAR_ENOUGH) or ("",)
    return letters.get(near, "")


def corrected(text: str, parsed: ParsedQuery, query: IndexQuery) -> str:
    """The text of the correction alone; empty where there is none."""
    found = correction(text, parsed, query)
    return found.text if found else ""
