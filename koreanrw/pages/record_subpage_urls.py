"""Addresses below the page of a record: its facts, each fact, its changes, and how to cite it."""

from django.urls import path

from koreanrw.kinds import kinds_of_records
from koreanrw.pages.changes import ChangesView
from koreanrw.pages.cite import CiteFactView, CiteView
from koreanrw.pages.facts import FactsView, FactView

urlpatterns = [
    pattern
    for kind in kinds_of_records()
    for pattern in (
        path(f"{kind.plural}/<slug:slug>/facts/", FactsView.as_view(kind=kind), name=f"{kind.name}_facts"),
        path(f"{kind.plural}/<slug:slug>/facts/<slug:key>/", FactView.as_view(kind=kind), name=f"{kind.name}_fact"),
        path(
            f"{kind.plural}/<slug:slug>/facts/<slug:key>.<str:form>",
            CiteFactView.as_view(kind=kind),
            name=f"{kind.name}_fact_cite",
        ),
        path(f"{kind.plural}/<slug:slug>/cite.<str:form>", CiteView.as_view(kind=kind), name=f"{kind.name}_cite"),
        path(f"{kind.plural}/<slug:slug>/changes/", ChangesView.as_view(kind=kind), name=f"{kind.name}_changes"),
    )
]
