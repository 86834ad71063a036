"""The page of a source: which facts rest on it, by paragraph."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext

from companies.models import Office
from events.models import AgreementParty
from records.dates import PartialDate
from records.models import Citation, Part, Record, Source, citation_models
from records.paragraphs import reading_order
from records.views import RecordDetailView
from records.withholding import withholds

# What the name of such a row is made of.
_NAMED_BY: dict[type[models.Model], tuple[str, ...]] = {
    Office: ("organisation", "place"),
    AgreementParty: ("organisation",),
}


@dataclass(frozen=True)
class Fact:
    """One field of a published record or part, as one place in this source supports it."""

    place: str
    record: Record
    part: Part | None
    label: str
    # What the register holds, and what the source gives where it puts it differently.
    value: str
    given: str
    certainty: str
    certainty_label: str
    steps: tuple[str, ...]

    @classmethod
    def of(cls, citation: Citation) -> "Fact":
        record, part = citation.record, citation.part  # type: ignore[attr-defined]
        withheld = withholds(part or record, citation.field)
        return cls(
            citation.place_in_source,
            record,
            part,
            citation.field_label,
            _shown(part or record, citation.field),
            "" if withheld else citation.value,
            citation.certainty,
            citation.get_certainty_display(),
            () if withheld else tuple(citation.step_list),
        )


def _shown(row: models.Model, field_name: str) -> str:
    """The value the register holds, in words a page may show: other records by their public name only."""
    field = row._meta.get_field(field_name)
    if field.many_to_many:
        return ", ".join(str(member) for member in getattr(row, field_name).all())
    value = getattr(row, field_name)
    if isinstance(value, Record | Part):
        return value.public_name
    if isinstance(row, Part) and value == str(row):
        # It is what the part is called, or was called then.
        return row.public_name
    if isinstance(value, PartialDate):
        return value.display if value else ""
    if getattr(field, "choices", None):
        return str(getattr(row, f"get_{field_name}_display")())
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    return "" if value is None else str(value)


def _named_fields(model: Any, prefix: str, many: bool) -> list[str]:
    """Paths to everything the citable fields of ``model`` point to."""
    paths = []
    for name in model.CITABLE:
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        if field.many_to_many == many and field.is_relation:
            paths.append(f"{prefix}{name}")
            further = _NAMED_BY.get(field.related_model, ())
            paths += [f"{prefix}{name}__{step}" for step in further]
    return paths


def published_facts(source: Source) -> list[Fact]:
    """Every fact of a published record that rests on this source, in the order of its paragraphs.

    One query for each kind of record, and one for each kind with fields that hold several values. What two facts of
    the source's digest say alike stands here once.
    """
    facts = []
    for table in citation_models():
        record_model: Any = table._meta.get_field("record").related_model
        single, several = ["record", *_named_fields(record_model, "record__", False)], []
        several += _named_fields(record_model, "record__", True)
        for part in table.PART_FIELDS:
            single += [part, *_named_fields(table._meta.get_field(part).related_model, f"{part}__", False)]
        citations = table.objects.filter(source=source, record__in=record_model.objects.published())
        facts += [Fact.of(citation) for citation in citations.select_related(*single).prefetch_related(*several)]
    return sorted(dict.fromkeys(facts), key=_order)


def _order(fact: Fact) -> tuple:
    part = (fact.part._meta.label, fact.part.order) if fact.part else ("", 0)
    return (reading_order(fact.place), fact.record._meta.label, fact.record.pk, part)


def by_paragraph(facts: list[Fact]) -> list[tuple[str, list[tuple[Record, list[Fact]]]]]:
    """Facts in the order of their paragraphs, within each gathered by record."""
    return [
        (place, [(record, list(run)) for record, run in groupby(found, key=lambda fact: fact.record)])
        for place, found in groupby(facts, key=lambda fact: fact.place)
    ]


class SourceDetailView(RecordDetailView):
    queryset = Source.objects.all()
    object: Source
    template_name = "koreanrw/source_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        facts = published_facts(self.object)
        retellings = Source.objects.published().filter(same_story_as=self.object)
        return super().get_context_data(
            facts=facts,
            paragraphs=by_paragraph(facts),
            retellings=list(retellings.order_by("published_earliest", "slug")),
            **kwargs,
        )
