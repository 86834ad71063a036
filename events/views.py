"""Public lists of people, delegations and agreements, and the pages of delegations and agreements."""

from itertools import groupby
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin

from events.filters import AgreementFilterSet
from events.models import Agreement, Delegation, Person
from records.views import RecordDetailView, RecordListView


class PersonListView(RecordListView):
    queryset = Person.objects.all()
    template_name = "events/person_list.html"


class DelegationListView(RecordListView):
    queryset = Delegation.objects.all()
    template_name = "events/delegation_list.html"


class DelegationDetailView(RecordDetailView):
    queryset = Delegation.objects.all()
    template_name = "events/delegation_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        visits = self.object.visits.all()
        # A stop is the run of visits at one place.
        context["stops"] = [(place, list(run)) for place, run in groupby(visits, key=lambda visit: visit.place)]
        participants: dict[int, list] = {}
        for participant in self.object.participants.all():
            participants.setdefault(participant.visit_id, []).append(participant)
        context["participants"] = participants
        context["agreements"] = list(Agreement.objects.published().filter(delegation=self.object).for_list())
        context["footnotes"].add(context["agreements"])
        return context


class AgreementListView(RecordListView):
    queryset = Agreement.objects.all()
    filterset_class = AgreementFilterSet
    template_name = "events/agreement_list.html"


class AgreementDetailView(RecordDetailView):
    queryset = Agreement.objects.all()
    template_name = "events/agreement_detail.html"


class AgreementNotesView(LoginRequiredMixin, PermissionRequiredMixin, RecordDetailView):
    """The notes on an agreement that only staff may read; a page of its own, so that the public one knows no users."""

    queryset = Agreement.objects.all()
    permission_required = "events.view_staff_notes"
    template_name = "events/agreement_notes.html"
