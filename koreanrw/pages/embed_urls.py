"""Addresses of single pictures, for other sites to frame.

Organisations have one kind of address here, whatever kind they are: it must not change on other people's pages.
"""

from collections.abc import Callable

from django.http import HttpResponseBase
from django.urls import path
from django.views.generic import RedirectView

from koreanrw.pages import embeds


def _formerly(url_name: str) -> Callable[..., HttpResponseBase]:
    return RedirectView.as_view(pattern_name=url_name, permanent=True, query_string=True)


urlpatterns = [
    path("map/", embeds.EmbedMap.as_view(), name="embed_map"),
    path("korea/", embeds.EmbedKorea.as_view(), name="embed_korea"),
    path("timeline/", embeds.EmbedTimeline.as_view(), name="embed_timeline"),
    path("figures/", embeds.EmbedFigures.as_view(), name="embed_figures"),
    path("relations/", embeds.EmbedRelations.as_view(), name="embed_relations"),
    # Figures were called counts once, on other people's pages too.
    path("counts/", _formerly("embed_figures")),
    path("places/<slug:slug>/counts/", _formerly("embed_place_figures")),
    path("places/<slug:slug>/map/", embeds.EmbedPlaceMap.as_view(), name="embed_place_map"),
    path("places/<slug:slug>/figures/", embeds.EmbedPlaceFigures.as_view(), name="embed_place_figures"),
    path("delegations/<slug:slug>/route/", embeds.EmbedRoute.as_view(), name="embed_route"),
    path(
        "organisations/<slug:slug>/timeline/",
        embeds.EmbedOrganisationTimeline.as_view(),
        name="embed_organisation_timeline",
    ),
    path(
        "organisations/<slug:slug>/relations/",
        embeds.EmbedOrganisationRelations.as_view(),
        name="embed_organisation_relations",
    ),
]
