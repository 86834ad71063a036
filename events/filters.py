"""The search form over agreements."""

import django_filters
from django.utils.translation import gettext_lazy as _

from events.models import Agreement
from records.filters import RecordFilterSet


class AgreementFilterSet(RecordFilterSet):
    """Words, party, kind, life cycle, topic, place, date of signing; the address holds the whole state."""

    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Agreement.Kind.choices, empty_label=_("any kind"))

    class Meta:
        model = Agreement
        fields = ()
