"""Where in a text the words of a question stand, to show a reader why something was found."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate, pairwise, zip_longest

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from records.romanisation import romanised
from records.search.lexemes import IndexQuery, QueryToken

# A name or a title has no more words than this.
_LONGEST_NAME = 20
# Letters nobody sees token no words.
_WORD = re.compile(r"[^\W_]+(?:[\u00ad\u200b-\u200f\u2060\ufeff]+[^\W_]+)*")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]+")
_SPELT = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
_HANGUL = re.compile("[가-힣]")


def folded(text: str) -> str:
    """A word in normal form, for the eye only: what is found, the database decides with its own functions."""
    text = text.lower()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", _UNSEEN.sub("", text).translate(_SPELT))
        text = "".join(character for character in text if not unicodedata.combining(character))
        text = unicodedata.normalize("NFC", text)
    return text.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _beginnings(token: QueryToken) -> tuple[str, ...]:
    """How words begin that have one of the lexemes of this token; a stem may end otherwise than its word."""
    lexemes = (token.lexeme, *token.expansions, *token.pieces)
    changed = [f"{lexeme[:-1]}y" for lexeme in lexemes if lexeme.endswith("i") and len(lexeme) > 3]
    silent = [lexeme[:-1] for lexeme in lexemes if lexeme.endswith("e") and len(lexeme) > 3]
    changed += [start + end for start in silent for end in ("ing", "ed")]
    return (*lexemes, *changed)


class Marking:
    """The words of one question, looked for in texts."""

    def __init__(self, query: IndexQuery) -> None:
        self.tokens = tuple(token for term in query.tokens for token in term)
        self._phrases = [(phrase, "".join(token.word for token in phrase)) for phrase in query.phrases if phrase]
        in_phrases = {token for phrase in query.phrases for token in phrase}
        alone = [token for token in self.tokens if token not in in_phrases]
        self._beginnings = [(token, _beginnings(token)) for token in alone if not token.is_run]
        # A word is met without its last syllable too: that may be a particle.
        self._inner = [
            (token, (token.word, *token.completions, *((token.word[:-1],) if len(token.word) > 2 else ())))
            for token in alone
            if token.is_run
        ]
        # Rows of a list share most of their words.
        self._known: dict[str, frozenset[QueryToken]] = {}

    def __bool__(self) -> bool:
        return bool(self.tokens)

    def found_in(self, *texts: str) -> set[QueryToken]:
        """Which of the words stand in these texts."""
        met = {token for text in texts for word in self._words(text) for token in self._met(word)}
        return met | {token for text in texts for phrase, _start, _stop in self._phrases_in(text) for token in phrase}

    def _words(self, text: str) -> list[str]:
        words = [found[0].lower() for found in _WORD.finditer(text)]
        if len(words) > _LONGEST_NAME:
            return words
        # Parts of names may be written as one word.
        return [*words, *(first + second for first, second in pairwise(words)), "".join(words)]

    def _met(self, word: str) -> frozenset[QueryToken]:
        """The words of the question that a word of a text stands for."""
        met = self._known.get(word)
        if met is None:
            form = folded(word)
            latin = folded(romanised(form)) if _HANGUL.search(form) else form
            met = frozenset(
                [token for token, begun in self._beginnings if form.startswith(begun) or latin.startswith(begun)]
                + [token for token, inner in self._inner if any(each in form for each in inner)]
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
        phrases = [(start, stop) for _phrase, start, stop in self._phrases_in(text)]
        end = 0
        for word, following in zip_longest(words, words[1:]):
            if word.start() < end:
                continue
            start = word.start()
            if phrase := next((stop for begin, stop in phrases if begin == start), 0):
                end = phrase
            elif self._met(word[0].lower()):
                end = word.end()
            elif following and self._met_as_one(word[0].lower() + following[0].lower()):
                end = following.end()
            else:
                continue
            yield start, end

    def _phrases_in(self, text: str) -> Iterator[tuple[tuple[QueryToken, ...], int, int]]:
        """Phrases of the question in a text, each from its first word to its last."""
        if not self._phrases:
            return
        words = list(_WORD.finditer(text))
        forms = [folded(word[0]) for word in words]
        ends = list(accumulate(map(len, forms)))
        begins = [0, *ends[:-1]]
        for phrase, wanted in self._phrases:
            for found in re.finditer(re.escape(wanted), "".join(forms)):
                first, last = bisect_right(begins, found.start()) - 1, bisect_left(ends, found.end())
                # A word of letters is met entire; a run of syllables may be a piece of one.
                if (phrase[0].is_run or begins[first] == found.start()) and (
                    phrase[-1].is_run or ends[last] == found.end()
                ):
                    yield phrase, words[first].start(), words[last].end()

    def _met_as_one(self, joined: str) -> bool:
        # Syllables of Hangul on both sides of a space are no word.
        return any(not token.is_run for token in self._met(joined))

    def snippet(self, text: str, width: int = 180) -> SafeString:
        """The stretch of a text around the first word found, marked; nothing where none is."""
        first = next((start for start, _stop in self._places(text)), None)
        if first is None:
            return SafeString("")
        start = 0 if first < width // 2 else text.rfind(" ", 0, first - width // 3) + 1
        stop = len(text) if len(text) <= start + width else max(text.rfind(" ", start, start + width), start + 1)
        before, after = "… " if start else "", " …" if stop < len(text) else ""
        return format_html("{}{}{}", before, self.marked(text[start:stop]), after)
