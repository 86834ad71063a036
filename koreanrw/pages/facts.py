"""All facts of a record with what stands behind each, and each fact by itself."""

from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext

from koreanrw.breadcrumbs import Crumb
from koreanrw.pages.record_subpages import BelowRecordView, address_below, entry_of
from koreanrw.provenance.facts import Fact, by_part, facts_of
from records.models import Record


def facts_crumb(record: Record) -> Crumb:
    return Crumb(gettext("Facts and sources"), address_below(record, "facts"))


class FactsView(BelowRecordView):
    """Every cited field of a record and of its parts. A source that nobody cites for itself has no such page."""

    page = "facts"
    template_name = "pages/record_subpages/facts.html"

    def get_breadcrumbs(self) -> list[Crumb]:
        return [*super().get_breadcrumbs(), facts_crumb(self.record)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        facts = facts_of(self.record)
        if not facts:
            raise Http404(gettext("There is no such page."))
        sources = dict.fromkeys(note.source for fact in facts for note in fact.notes)
        return super().get_context_data(
            facts=facts, parts=by_part(facts), sources=list(sources), entry=entry_of(self.record), **kwargs
        )


class FactView(BelowRecordView):
    """One fact, and how to cite it."""

    page = "fact"
    template_name = "pages/record_subpages/fact.html"
    fact: Fact

    def answer(self, **kwargs: Any) -> HttpResponseBase:
        self.fact = self.get_fact(kwargs["key"])
        return super().answer(**kwargs)

    def get_breadcrumbs(self) -> list[Crumb]:
        return [*super().get_breadcrumbs(), facts_crumb(self.record), Crumb(self.fact.heading)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entry = entry_of(self.record, self.fact)
        return super().get_context_data(fact=self.fact, entry=entry, **kwargs)
