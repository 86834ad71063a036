"""Revised Romanisation of Korean: how Hangul is written in Latin letters on signs, in passports and in addresses.

The rules of 2000 (Ministry of Culture, notice 2000-8), by sound: 독립문 is dongnimmun, not dokripmun. What only a
dictionary knows is left out: n put between words (학여울), sounds kept apart because a word ends there (신문로), and
family names, whose bearers spell them as they like.

The same is computed in the database by ``public.romanised`` (migration ``records.0001``), for the search index.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import zip_longest

_RUN = re.compile("[가-힣]+")


def _each(letters: str) -> tuple[str, ...]:
    return tuple(each.strip("-") for each in letters.split())


_INITIALS = _each("g kk n d tt r m b pp s ss - j jj ch k t p h")
_VOWELS = _each("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
# The finals ㄱ ㄲ ㄳ …, the first of them none: as they close a syllable, and as they go over to a following vowel.
_CLOSING = _each("- k k k n n n t l k m l l l p l m p p t t ng t t k t p t")
_CARRIED = _each("- g kk ks n nj n d r lg lm lb ls lt lp r m b ps s ss ng j ch k t p -")
_NASAL = {"k": "ng", "t": "n", "p": "m"}
_NJ, _NH, _D, _LG, _LB, _LT, _LH, _J, _T, _H = 5, 6, 7, 9, 11, 13, 15, 22, 25, 27
_SILENT, _I = 11, 20
# What may follow a final: one of the initials, 이, 히 or nothing.
_BEFORE_I, _BEFORE_HI, _END = 19, 20, 21


def _meeting(final: int, following: int) -> str:
    """The letters between two vowels: a final and the initial after it, as they sound together."""
    if following == _END:
        return _CLOSING[final]
    if following == _BEFORE_I:
        return {_D: "j", _T: "ch", _LT: "lch"}.get(final, _CARRIED[final])
    if following == _SILENT:
        return _CARRIED[final]
    if following == _BEFORE_HI:
        return "ch" if final == _D else _before_h(final)
    return _before_h(final) if _INITIALS[following] == "h" else _before_consonant(final, _INITIALS[following])


def _before_h(final: int) -> str:
    """Of ㄱ, ㄷ and ㅂ the h stays, as names are written: 묵호 is Mukho. Only verbs have the others."""
    return {_H: "h", _J: "ch", _NJ: "nch", _LG: "lk", _LB: "lp"}.get(final, _CLOSING[final] + "h")


def _before_consonant(final: int, initial: str) -> str:
    closing = _CLOSING[final]
    if final in (_NH, _LH, _H) and initial in ("g", "d", "j", "s"):
        return closing.removesuffix("t") + {"g": "k", "d": "t", "j": "ch"}.get(initial, initial)
    if initial == "r" and closing:
        return "ll" if closing in ("n", "l") else _NASAL.get(closing, closing) + "n"
    if initial == "n" and closing == "l":
        return "ll"
    return (_NASAL.get(closing, closing) if initial in ("n", "m") else closing) + initial


MEETINGS = tuple(tuple(_meeting(final, following) for following in range(_END + 1)) for final in range(len(_CLOSING)))


def romanised(text: str) -> str:
    """The text with its Hangul in small Latin letters; everything else as it is, spaces too."""
    return _RUN.sub(lambda run: _romanised_run(run[0]), unicodedata.normalize("NFC", text))


def _romanised_run(run: str) -> str:
    letters = [_letters(syllable) for syllable in run]
    spelt = [_INITIALS[letters[0][0]]]
    for (_initial, vowel, final), following in zip_longest(letters, letters[1:]):
        spelt += [_VOWELS[vowel], MEETINGS[final][_column(following)]]
    return "".join(spelt)


def _letters(syllable: str) -> tuple[int, int, int]:
    """The numbers of initial, vowel and final."""
    place = ord(syllable) - ord("가")
    return place // 588, place // 28 % 21, place % 28


def _column(following: tuple[int, int, int] | None) -> int:
    if following is None:
        return _END
    initial, vowel, _final = following
    if vowel == _I and initial == _SILENT:
        return _BEFORE_I
    return _BEFORE_HI if vowel == _I and _INITIALS[initial] == "h" else initial


def _array(letters: Iterable[str]) -> str:
    return "ARRAY[" + ", ".join(f"'{each}'" for each in letters) + "]"


# Frozen: an applied migration runs it.
CREATE_ROMANISED = f"""
CREATE FUNCTION public.romanised(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- Revised Romanisation, as records/romanisation.py says it. Each syllable gives its vowel and what stands between
    -- that and the next; the first of a run also what stands before.
    SELECT CASE WHEN normalize(value, NFC) !~ '[가-힣]' THEN normalize(value, NFC) ELSE (
        SELECT string_agg(CASE WHEN syllable IS NULL THEN letter ELSE
            CASE WHEN before IS NULL THEN ({_array(_INITIALS)})[syllable / 588 + 1] ELSE '' END
            || ({_array(_VOWELS)})[syllable / 28 % 21 + 1]
            || ({_array([letters for row in MEETINGS for letters in row])})[syllable % 28 * {_END + 1} + 1 + CASE
                WHEN after IS NULL THEN {_END}
                WHEN after / 28 = {_SILENT * 21 + _I} THEN {_BEFORE_I}
                WHEN after / 28 = {18 * 21 + _I} THEN {_BEFORE_HI}
                ELSE after / 588 END]
            END, '' ORDER BY place)
        FROM (SELECT *, lag(syllable) OVER (ORDER BY place) AS before, lead(syllable) OVER (ORDER BY place) AS after
            FROM (SELECT letter, place, CASE WHEN letter ~ '[가-힣]' THEN ascii(letter) - 44032 END AS syllable
                FROM string_to_table(normalize(value, NFC), NULL) WITH ORDINALITY AS letters (letter, place)
            ) AS lettered
        ) AS neighboured
    ) END
$$;
"""
DROP_ROMANISED = "DROP FUNCTION public.romanised(text);"
