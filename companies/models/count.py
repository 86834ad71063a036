"""Counts: how many companies or people somebody counted, where, when and by which rule."""

from collections.abc import Iterator

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from companies.models.office import Office
from companies.models.place import Place
from companies.querysets import CountQuerySet
from records.dates import PartialDateField
from records.dates.constraints import happened
from records.models import Record
from records.models.citation import Citation, citation_constraints
from records.search import in_languages, search_text


class Count(Record):
    """One number from one count. Never added up, and never joined into one line across places or rules."""

    CITABLE = ("place", "office", "value", "qualifier", "as_of", "rule")
    ALSO_PUBLIC = (*Record.ALSO_PUBLIC, "subject")

    class Subject(models.TextChoices):
        KOREAN_COMPANIES = "korean companies", _("Korean companies")
        STAFF = "staff", _("staff")

    class Qualifier(models.TextChoices):
        EXACTLY = "exactly", _("exactly")
        ABOUT = "about", _("about")
        MORE_THAN = "more than", _("more than")
        UP_TO = "up to", _("up to")

    subject = models.CharField(_("what is counted"), max_length=20, choices=Subject)
    place = models.ForeignKey(
        Place, verbose_name=_("place"), on_delete=models.PROTECT, null=True, blank=True, related_name="counts"
    )
    office = models.ForeignKey(
        Office,
        verbose_name=_("office"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="counts",
    )
    value = models.PositiveIntegerField(_("value"))
    qualifier = models.CharField(_("qualifier"), max_length=10, choices=Qualifier, default=Qualifier.EXACTLY)
    as_of = PartialDateField(_("as of"))
    rule = models.TextField(
        _("counting rule"),
        blank=True,
        default="",
        help_text=_("What the source counts, in your own words: who is in and who is out, as far as it says."),
    )
    search_text = search_text(*in_languages("rule"))

    objects = CountQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("count")
        verbose_name_plural = _("counts")
        constraints = (
            *Record.Meta.constraints,
            happened("as_of", _("as of")),
            models.CheckConstraint(
                condition=Q(subject="korean companies", place__isnull=False, office__isnull=True)
                | Q(subject="staff", place__isnull=True, office__isnull=False),
                name="companies_count_subject",
                violation_error_message=_(
                    "Companies are counted in a place, staff in an office: fill in that one only."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}: {self.get_subject_display()}, {self.place or self.office}"

    @property
    def number(self) -> str:
        """The value as far as it is known: "about 80"."""
        words = {
            self.Qualifier.EXACTLY: gettext("%(value)d"),
            self.Qualifier.ABOUT: gettext("about %(value)d"),
            self.Qualifier.MORE_THAN: gettext("more than %(value)d"),
            self.Qualifier.UP_TO: gettext("up to %(value)d"),
        }
        return words[self.Qualifier(self.qualifier)] % {"value": self.value}

    def get_absolute_url(self) -> str:
        subject = self.office or self.place
        return f"{subject.get_absolute_url()}#count-{self.slug}" if subject else ""

    def named_records(self) -> Iterator[Record]:
        yield from super().named_records()
        if self.office is not None:
            yield self.office


class CountCitation(Citation):
    """What supports a count."""

    record = models.ForeignKey(Count, on_delete=models.CASCADE, related_name="citations")

    class Meta(Citation.Meta):
        constraints = citation_constraints()
