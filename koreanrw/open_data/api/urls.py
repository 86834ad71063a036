"""Addresses of the API. They have no names: nothing on a page is made from them but by the API itself."""

from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from koreanrw.open_data.api import views

# Nobody signs in here, so there is nothing to forge; whoever posts is told so in the API's own words.
api = [
    path("v1/", csrf_exempt(views.IndexView.as_view())),
    path("v1/openapi.json", csrf_exempt(views.DescriptionView.as_view())),
    path("v1/withdrawn/", csrf_exempt(views.WithdrawnView.as_view())),
    path("v1/counts/", csrf_exempt(views.FormerlyCountsView.as_view())),
    path("v1/counts/<path:rest>", csrf_exempt(views.FormerlyCountsView.as_view())),
    path("v1/<slug:kind>/", csrf_exempt(views.ListView.as_view())),
    path("v1/<slug:kind>/<slug:slug>/", csrf_exempt(views.DetailView.as_view())),
    path("", csrf_exempt(views.NothingHereView.as_view())),
    path("<path:rest>", csrf_exempt(views.NothingHereView.as_view())),
]
