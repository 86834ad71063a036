"""The public change log of a record."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404
from django.utils.translation import gettext

from koreanrw.breadcrumbs import Crumb
from koreanrw.pages.generic import page_of
from koreanrw.pages.record_subpages import BelowRecordView, address_below
from koreanrw.provenance.changes import ChangeLog

DAYS_A_PAGE = 25


class ChangesView(BelowRecordView):
    """Day by day what the public saw change, the latest first."""

    page = "changes"
    template_name = "pages/record_subpages/changes.html"

    def get_breadcrumbs(self) -> list[Crumb]:
        return [*super().get_breadcrumbs(), Crumb(gettext("Change log"), address_below(self.record, "changes"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self._page()
        return super().get_context_data(page_obj=page, days=list(page.object_list), **kwargs)

    def _page(self) -> Page:
        log: Any = ChangeLog(self.record)
        page = page_of(Paginator(log, DAYS_A_PAGE), self.request.GET.get("page", "1"))
        if page is None:
            raise Http404(gettext("There is no such page."))
        return page
