"""Citations of several kinds of record at once, for pages that gather across records."""

from collections.abc import Iterable

from django.db.models import BigIntegerField, F, QuerySet, Value
from django.db.models.functions import Cast

from koreanrw.provenance.footnotes import Footnotes
from records.models import Citation, Source
from records.operations import TRANSLATIONS

# The columns every citation table has, whatever it cites.
_SHARED = (
    "pk", "record_id", "field", "source_id", "place_in_source", "certainty", "value", "wording", "verdict",
    "steps", "preferred", "reason", "fact", *TRANSLATIONS,
)  # fmt: skip
# No record has more kinds of parts than this.
_PARTS = 3


def gather_footnotes(querysets: Iterable[QuerySet]) -> Footnotes:
    """The footnotes of all citations of these querysets: two queries in all."""
    footnotes = Footnotes()
    footnotes.add_citations(gather_citations(querysets))
    return footnotes


def gather_citations(querysets: Iterable[QuerySet]) -> list[Citation]:
    """All citations of these querysets (each over one kind of record) with their sources: two queries in all.

    Ordered as footnotes want them: kind by kind, preferred ones first, then as they were entered.
    """
    querysets = list(querysets)
    if not querysets:
        return []
    first, *others = (_in_shared_columns(queryset, number) for number, queryset in enumerate(querysets))
    models = [queryset.model for queryset in querysets]
    citations = [_citation(models[row[0]], row) for row in first.union(*others, all=True)]
    sources = Source.objects.select_related("same_story_as").in_bulk({citation.source_id for citation in citations})
    for citation in citations:
        citation.source = sources[citation.source_id]
    order = {model: number for number, model in enumerate(models)}
    return sorted(citations, key=lambda citation: (order[type(citation)], not citation.preferred, citation.pk))


def _in_shared_columns(queryset: QuerySet, number: int) -> QuerySet:
    parts = queryset.model.PART_FIELDS
    nobody = Cast(Value(None), BigIntegerField())
    columns: dict[str, F | Cast] = {f"part_{place}": F(f"{part}_id") for place, part in enumerate(parts)}
    columns |= {f"part_{place}": nobody for place in range(len(parts), _PARTS)}
    columns["kind"] = Cast(Value(number), BigIntegerField())
    names = ("kind", *_SHARED, *(f"part_{place}" for place in range(_PARTS)))
    return queryset.order_by().annotate(**columns).values_list(*names)


def _citation(model: type[Citation], row: tuple) -> Citation:
    shared = dict(zip(_SHARED, row[1:], strict=False))
    keys = row[1 + len(_SHARED) :]
    parts = {f"{part}_id": key for part, key in zip(model.PART_FIELDS, keys, strict=False)}
    return model(**shared, **parts)
