"""The list of delegations, and the page of one, with a map of its route."""

from typing import Any

from django.utils.translation import gettext

from events.models import Delegation
from koreanrw.pages.generic import MOST_RELATED, RecordDetailView, RecordListView
from koreanrw.pictures.maps import route_of
from koreanrw.profiles.delegations import DelegationProfile
from koreanrw.search.lists import DELEGATIONS
from records.dates import date_order


class DelegationListView(RecordListView):
    record_list = DELEGATIONS
    template_name = "pages/delegations/list.html"


class DelegationDetailView(RecordDetailView):
    """A delegation, and its route on a map."""

    queryset = Delegation.objects.all()
    profile = DelegationProfile
    template_name = "pages/delegations/detail.html"
    object: Delegation

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(route=route_of(self.object), **kwargs)

    def related(self) -> list[tuple[str, list]]:
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
