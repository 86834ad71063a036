"""The list of offices, and the page of one."""

from django.utils.translation import gettext

from companies.models import Office
from koreanrw.pages.generic import MOST_RELATED, RecordDetailView, RecordListView
from koreanrw.profiles.offices import OfficeProfile
from koreanrw.search.lists import OFFICES
from records import search


class OfficeListView(RecordListView):
    record_list = OFFICES
    template_name = "pages/offices/list.html"


class OfficeDetailView(RecordDetailView):
    queryset = Office.objects.all()
    profile = OfficeProfile
    object: Office
    template_name = "pages/offices/detail.html"

    def related(self) -> list[tuple[str, list]]:
        """Other offices at the same place, a few of them."""
        here = self.object
        others = Office.objects.published().filter(place=here.place).exclude(pk=here.pk)
        others = others.select_related("organisation", "place").order_by(search.sort_column("organisation__"), "pk")
        return [(gettext("Other offices: %(place)s") % {"place": here.place}, list(others[:MOST_RELATED]))]
