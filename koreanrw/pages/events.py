"""The list of events, and the page of one."""

from typing import Any

from django.utils.translation import gettext

from events.models import Event
from koreanrw.pages.generic import MOST_RELATED, RecordDetailView, RecordListView
from koreanrw.pictures.maps import place_map
from koreanrw.profiles.events import EventProfile
from koreanrw.search.lists import EVENTS
from records.dates import date_order


class EventListView(RecordListView):
    record_list = EVENTS
    template_name = "pages/events/list.html"


class EventDetailView(RecordDetailView):
    """An event, and where it was."""

    queryset = Event.objects.all()
    profile = EventProfile
    template_name = "pages/events/detail.html"
    object: Event

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        place = self.object.place
        return super().get_context_data(map=place_map(place) if place else None, **kwargs)

    def related(self) -> list[tuple[str, list]]:
        """Others of its series."""
        me = self.object
        if me.series is None:
            return []
        newest_first = date_order("starts", "planned_starts", "ends", descending=True)
        others = Event.objects.published().filter(series=me.series).exclude(pk=me.pk).order_by(*newest_first)
        return [(gettext("Others of the series: %(name)s") % {"name": me.series}, list(others[:MOST_RELATED]))]
