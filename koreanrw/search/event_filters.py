"""The search forms over delegations, events, people and figures."""

import datetime
from collections.abc import Iterable

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Coalesce, Concat, ExtractYear
from django.utils.translation import gettext_lazy as _

from companies.models import Organisation, Place
from events.models import Delegation, Event, Figure, Position
from events.public_use import event_series_in_public_use
from koreanrw.search.choices import Choices, by_name, by_value
from koreanrw.search.filters import RecordFilterSet
from koreanrw.search.plans import fates_in_use, plan_filter
from records.dates import PartialDateFormField
from records.querysets import is_published


class SearchedDateField(PartialDateFormField):
    """One end of a range, typed as freely as editors type dates."""

    default_error_messages = {
        "open": _("Type a date with a first and a last day, not one that is open like “before 1990”."),
    }

    def __init__(self, *, help_text="", **kwargs):
        super().__init__(**kwargs)
        # The examples meant for editors speak of leaving dates empty that are unknown.
        self.help_text = help_text

    def to_python(self, value):
        date = super().to_python(value)
        is_open = date and None in (date.parsed.first, date.parsed.last)
        if is_open or (not date and (value or "").strip()):
            raise forms.ValidationError(self.error_messages["open"], code="open")
        return date


# Where a source gives one end of a journey only, the other is looked for on the same day; of a plan alone, in its days.
_FIRST_DAY = Coalesce("starts_earliest", "ends_earliest", "planned_starts_earliest", "planned_ends_earliest")
_LAST_DAY = Coalesce("ends_latest", "starts_latest", "planned_ends_latest", "planned_starts_latest")


class DelegationFilterSet(RecordFilterSet):
    """Words, direction, a year in which the delegation may have been under way, and what became of its plans."""

    words_help = _("Words from titles and purposes, places, and the names of those who travelled or received them.")

    direction = django_filters.ChoiceFilter(
        label=_("Direction"),
        choices=Delegation.Direction.choices,
        empty_label=_("either direction"),
        help_text=_("Where the journey went."),
    )
    year = django_filters.ChoiceFilter(
        label=_("Year"),
        method="in_year",
        empty_label=_("any year"),
        help_text=_("The journey lay or was planned in this year, or may have as far as its dates are known."),
    )
    plan = plan_filter(_("What became of a plan with a day: to set out, to return, or to make a visit."))

    class Meta:
        model = Delegation
        fields = ()

    def choices_asked(self) -> Iterable[QuerySet]:
        delegations = Delegation.objects.published()
        years = Concat(ExtractYear(_FIRST_DAY), Value("-"), ExtractYear(_LAST_DAY), output_field=TextField())
        return (
            by_value("direction", delegations, "direction"),
            by_value("year", delegations.alias(first=_FIRST_DAY).exclude(first=None), years),
            *fates_in_use(delegations),
        )

    def _offer(self, name: str, used: Choices) -> None:
        super()._offer(name, _single_years(value for value, _name in used) if name == "year" else used)

    def in_year(self, queryset, name: str, value: str):
        first, last = datetime.date(int(value), 1, 1), datetime.date(int(value), 12, 31)
        return queryset.alias(first_day=_FIRST_DAY, last_day=_LAST_DAY).filter(first_day__lte=last, last_day__gte=first)


def _single_years(spans: Iterable[str]) -> Choices:
    """Every year of these spans ("2024-2025"), the latest first; of an open end only the year that is known."""
    years: set[int] = set()
    for span in spans:
        first, last = (int(year) for year in span.split("-"))
        first, last = (last if first == datetime.MINYEAR else first), (first if last == datetime.MAXYEAR else last)
        years.update(range(first, last + 1))
    return [(str(year), str(year)) for year in sorted(years, reverse=True)]


class PersonFilterSet(RecordFilterSet):
    """Words, and an organisation at which somebody holds or held a public role."""

    words_help = _("Names in any spelling, roles, and the organisations these were held at.")

    organisation = django_filters.ChoiceFilter(
        label=_("Organisation"),
        method="at_organisation",
        empty_label=_("any organisation"),
        help_text=_("Where somebody holds or held a public role."),
    )

    def choices_asked(self) -> Iterable[QuerySet]:
        held = Position.objects.filter(is_published("person"), organisation=OuterRef("pk"))
        return (by_name("organisation", Organisation.objects.published().filter(Exists(held))),)

    def at_organisation(self, queryset, name: str, value: str):
        return queryset.filter(Exists(Position.objects.filter(person=OuterRef("pk"), organisation__slug=value)))


_FIRST_DAY_OF_EVENT = Coalesce("starts_earliest", "planned_starts_earliest", "ends_earliest")
_LAST_DAY_OF_EVENT = Coalesce("ends_latest", "starts_latest", "planned_ends_latest", "planned_starts_latest")


class EventFilterSet(RecordFilterSet):
    """Words, kind and series of an event, its year, whether it took place, and what became of its plans."""

    words_help = _("Words from titles and summaries, places, series, and the names of those who were there.")

    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Event.Kind.choices, empty_label=_("any kind"))
    series = django_filters.ChoiceFilter(label=_("Series"), field_name="series__slug", empty_label=_("any series"))
    outcome = django_filters.ChoiceFilter(
        label=_("Outcome"), choices=Event._meta.get_field("outcome").choices, empty_label=_("any outcome")
    )
    year = django_filters.ChoiceFilter(
        label=_("Year"),
        method="in_year",
        empty_label=_("any year"),
        help_text=_("It was or is planned for this year, or may be as far as its dates are known."),
    )
    plan = plan_filter(_("What became of a plan with a day: to begin, or to end."))

    class Meta:
        model = Event
        fields = ()

    def choices_asked(self) -> Iterable[QuerySet]:
        events = Event.objects.published()
        years = Concat(
            ExtractYear(_FIRST_DAY_OF_EVENT), Value("-"), ExtractYear(_LAST_DAY_OF_EVENT), output_field=TextField()
        )
        dated = events.alias(first=_FIRST_DAY_OF_EVENT).exclude(first=None)
        return (
            by_value("kind", events, "kind"),
            by_name("series", event_series_in_public_use()),
            by_value("outcome", events, "outcome"),
            by_value("year", dated, years),
            *fates_in_use(events),
        )

    def _offer(self, name: str, used: Choices) -> None:
        super()._offer(name, _single_years(value for value, _name in used) if name == "year" else used)

    def in_year(self, queryset, name: str, value: str):
        first, last = datetime.date(int(value), 1, 1), datetime.date(int(value), 12, 31)
        dated = queryset.alias(first_day=_FIRST_DAY_OF_EVENT, last_day=_LAST_DAY_OF_EVENT)
        return dated.filter(first_day__lte=last, last_day__gte=first)


class FigureFilterSet(RecordFilterSet):
    """Words, what the number is of, the place it is of, and whether it is a plan."""

    words_help = _("Words from counting rules, and the names of what the numbers are of.")

    subject = django_filters.ChoiceFilter(
        label=_("What the number is of"),
        choices=Figure.Subject.choices,
        empty_label=_("anything"),
    )
    place = django_filters.ChoiceFilter(
        label=_("Place"),
        field_name="place__slug",
        empty_label=_("any place"),
        help_text=_("Numbers of this very place; those of places within it are others."),
    )
    planned = django_filters.ChoiceFilter(
        label=_("Planned or actual"),
        method="as_planned",
        choices=(("false", _("actual")), ("true", _("planned"))),
        empty_label=_("either"),
    )

    class Meta:
        model = Figure
        fields = ()

    def choices_asked(self) -> Iterable[QuerySet]:
        figures = Figure.objects.published()
        counted = figures.filter(place=OuterRef("pk"))
        return (
            by_value("subject", figures, "subject"),
            by_name("place", Place.objects.filter(Exists(counted))),
            by_value("planned", figures, "is_planned"),
        )

    def as_planned(self, queryset, name: str, value: str):
        return queryset.filter(is_planned=value == "true")
