"""The list of sources, and the page of one with everything taken from it."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import get_language

from koreanrw.pages.generic import RecordDetailView, RecordListView
from koreanrw.provenance.facts import named_paths
from koreanrw.provenance.paragraphs import reading_order
from koreanrw.provenance.redaction import withholds
from koreanrw.provenance.values import language_of_value, value_in_words
from koreanrw.search.lists import SOURCES
from records.dates import date_order
from records.models import Citation, Part, Record, Source, citation_models


class SourceListView(RecordListView):
    record_list = SOURCES
    template_name = "pages/sources/list.html"


@dataclass(frozen=True)
class SourcedFact:
    """One field of a published record or part, as one place in this source supports it."""

    place: str
    record: Record
    part: Part | None
    label: str
    # What the register holds, and what the source gives where it puts it differently.
    value: str
    # Of the value, where it is known and not that of the page.
    language: str
    given: str
    certainty: str
    certainty_label: str
    steps: tuple[str, ...]

    @classmethod
    def of(cls, citation: Citation) -> "SourcedFact":
        record, part = citation.record, citation.part  # type: ignore[attr-defined]
        withheld = withholds(part or record, citation.field)
        return cls(
            citation.place_in_source,
            record,
            part,
            citation.field_label,
            value_in_words(part or record, citation.field),
            "" if withheld else _unlike_page(language_of_value(part or record, citation.field)),
            "" if withheld else citation.value,
            citation.certainty,
            citation.get_certainty_display(),
            () if withheld else tuple(citation.step_list),
        )


def _unlike_page(language: str) -> str:
    return "" if language == get_language() else language


def published_facts(source: Source) -> list[SourcedFact]:
    """Every fact of a published record that rests on this source, in the order of its paragraphs.

    One query for each kind of record, and one for each kind with fields that hold several values. What two facts of
    the source's digest say alike stands here once.
    """
    facts = []
    for table in citation_models():
        record_model: Any = table._meta.get_field("record").related_model
        single, several = ["record", *named_paths(record_model, "record__", many=False)], []
        several += named_paths(record_model, "record__", many=True)
        for part in table.PART_FIELDS:
            single += [part, *named_paths(table._meta.get_field(part).related_model, f"{part}__", many=False)]
        citations = table.objects.filter(source=source, record__in=record_model.objects.published())
        facts += [SourcedFact.of(citation) for citation in citations.select_related(*single).prefetch_related(*several)]
    return sorted(dict.fromkeys(facts), key=_order)


def _order(fact: SourcedFact) -> tuple:
    part = (fact.part._meta.label, fact.part.order) if fact.part else ("", 0)
    return (reading_order(fact.place), fact.record._meta.label, fact.record.pk, part)


def by_paragraph(facts: list[SourcedFact]) -> list[tuple[str, list[tuple[Record, list[SourcedFact]]]]]:
    """Facts in the order of their paragraphs, within each gathered by record."""
    return [
        (place, [(record, list(run)) for record, run in groupby(found, key=lambda fact: fact.record)])
        for place, found in groupby(facts, key=lambda fact: fact.place)
    ]


class SourceDetailView(RecordDetailView):
    queryset = Source.objects.all()
    object: Source
    template_name = "pages/sources/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        facts = published_facts(self.object)
        retellings = Source.objects.published().filter(same_story_as=self.object)
        return super().get_context_data(
            facts=facts,
            paragraphs=by_paragraph(facts),
            retellings=list(retellings.order_by(*date_order("published")[:-1], "slug")),
            **kwargs,
        )
