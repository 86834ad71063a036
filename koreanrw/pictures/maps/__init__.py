"""Maps: offices in North Rhine-Westphalia, journeys of delegations there and in Korea, and where a place lies."""

from koreanrw.pictures.maps.korea import korea_map, route_of
from koreanrw.pictures.maps.loading import delegations_on_maps, footnotes_of_maps, offices_on_maps, with_visits
from koreanrw.pictures.maps.nrw import nrw_map
from koreanrw.pictures.maps.place import place_map
from koreanrw.pictures.maps.sheet import Map

__all__ = (
    "Map",
    "footnotes_of_maps",
    "delegations_on_maps",
    "korea_map",
    "nrw_map",
    "offices_on_maps",
    "place_map",
    "route_of",
    "with_visits",
)
