"""Korean particles (조사), whose form follows the last sound of the word before them.

A text writes both forms after the word, as Korean forms and catalogues do: 은(는), 을(를), (으)로. Hangul says how it
ends and numbers have one reading; Latin letters are read as Korean readers pronounce them: short abbreviations
letter by letter, words by their last sound. Where two readings are common and differ, both forms stay in the text.
No library that is kept up reads names in Latin letters, and those are most of ours.
"""

import re
import unicodedata
from enum import Enum
from html import unescape

VOWEL, LIQUID, CONSONANT = (frozenset({sound}) for sound in ("vowel", "ㄹ", "consonant"))
UNSURE = VOWEL | CONSONANT

type Sounds = frozenset[str]


class Particle(Enum):
    """A particle as it stands after a consonant, and after a vowel."""

    TOPIC = ("은", "는")
    SUBJECT = ("이", "가")
    OBJECT = ("을", "를")
    WITH = ("과", "와")
    TOWARDS = ("으로", "로")
    CALLED = ("이라", "라")
    OR = ("이나", "나")
    AND = ("이며", "며")

    def after(self, sounds: Sounds) -> str:
        """Give the form for a word with these possible last sounds; empty where they ask for different ones."""
        forms = {self._after(sound) for sound in sounds}
        return forms.pop() if len(forms) == 1 else ""

    def _after(self, sound: str) -> str:
        after_consonant, after_vowel = self.value
        without = LIQUID | VOWEL if self is Particle.TOWARDS else VOWEL
        return after_vowel if sound in without else after_consonant


NOTATIONS = {
    "은(는)": Particle.TOPIC, "는(은)": Particle.TOPIC, "이(가)": Particle.SUBJECT, "가(이)": Particle.SUBJECT,
    "을(를)": Particle.OBJECT, "를(을)": Particle.OBJECT, "과(와)": Particle.WITH, "와(과)": Particle.WITH,
    "(으)로": Particle.TOWARDS, "(이)라": Particle.CALLED, "(이)나": Particle.OR, "(이)며": Particle.AND,
}  # fmt: skip
_NOTATION = re.compile("|".join(re.escape(notation) for notation in NOTATIONS))


def with_particles(text: str) -> str:
    """Put the right form wherever the text writes both; what stands before may be HTML with footnote marks."""
    done: list[str] = []
    end = 0
    for found in _NOTATION.finditer(text):
        done.append(text[end : found.start()])
        before = _without_markup("".join(done))
        done.append(NOTATIONS[found[0]].after(last_sounds(before)) or found[0])
        end = found.end()
    return "".join((*done, text[end:]))


# Marks behind a word are no part of it: the number of a footnote, the word for a certainty.
_MARKS = re.compile(r"<sup\b.*?</sup>|<span class=\"certainty.*?</span>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")


def _without_markup(text: str) -> str:
    return unescape(_TAG.sub("", _MARKS.sub("", text)))


# --- how a word ends ---------------------------------------------------------------------------------------------

_BRACKETS = {")": "(", "]": "[", "）": "（", "》": "《", "〉": "〈", "」": "「", "』": "『"}
_SILENT = " \t\n\u00a0\"'’‘”“»«›‹.,!?…·:;-–—*"


def last_sounds(text: str) -> Sounds:
    """The sounds a text may end with; several where readers differ, none where nobody can tell."""
    word = _without_silent_signs(_without_brackets(unicodedata.normalize("NFC", text)))
    if not word:
        return frozenset()
    last = word[-1]
    if "가" <= last <= "힣":
        return _of_hangul(last)
    if last.isascii() and last.isdigit():
        return _of_number(word)
    if last in _SIGNS:
        return _SIGNS[last]
    latin = _LATIN_RUN.search(_as_latin(word))
    return _of_latin(latin[0]) if latin else frozenset()


def _without_brackets(text: str) -> str:
    """The text without what stands in brackets at its end; where there is nothing else, what is inside them."""
    text = text.rstrip(_SILENT)
    while text and text[-1] in _BRACKETS:
        start = text.rfind(_BRACKETS[text[-1]])
        before = text[:start].rstrip(_SILENT) if start > 0 else ""
        if not before:
            return text[max(start, 0) :].strip("".join((*_BRACKETS, *_BRACKETS.values()))).rstrip(_SILENT)
        text = before
    return text


def _without_silent_signs(word: str) -> str:
    """The word without what nobody reads aloud at its end: a trade mark, a bullet, a dash."""
    while word and word[-1] not in _SIGNS and not word[-1].isalnum():
        word = word[:-1]
    return word


def _of_hangul(syllable: str) -> Sounds:
    final = (ord(syllable) - ord("가")) % 28
    # ㄹ is the eighth of the finals.
    return {0: VOWEL, 8: LIQUID}.get(final, CONSONANT)


# 영 일 이 삼 사 오 육 칠 팔 구; 십, 백, 천, 만 and 억 end in a consonant too, 조 does not.
_DIGITS = dict(
    zip(
        "0123456789",
        (CONSONANT, LIQUID, VOWEL, CONSONANT, VOWEL, VOWEL, CONSONANT, LIQUID, LIQUID, VOWEL),
        strict=True,
    )
)
# 퍼센트, 유로, 달러, 플러스, 원, 섭씨 … 도, 앤드, 앳; other signs at the end of a name are not read aloud.
_SIGNS = {"%": VOWEL, "€": VOWEL, "$": VOWEL, "+": VOWEL, "₩": CONSONANT, "℃": VOWEL, "&": VOWEL, "@": CONSONANT}


def _of_number(word: str) -> Sounds:
    digits = re.search(r"[0-9][0-9,]*$", word)[0].replace(",", "")  # type: ignore[index]
    zeros = len(digits) - len(digits.rstrip("0"))
    return VOWEL if 12 <= zeros < 16 and zeros < len(digits) else _DIGITS[digits[-1]]


# --- Latin letters -----------------------------------------------------------------------------------------------

_LATIN_RUN = re.compile(r"[A-Za-z]+$")
# R is 아르 in dictionaries and 알 in most mouths: only 로 is sure after it.
_LETTERS = {"L": LIQUID, "M": CONSONANT, "N": CONSONANT, "R": VOWEL | LIQUID}
_ABBREVIATIONS = {"gmbh": VOWEL, "ltd": VOWEL, "inc": VOWEL, "co": VOWEL, "corp": UNSURE, "mbh": VOWEL}
_VOWELS = "aeiouy"
# An abbreviation this short is spelled; one in between may be spelled or read; a longer one is read.
_SPELLED, _READ = 3, 6


def _as_latin(word: str) -> str:
    """The word without accents: ü ends as u does."""
    plain = unicodedata.normalize("NFD", word.replace("ß", "ss").replace("ø", "o"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _of_latin(word: str) -> Sounds:
    spelled = _LETTERS.get(word[-1].upper(), VOWEL)
    if word.lower() in _ABBREVIATIONS:
        return _ABBREVIATIONS[word.lower()]
    can_be_read = any(letter in _VOWELS for letter in word.lower())
    if len(word) == 1 or not can_be_read or (word.isupper() and len(word) <= _SPELLED):
        return spelled
    read = _of_word(word.lower())
    if not word.isupper() or len(word) >= _READ:
        return read
    return spelled if spelled <= read else spelled | read


def _of_word(word: str) -> Sounds:
    """How a word in Latin letters ends when Koreans say it. The first ending that fits decides."""
    return next(sounds for pattern, sounds in _ENDINGS if pattern.search(word))


# A stop after a short vowel closes the syllable (robot, 로봇), after a consonant it gets a vowel (smart, 스마트);
# after other vowels words differ (peak, 피크, but book, 북).
_ENDINGS = tuple(
    (re.compile(f"(?:{pattern})$"), sounds)
    for pattern, sounds in (
        # Silent e: 모바일, 엔진, 유럽 against 메세, 포르셰.
        ("le", VOWEL | LIQUID),
        ("[nm]e|pe", UNSURE),
        ("[aeiouy]", VOWEL),
        ("l", LIQUID),
        ("[nm]|ng", CONSONANT),
        # 트로닉, 맥; but 마크.
        ("[aeio]c", CONSONANT),
        ("[aeiou]b|[aeiou]g|[aeiou]k|ck|[aeiou]t", UNSURE),
        ("[^aeiou][aiou]p|oup", CONSONANT),
        ("[aeiou]p", UNSURE),
        ("[a-z]", VOWEL),
    )
)
