"""Two stored versions of a record, side by side: what differs in its own fields and in its parts.

The package's own comparison looks for parts among those stored today and in the whole revision; ours takes from each
version exactly the parts that were stored with it.
"""

from collections.abc import Iterator

from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language_info, gettext
from modeltranslation.fields import TranslationField
from reversion.models import Version
from reversion_compare.helpers import html_diff

from records.brackets import in_brackets
from records.dates import PartialDate
from records.reverting import stored_with


def comparison(older: Version, newer: Version) -> Iterator[dict]:
    """Every difference with its label, the record's own fields first."""
    for field, diff in _field_diffs(older, newer):
        yield {"label": field_label(field), "diff": diff}
    before, after = _parts(older), _parts(newer)
    for key in (*before, *(key for key in after if key not in before)):
        yield from _part_diffs(before.get(key), after.get(key))


def field_label(field: models.Field) -> str:
    """The name of a field, with its language where it has one."""
    if isinstance(field, TranslationField):
        name = capfirst(field.translated_field.verbose_name)
        return in_brackets(name, get_language_info(field.language)["name_local"])
    return str(capfirst(field.verbose_name))


def in_words(field: models.Field, value) -> str:
    """A stored value as editors know it: labels of choices, names of what keys point to, dates in words."""
    if value in (None, "", []):
        return ""
    if isinstance(field, models.ManyToManyField):
        return ", ".join(sorted(str(row) for row in field.related_model._base_manager.filter(pk__in=value)))
    if isinstance(field, models.ForeignKey):
        return str(field.related_model._base_manager.filter(pk=value).first() or gettext("(no longer there)"))
    if isinstance(value, PartialDate):
        return value.display
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return str(dict(field.flatchoices).get(value, value))


def _compared(model: type[models.Model]) -> Iterator[models.Field]:
    """The fields editors fill in; plain columns of translated fields only repeat one of their languages."""
    opts = model._meta.concrete_model._meta  # type: ignore[union-attr]
    fields = (*opts.local_fields, *opts.local_many_to_many)
    translated = {field.translated_field.name for field in fields if isinstance(field, TranslationField)}
    owner = getattr(model, "OWNER", "record")
    for field in fields:
        if not (field.primary_key or field.generated or field.name in translated or field.name == owner):
            yield field


def _field_diffs(older: Version, newer: Version) -> Iterator[tuple[models.Field, SafeString]]:
    for field in _compared(older._model):
        name = getattr(field, "attname", field.name)
        values = older.field_dict.get(name), newer.field_dict.get(name)
        words = [in_words(field, value) for value in values] if values[0] != values[1] else ["", ""]
        if words[0] != words[1]:
            yield field, html_diff(*words)


def _parts(version: Version) -> dict[tuple, Version]:
    return {(part.content_type_id, part.object_id): part for part in stored_with(version) if part.pk != version.pk}


def _part_diffs(before: Version | None, after: Version | None) -> Iterator[dict]:
    part = after or before
    if part is None:
        return
    label = f"{capfirst(part._model._meta.verbose_name)}: {part.object_repr}"
    if before is None:
        yield {"label": label, "diff": format_html("<p><ins>{}</ins></p>", gettext("added"))}
    elif after is None:
        yield {"label": label, "diff": format_html("<p><del>{}</del></p>", gettext("removed"))}
    elif diffs := list(_field_diffs(before, after)):
        rows = ((field_label(field), diff) for field, diff in diffs)
        yield {"label": label, "diff": format_html_join("", "<h4>{}</h4>{}", rows)}
