"""Where in a text the words of a question stand, to show a reader why something was found."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise, zip_longest

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from records.search.lexemes import Part

# A name or a title has no more words than this.
_LONGEST_NAME = 20
_WORD = re.compile(r"[^\W_]+")
_SPELT = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})


def folded(text: str) -> str:
    """A word in normal form, for the eye only: what is found, the database decides with its own functions."""
    text = text.lower()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_SPELT))
        text = "".join(character for character in text if not unicodedata.combining(character))
        text = unicodedata.normalize("NFC", text)
    return text.replace("ae", "a").replace("oe", "o").replace("ue", "u")


class Marking:
    """The words of one question, looked for in texts."""

    def __init__(self, parts: Iterable[Iterable[Part]]) -> None:
        self.parts = tuple(part for term in parts for part in term)
        self._beginnings = [
            (part, (part.lexeme, *part.expansions, *part.pieces)) for part in self.parts if not part.is_hangul
        ]
        # A word is met without its last syllable too: that may be a particle.
        self._inner = [
            (part, (part.word, part.word[:-1]) if len(part.word) > 2 else (part.word,))
            for part in self.parts
            if part.is_hangul
        ]
        # Rows of a list share most of their words.
        self._known: dict[str, frozenset[Part]] = {}

    def __bool__(self) -> bool:
        return bool(self.parts)

    def found_in(self, *texts: str) -> set[Part]:
        """Which of the words stand in these texts."""
        return {part for text in texts for word in self._words(text) for part in self._met(word)}

    def _words(self, text: str) -> list[str]:
        words = [found[0].lower() for found in _WORD.finditer(text)]
        if len(words) > _LONGEST_NAME:
            return words
        # Parts of names may be written as one word.
        return [*words, *(first + second for first, second in pairwise(words)), "".join(words)]

    def _met(self, word: str) -> frozenset[Part]:
        """The words of the question that a word of a text stands for."""
        met = self._known.get(word)
        if met is None:
            form = folded(word)
            met = frozenset(
                [part for part, beginnings in self._beginnings if form.startswith(beginnings)]
                + [part for part, inner in self._inner if any(each in form for each in inner)]
            )
            self._known[word] = met
        return met

    def marked(self, text: str) -> SafeString:
        """The text with its found words in ``<mark>``."""
        pieces, end = [], 0
        for start, stop in self._places(text):
            pieces += [conditional_escape(text[end:start]), format_html("<mark>{}</mark>", text[start:stop])]
            end = stop
        # Every piece was escaped above.
        return mark_safe("".join([*pieces, conditional_escape(text[end:])]))

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where found words begin and end; two neighbours that are only found as one word are one place."""
        words = list(_WORD.finditer(text))
        end = 0
        for word, following in zip_longest(words, words[1:]):
            if word.start() < end:
                continue
            if self._met(word[0].lower()):
                end = word.end()
            elif following and self._met_as_one(word[0].lower() + following[0].lower()):
                end = following.end()
            else:
                continue
            yield word.start(), end

    def _met_as_one(self, joined: str) -> bool:
        # Syllables of Hangul on both sides of a space are no word.
        return any(not part.is_hangul for part in self._met(joined))

    def snippet(self, text: str, width: int = 180) -> SafeString:
        """The stretch of a text around the first word found, marked; nothing where none is."""
        first = next((start for start, _stop in self._places(text)), None)
        if first is None:
            return SafeString("")
        start = 0 if first < width // 2 else text.rfind(" ", 0, first - width // 3) + 1
        stop = len(text) if len(text) <= start + width else max(text.rfind(" ", start, start + width), start + 1)
        before, after = "… " if start else "", " …" if stop < len(text) else ""
        return format_html("{}{}{}", before, self.marked(text[start:stop]), after)
