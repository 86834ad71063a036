"""The search form every public list has."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_QUERY = 200


class RecordFilterSet(django_filters.FilterSet):
    """Words, searched in every language and spelling at once. Bad input is an error of the form, never "everything"."""

    q = django_filters.CharFilter(
        label=_("Search"),
        method="search",
        max_length=LONGEST_QUERY,
        widget=forms.TextInput(attrs={"type": "search", "maxlength": LONGEST_QUERY}),
    )

    def search(self, queryset, name, value):
        return queryset.search(value) if value.strip() else queryset
