"""Boxes beside a map for offices and stops that have no spot on it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from companies.models import Office, Place
from koreanrw.pictures.maps.area import Area, can_be_drawn
from koreanrw.pictures.maps.offices import Gathered
from koreanrw.pictures.maps.routes import Route, Stop
from koreanrw.pictures.maps.rows import Row, named, office_cell
from koreanrw.pictures.maps.sheet import Inset
from koreanrw.pictures.maps.wording import outcome_of_stop
from koreanrw.pictures.picture import Cell
from records.brackets import in_brackets

# So many are named in a box; a list has the others.
MOST_ENTRIES = 12


def insets_of_offices(gathered: Gathered) -> list[Inset]:
    insets = []
    if number := len(gathered.not_located):
        heading = ngettext(
            "Not drawn, for the position of the place is not known: %(number)d office",
            "Not drawn, for the position of the place is not known: %(number)d offices",
            number,
        ) % {"number": number}
        insets.append(_inset(heading, gathered.not_located, with_place=True))
    if number := len(gathered.somewhere):
        heading = ngettext(
            "In North Rhine-Westphalia, place unknown: %(number)d office",
            "In North Rhine-Westphalia, place unknown: %(number)d offices",
            number,
        ) % {"number": number}
        insets.append(_inset(heading, gathered.somewhere))
    if number := len(gathered.elsewhere):
        heading = ngettext(
            "Not drawn: %(number)d office that no source places in North Rhine-Westphalia",
            "Not drawn: %(number)d offices that no source places in North Rhine-Westphalia",
            number,
        ) % {"number": number}
        insets.append(_inset(heading, gathered.elsewhere, with_place=True))
    return insets


def _inset(heading: str, offices: Sequence[Office], *, with_place: bool = False) -> Inset:
    """The first of these offices, and how many more there are."""
    cells = []
    for office in offices[:MOST_ENTRIES]:
        cell = office_cell(office)
        cells.append(replace(cell, text=in_brackets(cell.text, office.place)) if with_place else cell)
    return Inset(heading, (*cells, *and_more(len(offices) - MOST_ENTRIES, reverse("office_list"))))


def and_more(number: int, url: str) -> list[Cell]:
    """That so many more stand in a list; nothing for none."""
    if number <= 0:
        return []
    return [Cell(ngettext("and %(count)d more", "and %(count)d more", number) % {"count": number}, url=url)]


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
        insets.append(Inset(heading, _first(somewhere)))
    if nowhere:
        insets.append(Inset(_("Place not known"), _first(nowhere)))
    return insets


def _first(cells: list[Cell]) -> tuple[Cell, ...]:
    return (*cells[:MOST_ENTRIES], *and_more(len(cells) - MOST_ENTRIES, reverse("delegation_list")))


def _stop_cell(route: Route, stop: Stop) -> Cell:
    kinds = ", ".join(dict.fromkeys(visit.get_kind_display() for visit in stop.visits))
    outcome = outcome_of_stop(stop)
    # As a link it must say by itself where it leads: among several journeys, to which of them.
    words = {"code": route.code(stop), "kinds": kinds, "delegation": route.delegation.public_name}
    text = (_("Stop %(code)s (%(delegation)s): %(kinds)s") if route.letter else _("Stop %(code)s: %(kinds)s")) % words
    if stop.place is not None and can_be_drawn(stop.place):
        text = f"{text}, {stop.place}"
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
