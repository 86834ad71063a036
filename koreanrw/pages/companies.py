"""The list of companies, and the profile of one."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from companies.models import Company
from koreanrw.pages.organisations import OrganisationDetailView, OrganisationListView
from koreanrw.search.organisation_filters import CompanyFilterSet


class CompanyListView(OrganisationListView):
    queryset = Company.objects.all()
    filterset_class = CompanyFilterSet
    url_name = "company_list"
    total = ngettext_lazy("%(total)s company", "%(total)s companies", "total")
    share = ngettext_lazy("%(total)s of %(all)s company", "%(total)s of %(all)s companies", "all")
    heading = _("Companies")
    lead = _("Korean companies with an office in North Rhine-Westphalia, and others that do business between the two.")
    template_name = "pages/companies/list.html"


class CompanyDetailView(OrganisationDetailView):
    """The profile of a company."""
