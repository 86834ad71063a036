"""The public list of sources."""

from records.models import Source
from records.views import RecordListView


class SourceListView(RecordListView):
    queryset = Source.objects.all()
    template_name = "records/source_list.html"
