"""The map of North Rhine-Westphalia: offices by place, and where delegations from Korea went."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from companies.models import Office, Place
from events.models import Delegation
from koreanrw.pictures.maps.area import NRW, RHINE_RUHR
from koreanrw.pictures.maps.drawing import Drawing, journeys_on
from koreanrw.pictures.maps.insets import and_more, inset_of_keys, insets_of_offices, insets_of_stops, with_keys
from koreanrw.pictures.maps.labels import LINE, PlacedText, Rectangle, width_of
from koreanrw.pictures.maps.loading import delegations_on_maps, offices_on_maps
from koreanrw.pictures.maps.offices import Gathered, gather
from koreanrw.pictures.maps.routes import Route, routes
from koreanrw.pictures.maps.rows import office_rows, visit_rows
from koreanrw.pictures.maps.sheet import Frame, Map, Sheet
from koreanrw.pictures.maps.travel import Journey
from koreanrw.pictures.maps.wording import (
    attribution,
    describe_offices,
    describe_routes,
    legend_of_offices,
    legend_of_region,
    legend_of_routes,
    note_on_moved_marks,
    note_on_other_routes,
    places_in_words,
)
from koreanrw.pictures.picture import DataTable, LegendEntry

NAME = "map-nrw"
# More lines than these would hide each other; the table has the other journeys.
DRAWN = 6
# Of offices and of visits; lists have the others.
MOST_ROWS = 100


def nrw_map(
    offices: Iterable[Office] | None = None,
    delegations: Iterable[Delegation] | None = None,
    *,
    enlarged_from: int = 2,
) -> Map:
    """Published offices, and the journeys that concern the state; pass what the page has loaded already.

    The Rhine-Ruhr area is drawn again larger if there are offices at ``enlarged_from`` places in it or more: a single
    place has room enough on the map of the state, and a large sheet with one mark on it shows nothing new.
    """
    gathered = gather(offices_on_maps() if offices is None else offices, NRW)
    travelled = routes(delegations_on_maps() if delegations is None else delegations)
    concerned = [route for route in travelled if route.concerns(NRW)]
    journeys = journeys_on(concerned, NRW)
    drawn = journeys[:DRAWN]
    title = (
        _("Offices in North Rhine-Westphalia and visits of delegations")
        if journeys
        else _("Offices in North Rhine-Westphalia")
    )
    description = " ".join([*describe_offices(gathered), *describe_routes([journey.route for journey in drawn])])
    sheets = _Sheets(gathered, drawn, title, description, enlarged_from)
    offices_listed = gathered.all()[:MOST_ROWS]
    rows = office_rows(offices_listed)
    rows += [row for route in concerned for row in visit_rows(route, with_delegation=True)][:MOST_ROWS]
    left_out = len(gathered.all()) - len(offices_listed)
    columns = (_("Office or delegation"), _("Place"), _("Date"), _("What is known"))
    return Map(
        name=NAME,
        title=title,
        description=description,
        table=DataTable(columns, with_keys(rows, sheets.keys, 1)),
        legend=_legend(gathered, drawn, sheets),
        rest=next(iter(and_more(left_out, reverse("office_list"))), None),
        embed_url=reverse("embed_map"),
        sheets=sheets.drawn,
        insets=(*insets_of_offices(gathered), *insets_of_stops(concerned, NRW), *inset_of_keys(sheets.keys)),
        notes=(
            *note_on_other_routes(len(journeys) - len(drawn)),
            *note_on_moved_marks(sheets.has_moved),
            attribution(),
        ),
    )


def _legend(gathered: Gathered, drawn: Sequence[Journey], sheets: "_Sheets") -> tuple[LegendEntry, ...]:
    entries = legend_of_offices(gathered)
    if any(mark.is_region for sheet in sheets.drawn for mark in sheet.marks):
        entries.append(legend_of_region())
    if len(sheets.drawn) > 1:
        entries.append(
            LegendEntry("map-frame", _("Rhine-Ruhr area and its number of offices; drawn again larger, here as dots"))
        )
    routes_drawn: list[Route] = [journey.route for journey in drawn]
    return (*entries, *legend_of_routes(routes_drawn))


@dataclass
class _Sheets:
    """The state, and the Rhine-Ruhr area enlarged where there are offices in it."""

    gathered: Gathered
    journeys: Sequence[Journey]
    title: str
    description: str
    enlarged_from: int
    drawn: tuple[Sheet, ...] = ()
    # Names that found no room, by their number.
    keys: dict[int, Place] = field(default_factory=dict)
    has_moved: bool = False

    def __post_init__(self) -> None:
        box = RHINE_RUHR.box
        enlarged = {
            place: offices
            for place, offices in self.gathered.at.items()
            if box.holds(place.latitude or 0, place.longitude or 0)
        }
        if len(enlarged) < self.enlarged_from:
            enlarged = {}
        self.drawn = (self._state(enlarged), *([self._rhine_ruhr(enlarged)] if enlarged else []))

    def _state(self, enlarged: dict[Place, list[Office]]) -> Sheet:
        drawing = Drawing(NRW.projection)
        drawing.add_offices({place: found for place, found in self.gathered.at.items() if place not in enlarged})
        drawing.add_dots(enlarged)
        drawing.add_stops(self.journeys)
        frame = _frame(sum(len(offices) for offices in enlarged.values())) if enlarged else None
        marks = drawing.lay_out(self.journeys, [frame.label.room] if frame and frame.label else [])
        self._finish(drawing)
        return Sheet(
            NAME, self.title, self.description, drawing.width, drawing.height, NRW.path(), marks,
            tuple(drawing.legs), tuple(drawing.words), frame,
        )  # fmt: skip

    def _rhine_ruhr(self, enlarged: dict[Place, list[Office]]) -> Sheet:
        drawing = Drawing(RHINE_RUHR)
        drawing.keys = self.keys
        drawing.add_offices(enlarged)
        marks = drawing.lay_out()
        self._finish(drawing)
        title = _("The Rhine-Ruhr area, enlarged")
        return Sheet(
            f"{NAME}-rhine-ruhr", title, places_in_words(enlarged), drawing.width, drawing.height,
            NRW.path(RHINE_RUHR), marks, frame=_edge(drawing), heading=title,
        )  # fmt: skip

    def _finish(self, drawing: Drawing) -> None:
        self.keys = drawing.keys
        self.has_moved |= drawing.has_moved


def _edge(drawing: Drawing) -> Frame:
    """The same frame, as the edge of its own sheet."""
    return Frame(Rectangle(1, 1, drawing.width - 1, drawing.height - 1), None)


def _frame(number: int) -> Frame:
    """The edge of the Rhine-Ruhr sheet on that of the state, with its name and number of offices above."""
    box = RHINE_RUHR.box
    corner, opposite = NRW.projection.point(box.north, box.west), NRW.projection.point(box.south, box.east)
    text = _("Rhine-Ruhr (%(number)d)") % {"number": number}
    top = corner.y - LINE - 2
    label = PlacedText(text, Rectangle(corner.x, top, corner.x + width_of(text), top + LINE))
    return Frame(Rectangle(corner.x, corner.y, opposite.x, opposite.y), label)
