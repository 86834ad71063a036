"""Fields that exist in German, English and Korean."""

from modeltranslation.translator import TranslationOptions, register

from companies.models import Office, OfficeFunction, Organisation, Place, Sector


@register(Organisation)
class OrganisationTranslation(TranslationOptions):
    fields = ("name", "summary")


@register(Place)
class PlaceTranslation(TranslationOptions):
    fields = ("name", "locative")


@register(Sector)
class SectorTranslation(TranslationOptions):
    fields = ("name",)


@register(Office)
class OfficeTranslation(TranslationOptions):
    fields = ("name",)


@register(OfficeFunction)
class OfficeFunctionTranslation(TranslationOptions):
    fields = ("note",)
