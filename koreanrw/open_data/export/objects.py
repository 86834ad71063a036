"""A row as one object with everything in it: what the API answers and the data set holds as JSON."""

import datetime
from typing import Any

from django.db import models

from companies.models import Organisation
from events.models import Figure
from koreanrw.addresses import name_under
from koreanrw.open_data.export.fields import Field, PartList, Sort, part_lists, public_fields
from koreanrw.open_data.export.loading import ExportRow
from koreanrw.open_data.export.values import (
    address,
    everything_said,
    identifier,
    in_one_language,
    part_in_words,
    plain_value,
    source_of,
)
from koreanrw.provenance.footnotes import Note
from koreanrw.provenance.values import value_in_words
from records.dates import PartialDate
from records.models import Part, Record
from records.search import LANGUAGES


def object_of(exported: ExportRow) -> dict[str, Any]:
    """The row with its fields and parts, every cited field with its citations, under the names of the dictionary."""
    row = exported.row
    found: dict[str, Any] = {
        "id": name_of_row(row),
        "kind": exported.kind.plural,
        "slug": row.slug,
        "name": name_of(row),
        "address": address(row),
        "changed": row.changed_at.isoformat("T", "seconds"),
        "fields": _fields(exported, row, public_fields(exported.kind.model)),
        "parts": {
            part.name: [_part(exported, member, part) for member in getattr(row, part.name).all()]
            for part in part_lists(exported.kind.model)
        },
        "numbers": {name: getattr(row, name) or 0 for name in exported.kind.numbers},
    }
    if issubclass(exported.kind.model, Organisation):
        found["offices"] = [_named(office) for office in row.public_offices]
    return found


def name_of_row(row: models.Model) -> str:
    """A name for programs (RFC 4151), the row's own for ever: it stays when slug and kind change, and says nothing."""
    model: Any = row._meta.concrete_model
    # Figures were called counts when the first of them were named.
    return name_under(f"{'count' if model is Figure else model._meta.model_name}/{row.pk}")


def name_of(row: models.Model) -> str:
    return row.public_name if isinstance(row, Record | Part) else str(row)


def _part(exported: ExportRow, part: Part, of_list: PartList) -> dict[str, Any]:
    return {
        "id": part.public_id,
        "order": part.order,
        "name": part_in_words(part, of_list),
        "fields": _fields(exported, part, of_list.fields),
    }


def _fields(exported: ExportRow, row: models.Model, fields: tuple[Field, ...]) -> dict[str, Any]:
    return {field.name: _field(exported, row, field) for field in fields}


def _field(exported: ExportRow, row: models.Model, field: Field) -> dict[str, Any]:
    found = {"value": _value(exported, row, field)}
    if field.is_cited:
        found["citations"] = [_citation(exported, *said) for said in everything_said(exported, row, field)]
    return found


def _value(exported: ExportRow, row: models.Model, field: Field) -> Any:
    """The value by its sort; null where nobody knows it."""
    value: Any = getattr(row, field.name)
    match field.sort:
        case Sort.MANY:
            return [_named(member) for member in value.all()]
        case Sort.ONE:
            return None if value is None else _named(value)
        case Sort.DATE:
            return _date(value) if value else None
        case Sort.CHOICE:
            return {"code": str(value), "text": value_in_words(row, field.name)} if value else None
        case Sort.TRANSLATED:
            texts = {language: in_one_language(row, field, language) for language in LANGUAGES}
            text = value_in_words(row, field.name)
            return {"text": text, **texts} if text else None
    plain = plain_value(row, field)
    return None if plain == "" else plain


def _date(value: PartialDate) -> dict[str, str | None]:
    return {
        "edtf": str(value),
        "text": value.display,
        "earliest": _day(value.earliest, datetime.date.min),
        "latest": _day(value.latest, datetime.date.max),
    }


def _day(day: datetime.date | None, is_open: datetime.date) -> str | None:
    """An ISO date; null where that end is open."""
    return None if day is None or day == is_open else day.isoformat()


def _named(named: models.Model) -> dict[str, Any]:
    """Another row by its public name; without identifier and address where it is not public."""
    slug = identifier(named)
    return {
        "slug": slug if isinstance(slug, str) and slug else None,
        "text": name_of(named),
        "address": address(named) or None,
    }


def _citation(exported: ExportRow, note: Note, value: str) -> dict[str, Any]:
    is_public = note.source.is_published
    name, page = source_of(exported, note)
    return {
        "source": {
            "slug": note.source.slug if is_public else None,
            "text": name,
            "address": page or None,
            "reliability": note.source.reliability if is_public else "",
            # Copies are no further witnesses.
            "same_story_as": _named(first) if is_public and (first := note.source.same_story_as) else None,
        },
        "place": note.place_in_source,
        "certainty": note.certainty,
        "verdict": note.verdict,
        "value": value or None,
        "wording": note.wording,
        "translation": note.translation,
        "steps": list(note.steps),
        "reason": note.reason,
    }
