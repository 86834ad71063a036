"""The search over agreements for those who may read the notes for staff."""

from dataclasses import replace
from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from events.models import Agreement
from koreanrw.pages.agreements import AgreementListView
from koreanrw.search.agreements.result_page import ResultPage
from koreanrw.search.agreements.search import StaffAgreementSearch
from koreanrw.search.lists import AGREEMENTS
from records.search.marking import Marking


@method_decorator(never_cache, name="dispatch")
class StaffAgreementListView(PermissionRequiredMixin, AgreementListView):
    """Published agreements, found by the words of the notes for staff too; a page of its own, kept by no cache.

    The public search knows no users, so that its pages are the same for everybody.
    """

    record_list = replace(
        AGREEMENTS,
        search_class=StaffAgreementSearch,
        heading=_("Agreements, with the notes for staff"),
        lead=_("Published agreements. What stands in the notes for staff is found too, and may not be passed on."),
    )
    permission_required = "events.view_staff_notes"
    template_name = "pages/agreements/staff_list.html"

    def get_rows(self, page: ResultPage) -> list[Agreement]:
        rows = super().get_rows(page)
        marking = Marking(self.answer.query)
        for agreement in rows:
            agreement.marked_notes = marking.snippet(agreement.staff_notes) if marking else ""
        return rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"noindex": True}
