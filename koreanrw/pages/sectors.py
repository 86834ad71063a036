"""Sectors, and the organisations that work in each."""

from dataclasses import replace
from functools import cached_property
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from companies.models import Organisation, Sector
from events.public_use import sectors_in_public_use
from koreanrw.breadcrumbs import Crumb, crumb_of, list_of
from koreanrw.kinds import kind_named
from koreanrw.pages.generic import RecordListView
from koreanrw.pages.organisations import OrganisationListView
from koreanrw.profiles import TermProfile
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.provenance.last_change import last_change
from koreanrw.search.lists import SECTORS, RecordList


class SectorListView(RecordListView):
    """The sectors in which published organisations work. Sectors rest on no source: who works in them does."""

    record_list = SECTORS
    template_name = "pages/sectors/list.html"

    def get_footnotes(self, rows: list) -> Footnotes:
        return Footnotes()


IN_A_SECTOR = RecordList(
    kind_named("company"),
    Organisation.objects.none,
    _("Companies and institutions that work in this sector, as far as the sources say."),
    ngettext_lazy("%(total)s organisation", "%(total)s organisations", "total"),
    ngettext_lazy("%(total)s of %(all)s organisation", "%(total)s of %(all)s organisations", "all"),
)


class SectorDetailView(OrganisationListView):
    """The organisations of one sector, with their offices."""

    template_name = "pages/sectors/detail.html"

    @cached_property
    def sector(self) -> Sector:
        return get_object_or_404(
            sectors_in_public_use().annotate(last_change=last_change(Sector)), slug=self.kwargs["slug"]
        )

    def get_list(self) -> RecordList:
        return replace(
            IN_A_SECTOR,
            rows=lambda: Organisation.objects.published().filter(sectors=self.sector).for_list(),
            heading=str(self.sector),
        )

    def get_breadcrumbs(self) -> list[Crumb]:
        return [list_of(kind_named("sector")), crumb_of(self.sector)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(sector=self.sector, **kwargs)
        # A list about it knows how long it is.
        context["page"] = TermProfile(self.sector, context["footnotes"], self.search.everything)
        return context
