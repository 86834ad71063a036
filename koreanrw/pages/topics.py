"""Topics, and the agreements about each."""

from functools import cached_property
from typing import Any

from django.db.models import Count as Number
from django.db.models import OuterRef, QuerySet, Subquery
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from events.models import Agreement, Topic
from events.public_use import topics_in_public_use
from koreanrw.breadcrumbs import Crumb, crumb_of, list_of
from koreanrw.pages.generic import RecordListView
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.provenance.last_change import last_change


class TopicListView(RecordListView):
    """The topics of published agreements. Topics rest on no source: what an agreement is about does."""

    url_name = "topic_list"
    total = ngettext_lazy("%(total)s topic", "%(total)s topics", "total")
    share = ngettext_lazy("%(total)s of %(all)s topic", "%(total)s of %(all)s topics", "all")
    heading = _("Topics")
    lead = _("What the agreements are about, in plain words, with the agreements on each topic.")
    template_name = "pages/topics/list.html"

    def get_queryset(self) -> QuerySet:
        published = Agreement.objects.published().filter(topics=OuterRef("pk")).order_by()
        number = published.values("topics").annotate(number=Number("pk")).values("number")
        return topics_in_public_use().annotate(number_of_agreements=Subquery(number)).in_name_order()

    def get_footnotes(self, rows: list) -> Footnotes:
        return Footnotes()


class TopicDetailView(RecordListView):
    """The agreements about one topic."""

    queryset = Agreement.objects.all()
    total = ngettext_lazy("%(total)s agreement", "%(total)s agreements", "total")
    share = ngettext_lazy("%(total)s of %(all)s agreement", "%(total)s of %(all)s agreements", "all")
    template_name = "pages/topics/detail.html"

    @cached_property
    def topic(self) -> Topic:
        return get_object_or_404(
            topics_in_public_use().annotate(last_change=last_change(Topic)), slug=self.kwargs["slug"]
        )

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().filter(topics=self.topic)

    def get_breadcrumbs(self) -> list[Crumb]:
        return [list_of("topic"), crumb_of(self.topic)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.heading = str(self.topic)
        self.lead = _("Agreements about this topic, as far as the sources say.")
        return super().get_context_data(topic=self.topic, subject=self.topic, **kwargs)
