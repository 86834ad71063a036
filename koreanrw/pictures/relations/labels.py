"""Names of organisations in narrow boxes: which name, in how many lines, and how it is read out."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language

from companies.models import Organisation, OrganisationName
from koreanrw.names import language_of

MOST_LINES = 3
# Longer names give way to a short one, where there is one.
LINES_OF_A_LONG_NAME = 2
# Where German compounds are joined: behind such first parts, before such second ones.
_FIRST_PARTS = re.compile(r"\w(?:schafts|ungs|heits|keits|tions|täts)(?=\w{4})")
_SECOND_PARTS = re.compile(
    "förderung|gesellschaft|agentur|verband|kammer|minister|zentrum|technolog|entwicklung|universität"
)
# A syllable begins with the last consonant before a vowel; "sch" and its like are one.
_SYLLABLES = re.compile(r"(?<=\w)(?:sch|ch|ck|ph|th|qu|[bcdfghjklmnpqrstvwxzß])(?=[aeiouyäöü])")
_LEAST_LETTERS = 3
# Kinds of name that can stand for the heading.
_WHOLE = (OrganisationName.Kind.OFFICIAL, OrganisationName.Kind.TRANSLATED, OrganisationName.Kind.ROMANISED)
# Widths of letters in a sans-serif face, as parts of the size of the type, on the generous side.
_NARROW, _THIN, _WIDE, _CAPITAL, _BROAD, _FULL = 0.31, 0.42, 0.9, 0.7, 0.58, 1.0


def width_of(text: str, size: float) -> float:
    """About how wide this text becomes in a sans-serif face of this size."""
    return size * sum(map(_width, text))


def _width(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return _FULL
    if letter in " .,:;'’!|iljI":
        return _NARROW
    if letter in 'frt()-–/[]"':
        return _THIN
    if letter in "mwMW@%&":
        return _WIDE
    return _CAPITAL if letter.isupper() else _BROAD


@dataclass(frozen=True)
class Label:
    """A name as it stands in a box."""

    lines: tuple[str, ...]
    # Only where it differs from the language of the page.
    language: str
    # What is read out, where the lines alone would not say it whole.
    spoken: str


def names_of(keys: Iterable[int]) -> dict[int, list[OrganisationName]]:
    """The names each of these organisations bears today, beside its heading; one query."""
    found: dict[int, list[OrganisationName]] = {}
    for name in OrganisationName.objects.filter(organisation__in=list(keys), until="").order_by(
        "organisation", "order"
    ):
        found.setdefault(name.organisation_id, []).append(name)
    return found


def label_of(
    organisation: Organisation,
    names: Iterable[OrganisationName],
    width: float,
    size: float,
    *,
    most: int = MOST_LINES,
    prefix: str = "",
) -> Label:
    """The name in the reader's language, or a short one where it is long; cut only where nothing else helps.

    Where the heading is in another language, a name in the reader's stands for it. ``prefix`` stands before it.
    """
    names = sorted((name for name in names if _is_in_language(name) or _is_legible(name.text)), key=_nearness)
    heading, language = str(organisation), str(language_of(organisation, "name"))
    name = heading
    if language != get_language():
        # Where the heading cannot even be read, any name that can be is better.
        candidates = (row for row in names if row.kind in _WHOLE and (_is_in_language(row) or not _is_legible(heading)))
        if other := next(candidates, None):
            name, language = other.text, other.language
    lines, is_whole = wrapped(prefix + name, width, size, most)
    if len(lines) > LINES_OF_A_LONG_NAME or not is_whole:
        for short in filter(_is_short, names):
            found, fits = wrapped(prefix + short.text, width, size)
            if len(found) < len(lines) or (fits and not is_whole):
                spoken = f"{prefix}{short.text} – {heading}" if short.text != heading else ""
                return Label(found, _unlike_page(short.language), spoken)
    return Label(lines, _unlike_page(language), "" if is_whole else prefix + name)


def _is_short(name: OrganisationName) -> bool:
    return name.kind == OrganisationName.Kind.SHORT


def _is_in_language(name: OrganisationName) -> bool:
    """Whether it is in the language of the page, in its own script."""
    code, *rest = name.language.split("-")
    return code == get_language() and "Latn" not in rest


def _is_legible(text: str) -> bool:
    """Whether it is in letters that every reader of the page reads."""
    return get_language() == "ko" or not any(unicodedata.east_asian_width(letter) in "WF" for letter in text)


def _nearness(name: OrganisationName) -> tuple[bool, bool, int, str]:
    """The reader's own language first, then what is written in Latin letters, then the shortest."""
    return (not _is_in_language(name), not name.text.isascii(), len(name.text), name.text)


def _unlike_page(language: str) -> str:
    return "" if language == get_language() else language


def wrapped(text: str, width: float, size: float, most: int = MOST_LINES) -> tuple[tuple[str, ...], bool]:
    """The text in lines of this width, and whether every word of it is there unbroken."""
    lines: list[str] = []
    is_whole = True
    for word in text.split():
        if lines and width_of(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
            continue
        pieces = _pieces(word, width, size)
        # Hangul may be broken between any two syllables.
        is_whole &= len(pieces) == 1 or unicodedata.east_asian_width(word[0]) in "WF"
        lines += pieces
    if len(lines) > most:
        last = lines[most - 1]
        while width_of(f"{last}…", size) > width:
            last = last[:-1]
        return (*lines[: most - 1], f"{last}…"), False
    return tuple(lines), is_whole


def _pieces(word: str, width: float, size: float) -> list[str]:
    """A word too wide for a line, broken behind a hyphen it has, or with one: at a seam, else between syllables."""
    pieces = []
    while width_of(word, size) > width:
        end = len(word) - 1
        while end > 1 and width_of(f"{word[:end]}-", size) > width:
            end -= 1
        hyphen = word.rfind("-", 1, end) + 1
        if hyphen > 1:
            pieces.append(word[:hyphen])
        else:
            is_hangul = unicodedata.east_asian_width(word[end - 1]) in "WF"
            hyphen = end if is_hangul else _break(word, end)
            pieces.append(word[:hyphen] + ("" if is_hangul else "-"))
        word = word[hyphen:]
    return [*pieces, word]


def _break(word: str, most: int) -> int:
    """Where a word is broken best, after at most so many letters; just there where it has no such place."""
    seams = [*(found.end() for found in _FIRST_PARTS.finditer(word)), *_starts(_SECOND_PARTS, word)]
    for places in (seams, _starts(_SYLLABLES, word)):
        good = [place for place in places if _LEAST_LETTERS <= place <= min(most, len(word) - _LEAST_LETTERS)]
        # A line left almost empty would look worse than a bad break.
        if good and max(good) * 2 > most:
            return max(good)
    return most


def _starts(pattern: re.Pattern[str], word: str) -> list[int]:
    return [found.start() for found in pattern.finditer(word)]
