"""Addresses of single pictures, for other sites to frame.

Organisations have one kind of address here, whatever kind they are: it must not change on other people's pages.
"""

from django.urls import path

from koreanrw.pages import embeds

urlpatterns = [
    path("map/", embeds.EmbedMap.as_view(), name="embed_map"),
    path("korea/", embeds.EmbedKorea.as_view(), name="embed_korea"),
    path("timeline/", embeds.EmbedTimeline.as_view(), name="embed_timeline"),
    path("counts/", embeds.EmbedCounts.as_view(), name="embed_counts"),
    path("relations/", embeds.EmbedRelations.as_view(), name="embed_relations"),
    path("places/<slug:slug>/map/", embeds.EmbedPlaceMap.as_view(), name="embed_place_map"),
    path("places/<slug:slug>/counts/", embeds.EmbedPlaceCounts.as_view(), name="embed_place_counts"),
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
