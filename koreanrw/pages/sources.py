"""The list of sources, and the page of one with everything taken from it."""

from koreanrw.pages.generic import RecordDetailView, RecordListView
from koreanrw.profiles.sources import SourceProfile
from koreanrw.search.lists import SOURCES
from records.models import Source


class SourceListView(RecordListView):
    record_list = SOURCES
    template_name = "pages/sources/list.html"


class SourceDetailView(RecordDetailView):
    queryset = Source.objects.all()
    profile = SourceProfile
    template_name = "pages/sources/detail.html"
