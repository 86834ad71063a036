"""The list of agreements, the page of one, and the notes on it for staff."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.paginator import InvalidPage
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from companies.models import Organisation, OrganisationName
from events.models import Agreement, AgreementParty, AgreementSignatory
from koreanrw.breadcrumbs import Crumb
from koreanrw.pages.empty_results import ways_on
from koreanrw.pages.generic import MOST_RELATED, RecordDetailView, RecordListView
from koreanrw.search.agreements.facet_counts import CountedFacet, chosen_only, count_facets
from koreanrw.search.agreements.facets import PARTY
from koreanrw.search.agreements.filters import AgreementFilterSet, without_fields
from koreanrw.search.agreements.ranking import MOST_EXACT, NOTHING, Found, Wanted, find
from koreanrw.search.filters import RecordFilterSet
from koreanrw.search.succession import Successor, signed_by_predecessor, successors_of
from koreanrw.sentences.numbers import localised
from records.dates import date_order
from records.querysets import RecordQuerySet
from records.search import IndexQuery, Part, corrected, in_languages, index_query
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


@dataclass
class Answer:
    """What a search came to: the rows found, and how the question was taken in the end."""

    wanted: Wanted | None = None
    found: Found | None = None
    query: IndexQuery = field(default_factory=IndexQuery)
    # What the search line asks of the parties alone.
    of_parties: IndexQuery = field(default_factory=IndexQuery)
    # The question as it was corrected, where as typed it found nothing.
    corrected: str = ""
    # Nothing has all the words; these have some.
    some: bool = False

    @property
    def keys(self) -> tuple[int, ...]:
        return self.found.keys if self.found else ()


class AgreementListView(RecordListView):
    """Agreements, found by any of their words, narrowed by facets with counts, in bounded time."""

    queryset = Agreement.objects.all()
    filterset_class = AgreementFilterSet
    url_name = "agreement_list"
    total = ngettext_lazy("%(total)s agreement", "%(total)s agreements", "total")
    share = ngettext_lazy("%(total)s of %(all)s agreement", "%(total)s of %(all)s agreements", "all")
    heading: str | Promise = _("Agreements")
    lead: str | Promise = _(
        "What organisations of Korea and North Rhine-Westphalia agreed in writing, with the date "
        "as far as the sources know it."
    )
    template_name = "pages/agreements/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        filterset = self.filterset_class(self.request.GET, queryset=self.get_queryset(), request=self.request)
        answer = self.answer(filterset) if filterset.is_valid() else Answer(found=NOTHING)
        rows = self.rows(answer)
        active = filterset.active()
        is_filtered = any(self.request.GET.get(name) for name in filterset.form.fields)
        total = answer.found.total if answer.found else 0
        context = super(RecordListView, self).get_context_data(**kwargs)
        context.update(
            heading=self.heading,
            lead=self.lead,
            filterset=filterset,
            is_filtered=is_filtered,
            # In a single row there is nothing to search.
            offers_search=is_filtered or total > 1 or answer.found is None,
            active_filters=active,
            problems=[
                (filterset.form[name].label, error)
                for name, errors in filterset.form.errors.items()
                for error in errors
            ],
            misread=filterset.misread(),
            answer=answer,
            # What decides whether there is such a page, here as in the other lists.
            page_obj=answer.found,
            facets=[facet for facet in self.facets(filterset, answer) if facet.is_offered],
            dated_fields=[filterset.form[name] for name in _DATED if name in filterset.form.fields],
            total=total,
            found=self.in_words(answer.found, filterset if active else None) if answer.found else "",
            object_list=rows,
            footnotes=self.get_footnotes(rows),
        )
        if answer.found is not None and not rows:
            context["ways_on"] = ways_on(self, filterset, active)
        return context

    def chosen(self) -> tuple[RecordFilterSet, QuerySet | None]:
        """The form, and all agreements its pages show, as it was understood in the end; None if it has errors."""
        filterset = self.filterset_class(self.request.GET, queryset=self.get_queryset(), request=self.request)
        if not filterset.is_valid():
            return filterset, None
        wanted = filterset.wanted
        if wanted is None or not wanted.entries().exists():
            second = self.second_try(filterset) if not filterset.form.cleaned_data.get("exact") else None
            wanted = second.wanted if second else wanted
        return filterset, filterset.rows_of(wanted)

    # --- finding ---------------------------------------------------------------------------------------------------

    def answer(self, filterset: AgreementFilterSet) -> Answer:
        """Find what is asked; where nothing is, what was probably meant, or what has at least some of the words."""
        wanted = filterset.wanted
        try:
            after, page = self.cursor(wanted), self.page_number()
        except InvalidPage:
            return Answer(wanted)
        found = find(wanted, page=page, after=after) if wanted else NOTHING
        answer = Answer(wanted, found, filterset.index_query, filterset.index_query_of_parties)
        if found is None or found.keys or filterset.form.cleaned_data.get("exact") or page > 1 or after:
            return answer
        return self.second_try(filterset) or answer

    def second_try(self, filterset: AgreementFilterSet) -> Answer | None:
        text = filterset.form.cleaned_data.get("q") or ""
        if not filterset.index_query:
            return None
        if meant := corrected(text, filterset.question, filterset.index_query):
            question = filterset.question_of(meant)
            wanted = filterset.wanted_for(question)
            found = find(wanted) if wanted else None
            if found and found.keys:
                return Answer(wanted, found, index_query(without_fields(question)), corrected=meant)
        if filterset.index_query.some:
            wanted = filterset.wanted_for(filterset.question, any_word=True)
            found = find(wanted) if wanted else None
            if found and found.keys:
                return Answer(wanted, found, filterset.index_query, some=True)
        return None

    def page_number(self) -> int:
        """The numbered page asked for."""
        asked = self.request.GET.get("page") or "1"
        if not (asked.isascii() and asked.isdigit() and len(asked) <= 4 and 0 < int(asked) <= _LAST_PAGE):
            raise InvalidPage
        return int(asked)

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
        words = self.share if everything else self.total
        return words % {"total": found.total, "all": everything}


def chosen_parties(wanted: Wanted | None) -> frozenset[int]:
    """The keys of the parties the list is narrowed to."""
    return frozenset(PARTY.key(code) for code in wanted.facets.get(PARTY, ())) if wanted else frozenset()


@dataclass(frozen=True)
class Asked:
    """The parties somebody asked for, by choice or by name: some agreements were signed by whom these follow."""

    chosen: frozenset[int] = frozenset()
    named: Marking = field(default_factory=lambda: Marking(IndexQuery()))

    def __bool__(self) -> bool:
        return bool(self.chosen or self.named)


def explain(agreements: Iterable[Agreement], marking: Marking, asked: Asked) -> None:
    """Mark in rows what was found: words in titles, a stretch of the purpose, names that stand nowhere in the row."""
    unseen: dict[Agreement, set[Part]] = {}
    for agreement in agreements:
        if marking:
            agreement.marked_title = marking.marked(str(agreement))
            agreement.snippet = marking.snippet(agreement.purpose or "")
        missing = _missing(agreement, marking)
        if missing or asked:
            unseen[agreement] = missing
    if not unseen:
        return
    parties = {party.organisation for each in unseen for party in _shown_parties(each)}
    names = _other_names(parties)
    successors = successors_of(party.pk for party in parties)
    for agreement, missing in unseen.items():
        reasons = _reasons(agreement, missing, marking, names)
        for text, _kind in reasons:
            missing -= marking.found_in(text)
        bears = {text for party in _shown_parties(agreement) for text, _kind in names[party.organisation_id]}
        is_told = not asked.named or asked.named.found_in(*bears, *map(str, _shown_parties(agreement)))
        by_name = Asked(asked.chosen) if is_told else asked
        agreement.reasons = [*reasons, *_succeeded(agreement, missing, marking, successors, by_name)]


def _succeeded(
    agreement: Agreement,
    missing: set[Part],
    marking: Marking,
    successors: dict[int, list[Successor]],
    asked: Asked,
) -> list[tuple[str, str]]:
    """Who follows a party and was asked for, by a word or a choice, and which party that is."""
    parties = _shown_parties(agreement)
    absent = asked.chosen - {party.organisation_id for party in parties}
    return [
        (successor.name, signed_by_predecessor(str(party)))
        for party in parties
        for successor in successors.get(party.organisation_id, ())
        if successor.key in absent
        or missing & marking.found_in(*successor.names)
        or asked.named.found_in(*successor.names)
    ]


def _shown_parties(agreement: Agreement) -> list[AgreementParty]:
    return [party for party in agreement.parties.all() if party.organisation.is_published]


def _missing(agreement: Agreement, marking: Marking) -> set[Part]:
    """The words that stand nowhere in the row."""
    shown = [str(agreement), agreement.purpose or "", str(agreement.place or "")]
    return set(marking.parts) - marking.found_in(*shown, *map(str, _shown_parties(agreement)))


def _reasons(
    agreement: Agreement, missing: set[Part], marking: Marking, names: dict[int, list[tuple[str, str]]]
) -> list[tuple[str, str]]:
    """Names by which a party was found though the row shows another: the name, and what kind of name it is."""
    reasons = []
    for party in _shown_parties(agreement):
        for text, kind in names[party.organisation_id]:
            if missing and (here := marking.found_in(text) & missing):
                reasons.append((text, kind))
                missing = missing - here
    return reasons


def _other_names(organisations: Collection[Organisation]) -> dict[int, list[tuple[str, str]]]:
    """The names each bears or bore, and its headings in the three languages; with the kind of each. One query."""
    names: dict[int, list[tuple[str, str]]] = {organisation.pk: [] for organisation in organisations}
    found = OrganisationName.objects.filter(organisation__in=names).order_by("organisation", "order")
    for key, text, kind in found.values_list("organisation", "text", "kind"):
        names[key].append((text, str(OrganisationName.Kind(kind).label)))
    for organisation in organisations:
        headings = sorted({getattr(organisation, column) for column in in_languages("name")} - {None, ""})
        names[organisation.pk] += [(heading, gettext("name in another language")) for heading in headings]
    return names


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
