"""Slips of the pen: words no text of the register has, and the nearest that some text has."""

from django.db import connection

from records.search.lexemes import IndexQuery
from records.search.question import Question

_NEAREST = """
SELECT asked.word, (
    SELECT spelling FROM public.records_searchword AS known
    WHERE known.word OPERATOR(public.%%) asked.word
    ORDER BY public.similarity(known.word, asked.word) DESC, abs(length(known.word) - length(asked.word)), known.word
    LIMIT 1
) FROM unnest(%s::text[]) AS asked (word)
WHERE NOT EXISTS (SELECT FROM public.records_searchword AS known WHERE known.word = asked.word)
"""


def corrected(text: str, question: Question, query: IndexQuery) -> str:
    """The text of a question with every unknown word replaced by its nearest known one; empty where none is near.

    Over the dictionary of words, not over the texts. A word is offered only by who then shows what it finds: the
    dictionary may remember words of texts that are public no more.
    """
    unknown = [part.word for parts in query.parts for part in parts if not part.expansions]
    if not unknown:
        return ""
    with connection.cursor() as cursor:
        cursor.execute(_NEAREST, [unknown])
        nearest = {word: spelling for word, spelling in cursor.fetchall() if spelling}
    words = [term for term in question.terms if not (term.excluded or term.field)]
    result = text
    for term, parts in zip(words, query.parts, strict=False):
        replacement = " ".join(nearest.get(part.word, part.word) for part in parts)
        if any(part.word in nearest for part in parts):
            result = result.replace(term.text, replacement, 1)
    return result if result != text else ""
