"""Text on a card: measuring it, breaking it into lines, cutting it to what fits, and setting it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from PIL import ImageDraw, ImageFont

# The Korean font has German letters, but not those of Polish, Turkish or Croatian: words with such letters are set
# in its sister, which has them all.
_FONTS = ("NotoSansKR-{}.otf", "NotoSans-{}.ttf")
# No font has it: what is drawn in its place is the box.
_NO_LETTER = "\U0010fffe"
FONTS = Path(__file__).resolve().parent / "fonts"
_WORDS = re.compile(r"\s+|\S+")
# The font's own ellipsis floats above the line, as in Chinese.
ELLIPSIS = "..."


@cache
def _font(file: str, size: int) -> ImageFont.FreeTypeFont:
    # Nothing here needs shaping: Hangul is composed, and the other scripts of the register stand letter by letter.
    return ImageFont.truetype(FONTS / file, size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _has(file: str, letter: str) -> bool:
    """Whether the font draws this letter, and not a box."""
    font = _font(file, 20)
    return bytes(font.getmask(letter)) != bytes(font.getmask(_NO_LETTER))


@lru_cache(maxsize=4096)
def _file(weight: str, word: str) -> str:
    """The first font that has all letters of a word; empty where none has."""
    files = (font.format(weight) for font in _FONTS)
    return next((file for file in files if all(_has(file, letter) for letter in word)), "")


def _is_drawn(letter: str) -> bool:
    return any(_has(font.format("Regular"), letter) for font in _FONTS)


def drawable(text: str) -> str:
    """The text as the fonts can draw it: composed, since letters of Hangul would stand side by side, and without signs
    nobody is meant to see, such as the hyphen that waits for the end of a line.

    What no font has is written in its plainer form, if it has one, or left out: never as a box.
    """
    seen = (
        " " if letter.isspace() else letter
        for letter in unicodedata.normalize("NFC", text)
        if letter.isspace() or unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    return " ".join("".join(_drawn_as(letter) for letter in seen).split())


@cache
def _drawn_as(letter: str) -> str:
    if _is_drawn(letter):
        return letter
    plainer = unicodedata.normalize("NFKC", letter)
    return plainer if all(map(_is_drawn, plainer)) else ""


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
        """Pieces of the text, each in the first font that has all its letters: words where one has, else letters."""
        for word in _WORDS.findall(text):
            if (file := _file(self.weight, word)) or len(word) == 1:
                yield _font(file or _FONTS[0].format(self.weight), self.size), word
            else:
                for letter in word:
                    yield from self._runs(letter)

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
