"""The page of one delegation, with a map of its route."""

from typing import Any

from events import views
from koreanrw.pictures.maps import route_of


class DelegationDetailView(views.DelegationDetailView):
    """Who travelled, stop by stop what they did, and where that was."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["route"] = route_of(self.object)
        return context
