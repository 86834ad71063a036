"""Texts that exist in German, English and Korean, as editors see them."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextInputWidget, AdminURLFieldWidget
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from modeltranslation.fields import TranslationField

from records.addresses import AddressField
from records.admin.widgets import PlainTextarea
from records.brackets import in_brackets
from records.cleaning import LineField, LinesField
from records.dates.forms import DayField, PartialDateInput
from records.search import LANGUAGES

TEXTS = _("Texts")


def texts(*fields: str, title=TEXTS) -> tuple:
    """A fieldset of these translated fields; a script turns the languages into tabs."""
    names = tuple(f"{field}_{language}" for language in LANGUAGES for field in fields)
    return (title, {"fields": names, "classes": ("languages",)})


class Translated(admin.options.BaseModelAdmin):
    """Labels every translated field with its language under that language's own name; keeps line ends as they are."""

    formfield_overrides = {
        models.CharField: {"form_class": LineField, "widget": AdminTextInputWidget},
        models.TextField: {"form_class": LinesField, "widget": PlainTextarea},
        models.SlugField: {"widget": AdminTextInputWidget},
        models.URLField: {"form_class": AddressField, "widget": AdminURLFieldWidget},
        models.DateField: {"form_class": DayField, "widget": PartialDateInput},
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(db_field, TranslationField):
            language = get_language_info(db_field.language)
            field.label = in_brackets(capfirst(db_field.translated_field.verbose_name), language["name_local"])
            field.widget.attrs["lang"] = db_field.language
            # An empty text is "": NULL would slip past the rule that one language must be filled in.
            field.empty_value = ""  # type: ignore[attr-defined]
        return field
