"""The search form over offices."""

from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from companies.models import Office, OfficeFunction, Place
from companies.models.office import Outcome
from records.filters import RecordFilterSet

# A place and the places it lies in: district, city, region, state, country.
PLACE_PATHS = tuple("place" + "__within" * depth for depth in range(5))


def in_place(lookup: str, value: Any) -> Q:
    """Offices at this place, or at one that lies in it."""
    condition = Q()
    for path in PLACE_PATHS:
        condition |= Q(**{f"{path}{lookup}": value})
    return condition


def place_choices() -> list[tuple[str, str]]:
    """The places in which a published office is."""
    used = Office.objects.published().filter(in_place("", OuterRef("pk")))
    return [(place.slug, place.name) for place in Place.objects.filter(Exists(used)).in_name_order()]


class OfficeFilterSet(RecordFilterSet):
    """Where an office is, what it is there for, and whether that is done or only planned."""

    place = django_filters.ChoiceFilter(
        label=_("Place"),
        choices=place_choices,
        method="at_place",
        empty_label=_("any place"),
        help_text=_("A larger place includes the places in it."),
    )
    function = django_filters.ChoiceFilter(
        label=_("Function"),
        choices=OfficeFunction.Function.choices,
        method="with_function",
        empty_label=_("any function"),
        help_text=_("What the office is there for."),
    )
    outcome = django_filters.ChoiceFilter(
        label=_("Outcome"),
        choices=Outcome.choices,
        method="with_function",
        empty_label=_("any outcome"),
        help_text=_("What became of that function: a planned headquarters is not a headquarters."),
    )

    def at_place(self, queryset, name: str, value: str):
        return queryset.filter(in_place("__slug", value))

    def with_function(self, queryset, name: str, value: str):
        """Function and outcome must hold of one and the same row: a planned headquarters is not a headquarters."""
        asked: dict[str, Any] = {key: self.form.cleaned_data.get(key) for key in ("function", "outcome")}
        wanted = {key: found for key, found in asked.items() if found}
        return queryset.filter(Exists(OfficeFunction.objects.filter(office=OuterRef("pk"), **wanted)))

    class Meta:
        model = Office
        fields = ()
