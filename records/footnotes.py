"""Footnotes of a page: which sources stand behind the facts on it, numbered in reading order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext

from records.models import Certainty, Citation, Part, Record, Source
from records.withholding import withholds

# A row of the database and one of its fields.
Target = tuple[str, int, str]


@dataclass(frozen=True)
class Note:
    """One footnote: a place in a source with everything it says about how sure a fact is."""

    source: Source
    place_in_source: str
    certainty: str
    value: str
    steps: tuple[str, ...]
    reason: str

    @classmethod
    def of(cls, citation: Citation, withheld: bool = False) -> "Note":
        """The note of a citation; ``withheld``, it says where something stands, but not in which words."""
        place, certainty = citation.place_in_source, citation.certainty
        if withheld:
            return cls(citation.source, place, certainty, "", (), "")
        reason = citation.reason if citation.preferred else ""
        return cls(citation.source, place, certainty, citation.value, tuple(citation.step_list), reason)

    @property
    def certainty_label(self) -> str:
        return str(Certainty(self.certainty).label)


@dataclass
class NumberedNote:
    """A footnote with its number on this page, and whether it stands against others."""

    number: int
    note: Note
    # How often the page refers to it; each reference has an anchor to come back to.
    references: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"note-{self.number}"


class Footnotes:
    """The footnotes of one page, from records and parts whose ``citations`` are loaded; asking costs no query."""

    def __init__(self, rows: Iterable[Record | Part] = ()) -> None:
        self._citations: dict[Target, list[Citation]] = defaultdict(list)
        self._numbered: dict[Note, NumberedNote] = {}
        self._known: set[tuple[str, int]] = set()
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
                self._citations[_target(citation)].append(citation)

    def citations(self, row: models.Model, *fields: str) -> list[Citation]:
        """What supports these fields of a record or part; without fields, everything known about it."""
        label = _label(type(row))
        if fields:
            return [found for name in fields for found in self._citations.get((label, row.pk, name), ())]
        return [
            citation
            for (other, pk, _name), found in self._citations.items()
            if (other, pk) == (label, row.pk)
            for citation in found
        ]

    def cite(self, row: models.Model, *fields: str) -> list[tuple[NumberedNote, str]]:
        """The footnotes of these fields, each with the anchor of this reference; numbered when first referred to."""
        marks = []
        found = (Note.of(citation, withholds(row, citation.field)) for citation in self.citations(row, *fields))
        for note in dict.fromkeys(found):
            numbered = self._numbered.setdefault(note, NumberedNote(len(self._numbered) + 1, note))
            reference = f"ref-{numbered.number}-{len(numbered.references) + 1}"
            numbered.references.append(reference)
            marks.append((numbered, reference))
        return marks

    def __iter__(self) -> Iterator[NumberedNote]:
        """The notes referred to so far, in the order of their numbers."""
        return iter(self._numbered.values())

    def __len__(self) -> int:
        return len(self._numbered)


def source_name(source: Source) -> str:
    """How a footnote names a source; after its withdrawal only that."""
    return str(source) if source.is_published else gettext("source withdrawn")


def _label(model: type[models.Model]) -> str:
    return model._meta.concrete_model._meta.label  # type: ignore[union-attr]


def _target(citation: Citation) -> Target:
    part_field, part_pk, name = citation.target
    if part_pk is None:
        model, pk = type(citation)._meta.get_field("record").related_model, citation.record_id  # type: ignore[attr-defined]
    else:
        model, pk = type(citation)._meta.get_field(part_field).related_model, part_pk
    return (_label(model), pk, name)
