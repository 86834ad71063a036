"""The list of sources, and the page of one with everything taken from it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404
from django.utils.translation import gettext

from koreanrw.pages.generic import RecordDetailView, RecordListView
from koreanrw.profiles.sources import MOST, SourceProfile
from koreanrw.search.lists import SOURCES
from records.models import Source

# Nobody reads further.
_MOST_PAGES = 10_000


class SourceListView(RecordListView):
    record_list = SOURCES
    template_name = "pages/sources/list.html"


class SourceDetailView(RecordDetailView):
    queryset = Source.objects.all()
    profile = SourceProfile
    template_name = "pages/sources/detail.html"
    object: Source

    def get_profile(self) -> SourceProfile:
        """With the page of its facts that was asked for."""
        asked = self.request.GET.get("page", "1")
        if not asked.isdecimal() or not 1 <= int(asked) <= _MOST_PAGES:
            raise Http404(gettext("There is no such page."))
        page = SourceProfile.of(self.object, int(asked))
        if not page.facts and asked != "1":
            raise Http404(gettext("There is no such page."))
        return page

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        pages = Paginator(range(context["page"].facts.in_all), MOST)
        return {**context, "page_obj": pages.get_page(self.request.GET.get("page"))}
