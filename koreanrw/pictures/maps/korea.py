"""The map of South Korea with the routes of delegations, and the route of one delegation alone."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from events.models import Delegation
from koreanrw.pictures.maps.area import AREAS, KOREA, Area
from koreanrw.pictures.maps.drawing import Drawing, journeys_on
from koreanrw.pictures.maps.insets import inset_of_keys, insets_of_stops, with_keys
from koreanrw.pictures.maps.loading import delegations_on_maps
from koreanrw.pictures.maps.routes import Route, route, routes
from koreanrw.pictures.maps.rows import visit_rows
from koreanrw.pictures.maps.sheet import Map, Sheet
from koreanrw.pictures.maps.travel import Journey
from koreanrw.pictures.maps.wording import (
    attribution,
    describe_route,
    describe_routes,
    legend_of_region,
    legend_of_routes,
    note_on_moved_marks,
    note_on_other_routes,
)
from koreanrw.pictures.picture import DataTable, LegendEntry

NAME = "map-korea"
# More lines than these would hide each other; the table has the other journeys.
DRAWN = 6
# Of visits; the pages of the delegations have the others.
MOST_ROWS = 100


def korea_map(delegations: Iterable[Delegation] | None = None) -> Map:
    """The published journeys that concern South Korea; pass them where the page has loaded them already."""
    travelled = routes(delegations_on_maps() if delegations is None else delegations)
    concerned = [route for route in travelled if route.concerns(KOREA)]
    journeys = journeys_on(concerned, KOREA)
    drawn = journeys[:DRAWN]
    title = _("Routes of delegations in South Korea")
    description = " ".join(describe_routes([journey.route for journey in drawn]))
    drawing, sheet = _sheet(NAME, KOREA, drawn, title, description)
    rows = [row for route in concerned for row in visit_rows(route, with_delegation=True)][:MOST_ROWS]
    columns = (_("Delegation"), _("Place"), _("Date"), _("What is known"))
    return Map(
        name=NAME,
        title=title,
        description=description or _("The register has no route of a delegation for this area yet."),
        table=DataTable(columns, with_keys(rows, drawing.keys, 1)),
        legend=_legend(drawn, [sheet]),
        embed_url=reverse("embed_korea"),
        sheets=(sheet,),
        insets=(*insets_of_stops(concerned, KOREA), *inset_of_keys(drawing.keys)),
        notes=(
            *note_on_other_routes(len(journeys) - len(drawn)),
            *note_on_moved_marks(drawing.has_moved),
            attribution(),
        ),
    )


def route_of(delegation: Delegation) -> Map | None:
    """One delegation's journey with its visits in order; None where no stop can be drawn."""
    travelled = route(delegation)
    journeys = [journey for area in AREAS for journey in journeys_on([travelled], area) if journey.has_spots]
    if not journeys:
        return None
    # The country they were bound for first.
    journeys.sort(key=lambda journey: journey.area is not travelled.bound_for)
    name = "map-route"
    title = _("Route of the delegation")
    description = describe_route(travelled)
    sheets = []
    drawings = []
    for number, journey in enumerate(journeys):
        sheet_name = f"{name}-{number + 1}" if number else name
        sheet_title = f"{title}: {journey.area.name}" if number else title
        heading = str(journey.area.name) if len(journeys) > 1 else ""
        drawing, sheet = _sheet(sheet_name, journey.area, [journey], sheet_title, description, heading)
        drawings.append(drawing)
        sheets.append(sheet)
    columns = (_("Stop"), _("What is known"), _("Place"), _("Date"))
    return Map(
        name=name,
        title=title,
        description=description,
        table=DataTable(columns, tuple(visit_rows(travelled, with_delegation=False))),
        legend=_legend(journeys[:1], sheets),
        embed_url=reverse("embed_route", args=(delegation.slug,)) if delegation.is_published else "",
        sheets=tuple(sheets),
        insets=_insets_of(travelled, journeys),
        notes=(attribution(),),
    )


def _insets_of(travelled: Route, journeys: Sequence[Journey]):
    """Stops in a country that is drawn but without a spot, and those of unknown place, each once."""
    found = {}
    for journey in journeys:
        for inset in insets_of_stops([travelled], journey.area):
            found[inset.heading] = inset
    return tuple(found.values())


def _sheet(
    name: str, area: Area, journeys: Sequence[Journey], title: str, description: str, heading: str = ""
) -> tuple[Drawing, Sheet]:
    drawing = Drawing(area.projection)
    drawing.add_stops(journeys)
    marks = drawing.lay_out(journeys)
    sheet = Sheet(
        name, title, description, drawing.width, drawing.height, area.path(), marks,
        tuple(drawing.legs), tuple(drawing.words), heading=heading,
    )  # fmt: skip
    return drawing, sheet


def _legend(drawn: Sequence[Journey], sheets: Sequence[Sheet]) -> tuple[LegendEntry, ...]:
    entries = legend_of_routes([journey.route for journey in drawn])
    if any(mark.is_region for sheet in sheets for mark in sheet.marks):
        entries.append(legend_of_region())
    return tuple(entries)
