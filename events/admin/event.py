"""The admin of events with who took part, and of the series they belong to."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.models import Event, EventCitation, EventParticipant, EventSeries
from records.admin import CitationInline, PartInline, RecordAdmin, ReferenceAdmin, date_column, texts
from records.dates import date_order


@admin.register(EventSeries)
class EventSeriesAdmin(ReferenceAdmin):
    """Meetings and fairs that come again under one name."""


class EventParticipantInline(PartInline):
    model = EventParticipant
    autocomplete_fields = ("person", "organisation", "delegation")
    fieldsets = (
        (None, {"fields": (("person", "organisation"), "delegation", ("is_host", "order"))}),
        texts("role"),
    )


class EventCitations(CitationInline):
    model = EventCitation


@admin.register(Event)
class EventAdmin(RecordAdmin):
    """What happens without a journey."""

    slug_from = ("title",)
    list_display = (
        "__str__",
        "kind",
        date_column("starts", _("starts")),
        "place",
        "outcome",
        "state_column",
        "changed",
    )
    list_filter = ("state", "kind", "outcome")
    list_select_related = ("place", "changed_by")
    autocomplete_fields = ("series", "place")
    inlines = (EventParticipantInline, EventCitations)
    fieldsets = (
        texts("title", "summary", title=_("Title and summary")),
        (
            _("The event"),
            {
                "fields": (
                    ("kind", "outcome"),
                    ("series", "number"),
                    ("planned_starts", "planned_ends"),
                    ("starts", "ends"),
                    "place",
                )
            },
        ),
        (None, {"fields": ("slug", "last_verified_on")}),
    )

    def get_ordering(self, request):
        return date_order("starts", "planned_starts", "ends", descending=True)
