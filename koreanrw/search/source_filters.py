"""What lists of sources are narrowed by."""

from collections.abc import Iterable

import django_filters
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from koreanrw.search.choices import by_value
from koreanrw.search.filters import RecordFilterSet
from records.models import Source


class SourceFilterSet(RecordFilterSet):
    """Words, kind and language of a source."""

    words_help = _("Words from titles, and the names of publishers and editors.")

    kind = django_filters.ChoiceFilter(
        label=_("Kind"),
        choices=Source.Kind.choices,
        empty_label=_("any kind"),
        help_text=_("What sort of text it is."),
    )
    language = django_filters.ChoiceFilter(
        label=_("Language"),
        choices=settings.LANGUAGES,
        empty_label=_("any language"),
        help_text=_("The language it is written in."),
    )

    class Meta:
        model = Source
        fields = ()

    def choices_asked(self) -> Iterable[QuerySet]:
        return (by_value("kind", self.queryset, "kind"), by_value("language", self.queryset, "language"))
