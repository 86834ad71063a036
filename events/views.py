"""Public lists of people, delegations and agreements, and the pages of delegations and agreements."""

from itertools import groupby
from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from companies.models.office import Outcome
from events.filters import DelegationFilterSet, PersonFilterSet
from events.models import Agreement, AgreementParty, AgreementSignatory, Delegation, Person, Visit
from records.breadcrumbs import Crumb
from records.dates import date_order
from records.querysets import RecordQuerySet
from records.views import MOST_RELATED, RecordDetailView, RecordListView


class PersonListView(RecordListView):
    queryset = Person.objects.all()
    filterset_class = PersonFilterSet
    url_name = "person_list"
    total = ngettext_lazy("%(total)s person", "%(total)s people", "total")
    share = ngettext_lazy("%(total)s of %(all)s person", "%(total)s of %(all)s people", "all")
    heading = _("People")
    lead = _("People known to this register by a public role, with the role as it was at the time of the source.")
    template_name = "events/person_list.html"


class DelegationListView(RecordListView):
    queryset = Delegation.objects.all()
    filterset_class = DelegationFilterSet
    url_name = "delegation_list"
    total = ngettext_lazy("%(total)s delegation", "%(total)s delegations", "total")
    share = ngettext_lazy("%(total)s of %(all)s delegation", "%(total)s of %(all)s delegations", "all")
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
        context["related"] = self.related()
        return context

    def related(self) -> list[tuple[str, list[Delegation]]]:
        """Other delegations to the same place, or in the same direction where that place is not known."""
        me = self.object
        others = (
            Delegation.objects.published().exclude(pk=me.pk).order_by(*date_order("starts", "ends", descending=True))
        )
        if me.destination is None:
            same, heading = others.filter(direction=me.direction), me.get_direction_display()
        else:
            same, heading = others.filter(destination=me.destination), str(me.destination)
        return [(gettext("Other delegations: %(where)s") % {"where": heading}, list(same[:MOST_RELATED]))]


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
    template_name = "events/agreement_notes.html"

    def get_breadcrumbs(self) -> list[Crumb]:
        return [*super().get_breadcrumbs(), Crumb(_("Notes for staff"))]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.object = self.get_object()
        address = reverse("agreement_notes", args=(self.object.slug,))
        if request.path != address:
            return HttpResponseRedirect(address)
        return self.render_to_response(self.get_context_data(object=self.object))
