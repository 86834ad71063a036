"""Where in a text the words of a question stand, to show a reader why something was found."""

import re
import unicodedata
from collections.abc import Iterable

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from records.search.lexemes import Part

_WORD = re.compile(r"[^\W_]+")
_SPELT = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})


def folded(text: str) -> str:
    """A word in normal form, for the eye only: what is found, the database decides with its own functions."""
    text = unicodedata.normalize("NFKD", text.lower().translate(_SPELT))
    text = "".join(character for character in text if not unicodedata.combining(character))
    text = unicodedata.normalize("NFC", text)
    return text.replace("ae", "a").replace("oe", "o").replace("ue", "u")


class Marking:
    """The words of one question, looked for in texts."""

    def __init__(self, parts: Iterable[Iterable[Part]]) -> None:
        self.parts = tuple(part for term in parts for part in term)

    def __bool__(self) -> bool:
        return bool(self.parts)

    def found_in(self, *texts: str) -> set[Part]:
        """Which of the words stand in these texts."""
        words = {word for text in texts for word in self._words(text)}
        return {part for part in self.parts if any(self._meets(part, word) for word in words)}

    def _words(self, text: str) -> list[str]:
        words = [folded(found[0]) for found in _WORD.finditer(text)]
        # Parts of names may be written as one word.
        return [*words, *(first + second for first, second in zip(words, words[1:], strict=False)), "".join(words)]

    def _meets(self, part: Part, word: str) -> bool:
        if part.is_hangul:
            return part.word in word or (len(part.word) > 2 and part.word[:-1] in word)
        return word.startswith(part.lexeme) or any(word.startswith(lexeme) for lexeme in part.expansions)

    def marked(self, text: str) -> SafeString:
        """The text with its found words in ``<mark>``."""
        pieces, end = [], 0
        for found in _WORD.finditer(text):
            if any(self._meets(part, folded(found[0])) for part in self.parts):
                pieces += [conditional_escape(text[end : found.start()]), format_html("<mark>{}</mark>", found[0])]
                end = found.end()
        # Every piece was escaped above.
        return mark_safe("".join([*pieces, conditional_escape(text[end:])]))

    def snippet(self, text: str, width: int = 180) -> SafeString:
        """The stretch of a text around the first word found, marked; nothing where none is."""
        first = next(
            (word.start() for word in _WORD.finditer(text) if any(self._meets(p, folded(word[0])) for p in self.parts)),
            None,
        )
        if first is None:
            return SafeString("")
        start = 0 if first < width // 2 else text.rfind(" ", 0, first - width // 3) + 1
        stop = len(text) if len(text) <= start + width else max(text.rfind(" ", start, start + width), start + 1)
        before, after = "… " if start else "", " …" if stop < len(text) else ""
        return format_html("{}{}{}", before, self.marked(text[start:stop]), after)
