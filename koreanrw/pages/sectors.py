"""Sectors, and the organisations that work in each."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from companies.models import Organisation
from koreanrw.kinds import kind_named
from koreanrw.pages.generic import RecordListView, TermView
from koreanrw.pages.organisations import OrganisationListView
from koreanrw.search.lists import SECTORS, RecordList


class SectorListView(RecordListView):
    """The sectors in which published organisations work."""

    record_list = SECTORS
    template_name = "pages/sectors/list.html"


class SectorDetailView(TermView, OrganisationListView):
    """The organisations of one sector, with their offices."""

    kind = kind_named("sector")
    record_list = RecordList(
        kind_named("company"),
        lambda: Organisation.objects.published().for_list(),
        _("Companies and institutions that work in this sector, as far as the sources say."),
        ngettext_lazy("%(total)s organisation", "%(total)s organisations", "total"),
        ngettext_lazy("%(total)s of %(all)s organisation", "%(total)s of %(all)s organisations", "all"),
    )
    template_name = "pages/sectors/detail.html"
