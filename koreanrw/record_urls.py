"""Addresses below the page of a record: its facts, each fact, its changes, and how to cite it."""

from django.urls import path

from koreanrw import views
from koreanrw.views.below_record import KINDS

urlpatterns = [
    pattern
    for kind, (folder, _model) in KINDS.items()
    for pattern in (
        path(f"{folder}/<slug:slug>/facts/", views.FactsView.as_view(kind=kind), name=f"{kind}_facts"),
        path(f"{folder}/<slug:slug>/facts/<slug:key>/", views.FactView.as_view(kind=kind), name=f"{kind}_fact"),
        path(
            f"{folder}/<slug:slug>/facts/<slug:key>.<str:form>",
            views.CiteFactView.as_view(kind=kind),
            name=f"{kind}_fact_cite",
        ),
        path(f"{folder}/<slug:slug>/cite.<str:form>", views.CiteView.as_view(kind=kind), name=f"{kind}_cite"),
        path(f"{folder}/<slug:slug>/changes/", views.ChangesView.as_view(kind=kind), name=f"{kind}_changes"),
    )
]
