"""The value a source gives for a field, in the one form in which it is kept and compared with the record's own.

A date is EDTF, a choice its code, a number its digits, a record or place its slug, a part its public identifier,
several of them a list of these, a name in one language its text. Of what is written in several languages the value is
a fingerprint of the text in each: it was confirmed as it stood then, language by language.

The database keeps the verdict of every citation (`records.operations.keep_verdicts`); this says the same in Python, for
forms that ask before anything is saved, and the SQL by which the database reads a row (`held_sql`).
"""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from functools import cache
from hashlib import md5
from typing import Any

from django.db import models

from records.dates import PartialDate, PartialDateField
from records.models.citation import OTHER, Certainty, Verdict
from records.models.part import Part
from records.models.reference import Reference
from records.plans import OUTCOMES, PLANS, is_of_plan
from records.search import LANGUAGES

# So much of a digest that nobody hits upon it by chance.
_LENGTH = 12


class Form(StrEnum):
    """How the value of a field is written."""

    TEXT = "text"
    DATE = "date"
    PROSE = "prose"
    # Another record, a place, a part.
    ONE = "one"
    MANY = "many"


@cache
def form_of(model: type[models.Model], field: str) -> Form:
    """How citations give the value of this field."""
    found: Any = model._meta.get_field(field)
    if found.many_to_many:
        return Form.MANY
    if found.is_relation:
        return Form.ONE
    if isinstance(found, PartialDateField):
        return Form.DATE
    names = {each.name for each in model._meta.concrete_fields}
    return Form.PROSE if f"{field}_{LANGUAGES[0]}" in names else Form.TEXT


def fingerprint(language: str, text: str | None) -> str:
    """What shows later whether a text still is what it was; empty where there is none."""
    return f"{language}:{md5(text.encode(), usedforsecurity=False).hexdigest()[:_LENGTH]}" if text else ""


def value_of(row: models.Model, field: str) -> str:
    """The value a record or part holds, as a citation would give it; empty where it holds none."""
    match form_of(type(row), field):
        case Form.PROSE:
            marks = (fingerprint(language, getattr(row, f"{field}_{language}")) for language in LANGUAGES)
            return " ".join(filter(None, marks))
        case Form.MANY:
            return ",".join(sorted(named.slug for named in getattr(row, field).all()))
        case Form.ONE:
            named = getattr(row, field)
            return "" if named is None else name_in_values(named)
    value = getattr(row, field)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(found := type(row)._meta.get_field(field), models.DecimalField) and value is not None:
        return in_digits(found.to_python(value))
    return "" if value is None else str(value)


def in_digits(value: Decimal | int) -> str:
    """A number without the noughts its column adds behind the point: "80", "1.5"."""
    return f"{Decimal(value).normalize():f}"


def name_in_values(named: Any) -> str:
    """What a citation calls another row by."""
    return named.public_id if isinstance(named, Part) else named.slug


def is_confirmed(given: str, language: str, text: str | None) -> bool:
    """Whether this text, in this language, is the one that was confirmed."""
    return not text or fingerprint(language, text) in given.split()


def verdict(row: models.Model, field: str, certainty: str, given: str) -> Verdict:
    """What a source that gives this value says about the value the row holds."""
    held, form = value_of(row, field), form_of(type(row), field)
    if form == Form.PROSE and given != OTHER:
        return Verdict.SUPPORTS if set(held.split()) <= set(given.split()) else Verdict.UNCONFIRMED
    if given == held or given in _former(row, field, form):
        return Verdict.SUPPORTS
    if not given:
        return Verdict.UNCONFIRMED
    if form == Form.MANY and given != OTHER and held:
        ours, theirs = set(held.split(",")), set(given.split(","))
        if ours <= theirs:
            return Verdict.SUPPORTS if ours == theirs else Verdict.LESS_PRECISE
        if theirs < ours:
            return Verdict.UNCONFIRMED
    if held and given != OTHER and _covers(row, field, form, given):
        return Verdict.LESS_PRECISE
    is_history = certainty == Certainty.PLANNED or is_of_plan(field) or (field in OUTCOMES and given in PLANS)
    return Verdict.PLANNED if is_history else Verdict.DIFFERS


def _former(row: models.Model, field: str, form: Form) -> Iterable[str]:
    named = getattr(row, field) if form == Form.ONE else None
    return getattr(named, "former_slugs", ())


def _covers(row: models.Model, field: str, form: Form, given: str) -> bool:
    """Whether what is held lies within what is given."""
    value: Any = getattr(row, field)
    if form == Form.ONE:
        return given in [place.slug for place in value.ancestors()] if hasattr(value, "ancestors") else False
    if form != Form.DATE:
        return False
    try:
        wide = PartialDate(given)
    except ValueError:
        return False
    return bool(wide) and wide.earliest <= value.earliest and value.latest <= wide.latest


# --- the same in SQL ---------------------------------------------------------------------------------------------


def held_sql(model: type[models.Model]) -> str:
    """The body of the function that reads the value of each citable field of a row."""
    cases = "\n    ".join(
        f"WHEN '{field}' THEN ROW({_sql(model, field)})::public.records_held"
        for field in model.CITABLE  # type: ignore[attr-defined]
    )
    table = model._meta.db_table
    return f"\nSELECT CASE field\n    {cases} END\nFROM public.{table} AS r WHERE r.id = row_id\n"


def _sql(model: type[models.Model], field: str) -> str:
    """Value, other values that mean the same, values that hold it, and form: the columns of ``records_held``."""
    found, form = model._meta.get_field(field), form_of(model, field)
    if form == Form.MANY:
        return _many_sql(found)
    if form == Form.ONE:
        return _one_sql(found)
    if form == Form.PROSE:
        texts = ", ".join(f"r.{field}_{language}" for language in LANGUAGES)
        return f"public.records_fingerprints({texts}), NULL, NULL, 'prose'"
    held = f"r.{found.column}"  # type: ignore[union-attr]
    if isinstance(found, models.DecimalField):
        held = f"trim_scale({held})"
    said = "plan" if is_of_plan(field) else "outcome" if field in OUTCOMES else form
    return f"{held}::text, NULL, NULL, '{said}'"


def _one_sql(key: Any) -> str:
    named = key.related_model
    table, column = named._meta.db_table, "public_id" if issubclass(named, Part) else "slug"
    where = f"FROM public.{table} AS named WHERE named.id = r.{key.column}"
    former, within = "NULL", "NULL"
    if not issubclass(named, (Part, Reference)):
        former = f"(SELECT named.former_slugs::text[] {where})"
    if any(each.name == "within" for each in named._meta.concrete_fields):
        within = (
            f"ARRAY(SELECT named.slug::text FROM public.{table}_chain(r.{key.column}) AS chain (id)"
            f" JOIN public.{table} AS named ON named.id = chain.id)"
        )
    return f"(SELECT named.{column}::text {where}), {former}, {within}, '{table}'"


def _many_sql(list_: Any) -> str:
    table, through = list_.related_model._meta.db_table, list_.m2m_db_table()
    return (
        f"""(SELECT string_agg(named.slug, ',' ORDER BY named.slug COLLATE "C") FROM public.{table} AS named"""
        f" JOIN public.{through} AS chosen ON chosen.{list_.m2m_reverse_name()} = named.id"
        f" WHERE chosen.{list_.m2m_column_name()} = r.id), NULL, NULL, 'many:{table}'"
    )
