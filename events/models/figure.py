"""Figures: a number somebody gave of a place, an office, an organisation, an agreement, a journey or an event."""

from collections.abc import Iterator
from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Floor
from django.utils.formats import number_format
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from companies.models import Office, Organisation, Place
from events.models.agreement import Agreement
from events.models.counting_rule import CountingRule
from events.models.delegation import Delegation
from events.models.event import Event
from events.querysets import FigureQuerySet
from records.dates import PartialDateField
from records.dates.constraints import happened
from records.models import Record
from records.models.citation import Citation, citation_constraints
from records.values import in_digits

# What a figure may be of, by the names of its keys, and what may be said of each.
SUBJECTS = {
    "place": ("korean companies", "inhabitants", "jobs", "area"),
    "office": ("staff", "jobs", "money", "area"),
    "organisation": ("staff", "jobs", "members", "exhibitors", "money", "area"),
    "agreement": ("money", "jobs", "area"),
    "delegation": ("group size",),
    "event": ("attendance", "exhibitors", "money", "area"),
}
OWNERS = tuple(SUBJECTS)
AREAS = ("m2", "ha")
CURRENCIES = ("EUR", "KRW", "USD", "DEM", "JPY", "CNY", "GBP", "CHF")


def _one_owner() -> Q:
    one = Q()
    for name in OWNERS:
        one |= Q(**{f"{other}__isnull": other != name for other in OWNERS})
    return one


def _subject_fits_owner() -> Q:
    fitting = Q()
    for name, subjects in SUBJECTS.items():
        fitting &= Q(**{f"{name}__isnull": True}) | Q(subject__in=subjects)
    return fitting


class Figure(Record):
    """One number from one source. Never added up, and never joined into one line across places or rules."""

    CITABLE = (*OWNERS, "value", "unit", "period", "qualifier", "is_planned", "as_of", "rule")
    ALSO_PUBLIC = (*Record.ALSO_PUBLIC, "subject")

    class Subject(models.TextChoices):
        KOREAN_COMPANIES = "korean companies", _("Korean companies")
        INHABITANTS = "inhabitants", _("inhabitants")
        STAFF = "staff", _("staff")
        JOBS = "jobs", _("jobs")
        MEMBERS = "members", pgettext_lazy("figure", "members")
        EXHIBITORS = "exhibitors", _("exhibitors")
        ATTENDANCE = "attendance", _("attendance")
        GROUP_SIZE = "group size", _("size of the group")
        MONEY = "money", _("money")
        AREA = "area", _("area")

    class Unit(models.TextChoices):
        """Of what is measured and not counted; currencies by their codes in ISO 4217."""

        SQUARE_METRES = "m2", _("square metres")
        HECTARES = "ha", _("hectares")
        EUR = "EUR", _("euros")
        KRW = "KRW", _("South Korean won")
        USD = "USD", _("US dollars")
        DEM = "DEM", _("German marks")
        JPY = "JPY", _("Japanese yen")
        CNY = "CNY", _("Chinese yuan")
        GBP = "GBP", _("pounds sterling")
        CHF = "CHF", _("Swiss francs")

    class Period(models.TextChoices):
        YEARLY = "a year", _("a year")
        IN_ALL = "in all", _("in all")

    class Qualifier(models.TextChoices):
        EXACTLY = "exactly", _("exactly")
        ABOUT = "about", _("about")
        AT_LEAST = "at least", _("at least")
        MORE_THAN = "more than", _("more than")
        ODD = "odd", _("slightly more than (“80-odd”)")
        UP_TO = "up to", _("up to")
        JUST_UNDER = "just under", _("just under")

    subject = models.CharField(_("what the number is of"), max_length=20, choices=Subject)
    place = models.ForeignKey(
        Place, verbose_name=_("place"), on_delete=models.PROTECT, null=True, blank=True, related_name="figures"
    )
    office = models.ForeignKey(
        Office, verbose_name=_("office"), on_delete=models.PROTECT, null=True, blank=True, related_name="figures"
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="figures",
    )
    agreement = models.ForeignKey(
        Agreement, verbose_name=_("agreement"), on_delete=models.PROTECT, null=True, blank=True, related_name="figures"
    )
    delegation = models.ForeignKey(
        Delegation,
        verbose_name=_("delegation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="figures",
    )
    event = models.ForeignKey(
        Event, verbose_name=_("event"), on_delete=models.PROTECT, null=True, blank=True, related_name="figures"
    )
    value = models.DecimalField(
        _("value"), max_digits=17, decimal_places=2, validators=(MinValueValidator(0, _("Numbers begin at nothing.")),)
    )
    unit = models.CharField(
        _("unit"),
        max_length=3,
        choices=Unit,
        blank=True,
        default="",
        help_text=_("Of money and areas only; all else is counted."),
    )
    period = models.CharField(
        _("over what time"),
        max_length=6,
        choices=Period,
        blank=True,
        default="",
        help_text=_("Of money only, where the source says."),
    )
    qualifier = models.CharField(_("qualifier"), max_length=10, choices=Qualifier, default=Qualifier.EXACTLY)
    is_planned = models.BooleanField(
        _("planned"), default=False, help_text=_("Promised, expected or aimed at, and not yet so.")
    )
    as_of = PartialDateField(_("as of"), help_text=_("The day the number holds for, or is planned for."))
    rule = models.ForeignKey(
        CountingRule,
        verbose_name=_("counting rule"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="figures",
        help_text=_("Only figures made by the same rule are ever compared."),
    )

    objects = FigureQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints = (
            *Record.Meta.constraints,
            happened("as_of", _("as of"), when=Q(is_planned=False)),
            models.CheckConstraint(
                condition=_one_owner(),
                name="events_figure_one_owner",
                violation_error_message=_("A figure is of one thing alone: fill in exactly one of these."),
            ),
            models.CheckConstraint(
                condition=_subject_fits_owner(),
                name="events_figure_subject",
                violation_error_message=_(
                    "Nobody gives such a number of such a thing: Korean companies and inhabitants are counted in a "
                    "place, staff in an office or organisation, members and exhibitors in an organisation, the group "
                    "of a delegation, attendance and exhibitors at an event; money goes with an office, an "
                    "organisation, an agreement or an event."
                ),
            ),
            models.CheckConstraint(
                condition=Q(subject="money", unit__in=CURRENCIES)
                | Q(subject="area", unit__in=AREAS)
                | (~Q(subject__in=("money", "area")) & Q(unit="")),
                name="events_figure_unit",
                violation_error_message=_(
                    "Money needs a currency and an area square metres or hectares; what is counted has no unit."
                ),
            ),
            models.CheckConstraint(
                condition=Q(period="") | Q(subject="money", period__in=("a year", "in all")),
                name="events_figure_period",
                violation_error_message=_("Only money is given a year or in all."),
            ),
            models.CheckConstraint(
                condition=Q(value__gte=0) & (Q(subject__in=("money", "area")) | Q(value=Floor(F("value")))),
                name="events_figure_value",
                violation_error_message=_("What is counted is a whole number, from nothing upwards."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}: {self.get_subject_display()}, {self.owner}"

    @property
    def owner_field(self) -> str:
        """The name of the key to what it is of; empty in a form not filled in yet."""
        return next((name for name in OWNERS if getattr(self, f"{name}_id") is not None), "")

    @property
    def owner(self) -> Any:
        """The place, office, organisation, agreement, delegation or event it is of."""
        return getattr(self, self.owner_field) if self.owner_field else None

    @property
    def owner_name(self) -> str:
        """What pages call that."""
        return self.owner.public_name if isinstance(self.owner, Record) else str(self.owner or "")

    @property
    def number(self) -> str:
        """The value as far as it is known: "about 80", "at least 1,500,000 euros a year", "60 (planned)"."""
        return number_in_words(self)

    def get_absolute_url(self) -> str:
        return f"{self.owner.get_absolute_url()}#figure-{self.slug}" if self.owner else ""

    def named_records(self) -> Iterator[Record]:
        yield from super().named_records()
        if isinstance(self.owner, Record):
            yield self.owner


def number_in_words(figure: Figure) -> str:
    """The number of a figure with all that qualifies it."""
    subjects, qualifiers = Figure.Subject, Figure.Qualifier
    is_odd = figure.qualifier == qualifiers.ODD
    if figure.unit:
        amount = gettext("%(number)s-odd %(unit)s") if is_odd else gettext("%(number)s %(unit)s")
    elif figure.subject in (subjects.KOREAN_COMPANIES, subjects.EXHIBITORS, subjects.JOBS):
        # Translators: languages that count things with a word of their own add it: 80개, 80여 개.
        things = (pgettext("number of things", "%(number)s-odd"), pgettext("number of things", "%(number)s"))
        amount = things[0] if is_odd else things[1]
    elif figure.subject == subjects.MEMBERS:
        # These may be people or organisations.
        amount = pgettext("number", "%(number)s-odd") if is_odd else "%(number)s"
    else:
        people = (pgettext("number of people", "%(number)s-odd"), pgettext("number of people", "%(number)s"))
        amount = people[0] if is_odd else people[1]
    digits = number_format(in_digits(figure.value), use_l10n=True, force_grouping=True)
    said = amount % {"number": digits, "unit": figure.get_unit_display()}
    qualified = {
        qualifiers.ABOUT: gettext("about %(amount)s"),
        qualifiers.AT_LEAST: gettext("at least %(amount)s"),
        qualifiers.MORE_THAN: gettext("more than %(amount)s"),
        qualifiers.UP_TO: gettext("up to %(amount)s"),
        qualifiers.JUST_UNDER: gettext("just under %(amount)s"),
        Figure.Period.YEARLY: gettext("%(amount)s a year"),
        Figure.Period.IN_ALL: gettext("%(amount)s in all"),
        True: gettext("%(amount)s (planned)"),
    }
    for how in (figure.qualifier, figure.period, figure.is_planned):
        said = qualified.get(how, "%(amount)s") % {"amount": said}
    return said


class FigureCitation(Citation):
    """What supports a figure."""

    record = models.ForeignKey(Figure, on_delete=models.CASCADE, related_name="citations")

    class Meta(Citation.Meta):
        constraints = citation_constraints()
