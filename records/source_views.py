"""The public list of sources."""

from django.utils.translation import gettext_lazy as _

from records.models import Source
from records.views import RecordListView


class SourceListView(RecordListView):
    queryset = Source.objects.all()
    heading = _("Sources")
    lead = _(
        "The texts this register rests on. The page of a source shows every fact taken from it, paragraph by paragraph."
    )
    template_name = "records/source_list.html"
