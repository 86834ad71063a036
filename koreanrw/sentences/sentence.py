"""Sentences made of a translated message and values that know the facts they stand for.

The same sentence is written twice: as HTML, with links, languages and footnote marks, and as plain text, where what is
not stated outright says so in words. A message is whole in every language; the values fit into it as names do.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.db import models
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import pgettext

from companies.models import OfficeFunction
from koreanrw.provenance.footnotes import Footnotes, Note
from koreanrw.provenance.marks import numbers, unproved
from koreanrw.provenance.redaction import withholds
from koreanrw.sentences.particles import with_particles
from records.brackets import before_bracket
from records.dates import PartialDateField
from records.models import Certainty

# A row of the database and the name of one of its fields.
type Fact = tuple[models.Model, str]
# A place for a value; with the closing quotation mark or, in Korean, the endings and particles written to it.
_PLACE = re.compile(r"%\((\w+)\)s((?:[가-힣”“’]|\([가-힣]\))*)")
_QUOTATION_MARKS = "”“’"


@dataclass(frozen=True, eq=False)
class Words:
    """A name, a date or a number in a sentence, with the facts it rests on."""

    text: str
    facts: tuple[Fact, ...] = ()
    # Link and language, where it has any; the address of a record that may be named, else empty.
    url: str = ""
    language: str = ""
    # A withdrawn name, set apart.
    is_withdrawn: bool = False
    # Takes a capital at the beginning of a sentence, as names do not.
    is_common: bool = False
    # The sentence says that it is planned: no need to say it again behind these words.
    is_said_to_be_planned: bool = False

    @property
    def word(self) -> str:
        return self.text

    def leaves(self) -> Iterator["Words"]:
        yield self

    def written_by(self, writer: "Writer", ending: str = "") -> str:
        return writer.words(self, ending)


@dataclass(frozen=True, eq=False)
class Sentence:
    """A message, whole or part of a larger one, with the values for its places."""

    message: str
    values: Mapping[str, "Value"] = field(default_factory=dict)

    @cached_property
    def pieces(self) -> list[tuple[str, "Value | None", str]]:
        """Its text in order: literal text, or a value and the ending written to it."""
        pieces: list[tuple[str, Value | None, str]] = []
        end = 0
        for found in _PLACE.finditer(self.message):
            pieces.append((self.message[end : found.start()], None, ""))
            pieces.append(("", self.values[found[1]], found[2]))
            end = found.end()
        pieces.append((self.message[end:], None, ""))
        return [piece for piece in pieces if piece[0] or piece[1]]

    @property
    def word(self) -> str:
        """Its bare text, for the particle behind it."""
        return "".join(value.word + ending if value else literal for literal, value, ending in self.pieces)

    def leaves(self) -> Iterator[Words]:
        for _literal, value, _ending in self.pieces:
            if value is not None:
                yield from value.leaves()

    def written_by(self, writer: "Writer", ending: str = "") -> str:
        parts = []
        last = len(self.pieces) - 1
        for number, (literal, value, own_ending) in enumerate(self.pieces):
            further = ending if number == last else ""
            if value is not None:
                parts.append(value.written_by(writer, own_ending + further))
            else:
                parts.append(writer.literal(literal) + (_ended(self.word, further) if further else ""))
        return "".join(parts)


type Value = Words | Sentence


def _ended(word: str, ending: str) -> str:
    """The ending as it is written to this word."""
    return with_particles(word + ending)[len(word) :]


class Writer:
    """Writes one sentence; knows how deep in brackets it is, and which facts the next words support as well."""

    def __init__(self, footnotes: Footnotes, sentence: Sentence) -> None:
        self.footnotes = footnotes
        self._brackets = 0
        cited = [words for words in sentence.leaves() if words.facts]
        self._following = dict(zip(cited, cited[1:], strict=False))
        self._silent = {words for words, following in self._following.items() if self._speaks_for(words, following)}

    def literal(self, text: str) -> str:
        self._brackets += text.count("(") - text.count(")")
        return text

    def words(self, words: Words, ending: str) -> str:
        raise NotImplementedError

    def facts(self, words: Words) -> tuple[Fact, ...]:
        """The facts to cite behind these words: none where the next ones rest on the same places in sources."""
        return () if words in self._silent else words.facts

    def notes(self, words: Words) -> list[Note]:
        """What stands behind these words."""
        return [
            Note.of(citation, withholds(row, name))
            for row, name in words.facts
            for citation in self.footnotes.supporting(row, name)
        ]

    def doubts(self, words: Words) -> list[Certainty]:
        """How sure these words are, as far as that needs saying."""
        found = {note.certainty for note in self.notes(words)} if self.facts(words) else set()
        unsaid = {Certainty.STATED, Certainty.PLANNED} if words.is_said_to_be_planned else {Certainty.STATED}
        return [certainty for certainty in Certainty if certainty in found and certainty not in unsaid]

    def unproved(self, words: Words) -> str:
        """What must be said behind words that stand for what no source gives; empty where one does.

        All its sources differ, wait to be confirmed or were withdrawn; a date, what an office is there for, and a
        sentence that ends with what it rests on as a whole, need one at all. That nobody is cited for a name or a place
        the facts below the sentence say.
        """
        for row, name in words.facts:
            is_date = isinstance(row._meta.get_field(name), PartialDateField)
            needs_one = is_date or isinstance(row, OfficeFunction) or not words.text
            uncited = needs_one and not any(self.footnotes.citations(each, field) for each, field in words.facts)
            if uncited or self.footnotes.is_contested(row, name):
                return unproved(self.footnotes, row, name)
        return ""

    def _speaks_for(self, words: Words, following: Words) -> bool:
        """Whether the marks behind the following words say all that those behind these would."""
        notes, others = set(self.notes(words)), set(self.notes(following))
        if not notes or not notes <= others:
            return False
        return _are_stated(notes) or (notes == others and _are_alike(words, following))


def _are_stated(notes: set[Note]) -> bool:
    return all(note.certainty == Certainty.STATED for note in notes)


def _are_alike(words: Words, others: Words) -> bool:
    """Whether both stand for the same kind of fact, as the names in a list do."""
    return {(type(row), name) for row, name in words.facts} == {(type(row), name) for row, name in others.facts}


class PlainWriter(Writer):
    """Text for descriptions, feeds and pictures."""

    def words(self, words: Words, ending: str) -> str:
        # A closing quotation mark belongs to the words; Korean endings come after the brackets: NRW.INVEST(암시)와.
        quotation = ending[: len(ending) - len(ending.lstrip(_QUOTATION_MARKS))]
        ending = _ended(words.text, ending)[len(quotation) :]
        said = [*(str(doubt.label) for doubt in self.doubts(words)), self.unproved(words)]
        certainty = ", ".join(filter(None, said))
        if not certainty:
            return f"{words.text}{quotation}{ending}"
        # Translators: words of a sentence and how certain they are: “since 2023 (inferred)”. The first of the two
        # stands in brackets already.
        inside, outside = (
            pgettext("certainty", "%(words)s, %(certainty)s"),
            pgettext("certainty", "%(words)s (%(certainty)s)"),
        )
        pattern = inside if self._brackets else outside
        return pattern % {"words": words.text + quotation, "certainty": certainty} + ending

    def doubts(self, words: Words) -> list[Certainty]:
        """Said once for a run of fields of one row, dates apart: "a city in Germany (implied)"."""
        found = super().doubts(words)
        following = self._following.get(words)
        if following is None or _has_date(words) or _has_date(following) or _rows(words) != _rows(following):
            return found
        return [doubt for doubt in found if doubt not in super(PlainWriter, self).doubts(following)]


def _rows(words: Words) -> set[models.Model]:
    return {row for row, _name in words.facts}


def _has_date(words: Words) -> bool:
    return any(isinstance(row._meta.get_field(name), PartialDateField) for row, name in words.facts)


class HtmlWriter(Writer):
    """HTML for the page the footnotes belong to."""

    def literal(self, text: str) -> str:
        return conditional_escape(super().literal(text))

    def words(self, words: Words, ending: str) -> str:
        facts = self.facts(words)
        bare = not self.doubts(words)
        unproved = self.unproved(words)
        marks = " ".join(
            numbers(self.footnotes, row, *(name for other, name in facts if other == row), bare=bare)
            for row in dict.fromkeys(row for row, _name in facts)
            if self.footnotes.supporting(row, *(name for other, name in facts if other == row))
        )
        if unproved:
            marks += format_html('{}<span class="uncited">({})</span>', before_bracket(), unproved)
        return format_html("{}{}{}", self._linked(words), _ended(words.text, ending), mark_safe(marks))

    def _linked(self, words: Words) -> SafeString:
        language = format_html(' lang="{}"', words.language) if words.language else SafeString("")
        if words.url:
            return format_html('<a href="{}"{}>{}</a>', words.url, language, words.text)
        if words.is_withdrawn:
            return format_html('<span class="withdrawn">{}</span>', words.text)
        return format_html("<span{}>{}</span>", language, words.text) if language else conditional_escape(words.text)


@dataclass(frozen=True)
class Opening:
    """The one to three sentences a page opens with; empty where the records do not make one.

    The footnotes are those of the page; only HTML gives them numbers.
    """

    sentences: tuple[Sentence, ...]
    footnotes: Footnotes

    def __bool__(self) -> bool:
        return bool(self.sentences)

    @property
    def plain_sentences(self) -> list[str]:
        """Each sentence as text."""
        return [self._written(sentence, PlainWriter(self.footnotes, sentence)) for sentence in self.sentences]

    @property
    def plain(self) -> str:
        """The sentences as text, with words for what is not stated outright."""
        return " ".join(self.plain_sentences)

    @property
    def html(self) -> SafeString:
        """The sentences with links and the footnote marks of the page."""
        return mark_safe(
            " ".join(self._written(sentence, HtmlWriter(self.footnotes, sentence)) for sentence in self.sentences)
        )

    @staticmethod
    def _written(sentence: Sentence, writer: Writer) -> str:
        first = next((value for _literal, value, _ending in sentence.pieces[:1] if value is not None), None)
        leaf = next(first.leaves(), None) if first else None
        text = sentence.written_by(writer)
        return capfirst(text) if leaf is not None and leaf.is_common and not text.startswith("<") else text
