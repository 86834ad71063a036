"""The value a source gives, where it is not the record's own: in words for readers, and as machines read it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext

from records.dates import PartialDate
from records.models import Part, Record
from records.models.citation import OTHER
from records.values import Form, form_of, name_in_values


def given_in_words(row: models.Model, name: str, given: str) -> str:
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
        return ", ".join(_name(named) for named in _public(field, value))
    if isinstance(field, models.BooleanField):
        return gettext("yes") if value == "true" else gettext("no")
    return str(dict(field.flatchoices or ()).get(value, value))


def given_for_machines(row: models.Model, name: str, given: str) -> str:
    """The value this source gives as it is kept: EDTF, codes, slugs of what is public."""
    field: Any = row._meta.get_field(name)
    value = _kept(row, name, given)
    if value and field.is_relation and issubclass(field.related_model, Record):
        return ",".join(str(name_in_values(named)) for named in _public(field, value))
    return value


def _kept(row: models.Model, name: str, given: str) -> str:
    """Nothing of a text in several languages, of which only fingerprints are kept."""
    return "" if given == OTHER or form_of(type(row), name) == Form.PROSE else given


def _public(field: Any, value: str) -> list[Any]:
    """The rows a value names, as far as they are public: one query."""
    model, names = field.related_model, value.split(",")
    if issubclass(model, Record):
        known = models.Q(slug__in=names) | models.Q(former_slugs__overlap=names)
        return list(model._default_manager.published().filter(known))
    key = "public_id" if issubclass(model, Part) else "slug"
    return list(model._default_manager.filter(**{f"{key}__in": names}))


def _name(named: Any) -> str:
    return named.public_name if isinstance(named, Record | Part) else str(named)
