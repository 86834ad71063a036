"""What the public pages of all records have in common."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import Count, QuerySet, Window
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.views.generic import DetailView, TemplateView

from koreanrw.addresses import whole_number
from koreanrw.breadcrumbs import Crumb, WithBreadcrumbs, trail_to
from koreanrw.kinds import Kind
from koreanrw.profiles.profile import Profile
from koreanrw.profiles.terms import TermProfile
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.provenance.last_change import last_change
from koreanrw.search.empty_results import empty_results
from koreanrw.search.filters import PAGE_SIZE
from koreanrw.search.lists import RecordList
from records.models import Record, Reference
from records.querysets import RecordQuerySet

# As many related records a page offers at its end.
MOST_RELATED = 6
# Pages beyond this are refused before the database is asked to count its way there.
LAST_PAGE = 10_000


class CountedPage(Page):
    """A page that says how many rows there are on all of them."""

    @property
    def total(self) -> int:
        return self.paginator.count


class CountingPaginator(Paginator):
    """Pages of a queryset whose rows are counted by the query that fetches a page of them."""

    def page(self, number: int | str) -> Page:
        number = int(number)
        counted = self.object_list.annotate(rows_in_all=Window(Count("*")))  # type: ignore[attr-defined]
        found = list(counted[(number - 1) * self.per_page : number * self.per_page])
        if not found and number > 1:
            raise InvalidPage
        self.count = found[0].rows_in_all if found else 0
        return CountedPage(found, number, self)


def page_of(paginator: Paginator, asked: str) -> Page | None:
    """The page an address asks for; None where there is no such page."""
    try:
        number = whole_number(asked, LAST_PAGE)
        return paginator.page(number) if number else None
    except InvalidPage:
        return None


class PagedView(WithBreadcrumbs, TemplateView):
    """A page that may be one of several, its ``page_obj``; where there is no such page, it says so with status 404."""

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        if "page_obj" in context and context["page_obj"] is None:
            context["noindex"] = True
            kwargs["status"] = 404
        return super().render_to_response(context, **kwargs)


class RecordListView(PagedView):
    """A list of published records, narrowed by a search; the address holds the whole state.

    Bad input shows the form with its errors and no rows.
    """

    record_list: RecordList

    def get_list(self) -> RecordList:
        return self.record_list

    def get_queryset(self) -> QuerySet:
        """The rows of the list with what the page shows of each."""
        return self.get_list().rows()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asked = self.get_list().in_present_names(request.GET)
        if asked is not request.GET:
            return HttpResponsePermanentRedirect(f"{request.path}?{urlencode(asked, doseq=True)}")
        return super().get(request, *args, **kwargs)

    def get_breadcrumbs(self) -> list[Crumb]:
        return [Crumb(self.get_list().name)]

    @cached_property
    def search(self) -> Any:
        """The search form as it was filled in, and what it asks."""
        return self.get_list().search(self.request.GET, self.get_queryset())

    def get_page(self) -> Any:
        """The page asked for with its ``total``; None where there is no such page."""
        rows = self.search.qs if self.search.is_valid() else self.search.queryset.none()
        return page_of(CountingPaginator(rows, PAGE_SIZE), self.request.GET.get("page", "1"))

    def get_rows(self, page: Any) -> list:
        """What stands on this page."""
        return list(page.object_list)

    def in_words(self, page: Any, is_narrowed: bool) -> str:
        """How many rows there are; of how many, where the list is narrowed."""
        here = self.get_list()
        words, everything = (here.share, self.search.everything) if is_narrowed else (here.total, 0)
        # Of a list too long to be counted on the way the whole is not told.
        words = words if everything else here.total
        return words % {"total": page.total if page else 0, "all": everything}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        here, search, page = self.get_list(), self.search, self.get_page()
        rows = self.get_rows(page) if page else []
        active = search.active()
        is_filtered = any(self.request.GET.get(name) for name in search.form.fields)
        return super().get_context_data(
            record_list=here,
            heading=here.name,
            lead=here.lead,
            search=search,
            is_filtered=is_filtered,
            # In a single row there is nothing to search.
            offers_search=is_filtered or page is None or page.total > 1,
            misread=search.misread(),
            active_filters=active,
            page_obj=page,
            total=page.total if page else 0,
            found=self.in_words(page, bool(active)),
            object_list=rows,
            footnotes=self.get_footnotes(rows),
            empty_results=empty_results(here, search, active) if page is not None and not rows else None,
            **kwargs,
        )

    def get_footnotes(self, rows: list) -> Footnotes:
        """The footnotes of these rows; places, sectors and topics rest on no source, the records about them do."""
        return Footnotes(rows if self.get_list().kind.is_record else ())


class TermView(RecordListView):
    """The page of a sector or a topic: the list of the records about it."""

    kind: Kind

    @cached_property
    def term(self) -> Reference:
        terms = self.kind.public().annotate(last_change=last_change(self.kind.model))
        return get_object_or_404(terms, slug=self.kwargs["slug"])

    def get_list(self) -> RecordList:
        everything = self.record_list
        return replace(
            everything,
            rows=lambda: everything.rows().filter(**{self.kind.plural: self.term}),
            heading=str(self.term),
        )

    def get_breadcrumbs(self) -> list[Crumb]:
        return trail_to(self.term)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        # A list about it knows how long it is.
        return context | {"page": TermProfile(self.term, context["footnotes"], self.search.everything)}


class ProfileView(WithBreadcrumbs, DetailView):
    """The page of one thing, made of its profile."""

    profile: type[Profile]
    object: Record | Reference

    def get_profile(self) -> Profile:
        """What the page is made of."""
        return self.profile.of(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self.get_profile()
        return super().get_context_data(page=page, footnotes=page.footnotes, **kwargs)


class RecordDetailView(ProfileView):
    """The page of one published record.

    Former addresses lead to the present one. Somebody who may view unpublished records in the admin sees them here
    as a preview, marked as such and never cached; everybody else gets a 404.
    """

    queryset: RecordQuerySet
    object: Record

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.object = self.get_object()
        address = self.object.get_absolute_url()
        if request.path != address:
            # What was asked of the page, such as a day, is asked of it at its present address too.
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
        is_preview = not self.object.public_url
        context = self.get_context_data(object=self.object, is_preview=is_preview, noindex=is_preview)
        response = self.render_to_response(context)
        if is_preview:
            add_never_cache_headers(response)
        return response

    def get_object(self, queryset=None) -> Record:
        slug = self.kwargs["slug"]
        records = self.queryset.all().for_detail()
        try:
            return records.published().at_slug(slug)
        except Http404:
            # Only a visitor with a session can be somebody who may see more; others are not even asked who they are.
            if settings.SESSION_COOKIE_NAME not in self.request.COOKIES:
                raise
            return records.visible_to(self.request.user).at_slug(slug)

    def get_breadcrumbs(self) -> list[Crumb]:
        """The list it stands in and its name; pages below the page of a record add themselves."""
        return trail_to(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(related=self.related(), **kwargs)

    def related(self) -> list[tuple[str, list]]:
        """Others of its kind that a reader may want next: headings, each with a few of them."""
        return []
