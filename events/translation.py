"""Fields that exist in German, English and Korean."""

from modeltranslation.translator import TranslationOptions, register

from events.models import (
    Agreement,
    AgreementSignatory,
    CountingRule,
    Delegation,
    DelegationMember,
    Event,
    EventParticipant,
    EventSeries,
    Person,
    Position,
    Topic,
    Visit,
    VisitParticipant,
)


@register(CountingRule)
@register(EventSeries)
@register(Topic)
class NameTranslation(TranslationOptions):
    fields = ("name",)


@register(Person)
class PersonTranslation(TranslationOptions):
    fields = ("name", "academic_title")


@register(Position)
@register(DelegationMember)
@register(VisitParticipant)
@register(AgreementSignatory)
@register(EventParticipant)
class RoleTranslation(TranslationOptions):
    fields = ("role",)


@register(Delegation)
class TitleAndPurposeTranslation(TranslationOptions):
    fields = ("title", "purpose")


@register(Event)
class TitleAndSummaryTranslation(TranslationOptions):
    fields = ("title", "summary")


@register(Agreement)
class AgreementTranslation(TranslationOptions):
    fields = ("title", "purpose", "term")


@register(Visit)
class VisitTranslation(TranslationOptions):
    fields = ("topic",)
