"""Text on a card: measuring it, breaking it into lines, cutting it to what fits, and setting it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from django.conf import settings
from PIL import ImageDraw, ImageFont

# The Korean font has German letters, but not those of Polish, Turkish or Croatian: words with such letters are set
# in its sister, which has them all.
_FURTHER_LATIN = re.compile("[\u0100-\u024f\u1e00-\u1eff]")
_WORDS = re.compile(r"\s+|\S+")
# The font's own ellipsis floats above the line, as in Chinese.
ELLIPSIS = "..."


@cache
def _font(file: str, size: int) -> ImageFont.FreeTypeFont:
    # Nothing here needs shaping: Hangul is composed, and the other scripts of the register stand letter by letter.
    return ImageFont.truetype(settings.BASE_DIR / "fonts" / file, size, layout_engine=ImageFont.Layout.BASIC)


def composed(text: str) -> str:
    """Syllables instead of single letters of Hangul, which would stand side by side."""
    return unicodedata.normalize("NFC", text)


@dataclass(frozen=True)
class Face:
    """Letters of one weight and size."""

    weight: Literal["Regular", "Bold"]
    size: int

    def length(self, text: str) -> float:
        return sum(font.getlength(run) for font, run in self._runs(text))

    def write(self, draw: ImageDraw.ImageDraw, left: float, base: float, text: str, colour: str) -> None:
        """Set a line of text on its base line."""
        for font, run in self._runs(text):
            draw.text((left, base), run, colour, font, anchor="ls")
            left += font.getlength(run)

    def _runs(self, text: str) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
        if not _FURTHER_LATIN.search(text):
            yield _font(f"NotoSansKR-{self.weight}.otf", self.size), text
            return
        for word in _WORDS.findall(text):
            further = _FURTHER_LATIN.search(word)
            yield _font(f"NotoSans-{self.weight}.ttf" if further else f"NotoSansKR-{self.weight}.otf", self.size), word

    def lines(self, text: str, width: float) -> list[str]:
        """Broken between words, as Korean headings are too; a word longer than a line is broken inside."""
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if self.length(longer) <= width:
                lines[-1] = longer
            else:
                lines += self._pieces(word, width)
        return [line for line in lines if line]

    def _pieces(self, word: str, width: float) -> list[str]:
        if self.length(word) <= width:
            return [word]
        pieces = [""]
        for letter in word:
            if self.length(pieces[-1] + letter) <= width:
                pieces[-1] += letter
            else:
                pieces.append(letter)
        return pieces

    def shortened(self, text: str, width: float) -> str:
        """The text, or as many of its words as fit with an ellipsis behind them."""
        if self.length(text) <= width:
            return text
        words = text.split()
        while len(words) > 1:
            words.pop()
            cut = " ".join(words).rstrip(",;:·–-") + ELLIPSIS
            if self.length(cut) <= width:
                return cut
        # One word, longer than a line.
        return self._pieces(text, width - self.length(ELLIPSIS))[0] + ELLIPSIS
