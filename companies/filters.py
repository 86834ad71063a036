"""The search form over offices."""

from typing import Any

import django_filters
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from companies.models import Office, OfficeFunction, Place
from companies.models.office import Outcome
from records.filters import RecordFilterSet


def place_choices() -> list[tuple[str, str]]:
    """The places where a published office is."""
    used = Office.objects.published().filter(place=OuterRef("pk"))
    return [(place.slug, place.name) for place in Place.objects.filter(Exists(used)).in_name_order()]


class OfficeFilterSet(RecordFilterSet):
    """Where an office is, what it is there for, and whether that is done or only planned."""

    place = django_filters.ChoiceFilter(
        label=_("Place"), field_name="place__slug", choices=place_choices, empty_label=_("any place")
    )
    function = django_filters.ChoiceFilter(
        label=_("Function"),
        choices=OfficeFunction.Function.choices,
        method="with_function",
        empty_label=_("any function"),
    )
    outcome = django_filters.ChoiceFilter(
        label=_("Outcome"), choices=Outcome.choices, method="with_function", empty_label=_("any outcome")
    )

    def with_function(self, queryset, name: str, value: str):
        """Function and outcome must hold of one and the same row: a planned headquarters is not a headquarters."""
        asked: dict[str, Any] = {key: self.form.cleaned_data.get(key) for key in ("function", "outcome")}
        wanted = {key: found for key, found in asked.items() if found}
        return queryset.filter(Exists(OfficeFunction.objects.filter(office=OuterRef("pk"), **wanted)))

    class Meta:
        model = Office
        fields = ()
