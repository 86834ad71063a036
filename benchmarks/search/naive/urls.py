"""The one address of the naive search."""

from django.urls import path

from benchmarks.search.naive.views import agreements

urlpatterns = [path("en/agreements/", agreements)]
