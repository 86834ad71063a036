"""The value a source gives, where it is not the record's own: in words for readers, and as machines read it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext

from companies.models import Office
from events.models import AgreementParty
from records.dates import PartialDate
from records.models import Citation, Part, Record, Verdict
from records.models.citation import OTHER
from records.values import Form, form_of, name_in_values

# What the name of such a row is made of.
NAMED_BY: dict[type[models.Model], tuple[str, ...]] = {
    Office: ("organisation", "place"),
    AgreementParty: ("organisation",),
}


class NamedInValues:
    """The rows named by values that sources give and the record does not hold; only what is public.

    They are loaded when the first is asked for: one query for each table, however many citations there are.
    """

    def __init__(self, citations: Iterable[Citation] = ()) -> None:
        self._waiting: list[Citation] = []
        self._rows: dict[type[models.Model], dict[str, Any]] = defaultdict(dict)
        self.add(citations)

    def add(self, citations: Iterable[Citation]) -> None:
        """Let these be asked for too; they are loaded with the others."""
        self._waiting += [each for each in citations if each.verdict != Verdict.SUPPORTS and each.value]

    def find(self, model: type[models.Model], value: str) -> list[Any]:
        """The rows of this table a value names."""
        self._load()
        return [row for name in value.split(",") if (row := self._rows[model].get(name)) is not None]

    def _load(self) -> None:
        names: dict[type[models.Model], set[str]] = defaultdict(set)
        for citation in self._waiting:
            owner: Any = type(citation)._meta.get_field(citation.part_field or "record").related_model
            field = owner._meta.get_field(citation.field)
            if field.is_relation:
                names[field.related_model].update(citation.value.split(","))
        self._waiting = []
        for model, wanted in names.items():
            self._rows[model] |= _public(model, wanted - self._rows[model].keys())


def _public(model: Any, names: Iterable[str]) -> dict[str, Any]:
    """The public rows of this table called so in values, now or once, by these names: one query."""
    rows = model._default_manager.all()
    if model in NAMED_BY:
        rows = rows.select_related(*NAMED_BY[model])
    names = list(names)
    if not issubclass(model, Record):
        key = "public_id" if issubclass(model, Part) else "slug"
        return {getattr(row, key): row for row in rows.filter(**{f"{key}__in": names})}
    known = models.Q(slug__in=names) | models.Q(former_slugs__overlap=names)
    found = list(rows.published().filter(known))
    # Whoever bears a name now comes before those who bore it once.
    return {name: row for row in found for name in row.former_slugs} | {row.slug: row for row in found}


def given_in_words(row: models.Model, name: str, given: str, named: NamedInValues) -> str:
    """The value this source gives for a field of the row; empty where only its own words tell, or nobody may know."""
    field: Any = row._meta.get_field(name)
    form, value = form_of(type(row), name), _kept(row, name, given)
    if not value:
        return ""
    if form == Form.DATE:
        try:
            return PartialDate(value).display
        except ValueError:
            return value
    if form in (Form.ONE, Form.MANY):
        return ", ".join(_name(each) for each in named.find(field.related_model, value))
    if isinstance(field, models.BooleanField):
        return gettext("yes") if value == "true" else gettext("no")
    return str(dict(field.flatchoices or ()).get(value, value))


def given_for_machines(row: models.Model, name: str, given: str, named: NamedInValues) -> str:
    """The value this source gives as it is kept: EDTF, codes, slugs of what is public."""
    field: Any = row._meta.get_field(name)
    value = _kept(row, name, given)
    if value and field.is_relation and issubclass(field.related_model, Record):
        return ",".join(str(name_in_values(each)) for each in named.find(field.related_model, value))
    return value


def _kept(row: models.Model, name: str, given: str) -> str:
    """Nothing of a text in several languages, of which only fingerprints are kept."""
    return "" if given == OTHER or form_of(type(row), name) == Form.PROSE else given


def _name(named: Any) -> str:
    return named.public_name if isinstance(named, Record | Part) else str(named)
