"""The list of people, and the page of one."""

from typing import Any

from django.db.models import Prefetch

from events.models import (
    Agreement,
    AgreementCitation,
    AgreementSignatory,
    Delegation,
    DelegationCitation,
    DelegationMember,
    Person,
    VisitParticipant,
)
from koreanrw.pages.generic import RecordDetailView, RecordListView
from koreanrw.search.lists import PEOPLE
from records.dates import date_order


class PersonListView(RecordListView):
    record_list = PEOPLE
    template_name = "pages/people/list.html"


class PersonDetailView(RecordDetailView):
    """The public roles of a person, and where they travelled, took part and signed, each with the role of that day."""

    queryset = Person.objects.all()
    template_name = "pages/people/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        journeys, attendance, signatures = self.journeys(), self.attendance(), self.signatures()
        # The citations of parts stand with those of their record.
        context["footnotes"].add(row.delegation for row in journeys)
        context["footnotes"].add(row.delegation for row in attendance)
        context["footnotes"].add(row.agreement for row in signatures)
        return context | {"journeys": journeys, "attendance": attendance, "signatures": signatures}

    def journeys(self) -> list[DelegationMember]:
        """The published delegations this person travelled with, the latest first."""
        return self._on_delegations(DelegationMember.objects.select_related("delegation", "organisation"), "pk")

    def attendance(self) -> list[VisitParticipant]:
        """The visits on published delegations this person took part in, those of the latest delegation first."""
        visits = VisitParticipant.objects.select_related("delegation", "organisation", "visit__place")
        return self._on_delegations(visits, "visit__order", "pk")

    def _on_delegations(self, rows, *order: str) -> list:
        citations = Prefetch("delegation__citations", DelegationCitation.objects.for_footnotes())
        found = rows.filter(person=self.object, delegation__in=Delegation.objects.published())
        newest_first = date_order("delegation__starts", "delegation__ends", descending=True)[:-1]
        return list(found.prefetch_related(citations).order_by(*newest_first, *order))

    def signatures(self) -> list[AgreementSignatory]:
        """The published agreements this person signed or witnessed, the latest first."""
        citations = Prefetch("agreement__citations", AgreementCitation.objects.for_footnotes())
        found = AgreementSignatory.objects.filter(person=self.object, agreement__in=Agreement.objects.published())
        newest_first = date_order("agreement__signed", descending=True)[:-1]
        return list(
            found.select_related("agreement", "party__organisation")
            .prefetch_related(citations)
            .order_by(*newest_first, "pk")
        )
