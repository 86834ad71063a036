"""What the public pages of all records have in common."""

from typing import Any

import django_filters
from django.conf import settings
from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.utils.cache import add_never_cache_headers
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.generic import DetailView, TemplateView

from records.filters import RecordFilterSet
from records.footnotes import Footnotes
from records.models import Record
from records.querysets import RecordQuerySet

PAGE_SIZE = 25
# Pages beyond this are refused before the database is asked to count its way there.
LAST_PAGE = 10_000


class RecordListView(TemplateView):
    """A list of published records, narrowed by a filter set; the address holds the whole state.

    Bad input shows the form with its errors and no rows; a page that does not exist says so with status 404.
    """

    queryset: RecordQuerySet
    filterset_class: type[django_filters.FilterSet] = RecordFilterSet
    # What the list is called, and what a first-time reader will find in it.
    heading: str | Promise
    lead: str | Promise

    def get_queryset(self) -> RecordQuerySet:
        """Published records ready for the rows of this list."""
        return self.queryset.published().for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        queryset = self.get_queryset()
        filterset = self.filterset_class(self.request.GET, queryset=queryset, request=self.request)
        rows = filterset.qs if filterset.is_valid() else queryset.none()
        page = self._page(Paginator(rows, PAGE_SIZE))
        context.update(
            heading=self.heading,
            lead=self.lead,
            filterset=filterset,
            is_filtered=any(self.request.GET.get(name) for name in filterset.form.fields),
            page_obj=page,
            total=page.paginator.count if page else 0,
            object_list=list(page.object_list) if page else [],
        )
        context["footnotes"] = self.get_footnotes(context["object_list"])
        return context

    def get_footnotes(self, rows: list) -> Footnotes:
        """The footnotes of these rows."""
        return Footnotes(rows)

    def _page(self, paginator: Paginator):
        asked = self.request.GET.get("page", "1")
        try:
            if not (asked.isascii() and asked.isdigit()) or len(asked) > 6 or int(asked) > LAST_PAGE:
                raise InvalidPage
            return paginator.page(asked)
        except InvalidPage:
            return None

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        if context["page_obj"] is None:
            kwargs["status"] = 404
        return super().render_to_response(context, **kwargs)


class RecordDetailView(DetailView):
    """The page of one published record, with the footnotes of everything on it.

    Former addresses lead to the present one. Somebody who may view unpublished records in the admin sees them here
    as a preview, marked as such and never cached; everybody else gets a 404.
    """

    queryset: RecordQuerySet
    object: Record

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.object = self.get_object()
        if request.path != self.object.get_absolute_url():
            return HttpResponsePermanentRedirect(self.object.get_absolute_url())
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

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["footnotes"] = self.get_footnotes()
        return context

    def get_footnotes(self) -> Footnotes:
        """The footnotes of the record itself; pages that show more add theirs."""
        return Footnotes([self.object])
