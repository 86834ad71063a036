"""The front page: what the register is, its numbers, its latest changes, the ways in."""

from dataclasses import replace
from typing import Any

from django.db.models import Count as Number
from django.db.models import Window
from django.urls import reverse
from django.utils.translation import gettext
from django.views.generic import TemplateView

from events.models import Figure
from koreanrw.pages.questions import questions
from koreanrw.pictures import Cell
from koreanrw.pictures.maps import Map, nrw_map
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.provenance.latest_changes import latest_changes, numbers
from records.dates import date_order

LATEST, FIGURES = 8, 6
# Fewer places than these find room on the map of the state without a second one of the Rhine-Ruhr area.
CROWD = 8


def _drawing_of(offices: Map) -> Map:
    """The map alone: what stands beside it grows with the register, and stands on the page of the maps."""
    rest = Cell(gettext("All offices, with their sources"), url=reverse("map"))
    return replace(offices, insets=(), table=replace(offices.table, rows=()), rest=rest, embed_url="")


class HomeView(TemplateView):
    template_name = "pages/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        counted = numbers()
        korean = Figure.objects.published().filter(subject=Figure.Subject.KOREAN_COMPANIES, is_planned=False)
        latest_first = korean.for_list().order_by(*date_order("as_of", descending=True))
        figures = list(latest_first.annotate(in_all=Window(Number("*")))[:FIGURES])
        # Journeys have a page of their own.
        offices = nrw_map(delegations=(), enlarged_from=CROWD)
        return super().get_context_data(
            numbers=counted,
            figures=figures,
            latest=latest_changes(LATEST),
            questions=questions(counted["delegations"]),
            number_of_figures=figures[0].in_all if figures else 0,
            footnotes=Footnotes(figures),
            map=_drawing_of(offices) if offices.table.rows else None,
            **kwargs,
        )
