"""What may be exported of a row: the fields public pages show, and of which sort each is."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext

from companies.models import Place
from records.dates import PartialDateField
from records.models import Part, Record, Reference
from records.search import LANGUAGES

# Reference data rests on no source and lists nothing as public; this much of it stands on pages.
_OF_REFERENCES: dict[type[models.Model], tuple[str, ...]] = {
    Place: ("kind", "within", "code", "latitude", "longitude"),
}


class Sort(StrEnum):
    """How the value of a field is to be read."""

    TEXT = "text"
    TRANSLATED = "translated"
    ADDRESS = "address"
    CHOICE = "choice"
    DATE = "date"
    DAY = "day"
    NUMBER = "number"
    TRUTH = "truth"
    # Another record, part or piece of reference data, or several.
    ONE = "one"
    MANY = "many"


@dataclass(frozen=True)
class Field:
    """One public field of a kind of row."""

    model: type[models.Model]
    name: str
    sort: Sort
    # Whether citations may support it.
    is_cited: bool

    @property
    def of_model(self) -> Any:
        return self.model._meta.get_field(self.name)

    @property
    def label(self) -> str:
        return str(capfirst(str(self.of_model.verbose_name)))

    @property
    def meaning(self) -> str:
        """What editors are told of it; empty where its name says all."""
        return str(self.of_model.help_text)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The values there are, each with its words."""
        return [(str(value), str(label)) for value, label in self.of_model.choices or ()]

    @property
    def names_records(self) -> bool:
        """Whether it names rows that have an address of their own."""
        return self.sort in (Sort.ONE, Sort.MANY) and not issubclass(self.of_model.related_model, Part)


@dataclass(frozen=True)
class PartList:
    """One list of parts of a kind of record."""

    # The name of the list at the record, and of the key by which citations point into it.
    name: str
    model: type[Part]

    @property
    def label(self) -> str:
        return str(capfirst(str(self.model._meta.verbose_name_plural)))

    @property
    def fields(self) -> tuple[Field, ...]:
        return public_fields(self.model)


@cache
def public_fields(model: type[models.Model]) -> tuple[Field, ...]:
    """What public pages show of such rows, the cited fields first; slugs and places in an order stand apart."""
    if issubclass(model, Reference):
        names: tuple[str, ...] = ("name", *_OF_REFERENCES.get(model, ()))
    else:
        public: Any = model
        names = (*public.CITABLE, *(name for name in public.ALSO_PUBLIC if name not in ("slug", "order")))
    cited = getattr(model, "CITABLE", ())
    return tuple(Field(model, name, _sort(model, name), name in cited) for name in names)


@cache
def part_lists(model: type[models.Model]) -> tuple[PartList, ...]:
    """The lists of parts of such records, in the order their pages have."""
    if not issubclass(model, Record):
        return ()
    citation: Any = model._meta.get_field("citations").related_model
    parts = (citation._meta.get_field(key).related_model for key in citation.PART_FIELDS)
    return tuple(PartList(part._meta.get_field(part.OWNER).remote_field.related_name, part) for part in parts)


def in_language(name: str, language: str) -> str:
    """What a translated field is called in one of its languages."""
    language_name = {"de": gettext("German"), "en": gettext("English"), "ko": gettext("Korean")}[language]
    return gettext("%(field)s (%(language)s)") % {"field": name, "language": language_name}


_BY_CLASS: tuple[tuple[Any, Sort], ...] = (
    (models.ManyToManyField, Sort.MANY),
    (models.ForeignKey, Sort.ONE),
    (PartialDateField, Sort.DATE),
    (models.DateField, Sort.DAY),
    (models.BooleanField, Sort.TRUTH),
    ((models.IntegerField, models.FloatField, models.DecimalField), Sort.NUMBER),
    (models.URLField, Sort.ADDRESS),
)


def _sort(model: type[models.Model], name: str) -> Sort:
    field: Any = model._meta.get_field(name)
    if any(other.name == f"{name}_{LANGUAGES[0]}" for other in model._meta.get_fields()):
        return Sort.TRANSLATED
    if getattr(field, "choices", None):
        return Sort.CHOICE
    return next((sort for kind, sort in _BY_CLASS if isinstance(field, kind)), Sort.TEXT)
