"""The list of places, and the page of one with everything that happened there."""

from typing import Any

from django.db.models import QuerySet

from companies.models import Place
from events.public_use import places_in_public_use
from koreanrw.breadcrumbs import Crumb, crumb_of, list_of
from koreanrw.kinds import kind_named
from koreanrw.pages.generic import ProfileView, RecordListView
from koreanrw.pictures.maps import place_map
from koreanrw.profiles.places import PlaceProfile
from koreanrw.search.lists import PLACES


class PlaceListView(RecordListView):
    """The places that published records name."""

    record_list = PLACES
    template_name = "pages/places/list.html"


class PlaceDetailView(ProfileView):
    """A place, and a map of it."""

    profile = PlaceProfile
    template_name = "pages/places/detail.html"
    object: Place

    def get_queryset(self) -> QuerySet:
        return places_in_public_use().select_related("within__within__within__within")

    def get_breadcrumbs(self) -> list[Crumb]:
        """From the widest place it lies in."""
        return [list_of(kind_named("place")), *map(crumb_of, reversed([self.object, *self.object.ancestors()]))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(map=place_map(self.object), **kwargs)
