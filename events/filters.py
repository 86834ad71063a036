"""The search forms over agreements, delegations and people."""

import datetime
from collections.abc import Iterable
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Coalesce, Concat, ExtractYear
from django.utils.translation import gettext_lazy as _

from companies.filters import in_place
from companies.models import Organisation, Place
from events.models import Agreement, AgreementParty, Delegation, Position, Topic
from records.choices import Choices, by_name, by_value
from records.dates import PartialDateFormField, certainly_between, date_order, possibly_between
from records.filters import RecordFilterSet


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


class DateFilter(django_filters.Filter):
    """A filter that is typed as an imprecise date."""

    field_class = SearchedDateField


class AgreementSearchForm(forms.Form):
    """Rules across the fields of the search."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("signed_from"), cleaned.get("signed_until")
        if first and last and first.earliest > last.latest:
            self.add_error("signed_until", _("This range ends before it begins."))
        return cleaned


class AgreementFilterSet(RecordFilterSet):
    """Words, party, kind, life cycle, topic, place, date of signing; the address holds the whole state."""

    party = django_filters.ChoiceFilter(
        label=_("Party"),
        method="of_party",
        empty_label=_("any party"),
        help_text=_("One of the organisations that signed."),
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind"),
        choices=Agreement.Kind.choices,
        empty_label=_("any kind"),
        help_text=_("The kind as this register classes it."),
    )
    life_cycle = django_filters.ChoiceFilter(
        label=_("Life cycle"),
        choices=Agreement.LifeCycle.choices,
        empty_label=_("any stage"),
        help_text=_("How far it has come, as far as the sources say."),
    )
    topic = django_filters.ChoiceFilter(
        label=_("Topic"),
        field_name="topics__slug",
        empty_label=_("any topic"),
        help_text=_("What it is about."),
    )
    place = django_filters.ChoiceFilter(
        label=_("Place of signing"),
        method="at_place",
        empty_label=_("any place"),
        help_text=_("A larger place includes the places in it. Agreements without a known place are left out."),
    )
    signed_from = DateFilter(
        label=_("Signed from"),
        method="from_date",
        help_text=_("A year, a month or a day: 2015, March 2015, 27 March 2015."),
    )
    signed_until = DateFilter(
        label=_("Signed until"),
        method="until_date",
        help_text=_("2015 means until the end of 2015."),
    )
    within = django_filters.ChoiceFilter(
        label=_("In this period"),
        choices=(("possibly", _("possibly")), ("certainly", _("certainly"))),
        empty_label=None,
        method="as_it_is",
        help_text=_("“March 2015” lies possibly, not certainly, before 15 March 2015. Unknown dates lie in no period."),
    )
    date = django_filters.ChoiceFilter(
        label=_("Date of signing"),
        choices=(
            ("stated", _("stated by a source")),
            ("concluded", _("implied or inferred only")),
            ("not-stated", _("not stated: implied, inferred or unknown")),
            ("unknown", _("unknown")),
        ),
        empty_label=_("known or not"),
        method="with_date",
        help_text=_("Whether a source says outright when it was signed."),
    )
    sort = django_filters.ChoiceFilter(
        label=_("Sort by"),
        choices=(
            ("newest", _("date of signing, newest first")),
            ("oldest", _("date of signing, oldest first")),
            ("title", _("title")),
        ),
        empty_label=None,
        method="sorted_by",
        help_text=_("Unknown dates come last."),
    )

    class Meta:
        model = Agreement
        fields = ()
        form = AgreementSearchForm

    words_help = _("Words from titles, purposes, topics, places and every name of the parties, in any language.")

    def choices_asked(self) -> Iterable[QuerySet]:
        agreements = Agreement.objects.published()
        parties = AgreementParty.objects.filter(organisation=OuterRef("pk"), agreement__in=agreements)
        with_topic = Agreement.topics.through.objects.filter(topic=OuterRef("pk"), agreement__in=agreements)
        at_place = agreements.filter(in_place("", OuterRef("pk")))
        return (
            by_name("party", Organisation.objects.published().filter(Exists(parties))),
            by_name("topic", Topic.objects.filter(Exists(with_topic))),
            by_name("place", Place.objects.filter(Exists(at_place))),
            by_value("kind", agreements, "kind"),
            by_value("life_cycle", agreements, "life_cycle"),
        )

    def idle(self, cleaned: dict[str, Any]) -> set[str]:
        """Sorting is no condition, and neither is how to take a period that nobody asks for."""
        return {"sort"} if cleaned.get("signed_from") or cleaned.get("signed_until") else {"sort", "within"}

    def of_party(self, queryset, name: str, value: str):
        party = AgreementParty.objects.filter(agreement=OuterRef("pk"), organisation__slug=value)
        return queryset.filter(Exists(party))

    def at_place(self, queryset, name: str, value: str):
        return queryset.filter(in_place("__slug", value))

    def from_date(self, queryset, name: str, value):
        return queryset.filter(self._between()("signed", first=value))

    def until_date(self, queryset, name: str, value):
        return queryset.filter(self._between()("signed", last=value))

    def _between(self):
        return certainly_between if self.form.cleaned_data.get("within") == "certainly" else possibly_between

    def as_it_is(self, queryset, name: str, value: str):
        return queryset

    def with_date(self, queryset, name: str, value: str):
        return queryset.with_date_of_signing(value)

    def sorted_by(self, queryset, name: str, value: str):
        if value == "title":
            return queryset.in_title_order()
        return queryset.order_by(*date_order("signed", descending=value == "newest"))


# Where a source gives one end of a journey only, the other is looked for on the same day.
_FIRST_DAY = Coalesce("starts_earliest", "ends_earliest")
_LAST_DAY = Coalesce("ends_latest", "starts_latest")


class DelegationFilterSet(RecordFilterSet):
    """Words, direction, and a year in which the delegation may have been under way."""

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
        help_text=_("The journey lay in this year, or may have as far as its dates are known."),
    )

    class Meta:
        model = Delegation
        fields = ()

    def choices_asked(self) -> Iterable[QuerySet]:
        delegations = Delegation.objects.published()
        years = Concat(ExtractYear(_FIRST_DAY), Value("-"), ExtractYear(_LAST_DAY), output_field=TextField())
        return (
            by_value("direction", delegations, "direction"),
            by_value("year", delegations.exclude(starts_earliest=None, ends_earliest=None), years),
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
        held = Position.objects.filter(organisation=OuterRef("pk"), person__state="published")
        return (by_name("organisation", Organisation.objects.published().filter(Exists(held))),)

    def at_organisation(self, queryset, name: str, value: str):
        return queryset.filter(Exists(Position.objects.filter(person=OuterRef("pk"), organisation__slug=value)))
