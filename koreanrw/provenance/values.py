"""The value a field of a record or part holds, in words a public page may show."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext

from koreanrw.names import language_of
from records.dates import PartialDate
from records.models import Part, Record
from records.values import in_digits


def value_in_words(row: models.Model, field_name: str) -> str:
    """Labels of choices, dates in words, other records by their public name only; empty where nothing is known."""
    field = row._meta.get_field(field_name)
    if field.many_to_many:
        return ", ".join(str(member) for member in getattr(row, field_name).all())
    value = getattr(row, field_name)
    if isinstance(value, Record | Part):
        return value.public_name
    if isinstance(row, Part) and value == str(row):
        # It is what the part is called, or was called then.
        return row.public_name
    if isinstance(value, PartialDate):
        return value.display if value else ""
    if getattr(field, "choices", None):
        return str(getattr(row, f"get_{field_name}_display")())
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, Decimal):
        return in_digits(value)
    return "" if value is None else str(value)


def is_loaded(row: models.Model, field_name: str) -> bool:
    """Whether the page has what this field points to, so that putting it into words asks nothing of the database."""
    field = row._meta.get_field(field_name)
    if field.many_to_many:
        return field_name in getattr(row, "_prefetched_objects_cache", {})
    return not isinstance(field, models.ForeignKey) or field.is_cached(row)


def language_of_value(row: models.Model, field_name: str) -> str:
    """The language the words of this value are in, where the register knows it; else an empty text."""
    field = row._meta.get_field(field_name)
    if hasattr(row, f"{field_name}_de"):
        return language_of(row, field_name)
    if isinstance(field, models.ForeignKey) and field.is_cached(row):
        named = getattr(row, field_name)
        if isinstance(named, Record) and not named.is_published:
            return ""
        return language_of(named, "name") if hasattr(named, "name_de") else ""
    # A name bears the tag of its own language.
    return getattr(row, "language", "") if isinstance(row, Part) and field_name == "text" else ""
