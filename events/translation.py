"""Fields that exist in German, English and Korean."""

from modeltranslation.translator import TranslationOptions, register

from events.models import (
    Agreement,
    AgreementSignatory,
    Delegation,
    DelegationMember,
    Person,
    Position,
    Topic,
    Visit,
    VisitParticipant,
)


@register(Topic)
@register(Person)
class NamedTranslation(TranslationOptions):
    fields = ("name",)


@register(Position)
@register(DelegationMember)
@register(VisitParticipant)
@register(AgreementSignatory)
class RoleTranslation(TranslationOptions):
    fields = ("role",)


@register(Delegation)
@register(Agreement)
class TitleAndPurposeTranslation(TranslationOptions):
    fields = ("title", "purpose")


@register(Visit)
class VisitTranslation(TranslationOptions):
    fields = ("topic",)
