"""The columns of a table of rows: for every public field its value, its words, how sure it is and who says so."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from companies.models import Organisation
from koreanrw.kinds import Kind
from koreanrw.open_data.export.fields import Field, PartList, Sort, in_language, part_lists, public_fields
from koreanrw.open_data.export.loading import ExportRow, Said
from koreanrw.open_data.export.values import (
    Cell,
    CitedRow,
    address,
    certainties,
    identifier,
    in_one_language,
    named_sources,
    notes,
    part_identifiers,
    part_in_words,
    plain_value,
    reliability,
    said,
    source_in_words,
    words,
)
from koreanrw.provenance.footnotes import Note
from records.models import Certainty, Record, Verdict
from records.search import LANGUAGES

# The values there can be, with their words.
type Choices = tuple[tuple[str, str], ...]

# Sorts of field whose value is not what people read.
_TWOFOLD = (Sort.CHOICE, Sort.DATE, Sort.ONE, Sort.MANY)


class Selection(TextChoices):
    """Columns that go together; each selection holds those before it too."""

    # What people read, with what the whole row rests on in two columns at its end.
    FEW = "few", _("few columns")
    # The same, with how sure each value is and who says so.
    SOURCES = "sources", _("with sources")
    # Codes, identifiers and all languages too.
    ALL = "all", _("all columns")

    def holds(self, smaller: "Selection") -> bool:
        order = list(Selection)
        return order.index(smaller) <= order.index(self)


# What a file holds unless somebody chooses.
BY_DEFAULT = Selection.FEW


@dataclass(frozen=True)
class Column:
    """One column: its name for machines, its label and meaning in the language that is active, and how it is read."""

    key: str
    # The columns of one field stand together under its name.
    group: str
    label: str
    meaning: str
    type: str
    read: Callable[[ExportRow], Cell]
    # The values there can be, with their words; none where any value can be.
    values: Choices = ()
    # Whether it says of another column's value what that one cannot: its words, its languages, who says so.
    is_beside: bool = False
    # The smallest selection it belongs to.
    since: Selection = Selection.FEW

    @property
    def type_label(self) -> str:
        """What its type is called in the language that is active."""
        return {
            "EDTF": gettext("imprecise date (EDTF)"),
            "address": gettext("web address"),
            "choice": gettext("one of these codes"),
            "codes": gettext("codes"),
            "date": gettext("day (ISO 8601)"),
            "identifier": gettext("identifier"),
            "identifiers": gettext("identifiers"),
            "number": gettext("number"),
            "text": gettext("plain text"),
            "texts": gettext("texts"),
            "time": gettext("time (ISO 8601)"),
            "truth": gettext("yes or no"),
        }[self.type]


class UnknownColumns(Exception):
    """Somebody asked for columns this list has not got: ``keys``."""

    def __init__(self, keys: list[str]) -> None:
        super().__init__(", ".join(keys))
        self.keys = keys


def columns_of(kind: Kind) -> list[Column]:
    """Every column of this kind of row, in the language that is active."""
    found = [*_always(kind)]
    for field in public_fields(kind.model):
        found += _of_field(field)
    for part in part_lists(kind.model):
        found += _of_part_list(part)
    if issubclass(kind.model, Organisation):
        found += _of_offices()
    for name, label in kind.numbers.items():
        meaning = gettext("How many published records there are.")
        found.append(Column(name, str(label), str(label), meaning, "number", partial(_number, name)))
    if issubclass(kind.model, Record):
        found += (*_evidence_of_row(), _changed())
    return found


def columns_of_parts(of_list: PartList) -> list[Column]:
    """The columns of a table in which each part of a record has a row of its own."""
    group = gettext("Identity")
    owner = gettext("The identifier of the record this row belongs to.")
    own = gettext("Its own for ever, wherever in its list it stands; the address of each of its facts holds it.")
    order = gettext("Its place among the rows of this list.")
    found = [
        Column("record", group, gettext("Record"), owner, "identifier", lambda exported: exported.row.owner.slug),
        Column("id", group, gettext("Identifier"), own, "identifier", lambda exported: exported.row.public_id),
        Column("order", group, gettext("Order"), order, "number", lambda exported: exported.row.order),
    ]
    for field in of_list.fields:
        found += _of_field(field)
    return found


def columns_of_citations() -> list[Column]:
    """The columns of a table in which everything a source says of a field has a row of its own."""
    of_what, evidence = gettext("Identity"), gettext("Sources")
    names = {
        "record": gettext("The identifier of the record it says something of."),
        "list": gettext("The list whose row it says something of; empty where that is the record itself."),
        "part": gettext("The identifier of that row."),
        "field": gettext("The field it says something of, by the name of its column."),
    }
    labels = {
        "record": gettext("Record"),
        "list": gettext("List"),
        "part": gettext("Row"),
        "field": gettext("Field"),
    }

    def of_citation(name: str, label: str, meaning: str, read: Callable[[CitedRow], Cell], **more: Any) -> Column:
        return Column(name, evidence, label, meaning, more.pop("type", "text"), lambda row: read(row.row), **more)

    return [
        *(Column(name, of_what, labels[name], meaning, "text", partial(_own, name)) for name, meaning in names.items()),
        of_citation(
            "source",
            gettext("Source"),
            gettext("The identifier of the source; empty where it was withdrawn."),
            lambda cited: identifier(cited.note.source),
            type="identifier",
        ),
        of_citation(
            "same_story_as",
            gettext("Same story as"),
            gettext("The source whose story it tells again: both are one witness."),
            lambda cited: identifier(cited.first_telling),
            type="identifier",
        ),
        of_citation(
            "place",
            gettext("Place in the source"),
            gettext("H headline, L lead, P1, P2 … paragraphs, F footer, or a page or minute."),
            lambda cited: cited.note.place_in_source,
        ),
        of_citation(
            "certainty",
            gettext("Certainty"),
            gettext("How firmly the source says so."),
            lambda cited: cited.note.certainty,
            type="choice",
            values=_choices(Certainty),
        ),
        of_citation(
            "verdict",
            gettext("Verdict"),
            gettext("Whether the source gives the value of the register."),
            lambda cited: cited.note.verdict,
            type="choice",
            values=_choices(Verdict),
        ),
        of_citation(
            "value",
            gettext("Value given"),
            gettext(
                "The value the source gives, in the form the field has here; empty of a text in several languages, and "
                "where only its words tell."
            ),
            lambda cited: cited.value,
        ),
        of_citation(
            "wording",
            gettext("Wording"),
            gettext("How the source puts it, in its own language."),
            lambda cited: cited.note.wording,
        ),
        of_citation(
            "steps",
            gettext("Steps"),
            gettext("How one gets from the source to the value, where it is inferred."),
            lambda cited: cited.note.steps,
            type="texts",
        ),
        of_citation(
            "reason",
            gettext("Reason for the preference"),
            gettext("Why the register follows this source rather than others."),
            lambda cited: cited.note.reason,
        ),
    ]


def chosen_columns(kind: Kind, keys: list[str], selection: Selection = BY_DEFAULT) -> list[Column]:
    """The columns with these names, in the order of the table; without names those of the selection."""
    known = columns_of(kind)
    unknown = sorted(set(keys) - {column.key for column in known})
    if unknown:
        raise UnknownColumns(unknown)
    return [column for column in known if (column.key in keys if keys else selection.holds(column.since))]


def _always(kind: Kind) -> Iterator[Column]:
    group = gettext("Identity")
    meaning = gettext("Identifies the row within its kind; it stays, and a former one still leads to the row.")
    yield Column("slug", group, gettext("Identifier"), meaning, "text", lambda exported: exported.row.slug)
    meaning = gettext("The address of its page in the language of the file.")
    yield Column(
        "page_address",
        group,
        gettext("Address of the page"),
        meaning,
        "address",
        lambda exported: address(exported.row),
    )
    if not any(field.name in ("name", "title") for field in public_fields(kind.model)):
        meaning = gettext("What pages call it.")
        yield Column("name", group, gettext("Name"), meaning, "text", lambda exported: exported.row.public_name)


def _of_field(field: Field) -> Iterator[Column]:
    name, label, group = field.name, field.label, field.label
    meaning, is_day = field.meaning, field.sort == Sort.DAY
    types = {Sort.TRANSLATED: "text", Sort.ONE: "identifier", Sort.MANY: "identifiers", Sort.DATE: "EDTF"}
    kind = "date" if is_day else types.get(field.sort, str(field.sort))
    values = tuple(field.choices)
    # Codes are for machines, but dates as they are known can be sorted by.
    since = Selection.ALL if field.sort in _TWOFOLD and field.sort != Sort.DATE else Selection.FEW
    yield Column(
        name, group, label, meaning, kind, lambda exported: plain_value(exported.row, field), values, since=since
    )
    if field.sort in _TWOFOLD:
        in_words = gettext("%(field)s (in words)") % {"field": label}
        told = gettext("The same in the language of the file.")
        yield Column(
            f"{name}_text", group, in_words, told, "text", lambda exported: words(exported.row, field), is_beside=True
        )
    if field.sort == Sort.TRANSLATED:
        for language in LANGUAGES:
            yield _in_language(field, language)
    if field.is_cited:
        yield from _evidence(name, group, field)


def _in_language(field: Field, language: str) -> Column:
    return Column(
        f"{field.name}_{language}",
        field.label,
        in_language(field.label, language),
        gettext("The text in this language only; empty where there is none."),
        "text",
        lambda exported: in_one_language(exported.row, field, language),
        is_beside=True,
        since=Selection.ALL,
    )


def _certainty(name: str, group: str, found: Callable[[ExportRow], list[Note]]) -> Column:
    """How sure something is."""
    return Column(
        f"{name}_certainty",
        group,
        gettext("%(field)s: certainty") % {"field": group},
        gettext("How firmly the sources support it, each degree once."),
        "codes",
        lambda exported: certainties(found(exported)),
        _choices(Certainty),
        is_beside=True,
        since=Selection.SOURCES,
    )


def _sources(name: str, group: str, read: Callable[[ExportRow], tuple[str, ...]]) -> Column:
    """Who says so, and who says something else."""
    return Column(
        f"{name}_sources",
        group,
        gettext("%(field)s: sources") % {"field": group},
        gettext(
            "Each source by its title, with the place in it, the certainty, what else than the register it gives and "
            "in which words, and the address of its page; those that support the field first."
        ),
        "texts",
        read,
        is_beside=True,
        since=Selection.SOURCES,
    )


def _evidence(name: str, group: str, field: Field) -> Iterator[Column]:
    """How sure a field is, which sources say so or something else, and what each of them gives."""

    def told(tell: Callable[[ExportRow, Said], str]) -> Callable[[ExportRow], tuple[str, ...]]:
        return lambda exported: tuple(tell(exported, each) for each in said(exported, exported.row, field))

    yield _certainty(name, group, lambda exported: notes(exported, exported.row, name))
    yield _sources(name, group, told(lambda exported, each: source_in_words(exported, each.note)))
    further: tuple[tuple[str, str, str, str, Callable[[ExportRow, Said], str], Choices], ...] = (
        (
            "verdicts",
            gettext("%(field)s: verdicts"),
            gettext("Whether each of these sources gives the value of the register, in the same order."),
            "codes",
            lambda exported, each: str(each.note.verdict),
            _choices(Verdict),
        ),
        (
            "given",
            gettext("%(field)s: values given"),
            gettext(
                "The value each of these sources gives, as machines read it, in the same order; empty of a text in "
                "several languages, and where only its words tell."
            ),
            "texts",
            lambda exported, each: each.value,
            (),
        ),
        (
            "wordings",
            gettext("%(field)s: wordings"),
            gettext("How each of these sources puts it, in its own language and in the same order."),
            "texts",
            lambda exported, each: each.note.wording,
            (),
        ),
    )
    for key, label, meaning, kind, tell, values in further:
        yield Column(
            f"{name}_{key}",
            group,
            label % {"field": group},
            meaning,
            kind,
            told(tell),
            values,
            is_beside=True,
            since=Selection.ALL,
        )


def _evidence_of_row() -> Iterator[Column]:
    """What the whole row rests on: nothing is exported as if nobody had said it."""
    group = gettext("Sources")

    def found(exported: ExportRow) -> list[Note]:
        parts = (
            part for of_list in part_lists(exported.kind.model) for part in getattr(exported.row, of_list.name).all()
        )
        return [note for row in (exported.row, *parts) for note in notes(exported, row)]

    yield Column(
        "certainty",
        group,
        gettext("Certainty"),
        gettext("How firmly the sources support what the row says, each degree that occurs once."),
        "codes",
        lambda exported: certainties(found(exported)),
        _choices(Certainty),
    )
    yield Column(
        "sources",
        group,
        gettext("Sources"),
        gettext("Each source the row rests on by its title and the address of its page."),
        "texts",
        lambda exported: named_sources(exported, found(exported)),
    )
    yield Column(
        "sources_reliability",
        group,
        gettext("Reliability of the sources"),
        gettext("What the editors say of how far each of these sources is to be relied upon, in the same order."),
        "texts",
        lambda exported: reliability(found(exported)),
        since=Selection.SOURCES,
    )


def _choices(codes: type[TextChoices]) -> Choices:
    return tuple((str(value), str(label)) for value, label in codes.choices)


def _of_part_list(of_list: PartList) -> Iterator[Column]:
    name, label = of_list.name, of_list.label

    def members(exported: ExportRow) -> list[Any]:
        return list(getattr(exported.row, name).all())

    yield Column(
        name,
        label,
        label,
        gettext("Each row of this list in one line, in their order."),
        "texts",
        lambda exported: tuple(part_in_words(part, of_list) for part in members(exported)),
    )
    if any(field.sort == Sort.ONE and field.names_records for field in of_list.fields):
        yield Column(
            f"{name}_slugs",
            label,
            gettext("%(field)s: identifiers") % {"field": label},
            gettext("What each of these rows names, by identifier; empty where that is not public."),
            "identifiers",
            lambda exported: tuple(part_identifiers(part, of_list) for part in members(exported)),
            since=Selection.ALL,
        )

    def evidence(exported: ExportRow) -> list[Note]:
        return [note for part in members(exported) for note in notes(exported, part)]

    def sources(exported: ExportRow) -> tuple[str, ...]:
        return tuple(
            f"{part.order}. {field.label}: {source_in_words(exported, each.note)}"
            for part in members(exported)
            for field in of_list.fields
            if field.is_cited
            for each in said(exported, part, field)
        )

    yield _certainty(name, label, evidence)
    yield _sources(name, label, sources)


def _of_offices() -> Iterator[Column]:
    label = gettext("Offices")
    meaning = gettext("Its offices by identifier; each is a row of the list of offices.")
    yield Column(
        "offices",
        label,
        label,
        meaning,
        "identifiers",
        lambda exported: tuple(str(identifier(office)) for office in exported.row.public_offices),
        since=Selection.ALL,
    )
    yield Column(
        "offices_text",
        label,
        gettext("%(field)s (in words)") % {"field": label},
        gettext("The places of its offices."),
        "texts",
        lambda exported: tuple(str(office.place) for office in exported.row.public_offices),
    )


def _changed() -> Column:
    label, meaning = gettext("Last changed"), gettext("When the row was last changed, with the time zone.")
    return Column(
        "changed",
        label,
        label,
        meaning,
        "time",
        lambda exported: exported.row.changed_at.isoformat("T", "seconds"),
        since=Selection.ALL,
    )


def _own(name: str, exported: ExportRow) -> Cell:
    return getattr(exported.row, name)


def _number(name: str, exported: ExportRow) -> Cell:
    return getattr(exported.row, name) or 0
