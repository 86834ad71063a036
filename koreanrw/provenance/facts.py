"""The facts of one record: every cited field of it and of its parts, with all that is said for and against it.

A fact has a name of its own below the address of its record, made of the part, its identifier and the field:
``opened``, ``function-b32rx75dvf-outcome``. Each can be linked to and cited, wherever in its list the part stands.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext

from companies.models import OfficeFunction
from events.models import Figure, Visit
from koreanrw.names import kind_of
from koreanrw.provenance.footnotes import Note, fold_copies
from koreanrw.provenance.given import NAMED_BY, NamedInValues
from koreanrw.provenance.redaction import withholds
from koreanrw.provenance.values import language_of_value, value_in_words
from koreanrw.shortening import shortened_inside
from records.models import Citation, Part, Record, Source, Verdict
from records.models.citation import SUPPORTING
from records.models.public_id import first_public_id
from records.plans import planned_twin

# A title names two things here, the record and the fact: it may be a little longer than others.
_TITLE = 85


@dataclass(frozen=True)
class Fact:
    """One cited field of a record or of one of its parts, with everything its sources say for and against it."""

    key: str
    record: Record
    part: Part | None
    field: str
    notes: tuple[Note, ...]

    @property
    def row(self) -> Record | Part:
        return self.part or self.record

    @property
    def label(self) -> str:
        """What the field is called."""
        field: Any = self.row._meta.get_field(self.field)
        return str(capfirst(str(field.verbose_name)))

    @property
    def heading(self) -> str:
        """What the fact is called where it stands alone: with its part."""
        return self.label if self.part is None else f"{part_heading(self.part)} – {self.label}"

    @property
    def value(self) -> str:
        """What the register holds; empty where it only knows that nobody knows."""
        if isinstance(self.row, Figure) and self.field == "value":
            # A number without its "about" would claim more than was counted.
            return self.row.number
        return value_in_words(self.row, self.field)

    @property
    def language(self) -> str:
        return language_of_value(self.row, self.field)

    @property
    def named(self) -> Record | None:
        """The other record this fact is about, if it is one."""
        if not isinstance(self.row._meta.get_field(self.field), models.ForeignKey):
            return None
        value = getattr(self.row, self.field)
        return value if isinstance(value, Record) else None

    @property
    def by_verdict(self) -> list[tuple[str, list[tuple[Source, list[Note]]]]]:
        """The notes by what they say about the value, each under its heading, gathered by source.

        Those that support it come first, under none; where one is preferred, its source comes first.
        """
        headings = {
            "": SUPPORTING,
            gettext("Where the sources differ"): (Verdict.DIFFERS,),
            gettext("Earlier plans"): (Verdict.PLANNED,),
            gettext("Not confirmed"): (Verdict.UNCONFIRMED,),
        }
        found = []
        for heading, verdicts in headings.items():
            gathered: dict[Source, list[Note]] = {}
            for note in fold_copies(self.notes):
                if note.verdict in verdicts:
                    gathered.setdefault(note.source, []).append(note)
            if gathered:
                found.append((heading, list(gathered.items())))
        return found

    @property
    def short_heading(self) -> str:
        """Which fact of its record it is, without the name of its part, which may be long: "Visit 2 – Place"."""
        return f"{capfirst(kind_of(self.part))} {self.part.order} – {self.label}" if self.part else self.label

    @property
    def page_title(self) -> str:
        """What its page is called in lists of search results: which fact it is stays whole, the record may be cut."""
        fact = self.short_heading
        record = shortened_inside(self.record.public_name, max(_TITLE - len(fact) - 2, _TITLE // 2))
        return gettext("%(record)s: %(fact)s") % {"record": record, "fact": fact}

    @property
    def title(self) -> str:
        """How a bibliography calls it."""
        return gettext("%(record)s: %(fact)s") % {"record": self.record.public_name, "fact": self.heading}


def part_heading(part: Part) -> str:
    """The kind of a part, its place in the list and its public name: "Function 1: branch"; a plan says so."""
    words = {
        "kind": capfirst(kind_of(part)),
        "number": part.order,
        # A visit is called by its number already.
        "name": part.public_name.removeprefix(f"{part.order}. "),
    }
    if isinstance(part, OfficeFunction | Visit) and part.is_planned:
        return gettext("%(kind)s %(number)d: %(name)s (planned)") % words
    return gettext("%(kind)s %(number)d: %(name)s") % words


def named_paths(model: Any, prefix: str, *, many: bool) -> list[str]:
    """Paths to everything the citable fields of ``model`` point to."""
    paths = []
    for name in model.CITABLE:
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        if field.many_to_many == many and field.is_relation:
            paths.append(f"{prefix}{name}")
            paths += [f"{prefix}{name}__{step}" for step in NAMED_BY.get(field.related_model, ())]
    return paths


def facts_of(record: Record) -> list[Fact]:
    """Every fact of this record, its own before those of its parts. The record has loaded what it names.

    One query, and one for each table that sources who differ name something of.
    """
    citations: Any = record.citations  # type: ignore[attr-defined]
    parts: list[str] = []
    for part in citations.model.PART_FIELDS:
        parts += [part, *named_paths(citations.model._meta.get_field(part).related_model, f"{part}__", many=False)]
    gathered: dict[tuple, list[Citation]] = {}
    named = NamedInValues()
    for citation in citations.for_footnotes().select_related("source__same_story_as", *parts):
        gathered.setdefault(citation.target, []).append(citation)
        named.add([citation])
    return sorted((_fact(record, found, named) for found in gathered.values()), key=_reading_order)


def _fact(record: Record, citations: list[Citation], named: NamedInValues) -> Fact:
    first = citations[0]
    part = first.part
    is_withheld = withholds(part or record, first.field)
    notes = dict.fromkeys(Note.with_value(part or record, citation, named, is_withheld) for citation in citations)
    return Fact(key_of(first), record, part, first.field, tuple(notes))


def key_of(citation: Citation) -> str:
    """The name of the fact a citation supports, below the address of its record."""
    part = citation.part
    return str(FactName(citation.part_field, part.public_id if part else "", citation.field))


@dataclass(frozen=True)
class FactName:
    """The name of a fact, taken apart: the key to the part and its identifier, both empty of the record itself."""

    part_field: str
    public_id: str
    field: str

    def __str__(self) -> str:
        return "-".join(filter(None, (self.part_field, self.public_id, self.field.replace("_", "-"))))

    @classmethod
    def read(cls, record: Record, key: str) -> "FactName | None":
        """None where no fact of such a record can be called that."""
        part_field, _hyphen, rest = key.partition("-")
        table: Any = record._meta.get_field("citations").related_model
        if part_field in table.PART_FIELDS:
            public_id, _hyphen, field = rest.partition("-")
            if not public_id:
                return None
        else:
            part_field, public_id, field = "", "", key
        name = cls(part_field, public_id, field.replace("-", "_"))
        model = name.model(record)
        name = replace(name, field=model.FORMER_FIELDS.get(name.field, name.field))
        return name if name.field in model.CITABLE else None

    def model(self, record: Record) -> Any:
        """What has the field: the record itself, or a part of it."""
        table: Any = record._meta.get_field("citations").related_model
        return table._meta.get_field(self.part_field or "record").related_model

    def label(self, record: Record) -> str:
        """What the field is called."""
        return str(capfirst(str(self.model(record)._meta.get_field(self.field).verbose_name)))


def present_key(record: Record, key: str) -> str:
    """Today's name of a fact; one from the time when parts were numbered leads to the part that had the number.

    One from the time when plans had no day of their own leads to that where nobody tells of what happened.
    """
    name = FactName.read(record, key)
    if name is None:
        return key
    present = name = _present_name(record, name)
    if twin := planned_twin(name.model(record), name.field):
        citations: Any = record.citations  # type: ignore[attr-defined]
        part = (
            {f"{name.part_field}__public_id": name.public_id}
            if name.part_field
            else dict.fromkeys(citations.model.PART_FIELDS)
        )
        told = set(citations.filter(**part, field__in=(name.field, twin)).values_list("field", flat=True))
        if told == {twin}:
            present = replace(name, field=twin)
    return str(present)


def _present_name(record: Record, name: FactName) -> FactName:
    if not name.public_id.isdecimal():
        return name
    parts, slugs = name.model(record), (record.slug, *record.former_slugs)
    wanted = [first_public_id(parts._meta.db_table, slug, name.public_id) for slug in slugs]
    found = parts.objects.filter(**{parts.OWNER: record, "public_id__in": wanted}).first()
    return replace(name, public_id=found.public_id) if found else name


def _reading_order(fact: Fact) -> tuple:
    """The record's own fields first, then its parts list by list, each with its fields as the model names them."""
    table: Any = fact.record._meta.get_field("citations").related_model
    field = fact.row.CITABLE.index(fact.field)
    if fact.part is None:
        return (0, 0, field)
    return (1 + table.PART_FIELDS.index(fact.key.partition("-")[0]), fact.part.order, field)


def by_part(facts: Iterable[Fact]) -> list[tuple[str, list[Fact]]]:
    """Facts under the heading of their part; those of the record itself under none."""
    gathered: dict[str, list[Fact]] = {}
    for fact in facts:
        gathered.setdefault(part_heading(fact.part) if fact.part else "", []).append(fact)
    return list(gathered.items())
