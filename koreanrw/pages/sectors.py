"""Sectors, and the organisations that work in each."""

from functools import cached_property
from typing import Any

from django.db.models import Count as Number
from django.db.models import OuterRef, QuerySet, Subquery
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from companies.models import Organisation, Sector
from events.public_use import sectors_in_public_use
from koreanrw.breadcrumbs import Crumb, crumb_of, list_of
from koreanrw.pages.generic import RecordListView
from koreanrw.pages.organisations import OrganisationListView
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.provenance.last_change import last_change
from koreanrw.search.filters import RecordFilterSet


class SectorListView(RecordListView):
    """The sectors in which published organisations work. Sectors rest on no source: who works in them does."""

    url_name = "sector_list"
    total = ngettext_lazy("%(total)s sector", "%(total)s sectors", "total")
    share = ngettext_lazy("%(total)s of %(all)s sector", "%(total)s of %(all)s sectors", "all")
    heading = _("Sectors")
    lead = _("Lines of business in plain words, no statistical classification, with the companies that work in each.")
    template_name = "pages/sectors/list.html"

    def get_queryset(self) -> QuerySet:
        published = Organisation.objects.published().filter(sectors=OuterRef("pk")).order_by()
        number = published.values("sectors").annotate(number=Number("pk")).values("number")
        return sectors_in_public_use().annotate(number_of_organisations=Subquery(number)).in_name_order()

    def get_footnotes(self, rows: list) -> Footnotes:
        return Footnotes()


class SectorDetailView(OrganisationListView):
    """The organisations of one sector, with their offices."""

    queryset = Organisation.objects.all()
    filterset_class = RecordFilterSet
    total = ngettext_lazy("%(total)s organisation", "%(total)s organisations", "total")
    share = ngettext_lazy("%(total)s of %(all)s organisation", "%(total)s of %(all)s organisations", "all")
    template_name = "pages/sectors/detail.html"

    @cached_property
    def sector(self) -> Sector:
        return get_object_or_404(
            sectors_in_public_use().annotate(last_change=last_change(Sector)), slug=self.kwargs["slug"]
        )

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().filter(sectors=self.sector)

    def get_breadcrumbs(self) -> list[Crumb]:
        return [list_of("sector"), crumb_of(self.sector)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.heading = str(self.sector)
        self.lead = _("Companies and institutions that work in this sector, as far as the sources say.")
        return super().get_context_data(sector=self.sector, subject=self.sector, **kwargs)
