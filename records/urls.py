"""Addresses of the sources; a source's own page gathers across all floors and stands in ``koreanrw.urls``."""

from django.urls import path

from records import source_views

urlpatterns = [
    path("sources/", source_views.SourceListView.as_view(), name="source_list"),
]
