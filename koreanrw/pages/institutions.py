"""The list of institutions, and the profile of one."""

from koreanrw.pages.organisations import OrganisationDetailView, OrganisationListView
from koreanrw.search.lists import INSTITUTIONS


class InstitutionListView(OrganisationListView):
    record_list = INSTITUTIONS
    template_name = "pages/institutions/list.html"


class InstitutionDetailView(OrganisationDetailView):
    """The profile of an institution."""
