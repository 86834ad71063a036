"""What the public pages of all records have in common."""

from typing import Any

from django.conf import settings
from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import Count, QuerySet, Window
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.generic import DetailView, TemplateView

from koreanrw.addresses import whole_number
from koreanrw.breadcrumbs import Crumb, WithBreadcrumbs, trail_to
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.search.empty_results import ways_on
from koreanrw.search.filters import PAGE_SIZE
from koreanrw.search.lists import RecordList
from records.models import Record
from records.querysets import RecordQuerySet

# As many related records a page offers at its end.
MOST_RELATED = 6
# Pages beyond this are refused before the database is asked to count its way there.
LAST_PAGE = 10_000


class CountingPaginator(Paginator):
    """Pages of a queryset whose rows are counted by the query that fetches a page of them."""

    def page(self, number: int | str) -> Page:
        number = int(number)
        counted = self.object_list.annotate(rows_in_all=Window(Count("*")))  # type: ignore[attr-defined]
        found = list(counted[(number - 1) * self.per_page : number * self.per_page])
        if not found and number > 1:
            raise InvalidPage
        self.count = found[0].rows_in_all if found else 0
        return Page(found, number, self)


def page_of(paginator: Paginator, asked: str) -> Page | None:
    """The page an address asks for; None where there is no such page."""
    try:
        number = whole_number(asked, LAST_PAGE)
        return paginator.page(number) if number else None
    except InvalidPage:
        return None


class RecordListView(WithBreadcrumbs, TemplateView):
    """A list of published records, narrowed by a filter set; the address holds the whole state.

    Bad input shows the form with its errors and no rows; a page that does not exist says so with status 404.
    """

    record_list: RecordList

    def get_list(self) -> RecordList:
        return self.record_list

    def get_queryset(self) -> QuerySet:
        """The rows of the list with what the page shows of each."""
        return self.get_list().rows()

    def get_breadcrumbs(self) -> list[Crumb]:
        return [Crumb(self.get_list().name)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        here = self.get_list()
        filterset = here.filterset_class(self.request.GET, queryset=self.get_queryset())
        rows = filterset.qs if filterset.is_valid() else filterset.queryset.none()
        page = page_of(CountingPaginator(rows, PAGE_SIZE), self.request.GET.get("page", "1"))
        found, total = (list(page.object_list), page.paginator.count) if page else ([], 0)
        active = filterset.active()
        is_filtered = any(self.request.GET.get(name) for name in filterset.form.fields)
        numbers = {"total": total, "all": filterset.everything}
        context.update(
            record_list=here,
            heading=here.name,
            lead=here.lead,
            filterset=filterset,
            is_filtered=is_filtered,
            # In a single row there is nothing to search.
            offers_search=is_filtered or filterset.everything > 1,
            misread=filterset.misread(),
            active_filters=active,
            page_obj=page,
            total=total,
            found=(here.share if active else here.total) % numbers,
            object_list=found,
        )
        if page is not None and not found:
            context["ways_on"] = ways_on(here, filterset, active, filterset.meant())
        context["footnotes"] = self.get_footnotes(found)
        return context

    def get_footnotes(self, rows: list) -> Footnotes:
        """The footnotes of these rows."""
        return Footnotes(rows)

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        if context["page_obj"] is None:
            kwargs["status"] = 404
        return super().render_to_response(context, **kwargs)


class RecordDetailView(WithBreadcrumbs, DetailView):
    """The page of one published record, with the footnotes of everything on it.

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
        response = self.render_to_response(self.get_context_data(object=self.object, is_preview=is_preview))
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
                raise Http404(_("There is no such page.")) from None
            return records.visible_to(self.request.user).at_slug(slug)

    def get_breadcrumbs(self) -> list[Crumb]:
        """The list it stands in and its name; pages below the page of a record add themselves."""
        return trail_to(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["footnotes"] = self.get_footnotes()
        return context

    def get_footnotes(self) -> Footnotes:
        """The footnotes of the record itself; pages that show more add theirs."""
        return Footnotes([self.object])
