"""When two editors meet: what the one typed, held against what the other has saved meanwhile."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.admin.utils import display_for_field
from django.db import models
from django.forms import ModelForm
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from modeltranslation.fields import TranslationField

from records.admin.rows import RowsFormSet


@dataclass(frozen=True)
class Difference:
    """One place where the page and the stored record part ways."""

    where: str
    stored: str


def differences(form: ModelForm, formsets: Iterable[RowsFormSet]) -> list[Difference]:
    """Every field and row in which what is typed differs from what is stored now."""
    stored = form._meta.model._base_manager.get(pk=form.instance.pk)
    found = list(_fields(form, stored))
    for formset in formsets:
        found += _rows(formset)
    return found


def _fields(form: ModelForm, stored: models.Model) -> Iterator[Difference]:
    for name in form.changed_data:
        if name == DELETION_FIELD_NAME:
            continue
        label = str(form.fields[name].label or name)
        yield Difference(capfirst(label), _shown(stored, name))


def _shown(row: models.Model, name: str) -> str:
    """The stored value of a field in words."""
    names = {field.name: field for field in (*row._meta.fields, *row._meta.many_to_many)}
    field = names.get(name)
    if field is None:
        return ""
    if isinstance(field, models.ManyToManyField):
        value = ", ".join(str(other) for other in getattr(row, name).all())
    elif isinstance(field, models.ForeignKey):
        value = str(getattr(row, name) or "")
    elif isinstance(field, TranslationField):
        value = getattr(row, name) or ""
    else:
        value = str(display_for_field(getattr(row, name), field, ""))
    return value or gettext("(empty)")


def _rows(formset: RowsFormSet) -> Iterator[Difference]:
    kind = str(capfirst(formset.model._meta.verbose_name))
    shown = set()
    for form in formset.initial_forms:
        shown.add(form.instance.pk)
        stored = formset.model._base_manager.filter(pk=form.instance.pk).first()
        if stored is None:
            continue
        if formset.is_to_go(form):
            yield Difference(f"{kind}: {stored}", gettext("still there; you remove it"))
        for difference in _fields(form, stored):
            yield Difference(f"{kind}: {stored} – {difference.where}", difference.stored)
    for row in formset.get_queryset():
        if row.pk not in shown:
            yield Difference(f"{kind}: {row}", gettext("added meanwhile; it stays"))
    if formset.gone:
        yield Difference(
            kind,
            ngettext(
                "%(count)d row was removed meanwhile; what you have there would be added anew",
                "%(count)d rows were removed meanwhile; what you have there would be added anew",
                formset.gone,
            )
            % {"count": formset.gone},
        )
