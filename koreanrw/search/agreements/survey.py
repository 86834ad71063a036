"""How many agreements match, and how they are classed: counted where they are few, else told from a sample.

A sample is the agreements that bear one of the codes `SAMPLE` among their facets: a quarter of all, a quarter of that,
and so on. The index joins such a code with any other condition as it joins words, so the work is that of the smaller
side, and the sample is as good for words that go together, or never do, as for one word alone.
"""

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import prod

from django.db import connection
from django.db.models import QuerySet

from events.models import AgreementEntry
from events.search_index import SAMPLE_LEVELS, SAMPLE_RATE
from koreanrw.search.agreements.facets import SAMPLE
from records.search import Literal, by_index

# A sample holds about so many to four times as many, and never more than the largest; the smallest say too little of
# the rest.
SMALL_SAMPLE = 400
LARGEST_SAMPLE = 2500
TOO_SMALL_SAMPLE = 100
# Words that go together are found much more often than the planner believes: a sample that turns out too large is
# exchanged for one so many levels smaller, which is not too small then.
LEVELS_SMALLER = 2


@dataclass(frozen=True)
class Survey:
    """How many entries match and how many of them have each facet code; exact, or about so many.

    ``everything`` is about how many entries there are.
    """

    total: int
    numbers: dict[int, int]
    about: bool = False
    everything: int = 0


def estimate(entries: QuerySet, query: str = "") -> int:
    """How many rows the planner expects, put right for the phrases of the index query.

    The planner takes the words of a phrase for independent of each other, and so the syllables of a word of Hangul.
    That makes the usual phrase a thousand times rarer than it is; here it is as frequent as its rarest word.
    """
    (plan,) = json.loads(entries.values("pk").explain(format="json"))
    expected = plan["Plan"]["Plan Rows"]
    found = _PHRASE.findall(_LEFT_OUT.sub("", query))
    # A pair of syllables may be written with a space; that is rare.
    phrases = [
        [lexeme[0] for operand in _OPERANDS.findall(phrase) if (lexeme := _LEXEME.search(operand))] for phrase in found
    ]
    if not phrases:
        return expected
    shares = _shares({lexeme for phrase in phrases for lexeme in phrase})
    for phrase in phrases:
        together = [shares[lexeme] for lexeme in phrase]
        expected *= min(together) / prod(together)
    return int(expected)


_QUOTED = r"'(?:[^'\\]|''|\\\\)*'"
_OPERAND = rf"(?:{_QUOTED}|\({_QUOTED} \| {_QUOTED}\))"
_LEXEME, _OPERANDS = re.compile(_QUOTED), re.compile(_OPERAND)
_PHRASE = re.compile(rf"\(({_OPERAND}(?: <(?:-|\d+)> {_OPERAND})+)\)")
# What must not be found, which holds brackets no deeper than this.
_LEFT_OUT = re.compile(r"!\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)")
_SHARES = """
SELECT known.lexeme, known.share FROM pg_catalog.pg_stats AS kept,
    unnest(kept.most_common_elems::text::text[], kept.most_common_elem_freqs) AS known (lexeme, share)
WHERE kept.schemaname = 'public' AND kept.tablename = %s AND kept.attname = 'document'
    AND (known.lexeme IS NULL OR known.lexeme = ANY(%s))
"""


def _shares(quoted: Collection[str]) -> dict[str, float]:
    """What part of all entries has each of these lexemes, as the planner knows; all, where it knows nothing."""
    lexemes = {lexeme: lexeme[1:-1].replace("''", "'").replace("\\\\", "\\") for lexeme in quoted}
    with connection.cursor() as cursor:
        cursor.execute(_SHARES, [AgreementEntry._meta.db_table, list(lexemes.values())])
        known = cursor.fetchall()
    # Behind the frequencies of lexemes stand the least and the greatest of them.
    least = min((share for lexeme, share in known if lexeme is None), default=2)
    found = dict(known)
    return {quoted: found.get(lexeme, least / 2) for quoted, lexeme in lexemes.items()}


def survey(entries: QuerySet, expected: int) -> Survey:
    """Count what matches, of which so many are expected; the planner may be wrong by orders of magnitude."""
    tally, level = _counted(entries, _level(expected))
    if level and tally.rows < TOO_SMALL_SAMPLE:
        # Far fewer than were expected, for which the planner would read the whole table.
        with by_index():
            tally, level = _counted(entries, _level(tally.rows * SAMPLE_RATE**level))
    return tally.survey(SAMPLE_RATE**level)


def rounded(number: float, digits: int = 2) -> int:
    """An estimate as it may be told, with so many digits that count."""
    places = max(len(str(round(number))) - digits, 0)
    return round(number / 10**places) * 10**places


def _level(expected: float) -> int:
    """Which of the samples is large enough for so many matches; 0 is all of them."""
    level = 0
    while level < SAMPLE_LEVELS and expected >= SAMPLE_RATE ** (level + 1) * SMALL_SAMPLE:
        level += 1
    return level


def _counted(entries: QuerySet, level: int) -> tuple["Tally", int]:
    """The tally of a sample, and which it was: a smaller one where this would be too large."""
    while True:
        bears_code = Literal(f"{{{SAMPLE.code(level)}}}", "integer[]")
        sample = entries.filter(facets__contains=bears_code) if level else entries
        found, parameters = sample.order_by().values_list("facets")[:LARGEST_SAMPLE].query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(f"WITH found AS MATERIALIZED ({found}) {TALLY}", parameters)
            tally = Tally.of(cursor.fetchall())
        if tally.rows < LARGEST_SAMPLE or level == SAMPLE_LEVELS:
            return tally, level
        level = min(level + LEVELS_SMALLER, SAMPLE_LEVELS)


# How many of the rows "found" have each facet code; how many there are; and about how many the whole table has.
TALLY = (
    "SELECT code AS key, count(*) AS number FROM found, unnest(found.facets) AS code"
    f" WHERE code NOT BETWEEN {SAMPLE.code(0)} AND {SAMPLE.code(SAMPLE_LEVELS)} GROUP BY code"
    " UNION ALL SELECT -1, count(*) FROM found"
    " UNION ALL SELECT -2, reltuples::bigint FROM pg_catalog.pg_class"
    f" WHERE oid = 'public.{AgreementEntry._meta.db_table}'::regclass"
)


@dataclass(frozen=True)
class Tally:
    """What the statement `TALLY` says of some rows."""

    numbers: dict[int, int]
    rows: int
    everything: int

    @classmethod
    def of(cls, lines: Iterable[tuple[int, int]]) -> "Tally":
        numbers = dict(lines)
        return cls(numbers, rows=numbers.pop(-1), everything=numbers.pop(-2))

    def survey(self, scale: int = 1) -> Survey:
        """What this says of so many times as many rows."""
        if scale == 1:
            return Survey(self.rows, self.numbers, everything=self.everything)
        # The square root of a small number is a large part of it.
        numbers = {
            code: rounded(number * scale, digits=1 if number < TOO_SMALL_SAMPLE else 2)
            for code, number in self.numbers.items()
        }
        return Survey(rounded(self.rows * scale), numbers, about=True, everything=self.everything)
