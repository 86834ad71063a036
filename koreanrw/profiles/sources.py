"""The profile of a source: everything taken from it, and what of it was left out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as attribute
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple, Self

from django.db.models import Case, CharField, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Concat, Length, Substr
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

# Facts on one page.
MOST = 100


@dataclass(frozen=True)
class SourcedField:
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
    steps_language: str
    translation: str
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
            note.steps_language,
            note.translation,
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


@dataclass(frozen=True)
class SourcedFact:
    """One fact of this source with every field of the register that rests on it."""

    place: str
    fields: tuple[SourcedField, ...]

    @property
    def by_record(self) -> list[tuple[Record, list[SourcedField]]]:
        return [(record, list(run)) for record, run in groupby(self.fields, key=lambda field: field.record)]

    @property
    def wordings(self) -> list[tuple[str, str]]:
        """How the source puts it, each wording once, with its translation."""
        return list(dict.fromkeys((field.wording, field.translation) for field in self.fields if field.wording))

    @property
    def reasonings(self) -> list[tuple[tuple[str, ...], str]]:
        """How one gets from the source to the values, each way once, with its language where that is another."""
        return list(dict.fromkeys((field.steps, field.steps_language) for field in self.fields if field.steps))


@dataclass(frozen=True)
class Paragraph:
    """One place in a source: the facts taken from it, and what was left out, with why."""

    place: str
    facts: tuple[SourcedFact, ...]
    left_out: tuple[str, ...]


class _FactKey(NamedTuple):
    """Which citations are one fact: those of one place with the same number in the digest, or else of one record."""

    place: str
    code: str
    record: str

    @classmethod
    def of(cls, citation: Any) -> Self:
        owner = "" if citation.fact else f"{type(citation)._meta.db_table} {citation.record_id}"
        return cls(citation.place_in_source, citation.fact, owner)


def _citations(source: Source) -> Iterator[Any]:
    """What the source supports in published records, kind by kind."""
    for table in citation_models():
        record_model: Any = table._meta.get_field("record").related_model
        yield table.objects.filter(source=source, record__in=record_model.objects.published())


def _keys(source: Source) -> QuerySet:
    """The facts of a source by their keys, in the order in which it is read (`paragraphs.reading_order`)."""
    is_numbered = Q(place_in_source__regex=r"^P[0-9]{1,4}$")
    sort = Case(
        When(place_in_source="H", then=0),
        When(place_in_source="L", then=1),
        When(is_numbered, then=2),
        When(place_in_source="F", then=4),
        When(place_in_source="", then=5),
        default=3,
        output_field=IntegerField(),
    )
    number = Case(
        When(is_numbered, then=Cast(Substr("place_in_source", 2), IntegerField())),
        default=0,
        output_field=IntegerField(),
    )
    queries = []
    for citations in _citations(source):
        owner = Concat(Value(f"{citations.model._meta.db_table} "), Cast("record_id", CharField()))
        of_record = Case(When(fact="", then=owner), default=Value(""), output_field=CharField())
        queries.append(
            citations.order_by()
            .annotate(sort=sort, number=number, digits=Length("fact"), owner=of_record)
            .values_list("sort", "number", "place_in_source", "digits", "fact", "owner")
        )
    return queries[0].union(*queries[1:]).order_by("sort", "number", "place_in_source", "digits", "fact", "owner")


def _facts(source: Source, keys: Sequence[_FactKey]) -> list[SourcedFact]:
    """These facts with their fields. What two citations of a fact say alike stands there once.

    One query for each kind of record, for each kind with fields that hold several values, and for each table of which
    the source names something else than the register.
    """
    found: dict[_FactKey, dict[SourcedField, None]] = defaultdict(dict)
    named = NamedInValues()
    wanted = set(keys)
    places, codes = {key.place for key in keys}, {key.code for key in keys if key.code}
    for citations in _citations(source):
        table = f"{citations.model._meta.db_table} "
        records = [key.record.removeprefix(table) for key in keys if key.record.startswith(table)]
        fields = citations.model._meta
        single, several = [], named_paths(fields.get_field("record").related_model, "record__", many=True)
        for row in ("record", *citations.model.PART_FIELDS):
            single += [row, *named_paths(fields.get_field(row).related_model, f"{row}__", many=False)]
        of_these = citations.filter(Q(fact__in=codes) | Q(fact="", record__in=records), place_in_source__in=places)
        for citation in of_these.select_related(*single).prefetch_related(*several).order_by("record", "pk"):
            if (key := _FactKey.of(citation)) in wanted:
                citation.source = source
                named.add([citation])
                found[key][SourcedField.of(citation, named)] = None
    return [SourcedFact(key.place, tuple(sorted(found[key], key=_order))) for key in keys if found[key]]


def _order(field: SourcedField) -> tuple:
    part = (field.part._meta.label, field.part.order) if field.part else ("", 0)
    return (field.record._meta.label, field.record.pk, part)


@dataclass(frozen=True, eq=False)
class SourceProfile(Profile[Source]):
    """What rests on a source, and who tells the same story."""

    # In the order of its paragraphs.
    facts: FirstRows[SourcedFact]
    retellings: Sequence[Source]
    # The place of the last fact of the page before, and whether there is a page after this one.
    place_before: str | None = None
    goes_on: bool = False

    @classmethod
    def of(cls, subject: Source, page: int = 1) -> Self:
        """With so many facts as stand on one page."""
        rows, start = _keys(subject), (page - 1) * MOST
        # One before and one behind tell which places belong to this page.
        first = max(start - 1, 0)
        keys = [_FactKey(place, code, owner) for _1, _2, place, _3, code, owner in rows[first : start + MOST + 1]]
        before, here = keys[: start - first], keys[start - first :]
        retellings = Source.objects.published().filter(same_story_as=subject)
        return cls(
            subject,
            Footnotes([subject]),
            facts=FirstRows(_facts(subject, here[:MOST]), rows.count()),
            retellings=list(retellings.order_by(*date_order("published")[:-1], "slug")),
            place_before=before[0].place if before else None,
            goes_on=len(here) > MOST,
        )

    @classmethod
    def in_brief(cls, subject: Source) -> Self:
        """Only the number of facts."""
        return cls(subject, Footnotes([subject]), facts=FirstRows((), _keys(subject).count()), retellings=())

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The facts place by place; the places between them from which none was taken, and what was left out, too."""
        facts = {place: tuple(found) for place, found in groupby(self.facts, key=lambda fact: fact.place)}
        left_out = _by_place(self.subject.left_out)
        others = (place for place in (*self.subject.paragraphs.split(), *left_out) if self._stands_here(place))
        return [
            Paragraph(place, facts.get(place, ()), tuple(left_out.get(place, ())) if self._stands_here(place) else ())
            for place in sorted({*facts, *others}, key=reading_order)
        ]

    def _stands_here(self, place: str) -> bool:
        """Whether a place is read on this page, going by the facts before and behind."""
        order = reading_order(place)
        if self.place_before is not None and order <= reading_order(self.place_before):
            return False
        return not self.goes_on or order <= reading_order(self.facts[-1].place)


def _by_place(lines: str) -> dict[str, list[str]]:
    """What was left out, by the place before its colon; lines without one belong to no place."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in filter(None, map(str.strip, lines.splitlines())):
        place, colon, words = line.partition(": ")
        is_placed = bool(colon) and " " not in place
        found[place if is_placed else ""].append(words if is_placed else line)
    return found
