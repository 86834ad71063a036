"""The list of institutions, and the profile of one."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from companies.models import Institution
from koreanrw.pages.organisations import OrganisationDetailView, OrganisationListView
from koreanrw.search.organisation_filters import InstitutionFilterSet


class InstitutionListView(OrganisationListView):
    queryset = Institution.objects.all()
    filterset_class = InstitutionFilterSet
    url_name = "institution_list"
    total = ngettext_lazy("%(total)s institution", "%(total)s institutions", "total")
    share = ngettext_lazy("%(total)s of %(all)s institution", "%(total)s of %(all)s institutions", "all")
    heading = _("Institutions")
    lead = _(
        "Agencies, universities, ministries, cities, networks, chambers and trade fairs: everybody "
        "who is not a company."
    )
    template_name = "pages/institutions/list.html"


class InstitutionDetailView(OrganisationDetailView):
    """The profile of an institution."""
