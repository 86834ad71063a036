"""Fields that exist in German, English and Korean."""

from modeltranslation.translator import TranslationOptions, register

from records.models import Source


@register(Source)
class SourceTranslation(TranslationOptions):
    fields = ("title", "reliability", "left_out")
