"""The ways into the pictures of the register."""

import sys
from dataclasses import replace
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext
from django.views.generic import TemplateView

from koreanrw.breadcrumbs import Crumb, WithBreadcrumbs
from koreanrw.pictures import Picture
from koreanrw.pictures.figures import figures_of, panel_groups, published_figures
from koreanrw.pictures.maps import nrw_map
from koreanrw.pictures.relations import RelationDiagram, relations_of_register
from koreanrw.pictures.timeline import entry_keys, register_timeline

# Of each picture as much as shows what it is.
FEW_ROWS, FEW_PAIRS = 4, 5


class PictureTeaser(NamedTuple):
    """A page with a picture, which question it answers, and a part of that picture."""

    name: str
    url: str
    question: str
    glimpse: Picture


def picture_teasers() -> list[PictureTeaser]:
    """Every page that is a picture of the whole register."""
    offices = nrw_map(delegations=(), enlarged_from=sys.maxsize)
    timeline, _footnotes = register_timeline(entry_keys()[:FEW_ROWS])
    panels = panel_groups(published_figures())
    return [
        PictureTeaser(
            gettext("Maps"),
            reverse("map"),
            gettext(
                "Where are the Korean companies in North Rhine-Westphalia, and where did the delegations travel? "
                "Places that are not known stand beside the map, never on it."
            ),
            replace(offices, insets=(), notes=()),
        ),
        PictureTeaser(
            gettext("Timeline"),
            reverse("timeline"),
            gettext(
                "When did offices open, delegations travel and agreements come about? A date that is known only "
                "roughly is drawn as long as it may have been."
            ),
            replace(timeline, undated=()),
        ),
        PictureTeaser(
            gettext("Figures over time"),
            reverse("figures_over_time"),
            gettext(
                "How many Korean companies did who count, where, and by which rule? Figures that cannot be compared "
                "stay apart."
            ),
            figures_of(sorted(panels, key=len, reverse=True)[:1]),
        ),
        PictureTeaser(
            gettext("Relations"),
            reverse("relations"),
            gettext("Who is tied to whom by agreements, by groups and by visits?"),
            _uncounted(relations_of_register(most=FEW_PAIRS)),
        ),
    ]


def _uncounted(few: RelationDiagram) -> RelationDiagram:
    """Without the numbers of ties: few are drawn here, and beside them those of the whole picture would seem wrong."""
    columns = (replace(each, boxes=tuple(replace(box, notes=()) for box in each.boxes)) for each in few.columns)
    return replace(few, columns=tuple(columns))


class PicturesView(WithBreadcrumbs, TemplateView):
    """The register in maps and charts."""

    template_name = "pages/pictures.html"

    def get_breadcrumbs(self) -> list[Crumb]:
        return [Crumb(gettext("Maps and charts"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(ways=picture_teasers(), **kwargs)
