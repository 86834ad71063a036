"""The footnotes at the end of a page: in the order of their numbers, each with the facts that rest on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db import models
from django.utils.text import capfirst

from koreanrw.names import kind_of
from koreanrw.provenance.facts import part_heading
from koreanrw.provenance.footnotes import CitedFact, Footnotes, Note, NumberedFootnote
from records.models import Part, Record, Source

# Of the facts that rest on one statement so many stand there at once; the others fold away.
MOST = 6


@dataclass(frozen=True)
class FactsOf:
    """Facts of one row; its name is empty for the record the page is about."""

    name: str
    facts: tuple[CitedFact, ...]


@dataclass(frozen=True)
class Statement:
    """What a place in a source says in one way, and what rests on that, row by row."""

    note: Note
    first: tuple[FactsOf, ...]
    further: tuple[FactsOf, ...]

    @property
    def number_of_further(self) -> int:
        return sum(len(of_row.facts) for of_row in self.further)


@dataclass(frozen=True)
class ListedFootnote:
    """A footnote as it stands in the list."""

    footnote: NumberedFootnote
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Run:
    """Footnotes that follow each other and are of one source; only its first run says what is known of it."""

    source: Source
    is_first: bool
    footnotes: tuple[ListedFootnote, ...]


def listed(footnotes: Footnotes, subject: Any = None) -> list[Run]:
    """The footnotes referred to so far, numbers running from first to last; ``subject`` is what the page is about."""
    runs, known = [], set()
    for source, run in groupby(footnotes, key=lambda footnote: footnote.source):
        runs.append(Run(source, source not in known, tuple(_listed(footnote, subject) for footnote in run)))
        known.add(source)
    return runs


def _listed(footnote: NumberedFootnote, subject: Any) -> ListedFootnote:
    said = footnote.said.items()
    return ListedFootnote(footnote, tuple(_statement(note, list(facts.values()), subject) for note, facts in said))


def _statement(note: Note, facts: list[CitedFact], subject: Any) -> Statement:
    # One more takes no more room than what unfolds it.
    room = len(facts) if len(facts) <= MOST + 1 else MOST
    return Statement(note, _by_row(facts[:room], subject), _by_row(facts[room:], subject))


def _by_row(facts: Iterable[CitedFact], subject: Any) -> tuple[FactsOf, ...]:
    rows = groupby(facts, key=lambda fact: fact.row)
    return tuple(FactsOf(_name(row, subject), tuple(of_row)) for row, of_row in rows)


def _name(row: models.Model, subject: Any) -> str:
    """What the page calls this row; nothing where it is what the page is about."""
    if isinstance(row, Part):
        key: Any = row._meta.get_field(row.OWNER)
        if _is_same(subject, key.related_model, getattr(row, key.attname)) or not key.is_cached(row):
            return _heading(row)
        return f"{row.owner.public_name} – {_heading(row)}"
    if _is_same(subject, type(row), row.pk):
        return ""
    return row.public_name if isinstance(row, Record) else str(row)


def _heading(part: Part) -> str:
    """The kind of a part, its number and, where the page has loaded what that is made of, its name."""
    keys = [key for key in part._meta.concrete_fields if key.is_relation and getattr(part, key.attname)]
    if all(key.is_cached(part) for key in keys):  # type: ignore[attr-defined]
        return part_heading(part)
    return f"{capfirst(kind_of(part))} {part.order}"


def _is_same(subject: Any, model: Any, pk: int) -> bool:
    return (
        isinstance(subject, models.Model)
        and subject.pk == pk
        and subject._meta.concrete_model is model._meta.concrete_model
    )
