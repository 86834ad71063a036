"""Fields that exist in German, English and Korean."""

from modeltranslation.translator import TranslationOptions, register

from koreanrw.models import Page


@register(Page)
class PageTranslation(TranslationOptions):
    fields = ("title", "body")
