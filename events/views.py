"""Public lists of people, delegations and agreements, and the pages of delegations and agreements."""

from itertools import groupby
from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from companies.models.office import Outcome
from events.filters import AgreementFilterSet
from events.models import Agreement, AgreementSignatory, Delegation, Person, Visit
from records.views import RecordDetailView, RecordListView


class PersonListView(RecordListView):
    queryset = Person.objects.all()
    heading = _("People")
    lead = _("People known to this register by a public role, with the role as it was at the time of the source.")
    template_name = "events/person_list.html"


class DelegationListView(RecordListView):
    queryset = Delegation.objects.all()
    heading = _("Delegations")
    lead = _("Groups that travelled between Korea and North Rhine-Westphalia: who, when, and whom they met.")
    template_name = "events/delegation_list.html"


class DelegationDetailView(RecordDetailView):
    """Who travelled, and stop by stop what they did; with the agreements signed on the way."""

    queryset = Delegation.objects.all()
    template_name = "events/delegation_detail.html"
    object: Delegation

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        visits = list(self.object.visits.all())
        # A stop is the run of visits at one place.
        context["stops"] = [(place, list(run)) for place, run in groupby(visits, key=lambda visit: visit.place)]
        context["company_visits"] = [
            visit for visit in visits if visit.kind == Visit.Kind.COMPANY_VISIT and visit.outcome == Outcome.DONE
        ]
        context["agreements"] = list(Agreement.objects.published().filter(delegation=self.object).for_list())
        context["footnotes"].add(context["agreements"])
        return context


class AgreementListView(RecordListView):
    queryset = Agreement.objects.all()
    filterset_class = AgreementFilterSet
    heading = _("Agreements")
    lead = _(
        "What organisations of Korea and North Rhine-Westphalia agreed in writing, with the date "
        "as far as the sources know it."
    )
    template_name = "events/agreement_list.html"


class AgreementDetailView(RecordDetailView):
    """One agreement, and its links to others from both ends."""

    queryset = Agreement.objects.all()
    template_name = "events/agreement_detail.html"
    object: Agreement

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        people = self.object.signatories.all()
        context["signatories"] = [
            person for person in people if person.capacity == AgreementSignatory.Capacity.SIGNATORY
        ]
        context["witnesses"] = [person for person in people if person.capacity == AgreementSignatory.Capacity.WITNESS]
        context["footnotes"].add(self.object.inverse_links.all())
        return context


@method_decorator(never_cache, name="dispatch")
class AgreementNotesView(PermissionRequiredMixin, RecordDetailView):
    """The notes on an agreement that only staff may read; a page of its own, so that the public one knows no users."""

    queryset = Agreement.objects.all()
    permission_required = "events.view_staff_notes"
    template_name = "events/agreement_notes.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.object = self.get_object()
        address = reverse("agreement_notes", args=(self.object.slug,))
        if request.path != address:
            return HttpResponseRedirect(address)
        return self.render_to_response(self.get_context_data(object=self.object))
