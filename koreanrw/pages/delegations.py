"""The list of delegations, and the page of one, with a map of its route."""

from itertools import groupby
from typing import Any

from django.utils.translation import gettext

from companies.models.office import Outcome
from events.models import Agreement, Delegation, Visit
from koreanrw.pages.generic import MOST_RELATED, RecordDetailView, RecordListView
from koreanrw.pictures.maps import route_of
from koreanrw.search.lists import DELEGATIONS
from records.dates import date_order


class DelegationListView(RecordListView):
    record_list = DELEGATIONS
    template_name = "pages/delegations/list.html"


class DelegationDetailView(RecordDetailView):
    """Who travelled, stop by stop what they did, and where that was; with the agreements signed on the way."""

    queryset = Delegation.objects.all()
    template_name = "pages/delegations/detail.html"
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
        context["route"] = route_of(self.object)
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
