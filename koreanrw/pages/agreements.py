"""The list of agreements, the page of one, and the notes on it for staff."""

import re
from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.paginator import InvalidPage
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from events.models import Agreement, AgreementParty, AgreementSignatory
from koreanrw.addresses import whole_number
from koreanrw.breadcrumbs import Crumb
from koreanrw.pages.generic import MOST_RELATED, RecordDetailView, RecordListView
from koreanrw.search.agreements.answering import Answer, answer
from koreanrw.search.agreements.explaining import Asked, chosen_parties, explain
from koreanrw.search.agreements.facet_counts import CountedFacet, chosen_only, count_facets
from koreanrw.search.agreements.filters import AgreementFilterSet
from koreanrw.search.agreements.ranking import MOST_EXACT, NOTHING, Found, Wanted
from koreanrw.search.empty_results import ways_on
from koreanrw.search.lists import AGREEMENTS
from koreanrw.sentences.numbers import localised
from records.dates import date_order
from records.querysets import RecordQuerySet
from records.search.marking import Marking

_LONGEST_CURSOR = 200


_WHOLE = re.compile(r"-?[0-9]{1,19}")


# Fields below the facets.
_DATED = ("signed_from", "signed_until", "in_force_on", "within", "sort")


_LAST_PAGE = MOST_EXACT


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
        filterset = self.get_list().ask(self.request.GET)
        answered = self.answer(filterset) if filterset.is_valid() else Answer(found=NOTHING)
        rows = self.rows(answered)
        active = filterset.active()
        is_filtered = any(self.request.GET.get(name) for name in filterset.form.fields)
        total = answered.found.total if answered.found else 0
        context = super(RecordListView, self).get_context_data(**kwargs)
        context.update(
            record_list=self.get_list(),
            heading=self.get_list().name,
            lead=self.get_list().lead,
            filterset=filterset,
            is_filtered=is_filtered,
            # In a single row there is nothing to search.
            offers_search=is_filtered or total > 1 or answered.found is None,
            active_filters=active,
            problems=[
                (filterset.form[name].label, error)
                for name, errors in filterset.form.errors.items()
                for error in errors
            ],
            misread=filterset.misread(),
            answer=answered,
            # What decides whether there is such a page, here as in the other lists.
            page_obj=answered.found,
            facets=[facet for facet in self.facets(filterset, answered) if facet.is_offered],
            dated_fields=[filterset.form[name] for name in _DATED if name in filterset.form.fields],
            total=total,
            found=self.in_words(answered.found, filterset if active else None) if answered.found else "",
            object_list=rows,
            footnotes=self.get_footnotes(rows),
        )
        if answered.found is not None and not rows:
            context["ways_on"] = ways_on(self.get_list(), filterset, active)
        return context

    def answer(self, filterset: AgreementFilterSet) -> Answer:
        """What the form finds on the page asked for."""
        wanted = filterset.wanted
        try:
            after, page = self.cursor(wanted), self.page_number()
        except InvalidPage:
            return Answer(wanted)
        return answer(filterset, wanted, page, after)

    def page_number(self) -> int:
        """The numbered page asked for."""
        number = whole_number(self.request.GET.get("page") or "1", _LAST_PAGE)
        if number is None:
            raise InvalidPage
        return number

    def cursor(self, wanted: Wanted | None) -> tuple[Any, int] | None:
        """The row the page before ended with, as ``after`` in the address: its key and what it is sorted by."""
        asked = self.request.GET.get("after", "")
        if not asked:
            return None
        key, mark, value = asked.partition("~")
        if not mark or len(asked) > _LONGEST_CURSOR or "\x00" in value:
            raise InvalidPage
        if wanted and wanted.sort in ("title", "party"):
            return value, _whole(key)
        return _whole(value), _whole(key)

    def rows(self, answer: Answer) -> list[Agreement]:
        """The agreements of this page, each with why it was found."""
        if not answer.keys:
            return []
        by_key = {
            agreement.pk: agreement for agreement in Agreement.objects.published().filter(pk__in=answer.keys).for_list()
        }
        rows = [by_key[key] for key in answer.keys if key in by_key]
        explain(rows, Marking(answer.query), Asked(chosen_parties(answer.wanted), Marking(answer.of_parties)))
        return rows

    def facets(self, filterset: AgreementFilterSet, answer: Answer) -> list[CountedFacet]:
        """The facets with their counts; where nothing is found or understood, those chosen can still be let go."""
        wanted, found = answer.wanted, answer.found or NOTHING
        if wanted is not None and (found.keys or wanted.facets):
            return count_facets(wanted, found.survey, filterset.needing_all)
        return chosen_only(filterset.chosen, filterset.needing_all)

    def in_words(self, found: Found, narrowing: AgreementFilterSet | None) -> str:
        """How many there are; of how many, where the register is small enough to be counted."""
        if found.about:
            text = ngettext("about %(total)s agreement", "about %(total)s agreements", found.total)
            return text % {"total": localised(found.total)}
        everything = narrowing.everything if narrowing else 0
        words = self.get_list().share if everything else self.get_list().total
        return words % {"total": found.total, "all": everything}


class AgreementDetailView(RecordDetailView):
    """One agreement, and its links to others from both ends."""

    queryset = Agreement.objects.all()
    template_name = "pages/agreements/detail.html"
    object: Agreement

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        people = self.object.signatories.all()
        context["signatories"] = [
            person for person in people if person.capacity == AgreementSignatory.Capacity.SIGNATORY
        ]
        context["witnesses"] = [person for person in people if person.capacity == AgreementSignatory.Capacity.WITNESS]
        context["footnotes"].add(self.object.inverse_links.all())
        context["related"] = [(gettext("Other agreements of these parties"), list(self.related()[:MOST_RELATED]))]
        return context

    def related(self) -> RecordQuerySet:
        """Other published agreements of its published parties; those it is linked to stand on the page already."""
        me = self.object
        linked = {link.other_id for link in me.links.all()} | {link.agreement_id for link in me.inverse_links.all()}
        parties = [party.organisation_id for party in me.parties.all() if party.organisation.is_published]
        same = AgreementParty.objects.filter(agreement=OuterRef("pk"), organisation__in=parties)
        others = Agreement.objects.published().filter(Exists(same)).exclude(pk__in={me.pk, *linked})
        return others.order_by(*date_order("signed", descending=True))


@method_decorator(never_cache, name="dispatch")
class AgreementNotesView(PermissionRequiredMixin, RecordDetailView):
    """The notes on an agreement that only staff may read; a page of its own, so that the public one knows no users."""

    queryset = Agreement.objects.all()
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
