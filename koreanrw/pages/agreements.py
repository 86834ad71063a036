"""The list of agreements, the page of one, and the notes on it for staff."""

import re
from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.paginator import InvalidPage
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from events.models import Agreement, AgreementParty
from koreanrw.addresses import whole_number
from koreanrw.breadcrumbs import Crumb
from koreanrw.pages.generic import MOST_RELATED, RecordDetailView, RecordListView
from koreanrw.profiles.agreements import AgreementProfile
from koreanrw.search.agreements.answering import Answer, answer
from koreanrw.search.agreements.explaining import AskedParties, explain, selected_parties
from koreanrw.search.agreements.facet_counts import CountedFacet, count_facets, selection_only
from koreanrw.search.agreements.result_page import MOST_EXACT, NOTHING, ResultPage
from koreanrw.search.lists import AGREEMENTS
from koreanrw.sentences.numbers import localised
from records.dates import date_order
from records.search.marking import Marking

_LONGEST_CURSOR = 200
_WHOLE = re.compile(r"-?[0-9]{1,19}")


def _whole(number: str) -> int:
    """A whole number that a column can hold."""
    if not _WHOLE.fullmatch(number):
        raise InvalidPage
    return max(min(int(number), 2**63 - 1), 1 - 2**63)


class AgreementListView(RecordListView):
    """Agreements, found by any of their words, narrowed by facets with counts, in bounded time."""

    record_list = AGREEMENTS
    template_name = "pages/agreements/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = self.search.form
        return super().get_context_data(
            problems=[(form[name], error) for name, errors in form.errors.items() for error in errors],
            answer=self.answer,
            facets=[facet for facet in self.facets() if facet.is_offered],
            dated_fields=[form[name] for name in self.search.fields_asked],
            **kwargs,
        )

    @cached_property
    def answer(self) -> Answer:
        """What the form finds on the page asked for."""
        if not self.search.is_valid():
            return Answer(page=NOTHING)
        try:
            return answer(self.search, self.page_number(), self.cursor())
        except InvalidPage:
            return Answer(self.search.criteria)

    def get_page(self) -> ResultPage | None:
        return self.answer.page

    def page_number(self) -> int:
        """The numbered page asked for."""
        number = whole_number(self.request.GET.get("page") or "1", MOST_EXACT)
        if number is None:
            raise InvalidPage
        return number

    def cursor(self) -> tuple[Any, int] | None:
        """The row the page before ended with, as ``after`` in the address: its key and what it is sorted by."""
        asked, criteria = self.request.GET.get("after", ""), self.search.criteria
        if not asked:
            return None
        key, mark, value = asked.partition("~")
        if not mark or len(asked) > _LONGEST_CURSOR or "\x00" in value:
            raise InvalidPage
        if criteria and criteria.sort in ("title", "party"):
            return value, _whole(key)
        return _whole(value), _whole(key)

    def get_rows(self, page: ResultPage) -> list[Agreement]:
        """The agreements of this page, each with why it was found."""
        if not page.keys:
            return []
        by_key = Agreement.objects.published().for_list().in_bulk(page.keys)
        rows = [by_key[key] for key in page.keys if key in by_key]
        asked = AskedParties(selected_parties(self.answer.criteria), Marking(self.answer.of_parties))
        explain(rows, Marking(self.answer.query), asked)
        return rows

    def facets(self) -> list[CountedFacet]:
        """The facets with their counts; where nothing is found or understood, those chosen can still be let go."""
        criteria, page, form = self.answer.criteria, self.answer.page or NOTHING, self.search.form
        if criteria is not None and (page.keys or criteria.facets):
            return count_facets(criteria, page.survey, form.needing_all)
        return selection_only(form.selection, form.needing_all)

    def in_words(self, page: ResultPage | None, is_narrowed: bool) -> str:
        """How many there are, or about how many; nothing of a page that is not."""
        if page is None:
            return ""
        if page.about:
            text = ngettext("about %(total)s agreement", "about %(total)s agreements", page.total)
            return text % {"total": localised(page.total)}
        return super().in_words(page, is_narrowed)


class AgreementDetailView(RecordDetailView):
    queryset = Agreement.objects.all()
    profile = AgreementProfile
    template_name = "pages/agreements/detail.html"
    object: Agreement

    def related(self) -> list[tuple[str, list]]:
        """Other published agreements of its published parties; those it is linked to stand on the page already."""
        me = self.object
        linked = {link.other_id for link in me.links.all()} | {link.agreement_id for link in me.inverse_links.all()}
        parties = [party.organisation_id for party in me.parties.all() if party.organisation.is_published]
        same = AgreementParty.objects.filter(agreement=OuterRef("pk"), organisation__in=parties)
        others = Agreement.objects.published().filter(Exists(same)).exclude(pk__in={me.pk, *linked})
        others = others.order_by(*date_order("signed", descending=True))
        return [(gettext("Other agreements of these parties"), list(others[:MOST_RELATED]))]


@method_decorator(never_cache, name="dispatch")
class AgreementNotesView(PermissionRequiredMixin, RecordDetailView):
    """The notes on an agreement that only staff may read; a page of its own, so that the public one knows no users."""

    queryset = Agreement.objects.all()
    profile = AgreementProfile
    permission_required = "events.view_staff_notes"
    template_name = "pages/agreements/notes.html"

    def get_breadcrumbs(self) -> list[Crumb]:
        return [*super().get_breadcrumbs(), Crumb(_("Notes for staff"))]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.object = self.get_object()
        address = reverse("agreement_notes", args=(self.object.slug,))
        if request.path != address:
            return HttpResponseRedirect(address)
        return self.render_to_response(self.get_context_data(object=self.object))
