"""Profiles of companies and institutions."""

from typing import Any

from companies.models import Organisation
from records.views import RecordDetailView


class OrganisationDetailView(RecordDetailView):
    """All the register holds about one organisation. A changed kind moves the page; the old address leads there."""

    queryset = Organisation.objects.all()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs)


class CompanyDetailView(OrganisationDetailView):
    template_name = "koreanrw/company_detail.html"


class InstitutionDetailView(OrganisationDetailView):
    template_name = "koreanrw/institution_detail.html"
