"""The value of one field of one row, as machines and as people read it; nothing of it is not on a public page."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from django.db import models
from django.utils.translation import get_language, gettext

from companies.models import Office
from koreanrw.addresses import absolute, address_of
from koreanrw.open_data.export.fields import Field, PartList, Sort, part_lists, public_fields
from koreanrw.open_data.export.loading import ExportRow, Said
from koreanrw.provenance.footnotes import Note, fold_copies, source_name
from koreanrw.provenance.given import given_for_machines
from koreanrw.provenance.redaction import withholds
from koreanrw.provenance.values import value_in_words
from records.brackets import in_brackets
from records.models import Part, Record, Source, Verdict
from records.models.citation import SUPPORTING

type Cell = str | int | float | bool | None | tuple[str, ...]


def plain_value(row: models.Model, field: Field) -> Cell:
    """What machines read: identifiers, codes, dates as EDTF. Texts come in the language that is active."""
    value: Any = getattr(row, field.name)
    match field.sort:
        case Sort.MANY:
            return tuple(identifier(member) for member in value.all())
        case Sort.ONE:
            return identifier(value)
        case Sort.DAY:
            return value.isoformat() if isinstance(value, datetime.date) else ""
        case Sort.CHOICE | Sort.DATE:
            return str(value)
        case Sort.NUMBER if isinstance(value, Decimal):
            return int(value) if value == value.to_integral() else float(value)
        case Sort.NUMBER | Sort.TRUTH:
            return value
    return value_in_words(row, field.name)


def words(row: models.Model, field: Field) -> Cell:
    """What people read, in the language that is active."""
    if field.sort == Sort.MANY:
        return tuple(str(member) for member in getattr(row, field.name).all())
    if field.sort == Sort.CHOICE:
        code = getattr(row, field.name)
        return _labels(field, str(get_language())).get(code, code)
    return value_in_words(row, field.name)


@cache
def _labels(field: Field, language: str) -> dict[str, str]:
    """The words for each code; the model would make them anew for every row."""
    return dict(field.choices)


def in_one_language(row: models.Model, field: Field, language: str) -> str:
    """A translated text in one language only; empty where that language has none, or it is not to be told."""
    if value_in_words(row, field.name) != getattr(row, field.name):
        return ""
    return getattr(row, f"{field.name}_{language}") or ""


def identifier(named: models.Model | None) -> Cell:
    """The slug of a record or piece of reference data, the identifier of a part; empty for what is not public."""
    if named is None:
        return ""
    if isinstance(named, Part):
        return named.public_id
    return str(named.slug) if is_public(named) else ""  # type: ignore[attr-defined]


def is_public(named: models.Model) -> bool:
    """Whether it has a public page, as ``public_url`` would say, which makes the address first."""
    if isinstance(named, Office) and not named.organisation.is_published:
        return False
    return named.is_published if isinstance(named, Record) else True


def address(named: models.Model) -> str:
    """The address of its page, with the host; empty where it has none."""
    path = _path(named) if is_public(named) else ""
    return absolute(path) if path else ""


# Where the pages of a kind of row stand in a language. Finding that out takes as long as reading all else of a row.
_FOLDERS: dict[tuple[type[models.Model], bool, str | None], str] = {}


def _path(named: Any) -> str:
    if not hasattr(named, "slug"):
        return ""
    key = (type(named), bool(getattr(named, "is_company", False)), get_language())
    if key not in _FOLDERS:
        path = address_of(named)
        if not path.endswith(f"/{named.slug}/"):
            return path
        _FOLDERS[key] = path.removesuffix(f"{named.slug}/")
    return f"{_FOLDERS[key]}{named.slug}/"


def notes(exported: ExportRow, row: models.Model, *fields: str) -> list[Note]:
    """What supports these fields of the row or of one of its parts, as the footnotes of its page would say it."""
    key = (type(row), row.pk, fields)
    if key not in exported.notes:
        citations = exported.footnotes.supporting(row, *fields)
        withheld = {name: withholds(row, name) for name in {citation.field for citation in citations}}
        by_field: dict[str, list[Note]] = {name: [] for name in withheld}
        for each in citations:
            by_field[each.field].append(Note.of(each, withheld[each.field]))
        folded = (note for of_field in by_field.values() for note in fold_copies(of_field))
        exported.notes[key] = list(dict.fromkeys(folded))
    return exported.notes[key]


def said(exported: ExportRow, row: models.Model, field: Field) -> list[Said]:
    """The same with copies folded into their first telling; what supports the field stands first."""
    key = (type(row), row.pk, field.name)
    if key not in exported.said:
        values = dict(everything_said(exported, row, field))
        folded = [Said(note, values[replace(note, retold=())]) for note in fold_copies(values)]
        exported.said[key] = sorted(folded, key=lambda each: each.note.verdict not in SUPPORTING)
    return exported.said[key]


def everything_said(exported: ExportRow, row: models.Model, field: Field) -> list[Said]:
    """What every source says of this field, in agreement or not."""
    withheld = withholds(row, field.name)
    named = exported.footnotes.named
    said: dict[Said, None] = {}
    for citation in exported.footnotes.citations(row, field.name):
        note = Note.with_value(row, citation, named, withheld)
        if withheld or not citation.source.is_published:
            value = ""
        elif citation.verdict == Verdict.SUPPORTS and field.sort in (Sort.ONE, Sort.MANY):
            # What the row names is loaded.
            own = plain_value(row, field)
            value = ",".join(own) if isinstance(own, tuple) else str(own)
        else:
            value = given_for_machines(row, field.name, citation.value, named)
        said[Said(note, value)] = None
    return list(said)


@dataclass(frozen=True)
class CitedRow:
    """What one source says of one field of a record or of one of its parts, as a row of its own."""

    record: str
    # The list of the part and its identifier; both empty of the record itself.
    list: str
    part: str
    field: str
    note: Note
    value: str

    @property
    def first_telling(self) -> Source | None:
        """The source whose story this one tells again, as far as that is public."""
        return self.note.source.same_story_as if self.note.source.is_published else None


def cited_rows(exported: ExportRow) -> Iterator[CitedRow]:
    """Everything that is said of a record and its parts, field by field."""
    record = exported.row
    rows: list[tuple[str, str, Any, tuple[Field, ...]]] = [("", "", record, public_fields(exported.kind.model))]
    for part in part_lists(exported.kind.model):
        rows += [(part.name, row.public_id, row, part.fields) for row in getattr(record, part.name).all()]
    for list_, part_id, row, fields in rows:
        for field in fields:
            if field.is_cited:
                for note, value in everything_said(exported, row, field):
                    yield CitedRow(record.slug, list_, part_id, field.name, note, value)


def source_of(exported: ExportRow, note: Note) -> tuple[str, str]:
    """The name of the source and the address of its page, empty where it has none."""
    source = note.source
    if source.pk not in exported.sources:
        exported.sources[source.pk] = (source_name(source), address(source))
    return exported.sources[source.pk]


def certainties(found: list[Note]) -> tuple[str, ...]:
    """How sure the sources are, each degree once, that of the preferred source first."""
    return tuple(dict.fromkeys(note.certainty for note in found))


def source_in_words(exported: ExportRow, note: Note) -> str:
    """A source by its title, with the place in it, how sure it is, what else it gives, and the address of its page."""
    name, page = source_of(exported, note)
    verdict = "" if note.verdict == Verdict.SUPPORTS else str(Verdict(note.verdict).label)
    copies = ", ".join(source_name(source) for source, _place in note.retold)
    told = (
        note.place_in_source,
        note.certainty_label,
        ": ".join(filter(None, (verdict, note.given))),
        f"“{note.wording}”" if note.wording else "",
        gettext("the same story also in: %(sources)s") % {"sources": copies} if copies else "",
    )
    return f"{in_brackets(name, ', '.join(filter(None, told)))} {page}".strip()


def named_sources(exported: ExportRow, found: list[Note]) -> tuple[str, ...]:
    """Each source once, by its title and the address of its page."""
    return tuple(dict.fromkeys(" ".join(source_of(exported, note)).strip() for note in found))


def reliability(found: list[Note]) -> tuple[str, ...]:
    """How far each of these sources is to be relied upon, in their order; empty where nobody has said so."""
    sources = dict.fromkeys(note.source for note in found)
    return tuple(source.reliability if source.is_published else "" for source in sources)


def part_in_words(part: Part, of_list: PartList) -> str:
    """A part in one line: what it is called, and whatever else is known of it."""
    name = part.public_name
    details = []
    for field in of_list.fields:
        found = words(part, field)
        if found and str(found) not in name and not isinstance(found, tuple):
            details.append(f"{field.of_model.verbose_name}: {found}")
    return in_brackets(name, "; ".join(details))


def part_identifiers(part: Part, of_list: PartList) -> str:
    """The records and places a part names, by their slugs."""
    named = (field for field in of_list.fields if field.sort == Sort.ONE and field.names_records)
    return ", ".join(str(found) for field in named if (found := identifier(getattr(part, field.name))))
