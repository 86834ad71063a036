"""The maps: North Rhine-Westphalia and Korea beside each other."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from koreanrw.breadcrumbs import Crumb, WithBreadcrumbs
from koreanrw.pictures.maps import delegations_on_maps, footnotes_of_maps, korea_map, nrw_map

# The latest; the list of delegations has the others.
MOST_JOURNEYS = 40


class MapView(WithBreadcrumbs, TemplateView):
    """Offices by place, and the journeys of delegations at both ends."""

    template_name = "pages/map.html"

    def get_breadcrumbs(self) -> list[Crumb]:
        return [Crumb(_("Maps and charts"), reverse("pictures")), Crumb(_("Maps"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        delegations = list(delegations_on_maps()[:MOST_JOURNEYS])
        nrw, korea = nrw_map(delegations=delegations), korea_map(delegations)
        footnotes = footnotes_of_maps(nrw, korea)
        return super().get_context_data(nrw_map=nrw, korea_map=korea, footnotes=footnotes, **kwargs)
