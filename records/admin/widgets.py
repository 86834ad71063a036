"""Inputs of the admin that Django does not have, or has slower."""

from django import forms
from django.contrib.admin.widgets import (
    AdminTextareaWidget,
    AutocompleteMixin,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
)
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import escape
from django.utils.safestring import mark_safe


class PlainTextarea(AdminTextareaWidget):
    """Running text. Browsers send other line ends than we keep; that alone is no change."""

    def value_from_datadict(self, data, files, name):
        value = super().value_from_datadict(data, files, name)
        return value.replace("\r\n", "\n") if isinstance(value, str) else value


def can_be(field: models.Field, value) -> bool:
    """Whether a value could stand in this field at all."""
    try:
        field.to_python(value)
    except ValidationError:
        return False
    return True


class GuardedAutocomplete(AutocompleteMixin):
    """Shows a form again in which something stood that cannot be a key: the box is empty then, with the message."""

    field: models.ForeignKey | models.ManyToManyField

    def optgroups(self, name, value, attr=None):
        key = self.field.related_model._meta.pk
        return super().optgroups(name, [one for one in value if can_be(key, one)], attr)


class RecordSelect(GuardedAutocomplete, AutocompleteSelect):
    """A box that looks for one record."""


class RecordSelectMultiple(GuardedAutocomplete, AutocompleteSelectMultiple):
    """A box that looks for several records."""


class LoadedRecordSelect(RecordSelect):
    """A box that looks for a record; the one it shows is at hand already and is not asked for again."""

    known = None

    def optgroups(self, name, value, attr=None):
        if self.known is None or [one for one in value if one] != [str(self.known.pk)]:
            return super().optgroups(name, value, attr)
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        shown = self.create_option(name, str(self.known.pk), str(self.known), True, len(empty))
        return [(None, [*empty, shown], 0)]


def make_known(form: forms.ModelForm) -> None:
    """Tell the boxes of this form what their row names, as far as it is loaded."""
    for name, field in form.fields.items():
        widget = getattr(field.widget, "widget", field.widget)
        if isinstance(widget, LoadedRecordSelect) and form.instance._meta.get_field(name).is_cached(form.instance):
            widget.known = getattr(form.instance, name)


class GroupedSelect(forms.Select):
    """A select of many options in groups, written out without a template for each option: pages have dozens of it."""

    def render(self, name, value, attrs=None, renderer=None):
        chosen = {str(one) for one in (value if isinstance(value, (list, tuple)) else [value])}
        attributes = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        shown = "".join(f' {key}="{escape(one)}"' for key, one in attributes.items())
        groups = "".join(_group(label, options, chosen) for label, options in self.choices)
        empty = "" if chosen & self._values() or self.allow_multiple_selected else '<option value=""></option>'
        multiple = " multiple" if self.allow_multiple_selected else ""
        return mark_safe(f"<select{shown}{multiple}>{empty}{groups}</select>")

    def _values(self) -> set[str]:
        return {value for _label, options in self.choices for value, _text in options}


class GroupedSelectMultiple(GroupedSelect, forms.SelectMultiple):
    """The same, for several at once."""


def _group(label, options, chosen: set[str]) -> str:
    written = "".join(_option(value, text, chosen) for value, text in options)
    return f'<optgroup label="{escape(label)}">{written}</optgroup>'


def _option(value: str, label: str, chosen: set[str]) -> str:
    selected = " selected" if value in chosen else ""
    return f'<option value="{escape(value)}"{selected}>{escape(label)}</option>'
