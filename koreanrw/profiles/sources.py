"""The profile of a source: everything taken from it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as attribute
from functools import cached_property
from itertools import groupby
from typing import Any, Self

from django.utils.translation import get_language

from koreanrw.profiles.profile import Profile
from koreanrw.provenance.facts import named_paths
from koreanrw.provenance.footnotes import Footnotes, Note, verdict_here
from koreanrw.provenance.given import NamedInValues, given_in_words
from koreanrw.provenance.paragraphs import reading_order
from koreanrw.provenance.redaction import withholds
from koreanrw.provenance.values import language_of_value, value_in_words
from records.dates import date_order
from records.first_rows import FirstRows
from records.models import Certainty, Citation, Part, Record, Source, Verdict, citation_models


@dataclass(frozen=True)
class SourcedFact:
    """One field of a published record or part, as one place in this source supports it."""

    place: str
    record: Record
    part: Part | None
    field: str
    # The value the source gives where it is another one, as it is kept, and how it puts it itself.
    kept: str
    wording: str
    verdict: Verdict
    certainty: Certainty
    steps: tuple[str, ...]
    named: NamedInValues = attribute(compare=False, repr=False)

    @classmethod
    def of(cls, citation: Citation, named: NamedInValues) -> Self:
        record, part = citation.record, citation.part  # type: ignore[attr-defined]
        withheld = withholds(part or record, citation.field)
        note = Note.of(citation, withheld)
        return cls(
            citation.place_in_source,
            record,
            part,
            citation.field,
            "" if withheld or citation.verdict == Verdict.SUPPORTS else citation.value,
            note.wording,
            Verdict(verdict_here(part or record, citation)),
            Certainty(citation.certainty),
            note.steps,
            named,
        )

    @property
    def is_the_same(self) -> bool:
        """Whether the source gives just what the register holds."""
        return self.verdict == Verdict.SUPPORTS

    @property
    def row(self) -> Record | Part:
        return self.part or self.record

    @property
    def label(self) -> str:
        return str(self.row._meta.get_field(self.field).verbose_name)  # type: ignore[union-attr]

    @cached_property
    def value(self) -> str:
        """What the register holds, in words."""
        return value_in_words(self.row, self.field)

    @cached_property
    def given(self) -> str:
        """What the source gives where that is something else, in words."""
        return given_in_words(self.row, self.field, self.kept, self.named)

    @property
    def language(self) -> str:
        """Of the value, where it is known and not that of the page."""
        found = "" if withholds(self.row, self.field) else language_of_value(self.row, self.field)
        return "" if found == get_language() else found


def _citations(source: Source) -> Iterator[Any]:
    """What the source supports in published records, kind by kind."""
    for table in citation_models():
        record_model: Any = table._meta.get_field("record").related_model
        yield table.objects.filter(source=source, record__in=record_model.objects.published())


def _facts(source: Source) -> FirstRows[SourcedFact]:
    """Every fact of a published record that rests on this source, in the order of its paragraphs.

    One query for each kind of record, for each kind with fields that hold several values, and for each table of which
    the source names something else than the register. What two facts of the source's digest say alike stands here once.
    """
    facts, named = [], NamedInValues()
    for citations in _citations(source):
        fields = citations.model._meta
        single, several = [], named_paths(fields.get_field("record").related_model, "record__", many=True)
        for row in ("record", *citations.model.PART_FIELDS):
            single += [row, *named_paths(fields.get_field(row).related_model, f"{row}__", many=False)]
        for citation in citations.select_related(*single).prefetch_related(*several):
            citation.source = source
            named.add([citation])
            facts.append(SourcedFact.of(citation, named))
    return FirstRows(sorted(dict.fromkeys(facts), key=_order))


def _order(fact: SourcedFact) -> tuple:
    part = (fact.part._meta.label, fact.part.order) if fact.part else ("", 0)
    return (reading_order(fact.place), fact.record._meta.label, fact.record.pk, part)


@dataclass(frozen=True, eq=False)
class SourceProfile(Profile[Source]):
    """What rests on a source, and who tells the same story."""

    # In the order of its paragraphs.
    facts: FirstRows[SourcedFact]
    retellings: Sequence[Source]

    @classmethod
    def of(cls, subject: Source) -> Self:
        retellings = Source.objects.published().filter(same_story_as=subject)
        return cls(
            subject,
            Footnotes([subject]),
            facts=_facts(subject),
            retellings=list(retellings.order_by(*date_order("published")[:-1], "slug")),
        )

    @classmethod
    def in_brief(cls, subject: Source) -> Self:
        """Only the number of facts: what two facts of its digest say alike counts once, as on its page."""
        number = 0
        for citations in _citations(subject):
            saying = ("record", *citations.model.PART_FIELDS)
            saying += ("field", "place_in_source", "certainty", "verdict", "value", "wording", "steps")
            number += citations.order_by().values(*saying).distinct().count()
        return cls(subject, Footnotes([subject]), facts=FirstRows((), number), retellings=())

    @property
    def paragraphs(self) -> list[tuple[str, list[tuple[Record, list[SourcedFact]]]]]:
        """Its facts paragraph by paragraph, within each gathered by record."""
        return [
            (place, [(record, list(run)) for record, run in groupby(found, key=lambda fact: fact.record)])
            for place, found in groupby(self.facts, key=lambda fact: fact.place)
        ]
