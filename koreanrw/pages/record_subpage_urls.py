"""Addresses below the page of a record: its facts, each fact, its changes, and how to cite it."""

from django.urls import path

from koreanrw.pages.changes import ChangesView
from koreanrw.pages.cite import CiteFactView, CiteView
from koreanrw.pages.facts import FactsView, FactView
from koreanrw.pages.record_subpages import KINDS

urlpatterns = [
    pattern
    for kind, (folder, _model) in KINDS.items()
    for pattern in (
        path(f"{folder}/<slug:slug>/facts/", FactsView.as_view(kind=kind), name=f"{kind}_facts"),
        path(f"{folder}/<slug:slug>/facts/<slug:key>/", FactView.as_view(kind=kind), name=f"{kind}_fact"),
        path(
            f"{folder}/<slug:slug>/facts/<slug:key>.<str:form>",
            CiteFactView.as_view(kind=kind),
            name=f"{kind}_fact_cite",
        ),
        path(f"{folder}/<slug:slug>/cite.<str:form>", CiteView.as_view(kind=kind), name=f"{kind}_cite"),
        path(f"{folder}/<slug:slug>/changes/", ChangesView.as_view(kind=kind), name=f"{kind}_changes"),
    )
]
