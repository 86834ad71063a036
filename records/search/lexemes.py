"""From terms to a query of the index: lexemes, and the words of the register that contain what was typed.

The database folds and stems, with the very functions it builds the index with, so that the two sides meet.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db import connection

from records.search.question import Question, Term

# How many words of the register one typed word may stand for: the shortest ones come first.
MOST_EXPANSIONS = 40
_HANGUL = re.compile("[가-힣]+")
# What Korean puts behind a noun; "기술원에서" is asked as "기술원" too.
_PARTICLES = (
    "으로부터", "에게서", "이라는", "으로서", "으로써", "에서는", "에서의", "과의", "와의", "까지", "부터",
    "에서", "에게", "께서", "보다", "처럼", "으로", "이나", "이란", "라는", "하고", "에는", "에도",
    "은", "는", "이", "가", "을", "를", "과", "와", "의", "에", "로", "도", "만",
)  # fmt: skip

# A word of three letters is completed, one of four is found as the last part of a compound, one of five in the middle.
# Each has an arm of its own, since its length decides before the index is asked: that knows no words of two letters.
# The other way about, a compound no text has is taken for two words that some have: Wirtschaft(s)ministerium.
_ANALYSE = """
SELECT asked.place, part.word, (ts_lexize('public.register_stem', part.word))[1], ARRAY(
    SELECT lexeme FROM (
        SELECT word, lexeme FROM public.records_searchword
            WHERE part.expands AND length(part.word) IN (3, 4) AND word LIKE part.word || '%%'
        UNION ALL SELECT word, lexeme FROM public.records_searchword
            WHERE part.expands AND length(part.word) = 4 AND word LIKE '%%' || part.word
        UNION ALL SELECT word, lexeme FROM public.records_searchword
            WHERE part.expands AND length(part.word) >= 5 AND word LIKE '%%' || part.word || '%%'
    ) AS known GROUP BY lexeme ORDER BY min(length(word)), lexeme LIMIT %s
), (
    SELECT ARRAY[head.lexeme, tail.lexeme] FROM generate_series(4, length(part.word) - 4) AS cut
        JOIN public.records_searchword AS head ON head.word = left(part.word, cut)
        JOIN public.records_searchword AS tail ON length(tail.word) >= 4 AND tail.word IN (
            substr(part.word, cut + 1), regexp_replace(substr(part.word, cut + 1), '^(e?s|e?n|er)', ''))
    WHERE part.expands AND NOT EXISTS (SELECT FROM public.records_searchword AS known WHERE known.word = part.word)
    ORDER BY cut DESC, length(tail.word) DESC LIMIT 1
)
FROM unnest(%s::text[], %s::boolean[]) WITH ORDINALITY AS asked (raw, expands, place),
    LATERAL (
        SELECT word, number, asked.expands AND word ~ '^[[:alpha:]]+$' AND word !~ '[가-힣]' AS expands
        FROM regexp_split_to_table(
            trim(regexp_replace(public.search_words(asked.raw), '([가-힣]+)', ' \\1 ', 'g')), ' +'
        ) WITH ORDINALITY AS split (word, number)
    ) AS part
WHERE part.word <> ''
ORDER BY asked.place, part.number
"""


@dataclass(frozen=True)
class Part:
    """A run of letters in normal form, with its lexeme and the lexemes of longer words that contain it."""

    word: str
    lexeme: str
    expansions: tuple[str, ...] = ()
    # The lexemes of two words it is made of, where no text has it as one.
    pieces: tuple[str, ...] = ()

    @property
    def is_hangul(self) -> bool:
        return bool(_HANGUL.fullmatch(self.word))


@dataclass(frozen=True)
class IndexQuery:
    """A question as queries of the index: one that takes every form of its words, and one for the words as typed."""

    wide: str = ""
    exact: str = ""
    # The same with any of the words instead of all, for a question that finds nothing; empty where that is no help.
    some: str = ""
    # The parts of each term that must be found, to mark them in texts and to look for slips.
    parts: tuple[tuple[Part, ...], ...] = ()
    # The same of every term, those that must not be found included.
    analysed: tuple[tuple[Term, tuple[Part, ...]], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wide)


def index_query(question: Question) -> IndexQuery:
    """Ask the database for the lexemes of a question; one query, whatever the number of words."""
    wanted = [term for term in question.terms if not term.field]
    if not wanted:
        return IndexQuery()
    squeezed = _Squeezed(question)
    analysed = _analyse(wanted, squeezed.texts)
    parts = dict(zip(wanted, analysed, strict=False))
    joined = dict(zip(squeezed.texts, analysed[len(wanted) :], strict=True))
    return _built(question, parts, lambda group: [joined[text] for text in squeezed.of(group) if joined[text]])


def with_other_words(question: Question, query: IndexQuery, others: Mapping[Part, Part]) -> IndexQuery:
    """The query of the same question with other words in it, without asking the database again."""
    parts = {term: tuple(others.get(part, part) for part in found) for term, found in query.analysed}
    return _built(question, parts, lambda group: [])


def _built(
    question: Question,
    parts: Mapping[Term, tuple[Part, ...]],
    joined: Callable[[Sequence[Term]], list[tuple[Part, ...]]],
) -> IndexQuery:
    """The queries of a question whose words were looked up; ``joined`` gives what terms are with their neighbours."""
    wide: list[str] = []
    exact: list[str] = []
    includes: list[str] = []
    excludes: list[str] = []
    for group in question.groups:
        terms = [term for term in group if parts.get(term)]
        if not terms:
            continue
        if terms[0].excluded:
            conditions = [f"!({_phrase(parts[term])})" for term in terms]
            wide, exact, excludes = wide + conditions, exact + conditions, excludes + conditions
            continue
        together = [_phrase(each) for each in joined(group)]
        wide.append(_any([*(_condition(term, parts[term], wide=True) for term in terms), *together]))
        exact.append(_any([*(_condition(term, parts[term], wide=False) for term in terms), *together]))
        includes.append(wide[-1])
    wanted = [term for term in question.terms if term in parts]
    return IndexQuery(
        wide=" & ".join(wide),
        exact=" & ".join(exact),
        some=" & ".join([_any(includes), *excludes]) if len(includes) > 1 else "",
        parts=tuple(parts[term] for term in wanted if not term.excluded),
        analysed=tuple(parts.items()),
    )


def _analyse(terms: Sequence[Term], squeezed: Sequence[str]) -> list[tuple[Part, ...]]:
    asked = [*(term.text for term in terms), *squeezed]
    # The words of a phrase stand for nothing but themselves.
    expands = [not term.is_phrase for term in terms] + [False] * len(squeezed)
    found: list[list[Part]] = [[] for _text in asked]
    with connection.cursor() as cursor:
        catch_up()
        cursor.execute(_ANALYSE, [MOST_EXPANSIONS, asked, expands])
        for place, word, lexeme, expansions, pieces in cursor.fetchall():
            found[place - 1].append(Part(word, lexeme or word, tuple(expansions), tuple(pieces or ())))
    return [tuple(parts) for parts in found]


def catch_up() -> None:
    """Inside a transaction that wrote, let the index see it; outside of one it always has.

    Past Django's log of queries: this asks nothing.
    """
    if connection.in_atomic_block and not connection.needs_rollback:
        connection.connection.execute("SET CONSTRAINTS public.records_refresh_search IMMEDIATE")
        connection.connection.execute("SET CONSTRAINTS public.records_refresh_search DEFERRED")


class _Squeezed:
    """Neighbouring words as one: NRW INVEST is NRWINVEST, Young-hwan is Younghwan."""

    def __init__(self, question: Question) -> None:
        self._of: dict[int, list[str]] = {}
        plain = [
            group[0]
            for group in question.groups
            if len(group) == 1 and not (group[0].excluded or group[0].field or group[0].is_phrase)
        ]
        if len(plain) > 2:
            self._note([plain])
        self._note(pairwise(plain))
        self._note([term] for term in question.terms if not term.field and not term.is_phrase)
        self.texts = sorted({text for texts in self._of.values() for text in texts})

    def _note(self, runs: Iterable[Sequence[Term]]) -> None:
        for run in runs:
            text = "".join(re.sub(r"[\W_]+", "", term.text) for term in run)
            if (len(run) > 1 or text != run[0].text) and not _HANGUL.search(text) and text:
                for term in run:
                    self._of.setdefault(id(term), []).append(text)

    def of(self, group: Sequence[Term]) -> list[str]:
        """The words one of this group is part of."""
        return [text for term in group for text in self._of.get(id(term), ())]


def _quoted(lexeme: str) -> str:
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def _any(conditions: Sequence[str]) -> str:
    different = list(dict.fromkeys(conditions))
    return different[0] if len(different) == 1 else "(" + " | ".join(different) + ")"


def _condition(term: Term, parts: Sequence[Part], *, wide: bool) -> str:
    if term.is_phrase:
        return _phrase(parts)
    return "(" + " & ".join(_one_part(part, wide=wide) for part in parts) + ")"


def _one_part(part: Part, *, wide: bool) -> str:
    if part.is_hangul:
        stem = next((p for p in _PARTICLES if part.word.endswith(p) and len(part.word) - len(p) >= 2), "")
        return _any([_pairs(word) for word in (part.word, part.word.removesuffix(stem))])
    forms = [_quoted(part.lexeme)]
    if wide:
        forms += [_quoted(lexeme) for lexeme in part.expansions]
        if not part.expansions and len(part.word) > 2:
            # Not a word of any text: perhaps the beginning of several written as one.
            forms.append(_quoted(part.lexeme) + ":*")
        if part.pieces:
            forms.append("(" + " & ".join(map(_quoted, part.pieces)) + ")")
    return _any(forms)


def _pairs(word: str) -> str:
    """A run of Hangul by its pairs of syllables, one after the other."""
    if len(word) == 1:
        return _quoted(word)
    pairs = [_quoted(first + second) for first, second in pairwise(word)]
    return pairs[0] if len(pairs) == 1 else "(" + " <-> ".join(pairs) + ")"


def _phrase(parts: Sequence[Part]) -> str:
    """Parts one after the other. Around its pairs a run of Hangul has its first and last syllable once more."""
    query, gap = "", 0
    for part in parts:
        is_run = part.is_hangul and len(part.word) > 1
        if query:
            query += f" <{1 + gap + (1 if is_run else 0)}> "
        query += _pairs(part.word) if part.is_hangul else _quoted(part.lexeme)
        gap = 1 if part.is_hangul else 0
    return f"({query})"
