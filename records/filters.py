"""The search form every public list has."""

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from records import search

LONGEST_QUERY = 200


def refuse_many_words(query: str) -> None:
    """A search of many words would keep the database from answering others."""
    if len(search.words(query)) > search.MOST_WORDS:
        raise ValidationError(gettext("Search for at most %(count)d words.") % {"count": search.MOST_WORDS})


def _at_rest(field: forms.Field) -> str:
    """What a field holds while nobody has chosen anything: nothing, or its first choice where it must have one."""
    # Only then are the choices looked at: they may cost a query.
    must_choose = isinstance(field, forms.ChoiceField) and getattr(field, "empty_label", "") is None
    return next((value for value, _label in field.choices), "") if must_choose else ""  # type: ignore[attr-defined]


class RecordFilterSet(django_filters.FilterSet):
    """Words, searched in every language and spelling at once. Bad input is an error of the form, never "everything"."""

    q = django_filters.CharFilter(
        label=_("Search"),
        method="search",
        max_length=LONGEST_QUERY,
        validators=(refuse_many_words,),
        widget=forms.TextInput(attrs={"type": "search", "maxlength": LONGEST_QUERY}),
    )

    @property
    def is_narrowed_further(self) -> bool:
        """Whether a condition besides the words is set, or was not understood: the form then shows all its fields."""
        return any(
            name in self.form.errors or self.form.data.get(name, "") not in ("", _at_rest(field))
            for name, field in self.form.fields.items()
            if name != "q"
        )

    def search(self, queryset, name, value):
        return queryset.search(value) if value.strip() else queryset
