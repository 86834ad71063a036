"""Boxes beside a map for offices and stops that have no spot on it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from companies.models import Place
from koreanrw.pictures.picture import Cell
from records.brackets import in_brackets

from .area import Area
from .offices import Gathered
from .routes import Route, Stop
from .rows import Row, named, office_cell
from .sheet import Inset
from .wording import outcome_of_stop


def insets_of_offices(gathered: Gathered) -> list[Inset]:
    insets = []
    if number := len(gathered.somewhere):
        heading = ngettext(
            "In North Rhine-Westphalia, place unknown: %(number)d office",
            "In North Rhine-Westphalia, place unknown: %(number)d offices",
            number,
        ) % {"number": number}
        insets.append(Inset(heading, tuple(office_cell(office) for office in gathered.somewhere)))
    if number := len(gathered.elsewhere):
        heading = ngettext(
            "Not drawn: %(number)d office that no source places in North Rhine-Westphalia",
            "Not drawn: %(number)d offices that no source places in North Rhine-Westphalia",
            number,
        ) % {"number": number}
        cells = (
            Cell(in_brackets(cell.text, office.place), url=cell.url, language=cell.language)
            for office in gathered.elsewhere
            for cell in (office_cell(office),)
        )
        insets.append(Inset(heading, tuple(cells)))
    return insets


def insets_of_stops(routes: Iterable[Route], area: Area) -> list[Inset]:
    """Stops known to be in the area but not where, and stops of which nobody says where they were."""
    somewhere: list[Cell] = []
    nowhere: list[Cell] = []
    for route in routes:
        drawn = {stop.number for stop, _spot in route.spots_in(area)}
        here = {stop.number for stop in route.stops_in(area)}
        if not route.stops and route.bound_for is area:
            nowhere.append(_journey_cell(route))
        for stop in route.stops:
            if stop.number in drawn:
                continue
            if stop.place is None:
                nowhere.append(_stop_cell(route, stop))
            elif stop.number in here:
                somewhere.append(_stop_cell(route, stop))
    insets = []
    if somewhere:
        heading = _("Somewhere in %(area)s: stops without a spot on the map") % {"area": area.name}
        insets.append(Inset(heading, tuple(somewhere)))
    if nowhere:
        insets.append(Inset(_("Place unknown"), tuple(nowhere)))
    return insets


def _stop_cell(route: Route, stop: Stop) -> Cell:
    kinds = ", ".join(dict.fromkeys(visit.get_kind_display() for visit in stop.visits))
    outcome = outcome_of_stop(stop)
    text = f"{route.code(stop)} {kinds}"
    return Cell(in_brackets(text, outcome), url=route.delegation.public_url)


def _journey_cell(route: Route) -> Cell:
    """A journey of which no stop is known."""
    text = _("%(delegation)s: no stops known") % {"delegation": route.delegation.public_name}
    return Cell(f"{route.letter} {text}" if route.letter else text, url=route.delegation.public_url)


def inset_of_keys(keys: dict[int, Place]) -> list[Inset]:
    """The names that found no room on the drawing."""
    if not keys:
        return []
    cells = []
    for number, place in keys.items():
        cell = named(f"[{number}] {place}", place, "name", place.get_absolute_url())
        cells.append(cell)
    return [Inset(_("Numbers in brackets on the map"), tuple(cells))]


def with_keys(rows: Iterable[Row], keys: dict[int, Place], column: int) -> tuple[Row, ...]:
    """The rows of a table, with the number on the map behind the names of places that have one."""
    numbers = {place.get_absolute_url(): number for number, place in keys.items()}
    found = []
    for row in rows:
        cell = row[column]
        if number := numbers.get(cell.url):
            cell = Cell(f"{cell.text} [{number}]", cell.url, cell.language, cell.fact)
            row = (*row[:column], cell, *row[column + 1 :])
        found.append(row)
    return tuple(found)
