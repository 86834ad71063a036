"""The page of a source: which facts rest on it, by paragraph."""

from records.models import Source
from records.views import RecordDetailView


class SourceDetailView(RecordDetailView):
    queryset = Source.objects.all()
    template_name = "koreanrw/source_detail.html"
