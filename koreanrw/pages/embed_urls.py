"""Addresses of single pictures, for other sites to frame.

Organisations have one kind of address here, whatever kind they are: it must not change on other people's pages.
"""

from django.urls import path

from koreanrw.pages import embeds as embed

urlpatterns = [
    path("map/", embed.EmbedMap.as_view(), name="embed_map"),
    path("korea/", embed.EmbedKorea.as_view(), name="embed_korea"),
    path("timeline/", embed.EmbedTimeline.as_view(), name="embed_timeline"),
    path("counts/", embed.EmbedCounts.as_view(), name="embed_counts"),
    path("relations/", embed.EmbedRelations.as_view(), name="embed_relations"),
    path("places/<slug:slug>/map/", embed.EmbedPlaceMap.as_view(), name="embed_place_map"),
    path("places/<slug:slug>/counts/", embed.EmbedPlaceCounts.as_view(), name="embed_place_counts"),
    path("delegations/<slug:slug>/route/", embed.EmbedRoute.as_view(), name="embed_route"),
    path(
        "organisations/<slug:slug>/timeline/",
        embed.EmbedOrganisationTimeline.as_view(),
        name="embed_organisation_timeline",
    ),
    path(
        "organisations/<slug:slug>/relations/",
        embed.EmbedOrganisationRelations.as_view(),
        name="embed_organisation_relations",
    ),
]
