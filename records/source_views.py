"""The public list of sources."""

from collections.abc import Iterable

import django_filters
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from records.choices import by_value
from records.filters import RecordFilterSet
from records.models import Source
from records.views import RecordListView


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


class SourceListView(RecordListView):
    queryset = Source.objects.all()
    filterset_class = SourceFilterSet
    url_name = "source_list"
    total = ngettext_lazy("%(total)s source", "%(total)s sources", "total")
    share = ngettext_lazy("%(total)s of %(all)s source", "%(total)s of %(all)s sources", "all")
    heading = _("Sources")
    lead = _(
        "The texts this register rests on. The page of a source shows every fact taken from it, paragraph by paragraph."
    )
    template_name = "records/source_list.html"
