"""Topics, and the agreements about each."""

from django.utils.translation import gettext_lazy as _

from events.models import Agreement
from koreanrw.kinds import kind_named
from koreanrw.pages.generic import RecordListView, TermView
from koreanrw.search.lists import AGREEMENTS, TOPICS, RecordList


class TopicListView(RecordListView):
    """The topics of published agreements."""

    record_list = TOPICS
    template_name = "pages/topics/list.html"


class TopicDetailView(TermView):
    """The agreements about one topic."""

    kind = kind_named("topic")
    record_list = RecordList(
        kind_named("agreement"),
        lambda: Agreement.objects.published().for_list(),
        _("Agreements about this topic, as far as the sources say."),
        AGREEMENTS.total,
        AGREEMENTS.share,
    )
    template_name = "pages/topics/detail.html"
