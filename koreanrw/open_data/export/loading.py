"""Rows with everything that goes along with them, in as many queries for five thousand rows as for five."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from companies.models import Office, Organisation
from koreanrw.kinds import Kind
from koreanrw.open_data.export.fields import Sort, part_lists, public_fields
from koreanrw.provenance.footnotes import Footnotes, Note
from koreanrw.provenance.given import NAMED_BY, NamedInValues
from koreanrw.search.lists import list_of
from records.models import Record


class Said(NamedTuple):
    """What a source says of a field, and the value it gives, as machines read it."""

    note: Note
    value: str


@dataclass(frozen=True)
class ExportRow:
    """One row of an export, with its citations."""

    kind: Kind
    row: Any
    footnotes: Footnotes
    # Names and addresses of sources, shared by all rows of an export: many rows rest on few sources.
    sources: dict[int, tuple[str, str]] = field(default_factory=dict)
    # What supports each field, and everything that is said of it, asked for by several columns each.
    notes: dict[tuple, list[Note]] = field(default_factory=dict)
    said: dict[tuple, list[Said]] = field(default_factory=dict)

    def below(self, row: Any) -> "ExportRow":
        """Something of it as a row of its own, a part or what a source says; its citations came with the record."""
        return ExportRow(self.kind, row, self.footnotes, self.sources, self.notes, self.said)


def _row_of(
    kind: Kind, row: Any, sources: dict[int, tuple[str, str]] | None = None, named: NamedInValues | None = None
) -> ExportRow:
    footnotes = Footnotes([row] if isinstance(row, Record) else (), named)
    return ExportRow(kind, row, footnotes, {} if sources is None else sources)


def export_rows(kind: Kind, keys: Sequence[int]) -> list[ExportRow]:
    """The rows with these primary keys, in this order; what is no longer there is left out."""
    rows: dict[int, Any] = {row.pk: row for row in _with_all(kind).filter(pk__in=keys)}
    sources: dict[int, tuple[str, str]] = {}
    named = NamedInValues()
    return [_row_of(kind, rows[key], sources, named) for key in keys if key in rows]


def export_row(kind: Kind, slug: str) -> ExportRow:
    """The public row at this slug, or the one that used to live there; Http404 where there is none."""
    rows: Any = _with_all(kind)
    if hasattr(rows, "at_slug"):
        return _row_of(kind, rows.at_slug(slug))
    return _row_of(kind, get_object_or_404(rows, slug=slug))


def _with_all(kind: Kind) -> QuerySet:
    """The public rows of this kind with everything their public fields name. The order is of no account."""
    rows: Any = list_of(kind).rows() if kind.numbers else kind.public()
    # Without any path Django would follow every key there is.
    if single := _paths(kind.model, "", Sort.ONE):
        rows = rows.select_related(*single)
    rows = rows.prefetch_related(*_paths(kind.model, "", Sort.MANY))
    for part in part_lists(kind.model):
        members: Any = part.model._default_manager.order_by("order")
        if named := _paths(part.model, "", Sort.ONE):
            members = members.select_related(*named)
        rows = rows.prefetch_related(Prefetch(part.name, members))
    if issubclass(kind.model, Organisation):
        offices = Office.objects.published().select_related("place").order_by("slug")
        rows = rows.prefetch_related(Prefetch("offices", offices, to_attr="public_offices"))
    if issubclass(kind.model, Record):
        rows = rows.with_sources()
    return rows.order_by()


def _paths(model: type[models.Model], prefix: str, sort: Sort) -> Iterable[str]:
    paths = []
    for public in public_fields(model):
        if public.sort == sort:
            related: Any = public.of_model.related_model
            paths.append(f"{prefix}{public.name}")
            paths += [f"{prefix}{public.name}__{step}" for step in NAMED_BY.get(related, ())]
    return paths
