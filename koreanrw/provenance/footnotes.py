"""Footnotes of a page: which sources stand behind the facts on it, numbered in reading order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import NamedTuple

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext

from companies.plans import given_date
from koreanrw.names import language_of
from koreanrw.provenance.given import NamedInValues, given_in_words
from koreanrw.provenance.redaction import withholds
from koreanrw.provenance.values import is_loaded, value_in_words
from records.dates import PartialDate
from records.models import Certainty, Citation, Part, Record, Source, Verdict
from records.models.citation import ENGLISH, SUPPORTING
from records.values import Form, form_of, is_confirmed

# A row of the database and one of its fields.
Target = tuple[str, int, str]
# Codes by which a row says that nobody knows.
_NOT_KNOWN = ("unknown", "not known")
# What a source says in more letters than this folds away.
LONG = 160


@dataclass(frozen=True)
class Note:
    """One footnote: a place in a source with everything it says about how sure a fact is."""

    source: Source
    place_in_source: str
    certainty: str
    # What it says about the value the register holds; where it gives another one, that value in words.
    verdict: str
    given: str
    # How it puts it itself.
    wording: str
    steps: tuple[str, ...]
    reason: str
    # The languages of steps and reason, and the wording translated, where the reader's is another.
    steps_language: str = ""
    reason_language: str = ""
    translation: str = ""
    # Copies of its story that say the same, and where in them: with it they are one witness.
    retold: tuple[tuple[Source, str], ...] = ()

    @classmethod
    def of(cls, citation: Citation, withheld: bool = False, given: str = "") -> "Note":
        """The note of a citation; ``withheld``, it says where something stands, but not in which words.

        The words of a withdrawn source are withheld in any case.
        """
        place, certainty, verdict = citation.place_in_source, citation.certainty, citation.verdict
        if verdict == Verdict.UNCONFIRMED:
            # In another language than the one that is read; ``with_value`` knows better.
            verdict = Verdict.SUPPORTS
        if withheld or not citation.source.is_published:
            return cls(citation.source, place, certainty, verdict, "", "", (), "")
        language = get_language() or ENGLISH
        reason, reason_language = citation.told_in(language, "reason") if citation.preferred else ("", "")
        steps, steps_language = citation.told_in(language, "steps")
        return cls(
            citation.source,
            place,
            certainty,
            verdict,
            given,
            citation.wording,
            tuple(line.strip() for line in steps.splitlines() if line.strip()),
            reason,
            steps_language if steps and steps_language != language else "",
            reason_language if reason and reason_language != language else "",
            citation.wording_for(language),
        )

    @classmethod
    def with_value(cls, row: models.Model, citation: Citation, named: NamedInValues, withheld: bool = False) -> "Note":
        """The same with the value the source gives where that is not the record's."""
        is_said = withheld or citation.verdict in (Verdict.SUPPORTS, Verdict.UNCONFIRMED)
        note = cls.of(citation, withheld, "" if is_said else given_in_words(row, citation.field, citation.value, named))
        return replace(note, verdict=verdict_here(row, citation))

    @property
    def certainty_label(self) -> str:
        return str(Certainty(self.certainty).label)

    @property
    def is_long(self) -> bool:
        """Whether its words would stand in the way of the other notes."""
        return len(self.wording) > LONG

    @property
    def differs(self) -> bool:
        return self.verdict == Verdict.DIFFERS


class CitedFact(NamedTuple):
    """A fact of the page that rests on a note, and the anchor of the first reference: the way back to it."""

    row: models.Model
    field: str
    reference: str

    @property
    def label(self) -> str:
        """What the field is called."""
        return str(capfirst(str(self.row._meta.get_field(self.field).verbose_name)))  # type: ignore[union-attr]


@dataclass
class NumberedFootnote:
    """One place in a source under its number on this page: what it says, and which facts rest on each of that."""

    number: int
    source: Source
    place_in_source: str
    said: dict[Note, dict[Target, CitedFact]] = field(default_factory=dict)
    # How often the page refers to it.
    references: int = 0

    @property
    def anchor(self) -> str:
        return f"note-{self.number}"

    def refer(self) -> str:
        """The anchor of one more reference to it."""
        self.references += 1
        return f"ref-{self.number}-{self.references}"

    def rest(self, note: Note, fact: CitedFact) -> None:
        """Let this fact rest on what it says; the first reference to it is the way back."""
        target = (_label(type(fact.row)), fact.row.pk, fact.field)
        self.said.setdefault(note, {}).setdefault(target, fact)


class Mark(NamedTuple):
    """A number behind a fact: the footnote, the anchor of this reference, and how sure the source is."""

    footnote: NumberedFootnote
    reference: str
    certainty: str


@dataclass(frozen=True)
class Disagreement:
    """One fact on which sources say different things: what the register says, and who says something else."""

    label: str
    # The part the fact is about; None where it is the record itself.
    part: Part | None
    record: Record | None
    value: str
    # Those the register follows come first.
    notes: tuple[Note, ...]


class Footnotes:
    """The footnotes of one page, from records and parts whose ``citations`` are loaded; asking costs no query.

    What only sources that differ name is loaded once for all of them; rows of one file share it.
    """

    def __init__(self, rows: Iterable[Record | Part] = (), named: NamedInValues | None = None) -> None:
        self.named = named or NamedInValues()
        self._citations: dict[Target, list[Citation]] = defaultdict(list)
        # The cited fields of each row, in the order they were first cited.
        self._cited: dict[tuple[str, int], dict[str, None]] = defaultdict(dict)
        self._numbered: dict[tuple[Source, str], NumberedFootnote] = {}
        self._known: set[tuple[str, int]] = set()
        # The rows whose fields the page has cited.
        self._shown: dict[Target, models.Model] = {}
        self.add(rows)

    def add(self, rows: Iterable[Record | Part]) -> None:
        """Make the citations of these records (with all their parts) or single parts available to the page."""
        for row in rows:
            self.add_citations(row.citations.all())  # type: ignore[union-attr]

    def add_citations(self, citations: Iterable[Citation]) -> None:
        """Make these citations available to the page; their sources are loaded."""
        for citation in citations:
            key = (type(citation)._meta.label, citation.pk)
            if key not in self._known:
                self._known.add(key)
                self.named.add([citation])
                label, pk, name = target = _target(citation)
                self._citations[target].append(citation)
                self._cited[label, pk][name] = None

    def citations(self, row: models.Model, *fields: str) -> list[Citation]:
        """What is cited for these fields, in agreement or not; without fields, everything known about the row."""
        return [citation for name in self._fields(row, fields) for citation in self._of(row, name)]

    def supporting(self, row: models.Model, *fields: str) -> list[Citation]:
        """Those of them that give what the row holds, and so may stand as footnotes beside it."""
        return [citation for citation in self.citations(row, *fields) if supports(row, citation)]

    def waits(self, row: models.Model, *fields: str) -> bool:
        """Whether a text of the row is shown that differs from the one its sources were cited for."""
        return any(
            citation.verdict == Verdict.UNCONFIRMED and form_of(type(row), citation.field) == Form.PROSE
            for citation in self.citations(row, *fields)
        )

    def proves(self, row: models.Model, field: str) -> bool:
        """Whether a source that still stands gives what the row holds in this field, however surely."""
        return any(citation.source.is_published for citation in self.supporting(row, field))

    def is_contested(self, row: models.Model, field: str) -> bool:
        """Whether sources were cited for the field, but all of them differ, wait to be confirmed or were withdrawn."""
        return bool(self.citations(row, field)) and not self.proves(row, field)

    def is_disputed(self, row: models.Model, *fields: str) -> bool:
        """Whether the row holds something in one of these fields of which sources give only other values."""
        return any(
            not self.supporting(row, name)
            and _differ(row, name, _readable(self._of(row, name)))
            # Asked last: putting a value into words costs most.
            and _is_said(row, name)
            for name in fields
        )

    def sources(self) -> list[Source]:
        """Every source the page rests on, whether referred to already or not, each once."""
        return list({citation.source: None for found in self._citations.values() for citation in found})

    def cite(self, row: models.Model, *fields: str, by_certainty: bool = True) -> list[Mark]:
        """The footnotes of these fields, each once, or once for each certainty; numbered when first referred to."""
        marks: dict[tuple[int, str], Mark] = {}
        for name in self._fields(row, fields):
            if self._of(row, name):
                self._shown.setdefault((_label(type(row)), row.pk, name), row)
            self._mark(row, name, self.supporting(row, name), marks, by_certainty)
        return list(marks.values())

    def cite_slip(self, row: models.Model, field: str, date: PartialDate) -> list[Mark]:
        """The same of those that gave this day before a plan slipped."""
        earlier = [each for each in self.citations(row, field) if each.verdict == Verdict.PLANNED]
        marks: dict[tuple[int, str], Mark] = {}
        self._mark(row, field, [each for each in earlier if given_date(each) == date], marks, True)
        return list(marks.values())

    def _mark(
        self,
        row: models.Model,
        name: str,
        cited: Iterable[Citation],
        marks: dict[tuple[int, str], Mark],
        by_certainty: bool,
    ) -> None:
        for note in fold_copies(self._footnote(row, citation) for citation in cited):
            place = (note.source, note.place_in_source)
            footnote = self._numbered.setdefault(place, NumberedFootnote(len(self._numbered) + 1, *place))
            key = (footnote.number, note.certainty if by_certainty else "")
            if key not in marks:
                marks[key] = Mark(footnote, footnote.refer(), note.certainty)
            footnote.rest(note, CitedFact(row, name, marks[key].reference))

    def disagreements(self, record: Record | None = None) -> list[Disagreement]:
        """Where sources say different things of the record of the page, or of any fact the page has cited so far.

        What the register does not know of a row is nowhere to be cited, and yet is told by being left out.
        """
        rows = dict(self._shown)
        for (label, pk), row in {target[:2]: row for target, row in rows.items()}.items():
            disputed = (name for name in self._fields(row, ()) if _differ(row, name, self._of(row, name)))
            rows |= {(label, pk, name): row for name in disputed if not _is_said(row, name)}
        if record is not None:
            rows |= {(_label(type(record)), record.pk, name): record for name in self._fields(record, ())}
        found = ((row, name, _readable(self._of(row, name))) for (_label, _pk, name), row in rows.items())
        return [self._disagreement(*differing) for differing in found if _differ(*differing)]

    def _footnote(self, row: models.Model, citation: Citation) -> Note:
        """A note as it stands at the end of a page: a source that knows only the year, or another day, says so."""
        withheld = withholds(row, citation.field)
        is_other_day = citation.verdict in (Verdict.LESS_PRECISE, Verdict.PLANNED)
        if is_other_day and form_of(type(row), citation.field) == Form.DATE:
            return Note.with_value(row, citation, self.named, withheld)
        return Note.of(citation, withheld)

    def _disagreement(self, row: models.Model, name: str, citations: list[Citation]) -> Disagreement:
        told = [each for each in citations if each.verdict == Verdict.DIFFERS or supports(row, each)]
        ordered = sorted(told, key=lambda citation: (citation.verdict == Verdict.DIFFERS, not citation.preferred))
        return Disagreement(
            label=citations[0].field_label,
            part=row if isinstance(row, Part) else None,
            record=row if isinstance(row, Record) else None,
            value=value_in_words(row, name) if is_loaded(row, name) else "",
            notes=tuple(fold_copies(Note.with_value(row, citation, self.named) for citation in ordered)),
        )

    def _of(self, row: models.Model, name: str) -> list[Citation]:
        return self._citations.get((_label(type(row)), row.pk, name), [])

    def _fields(self, row: models.Model, fields: Iterable[str]) -> list[str]:
        """These fields, or without any all those of the row that are cited."""
        if fields:
            return list(fields)
        return list(self._cited.get((_label(type(row)), row.pk), ()))

    def __iter__(self) -> Iterator[NumberedFootnote]:
        """The notes referred to so far, in the order of their numbers."""
        return iter(self._numbered.values())

    def __len__(self) -> int:
        return len(self._numbered)


def source_name(source: Source) -> str:
    """How a footnote names a source; after its withdrawal only that."""
    return str(source) if source.is_published else gettext("source withdrawn")


def fold_copies(notes: Iterable[Note]) -> list[Note]:
    """These notes on one fact, each once; what copies of one story say alike is one note, which names the copies."""
    by_witness: dict[tuple, list[Note]] = {}
    for note in dict.fromkeys(notes):
        by_witness.setdefault(_witness(note), []).append(note)
    return [note for found in by_witness.values() for note in _one_witness(found)]


def _witness(note: Note) -> tuple:
    """The same for all notes that are one testimony: one story, and the same said of the fact."""
    says = "" if note.verdict in SUPPORTING else (note.verdict, note.given or note.wording)
    # Of one that was withdrawn nobody may learn whose copy it is.
    return (note.source.story.pk if note.source.is_published else ("withdrawn", note.source.pk), says)


def _one_witness(notes: list[Note]) -> list[Note]:
    """The notes of one telling, the preferred or the first; of the others only where they tell the same."""
    told = min(notes, key=lambda note: (not note.reason, note.source != note.source.story, _date_order(note.source)))
    own = [note for note in notes if note.source == told.source]
    copies = dict.fromkeys((note.source, note.place_in_source) for note in notes if note.source != told.source)
    return [replace(own[0], retold=tuple(copies)), *own[1:]]


def _date_order(source: Source) -> tuple:
    return (not source.date, source.date.sort_key if source.date else (), source.pk)


def _readable(citations: list[Citation]) -> list[Citation]:
    """Those whose source may be quoted."""
    return [citation for citation in citations if citation.source.is_published]


def verdict_here(row: models.Model, citation: Citation) -> str:
    """What the source says about what a page shows of the row: of a text, in the language it is shown in."""
    if citation.verdict == Verdict.UNCONFIRMED and form_of(type(row), citation.field) == Form.PROSE:
        language = language_of(row, citation.field)
        if is_confirmed(citation.value, language, getattr(row, f"{citation.field}_{language}")):
            return Verdict.SUPPORTS
    return citation.verdict


def supports(row: models.Model, citation: Citation) -> bool:
    """Whether the source may stand as a footnote beside what a page shows of the row."""
    return verdict_here(row, citation) in SUPPORTING


def _is_said(row: models.Model, name: str) -> bool:
    """Whether the row holds anything in this field, or might: what is not loaded is not asked for."""
    return not is_loaded(row, name) or (getattr(row, name) not in _NOT_KNOWN and bool(value_in_words(row, name)))


def _differ(row: models.Model, name: str, citations: list[Citation]) -> bool:
    """Whether one of these gives another value than the register, in words that may be read."""
    return any(citation.verdict == Verdict.DIFFERS for citation in citations) and not withholds(row, name)


@cache
def _label(model: type[models.Model]) -> str:
    return model._meta.concrete_model._meta.label  # type: ignore[union-attr]


def _target(citation: Citation) -> Target:
    part_field, part_pk, name = citation.target
    if part_pk is None:
        model, pk = type(citation)._meta.get_field("record").related_model, citation.record_id  # type: ignore[attr-defined]
    else:
        model, pk = type(citation)._meta.get_field(part_field).related_model, part_pk
    return (_label(model), pk, name)
