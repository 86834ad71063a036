"""The vocabulary: technical terms, invented names and people, each known by its rank in frequency.

Nothing ends: behind the common words stand rarer compounds and names, and every new thousand of texts brings words
that none before it held (Heaps' law), because ranks are drawn from a distribution with a long tail (Zipf's law).
"""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).resolve().parent
MASK = (1 << 64) - 1
# Larger than every list and prime to the length of each: multiplying by it scatters ranks over a list.
PRIME = 1_000_003


class Words(NamedTuple):
    """The same in German, English and Korean."""

    de: str
    en: str
    ko: str


def read(name: str) -> dict[str, Any]:
    """One of the word lists beside this module."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text())


VOCABULARY = read("vocabulary")
MODIFIERS = [Words(*words) for words in VOCABULARY["modifiers"]]
HEADS = [Words(*words) for words in VOCABULARY["heads"]]
LATIN = [tuple(pair) for pair in VOCABULARY["latin_syllables"]]
KOREAN = [tuple(pair) for pair in VOCABULARY["korean_syllables"]]


def chance(*key: int) -> float:
    """A number from 0 to 1 that follows from the key alone (the mixing step of SplitMix64)."""
    mixed = 0
    for number in key:
        mixed = (mixed + number + 0x9E3779B97F4A7C15) & MASK
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        mixed ^= mixed >> 31
    return mixed / (MASK + 1)


def rank(drawn: float, shift: float, tail: float) -> int:
    """The rank that a number from 0 to 1 draws: Zipf and Mandelbrot's law, the thinner the tail the larger ``tail``."""
    return int(shift * ((1 - drawn) ** (-1 / tail) - 1))


def scattered(number: int, length: int) -> int:
    """A place in a list of this length for each number, so that neighbours in rank have nothing in common."""
    return (number + 17) * PRIME % length


@lru_cache(maxsize=1 << 17)
def term(number: int) -> Words:
    """A technical term: a compound in German, two words or three in English and Korean."""
    pairs = len(MODIFIERS) * len(HEADS)
    if number < pairs:
        first, head = divmod(scattered(number, pairs), len(HEADS))
        one, last = MODIFIERS[first], HEADS[head]
        return Words(one.de + last.de, f"{one.en} {last.en}", f"{one.ko} {last.ko}")
    triples = pairs * (len(MODIFIERS) - 1)
    rest, head = divmod(scattered(number, triples), len(HEADS))
    first, step = divmod(rest, len(MODIFIERS) - 1)
    one, two, last = MODIFIERS[first], MODIFIERS[(first + 1 + step) % len(MODIFIERS)], HEADS[head]
    return Words(one.de + two.de.lower() + last.de, f"{one.en} {two.en} {last.en}", f"{one.ko}{two.ko} {last.ko}")


@lru_cache(maxsize=1 << 17)
def invented(number: int, *, korean: bool = False, at_least: int = 2) -> tuple[str, str]:
    """An invented name in Latin letters and in Hangul, the longer the rarer."""
    syllables = KOREAN if korean else LATIN
    length = at_least
    while number >= len(syllables) ** length:
        number -= len(syllables) ** length
        length += 1
    digits, rest = [], scattered(number, len(syllables) ** length)
    for _place in range(length):
        rest, digit = divmod(rest, len(syllables))
        digits.append(digit)
    latin = "".join(syllables[digit][0] for digit in digits)
    return latin.capitalize(), "".join(syllables[digit][1] for digit in digits)


def project(number: int) -> Words:
    """The invented name of a project or programme."""
    latin, hangul = invented(number, at_least=3)
    return Words(latin, latin, hangul)


def german_surname(number: int) -> str:
    """A surname of two parts; the rarest are double-barrelled."""
    fronts, backs = VOCABULARY["german_surname_parts"]
    surnames = len(fronts) * len(backs)
    front, back = divmod(scattered(number, surnames), len(backs))
    name = fronts[front] + backs[back]
    return name if number < surnames else f"{name}-{german_surname(number // surnames - 1)}"


_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def slug_from(text: str) -> str:
    """The text as an address writes it."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().translate(_GERMAN)).strip("-")
