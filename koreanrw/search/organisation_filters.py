"""The search forms over companies, institutions and offices."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, QuerySet, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from companies.models import Company, Institution, Office, OfficeFunction, Organisation, Place, Sector
from companies.models.office import Outcome
from events.public_use import lies_in
from koreanrw.search.choices import by_name, by_number, by_value
from koreanrw.search.event_filters import SearchedDateField
from koreanrw.search.filters import Criteria, RecordFilterSet
from koreanrw.search.plans import fates_in_use, plan_filter
from records.dates import PartialDate, possibly_between
from records.dates.standing import Standing
from records.querysets import ReferenceQuerySet


def places_of_offices() -> ReferenceQuerySet:
    """The places in which a published office is, the larger ones included."""
    return Place.objects.filter(Exists(Office.objects.published().filter(lies_in(OuterRef("pk"), "place"))))


def _seats_of(organisations: QuerySet) -> QuerySet:
    """The places they have their seats in, the larger ones included."""
    return Place.objects.filter(Exists(organisations.filter(lies_in(OuterRef("pk"), "seat"))))


class DateFilter(django_filters.Filter):
    """One end of a range of imprecise dates."""

    field_class = SearchedDateField


class _SeatFilterSet(RecordFilterSet):
    """Where an organisation has its seat."""

    seat = django_filters.ChoiceFilter(
        label=_("Seat"),
        method="with_seat_at",
        empty_label=_("any place"),
        help_text=_("A larger place includes the places in it; what has no known seat is left out."),
    )

    def with_seat_at(self, queryset, name: str, value: str):
        return queryset.filter(lies_in(value, "seat", "slug"))


class CompanyFilterSet(_SeatFilterSet):
    """Words, sector, seat, and the place of an office."""

    words_help = _("Any name of a company, in German, English or Korean, or words from its description.")

    sector = django_filters.ChoiceFilter(
        label=_("Sector"),
        field_name="sectors__slug",
        empty_label=_("any sector"),
        help_text=_("What the company does."),
    )
    place = django_filters.ChoiceFilter(
        label=_("Place of an office"),
        method="with_office_at",
        empty_label=_("any place"),
        help_text=_("A larger place includes the places in it."),
    )

    class Meta:
        model = Company
        fields = ()

    def choices_asked(self) -> Iterable[QuerySet]:
        companies = Company.objects.published()
        of_companies = Office.objects.published().filter(organisation__kind=Organisation.Kind.COMPANY)
        in_sector = Organisation.sectors.through.objects.filter(sector=OuterRef("pk"), organisation__in=companies)
        return (
            by_name("sector", Sector.objects.filter(Exists(in_sector))),
            by_name("seat", _seats_of(companies)),
            by_name("place", Place.objects.filter(Exists(of_companies.filter(lies_in(OuterRef("pk"), "place"))))),
        )

    def with_office_at(self, queryset, name: str, value: str):
        offices = Office.objects.published().filter(lies_in(value, "place", "slug"), organisation=OuterRef("pk"))
        return queryset.filter(Exists(offices))


class InstitutionFilterSet(_SeatFilterSet):
    """Words, kind and seat."""

    words_help = _("Any name of an institution, in German, English or Korean, or words from its description.")

    kind = django_filters.ChoiceFilter(
        label=_("Kind"),
        choices=[choice for choice in Organisation.Kind.choices if choice[0] != Organisation.Kind.COMPANY],
        empty_label=_("any kind"),
        help_text=_("What sort of institution it is."),
    )

    class Meta:
        model = Institution
        fields = ()

    def choices_asked(self) -> Iterable[QuerySet]:
        institutions = Institution.objects.published()
        return (by_value("kind", institutions, "kind"), by_name("seat", _seats_of(institutions)))


class OfficeFilterSet(RecordFilterSet):
    """Where an office is, what it is there for, and whether that is done or only planned."""

    words_help = _("Addresses, places, and any name of the company or institution.")

    place = django_filters.ChoiceFilter(
        label=_("Place"),
        method="at_place",
        empty_label=_("any place"),
        help_text=_("A larger place includes the places in it."),
    )
    function = django_filters.ChoiceFilter(
        label=_("Function"),
        choices=OfficeFunction.Function.choices,
        field_name="functions__function",
        empty_label=_("any function"),
        help_text=_("What the office is there for."),
    )
    outcome = django_filters.ChoiceFilter(
        label=_("Outcome"),
        choices=Outcome.choices,
        field_name="functions__outcome",
        empty_label=_("any outcome"),
        help_text=_("What became of that function: a planned headquarters is not a headquarters."),
    )

    standing = django_filters.ChoiceFilter(
        label=_("Today"),
        choices=[
            (Standing.POSSIBLE.value, _("there, as far as is known")),
            (Standing.OVER.value, _("closed")),
            (Standing.PLANNED.value, _("only planned")),
        ],
        method="as_standing",
        empty_label=_("whether there or not"),
        help_text=_("How the office stands today; a closing that no source proves closes nothing."),
    )
    opened_from = DateFilter(
        label=_("Opened from"),
        method="opened_or_closed",
        help_text=_("Opened then or later, or possibly so as far as the day is known."),
    )
    opened_to = DateFilter(
        label=_("Opened by"),
        method="opened_or_closed",
        help_text=_("Opened then or earlier, or possibly so as far as the day is known."),
    )
    closed_from = DateFilter(
        label=_("Closed from"),
        method="opened_or_closed",
        help_text=_("Closed then or later, or possibly so; only where a source proves the closing."),
    )
    closed_to = DateFilter(
        label=_("Closed by"),
        method="opened_or_closed",
        help_text=_("Closed then or earlier, or possibly so; only where a source proves the closing."),
    )
    plan = plan_filter(_("What became of a plan with a day: to open, to close, or to be there for something."))

    def choices_asked(self) -> Iterable[QuerySet]:
        offices, today = Office.objects.published(), timezone.localdate()
        functions = OfficeFunction.objects.filter(office__in=offices)
        return (
            by_name("place", places_of_offices()),
            by_value("function", functions, "function"),
            by_value("outcome", functions, "outcome"),
            *(
                by_value("standing", offices.standing_as(standing, today), Value(standing.value))
                for standing in (Standing.POSSIBLE, Standing.OVER, Standing.PLANNED)
            ),
            *fates_in_use(offices),
            by_number("opened", offices.exclude(opened="")),
            by_number("closed", offices.exclude(closed="").proving("closed")),
        )

    def as_standing(self, queryset, name: str, value: str):
        return queryset.standing_as(Standing(value), timezone.localdate())

    def has_alternatives(self, name: str) -> bool:
        """Days are asked for where any are known."""
        day, _underscore, end = name.partition("_")
        return day in self.in_use if end in ("from", "to") else super().has_alternatives(name)

    def opened_or_closed(self, queryset, name: str, value: PartialDate):
        field, _underscore, end = name.partition("_")
        if field == "closed" and value:
            queryset = queryset.proving("closed")
        first, last = (value, None) if end == "from" else (None, value)
        return queryset.filter(possibly_between(field, first, last)) if value else queryset

    def at_place(self, queryset, name: str, value: str):
        return queryset.filter(lies_in(value, "place", "slug"))

    def rows(self, criteria: Criteria) -> QuerySet:
        """Function and outcome must hold of one and the same row: a planned headquarters is not a headquarters.

        A plan that came about, or whose office is closed, is a plan no more; of an office that is to be there today
        what it was there for must not be over.
        """
        asked = {name: value for name in ("function", "outcome") if (value := criteria.values.get(name))}
        rows: Any = super().rows(criteria.without(*asked))
        outcome, today = asked.get("outcome"), timezone.localdate()
        of_function = {name: value for name, value in asked.items() if name == "function"}
        if outcome == Outcome.PLANNED:
            return rows.only_planned(today, **of_function)
        if outcome == Outcome.DONE and criteria.values.get("standing") == Standing.POSSIBLE.value:
            return rows.in_place(today, **of_function)
        return rows.filter(Exists(OfficeFunction.objects.filter(office=OuterRef("pk"), **asked))) if asked else rows

    class Meta:
        model = Office
        fields = ()


class PlaceFilterSet(RecordFilterSet):
    """Words and kind of a place."""

    words_help = _("Names of places in German, English or Korean.")

    kind = django_filters.ChoiceFilter(
        label=_("Kind"),
        choices=Place.Kind.choices,
        empty_label=_("any kind"),
        help_text=_("A district is not its city, and a technology region is not a city."),
    )

    class Meta:
        model = Place
        fields = ()

    def choices_asked(self) -> Iterable[QuerySet]:
        return (by_value("kind", self.queryset, "kind"),)
