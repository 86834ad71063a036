"""Names that organisations and people bear or bore besides their heading."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from records.cleaning import shows_something
from records.dates import PartialDateField
from records.dates.constraints import in_order
from records.models import Part
from records.models.part import order_unique
from records.search import name_search_text

# Language, script, region, each well formed; whether they exist is not checked.
BCP47_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"


class OtherName(Part):
    """One name somebody bears or bore, in one language and script."""

    CITABLE = ("text", "since", "until")
    ALSO_PUBLIC = (*Part.ALSO_PUBLIC, "language", "kind")

    class Kind(models.TextChoices):
        OFFICIAL = "official", _("official name")
        SHORT = "short", _("short name")
        FORMER = "former", _("former name")
        ROMANISED = "romanised", _("romanised name")
        TRANSLATED = "translated", _("translated name")
        AS_PRINTED = "as printed", _("name as printed")

    text = models.CharField(_("name"), max_length=200)
    language = models.CharField(
        _("language and script"),
        max_length=20,
        validators=(RegexValidator(BCP47_PATTERN, _("A language tag such as ko, ko-Latn, de or en.")),),
        help_text=_("Language tag (BCP 47): ko for Korean in Hangul, ko-Latn for Korean in Latin letters, de, en."),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    since = PartialDateField(_("from"))
    until = PartialDateField(_("until"))
    search_text = name_search_text("text")

    class Meta(Part.Meta):
        abstract = True
        verbose_name = _("name")
        verbose_name_plural = _("names")

    def __str__(self) -> str:
        return self.text


def other_name_constraints(owner: str) -> tuple[models.BaseConstraint, ...]:
    """The row rules every concrete table of names declares."""
    return (
        order_unique(owner),
        models.UniqueConstraint(
            fields=(owner, "kind", "language", "text"),
            name="%(app_label)s_%(class)s_unique",
            violation_error_message=_("This name is there already."),
        ),
        models.CheckConstraint(
            condition=Q(language__regex=BCP47_PATTERN),
            name="%(app_label)s_%(class)s_language",
            violation_error_message=_("A language tag such as ko, ko-Latn, de or en."),
        ),
        in_order("since", "until"),
        shows_something("text", translated=False),
    )
