"""The list of companies, and the profile of one."""

from koreanrw.pages.organisations import OrganisationDetailView, OrganisationListView
from koreanrw.search.lists import COMPANIES


class CompanyListView(OrganisationListView):
    record_list = COMPANIES
    template_name = "pages/companies/list.html"


class CompanyDetailView(OrganisationDetailView):
    """The profile of a company."""
