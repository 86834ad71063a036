"""Public lists of companies, institutions and offices, and the page of an office."""

from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from companies.filters import CompanyFilterSet, InstitutionFilterSet, OfficeFilterSet
from companies.models import Company, Count, Institution, Office
from records import search
from records.footnotes import Footnotes
from records.querysets import RecordQuerySet
from records.views import MOST_RELATED, RecordDetailView, RecordListView


class OrganisationListView(RecordListView):
    """Organisations with the places of their offices."""

    def get_queryset(self) -> RecordQuerySet:
        offices = Office.objects.published().select_related("place").with_sources()
        offices = offices.order_by(search.sort_column("place__"), "pk")
        return super().get_queryset().prefetch_related(Prefetch("offices", offices, to_attr="public_offices"))

    def get_footnotes(self, rows: list) -> Footnotes:
        footnotes = super().get_footnotes(rows)
        for organisation in rows:
            footnotes.add(organisation.public_offices)
        return footnotes


class CompanyListView(OrganisationListView):
    queryset = Company.objects.all()
    filterset_class = CompanyFilterSet
    url_name = "company_list"
    total = ngettext_lazy("%(total)s company", "%(total)s companies", "total")
    share = ngettext_lazy("%(total)s of %(all)s company", "%(total)s of %(all)s companies", "all")
    heading = _("Companies")
    lead = _("Korean companies with an office in North Rhine-Westphalia, and others that do business between the two.")
    template_name = "companies/company_list.html"


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
    template_name = "companies/institution_list.html"


class OfficeListView(RecordListView):
    queryset = Office.objects.all()
    filterset_class = OfficeFilterSet
    url_name = "office_list"
    total = ngettext_lazy("%(total)s office", "%(total)s offices", "total")
    share = ngettext_lazy("%(total)s of %(all)s office", "%(total)s of %(all)s offices", "all")
    heading = _("Offices")
    lead = _(
        "Where companies and institutions are present, since when, and what for. What is only "
        "planned is marked as such."
    )
    template_name = "companies/office_list.html"


class OfficeDetailView(RecordDetailView):
    queryset = Office.objects.all()
    object: Office
    template_name = "companies/office_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["counts"] = list(Count.objects.published().filter(office=self.object).for_list())
        context["footnotes"].add(context["counts"])
        context["related"] = self.related()
        return context

    def related(self) -> list[tuple[str, list[Office]]]:
        """Other offices at the same place, a few of them."""
        here = self.object
        others = Office.objects.published().filter(place=here.place).exclude(pk=here.pk)
        others = others.select_related("organisation", "place").order_by(search.sort_column("organisation__"), "pk")
        return [(gettext("Other offices: %(place)s") % {"place": here.place}, list(others[:MOST_RELATED]))]
