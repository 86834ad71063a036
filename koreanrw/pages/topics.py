"""Topics, and the agreements about each."""

from dataclasses import replace
from functools import cached_property
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from events.models import Agreement, Topic
from events.public_use import topics_in_public_use
from koreanrw.breadcrumbs import Crumb, crumb_of, list_of
from koreanrw.kinds import kind_named
from koreanrw.pages.generic import RecordListView
from koreanrw.profiles import TermProfile
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.provenance.last_change import last_change
from koreanrw.search.lists import AGREEMENTS, TOPICS, RecordList


class TopicListView(RecordListView):
    """The topics of published agreements. Topics rest on no source: what an agreement is about does."""

    record_list = TOPICS
    template_name = "pages/topics/list.html"

    def get_footnotes(self, rows: list) -> Footnotes:
        return Footnotes()


IN_A_TOPIC = RecordList(
    kind_named("agreement"),
    Agreement.objects.none,
    _("Agreements about this topic, as far as the sources say."),
    AGREEMENTS.total,
    AGREEMENTS.share,
)


class TopicDetailView(RecordListView):
    """The agreements about one topic."""

    template_name = "pages/topics/detail.html"

    @cached_property
    def topic(self) -> Topic:
        return get_object_or_404(
            topics_in_public_use().annotate(last_change=last_change(Topic)), slug=self.kwargs["slug"]
        )

    def get_list(self) -> RecordList:
        return replace(
            IN_A_TOPIC,
            rows=lambda: Agreement.objects.published().filter(topics=self.topic).for_list(),
            heading=str(self.topic),
        )

    def get_breadcrumbs(self) -> list[Crumb]:
        return [list_of(kind_named("topic")), crumb_of(self.topic)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(topic=self.topic, **kwargs)
        # A list about it knows how long it is.
        context["page"] = TermProfile(self.topic, context["footnotes"], self.search.everything)
        return context
