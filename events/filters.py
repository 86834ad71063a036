"""The search form over agreements."""

from dataclasses import dataclass
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, Value
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modeltranslation.utils import resolution_order

from companies.models import Organisation, Place
from events.models import Agreement, AgreementParty, Topic
from records.dates import PartialDateFormField, certainly_between, date_order, possibly_between
from records.filters import RecordFilterSet
from records.search import in_languages, sort_column

type Choices = list[tuple[str, str]]

# A place and the places it lies in: district, city, region, state, country.
PLACE_PATHS = tuple("place" + "__within" * depth for depth in range(5))


def choices_in_use() -> dict[str, Choices]:
    """The parties, topics and places of published agreements, by slug, in the order of their names; one query."""
    agreements = Agreement.objects.published()
    parties = AgreementParty.objects.filter(organisation=OuterRef("pk"), agreement__in=agreements)
    with_topic = Agreement.topics.through.objects.filter(topic=OuterRef("pk"), agreement__in=agreements)
    at_place = agreements.filter(in_place("", OuterRef("pk")))
    columns = ("group", sort_column(), "slug", *in_languages("name"))
    in_use = (
        Organisation.objects.published().filter(Exists(parties)).annotate(group=Value("party")).values_list(*columns),
        Topic.objects.filter(Exists(with_topic)).annotate(group=Value("topic")).values_list(*columns),
        Place.objects.filter(Exists(at_place)).annotate(group=Value("place")).values_list(*columns),
    )
    choices: dict[str, Choices] = {"party": [], "topic": [], "place": []}
    # The database sorts by code points, as Python does.
    for group, _sort, slug, *names in sorted(in_use[0].union(*in_use[1:], all=True)):
        choices[group].append((slug, _best_name(names)))
    return choices


def _best_name(names: list[str | None]) -> str:
    """The name in the reader's language, or else in the next best one."""
    by_column = dict(zip(in_languages("name"), names, strict=True))
    order = resolution_order(get_language())
    return next((name for language in order if (name := by_column.get(f"name_{language}"))), "")


def in_place(lookup: str, value: Any) -> Q:
    """Agreements signed at this place, or at one that lies in it."""
    condition = Q()
    for path in PLACE_PATHS:
        condition |= Q(**{f"{path}{lookup}": value})
    return condition


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


@dataclass(frozen=True)
class ActiveFilter:
    """One condition a list is narrowed by, in words, and what to take out of the address to be rid of it."""

    label: str
    value: str
    without: dict[str, None]


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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["q"].extra["help_text"] = _(
            "Words from titles, purposes, topics, places and every name of the parties, in any language."
        )
        for name, choices in choices_in_use().items():
            self.filters[name].extra["choices"] = choices

    def active(self) -> list[ActiveFilter]:
        """The conditions in force, in the order of the form; sorting is none."""
        cleaned = self.form.cleaned_data if self.form.is_valid() else {}
        idle = {"sort"} if cleaned.get("signed_from") or cleaned.get("signed_until") else {"sort", "within"}
        return [
            ActiveFilter(str(self.form.fields[name].label), self._in_words(name, value), {name: None})
            for name, value in cleaned.items()
            if value and name not in idle
        ]

    def _in_words(self, name: str, value: Any) -> str:
        field = self.form.fields[name]
        if isinstance(field, SearchedDateField):
            return value.display
        if not isinstance(field, forms.ChoiceField):
            return value
        return next(str(label) for choice, label in field.choices if choice == value)  # type: ignore[union-attr]

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
