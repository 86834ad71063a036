"""From terms to a query of the index: lexemes, and the words of the register that contain what was typed.

The database folds and stems, with the very functions it builds the index with, so that the two sides meet.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from itertools import groupby, pairwise

from django.db import connection

from records.search.parsing import ParsedQuery, Term

# Scripts that put no spaces between words, or as they please: Hangul, ideographs, kana. As in the functions of the
# database (migration `records.0001`), and so is how many words signs may join.
UNSPACED = "가-힣一-鿿㐀-䶿ぁ-ゖァ-ヺー々〇"
MOST_JOINED = 4
# How many words of the register one typed word may stand for: the shortest ones come first.
MOST_EXPANSIONS = 40
_RUN = re.compile(f"[{UNSPACED}]+")
# What Korean puts behind a noun; "기술원에서" is asked as "기술원" too.
_PARTICLES = (
    "으로부터", "에게서", "이라는", "으로서", "으로써", "에서는", "에서의", "과의", "와의", "까지", "부터",
    "에서", "에게", "께서", "보다", "처럼", "으로", "이나", "이란", "라는", "하고", "에는", "에도",
    "은", "는", "이", "가", "을", "를", "과", "와", "의", "에", "로", "도", "만",
)  # fmt: skip
# Somebody typing 국 has typed 구 on the way, and 성 on the way to 서우: syllables by initial and vowel, each with 28
# finals. Behind some finals there is room for a second letter.
_FIRST_SYLLABLE, _FINALS, _OF_ONE_INITIAL = ord("가"), 28, 588
_ROOM_BEHIND = {1: 3, 4: 3, 8: 8, 17: 2, 19: 2}
# The initial that each final would be of a syllable of its own.
_AS_INITIAL = dict(
    zip((1, 2, 4, 7, 8, 16, 17, *range(19, 28)), (0, 1, 2, 3, 5, 6, 7, 9, 10, 11, 12, *range(14, 19)), strict=True)
)
_HALF_TYPED = re.compile("([가-힣]*)([가-힣\u1100-\u1112])$")

# A word of three letters is completed, one of four is found as the last part of a compound, one of five in the middle.
# Each has an arm of its own, since its length decides before the index is asked: that knows no words of two letters.
# The other way about, a compound no text has is taken for two words that some have: Wirtschaft(s)ministerium.
_ANALYSE = """
SELECT asked.place, part.chunk, part.word, public.search_stem(part.word), ARRAY(
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
), ARRAY(
    SELECT public.search_stem(spelt.part) FROM public.records_searchword AS known, public.search_parts(known.spelling)
        AS spelt WHERE part.expands AND known.word = part.word AND known.spelling ~ '[^[:alnum:]]' ORDER BY spelt.at
)
FROM unnest(%s::text[], %s::boolean[]) WITH ORDINALITY AS asked (raw, expands, place),
    LATERAL (
        SELECT chunk, part AS word, at, asked.expands AND NOT is_run AND part ~ '^[[:alpha:]]+$' AS expands
        FROM public.search_parts(asked.raw)
    ) AS part
ORDER BY asked.place, part.at
"""
_BEGINNINGS = """
SELECT DISTINCT left(known.word, %s) FROM unnest(%s::text[], %s::text[]) AS span (first, behind), LATERAL (
    SELECT word FROM public.records_searchword WHERE word >= span.first AND word < span.behind ORDER BY word LIMIT 200
) AS known ORDER BY 1 LIMIT %s
"""


@dataclass(frozen=True)
class QueryToken:
    """A run of letters in normal form, with its lexeme and the lexemes of longer words that contain it."""

    word: str
    lexeme: str
    expansions: tuple[str, ...] = ()
    # The lexemes of two words it is made of, where no text has it as one.
    pieces: tuple[str, ...] = ()
    # The lexemes of the words that signs make of it in some text: NRWINVEST is NRW.INVEST.
    apart: tuple[str, ...] = ()
    # What its last syllable may be about to become, where it looks half typed.
    completions: tuple[str, ...] = ()
    # Which of the words written without a space between them it belongs to.
    chunk: int = 0

    @property
    def is_run(self) -> bool:
        """Whether it is of a script that puts no spaces between words, or as it pleases."""
        return bool(_RUN.fullmatch(self.word))

    @property
    def as_typed(self) -> str:
        """The lexeme of the word as it stands, not of its stem."""
        return self.word if self.word.isdecimal() else f"={self.word}"


@dataclass(frozen=True)
class IndexQuery:
    """A question as queries of the index: one that takes every form of its words, and one for the words as typed."""

    wide: str = ""
    exact: str = ""
    # What rows are ranked by: the wide one, in which words count more that stand there letter by letter.
    ranking: str = ""
    # What bears all of this as its entire name; empty where no name is asked for.
    named: str = ""
    # The same with any of the words instead of all, for a question that finds nothing; empty where that is no help.
    some: str = ""
    # The tokens of each term that must be found, to mark them in texts and to look for slips; and of those the phrases.
    tokens: tuple[tuple[QueryToken, ...], ...] = ()
    phrases: tuple[tuple[QueryToken, ...], ...] = ()
    # The same of every term, those that must not be found included.
    analysed: tuple[tuple[Term, tuple[QueryToken, ...]], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wide)


def index_query(parsed: ParsedQuery, *, is_being_typed: bool = False) -> IndexQuery:
    """Ask the database for the lexemes of a question; one query, and one more where its end looks half typed.

    Somebody who is still typing may mean another last syllable even where there are words with this one.
    """
    wanted = [term for term in parsed.terms if not term.field]
    if not wanted:
        return IndexQuery()
    joined = _JoinedTerms(parsed)
    tokens = dict(zip(wanted, _analyse(wanted, joined), strict=True))
    last = wanted[-1]
    if not (last.excluded or last.is_phrase) and (completed := _completed(last, tokens[last], always=is_being_typed)):
        tokens[last] = completed
    return _built(parsed, tokens, joined)


def with_other_words(parsed: ParsedQuery, query: IndexQuery, others: Mapping[QueryToken, QueryToken]) -> IndexQuery:
    """The query of the same question with other words in it, without asking the database again."""
    tokens = {term: tuple(others.get(token, token) for token in found) for term, found in query.analysed}
    return _built(parsed, tokens, _JoinedTerms(ParsedQuery()))


def _built(parsed: ParsedQuery, tokens: Mapping[Term, tuple[QueryToken, ...]], joined: "_JoinedTerms") -> IndexQuery:
    """The queries of a question whose words were looked up."""
    wide: list[str] = []
    exact: list[str] = []
    ranking: list[str] = []
    includes: list[str] = []
    excludes: list[str] = []
    for group in parsed.groups:
        terms = [term for term in group if tokens.get(term)]
        if not terms:
            continue
        if terms[0].excluded:
            excludes += [f"!{_condition(term, tokens[term], joined, _Forms.STEM)}" for term in terms]
            continue
        together = [_phrase(each) for each in joined.of(group)]
        for conditions, forms in ((wide, _Forms.ALL), (exact, _Forms.STEM), (ranking, _Forms.RANKED)):
            conditions.append(_any([*(_condition(term, tokens[term], joined, forms) for term in terms), *together]))
        includes.append(wide[-1])
    wanted = [term for term in parsed.terms if term in tokens]
    included = [term for term in wanted if not term.excluded]
    return IndexQuery(
        wide=" & ".join([*wide, *excludes]),
        exact=" & ".join([*exact, *excludes]),
        ranking=" & ".join(ranking),
        named=_entire_name(parsed, tokens),
        some=" & ".join([_any(includes), *excludes]) if len(includes) > 1 else "",
        tokens=tuple(tokens[term] for term in included),
        phrases=tuple(tokens[term] for term in included if term.is_phrase),
        analysed=tuple(tokens.items()),
    )


def _entire_name(parsed: ParsedQuery, tokens: Mapping[Term, tuple[QueryToken, ...]]) -> str:
    if any(len(group) > 1 or group[0].excluded or group[0].field for group in parsed.groups):
        return ""
    name = "".join(token.word for group in parsed.groups for token in tokens.get(group[0], ()))
    # Umlauts may come of letters that met only now.
    name = name.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    return _quoted(f"=={name}") if name else ""


def _analyse(terms: Sequence[Term], joined: "_JoinedTerms") -> list[tuple[QueryToken, ...]]:
    asked = [*(_without_half_syllable(term) for term in terms), *joined.neighbours, *joined.joined]
    # The words of a phrase stand for nothing but themselves.
    expands = [not term.is_phrase for term in terms]
    expands += [False] * len(joined.neighbours) + [True] * len(joined.joined)
    found: list[list[QueryToken]] = [[] for _text in asked]
    with connection.cursor() as cursor:
        catch_up()
        cursor.execute(_ANALYSE, [MOST_EXPANSIONS, asked, expands])
        for place, chunk, word, lexeme, expansions, pieces, apart in cursor.fetchall():
            found[place - 1].append(
                QueryToken(word, lexeme or word, tuple(expansions), tuple(pieces or ()), tuple(apart), chunk=chunk)
            )
    tokens = [tuple(each) for each in found]
    joined.learn(tokens[len(terms) :])
    return tokens[: len(terms)]


def _typed(term: Term) -> str:
    return unicodedata.normalize("NFKC", term.text)


def _without_half_syllable(term: Term) -> str:
    """The text of a term; an initial alone behind a syllable, as in 한ㄱ, is no token of any text."""
    text = _typed(term)
    half = _HALF_TYPED.search(text)
    return text[:-1] if half and half[1] and half[2] < "가" and not term.is_phrase else term.text


def _completed(term: Term, tokens: tuple[QueryToken, ...], *, always: bool) -> tuple[QueryToken, ...]:
    """The tokens of a term with what its last syllable may be about to become; nothing where that is no question."""
    half = _HALF_TYPED.search(_typed(term))
    if not half or not tokens or not _RUN.search(tokens[-1].word):
        return ()
    before, last = half.groups()
    firsts, behinds = zip(*_about_to_become(last), strict=True)
    with connection.cursor() as cursor:
        spans = [[before + each for each in edges] for edges in (firsts, behinds)]
        cursor.execute(_BEGINNINGS, [len(before) + 1, *spans, MOST_EXPANSIONS])
        beginnings = tuple(beginning for (beginning,) in cursor.fetchall())
    typed = before + last
    if typed in beginnings and not always:
        return ()
    return (*tokens[:-1], replace(tokens[-1], completions=tuple(each for each in beginnings if each != typed)))


def _about_to_become(last: str) -> list[tuple[str, str]]:
    """Spans of the syllables somebody may be typing, of which this one is on the way."""
    if last < "가":
        first = _FIRST_SYLLABLE + (ord(last) - 0x1100) * _OF_ONE_INITIAL
        return [(chr(first), chr(first + _OF_ONE_INITIAL))]
    final = (ord(last) - _FIRST_SYLLABLE) % _FINALS
    if not final:
        return [(last, chr(ord(last) + _FINALS))]
    open_syllable = chr(ord(last) - final)
    spans = [(last, chr(ord(last) + _ROOM_BEHIND.get(final, 1)))]
    if final in _AS_INITIAL:
        first = _FIRST_SYLLABLE + _AS_INITIAL[final] * _OF_ONE_INITIAL
        spans.append((open_syllable + chr(first), open_syllable + chr(first + _OF_ONE_INITIAL)))
    return spans


def catch_up() -> None:
    """Inside a transaction that wrote, let the index see it; outside of one it always has.

    Past Django's log of queries: this asks nothing.
    """
    if connection.in_atomic_block and not connection.needs_rollback:
        connection.connection.execute("SET CONSTRAINTS public.records_refresh_search IMMEDIATE")
        connection.connection.execute("SET CONSTRAINTS public.records_refresh_search DEFERRED")


class _JoinedTerms:
    """Words as one: neighbours (NRW INVEST is NRWINVEST), and what signs token (Young-hwan is Younghwan)."""

    def __init__(self, parsed: ParsedQuery) -> None:
        self._of: dict[int, list[str]] = {}
        self._parts: dict[str, tuple[QueryToken, ...]] = {}
        plain = [
            group[0]
            for group in parsed.groups
            if len(group) == 1 and not (group[0].excluded or group[0].field or group[0].is_phrase)
        ]
        for run in [*([plain] if len(plain) > 2 else ()), *pairwise(plain)]:
            text = "".join(re.sub(r"[\W_]+", "", term.text) for term in run)
            if text and not _RUN.search(text):
                for term in run:
                    self._of.setdefault(id(term), []).append(text)
        self.neighbours = sorted({text for texts in self._of.values() for text in texts})
        words = {word for term in parsed.terms if not term.field for word in _JOINED.findall(term.text)}
        self.joined = sorted(_as_one(word) for word in words if not _RUN.search(word))

    def learn(self, found: Sequence[tuple[QueryToken, ...]]) -> None:
        """What the database says of ``neighbours`` and ``joined``."""
        self._parts = dict(zip([*self.neighbours, *self.joined], found, strict=True))

    def of(self, group: Sequence[Term]) -> list[tuple[QueryToken, ...]]:
        """The words one of this group is token of."""
        texts = [text for term in group for text in self._of.get(id(term), ())]
        return [self._parts[text] for text in texts if self._parts.get(text)]

    def as_one(self, tokens: Sequence[QueryToken]) -> QueryToken | None:
        """These tokens, between which there are only signs, as one word."""
        return next(
            (one for one in self._one_words if one.word == _as_one("".join(token.word for token in tokens))), None
        )

    @cached_property
    def _one_words(self) -> list[QueryToken]:
        return [found[0] for text in self.joined if (found := self._parts.get(text, ()))]


_JOINED = re.compile(r"[^\W_]+(?:[.'’&_‐‑–-]+[^\W_]+)+")


def _as_one(text: str) -> str:
    text = re.sub(r"[\W_]+", "", text)
    return text.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _quoted(lexeme: str) -> str:
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def _any(conditions: Sequence[str]) -> str:
    different = list(dict.fromkeys(conditions))
    return different[0] if len(different) == 1 else "(" + " | ".join(different) + ")"


class _Forms(Enum):
    """Which forms of a word a query takes."""

    STEM = "stem"
    ALL = "all"
    RANKED = "ranked"


def _condition(term: Term, tokens: Sequence[QueryToken], joined: _JoinedTerms, forms: _Forms) -> str:
    if term.is_phrase:
        return _phrase(tokens, typed=True)
    conditions: list[str] = []
    for _chunk, together in groupby(tokens, lambda token: token.chunk):
        chunk = tuple(together)
        if len(chunk) == 1:
            conditions.append(_one_token(chunk[0], forms))
            continue
        # What is written without a space is found one after the other, or as one word.
        one = joined.as_one(chunk) if len(chunk) <= MOST_JOINED else None
        conditions.append(_any([_phrase(chunk), *([_one_token(one, forms)] if one else ())]))
    return "(" + " & ".join(conditions) + ")"


def _one_token(token: QueryToken, forms: _Forms) -> str:
    if token.is_run:
        return _one_run(token, forms)
    found = [_quoted(token.lexeme)]
    if token.apart:
        found.append("(" + " <-> ".join(map(_quoted, token.apart)) + ")")
    if forms is _Forms.STEM:
        return _any(found)
    found += [_quoted(lexeme) for lexeme in token.expansions]
    if not token.expansions and len(token.word) > 2:
        # Not a word of any text: perhaps the beginning of several written as one.
        found.append(_quoted(token.lexeme) + ":*")
    if token.pieces:
        found.append("(" + " & ".join(map(_quoted, token.pieces)) + ")")
    if forms is _Forms.RANKED:
        found.append(_quoted(token.as_typed))
    return _any(found)


def _one_run(token: QueryToken, forms: _Forms) -> str:
    particle = next((p for p in _PARTICLES if token.word.endswith(p) and len(token.word) - len(p) >= 2), "")
    found = [_pairs(word) for word in (token.word, token.word.removesuffix(particle))]
    if forms is not _Forms.STEM:
        found += [_pairs(word) for word in token.completions]
    return _any(found)


def _pairs(word: str) -> str:
    """A run by its pairs of syllables, one after the other; some text may have a space between two longer pieces."""
    if len(word) == 1:
        return _quoted(word)
    pairs = [_quoted(first + second) for first, second in pairwise(word)]
    for place in range(1, len(pairs) - 1):
        pairs[place] = f"({pairs[place]} | {_quoted(f'{word[place]}~{word[place + 1]}')})"
    return pairs[0] if len(pairs) == 1 else "(" + " <-> ".join(pairs) + ")"


def _phrase(tokens: Sequence[QueryToken], *, typed: bool = False) -> str:
    """Parts one after the other, perhaps letter by letter. A syllable has a place, and a pair that of its first."""
    query, step = "", 0
    for token in tokens:
        if query:
            query += f" <{step}> "
        query += _pairs(token.word) if token.is_run else _quoted(token.as_typed if typed else token.lexeme)
        step = 2 if token.is_run and len(token.word) > 1 else 1
    return f"({query})"
