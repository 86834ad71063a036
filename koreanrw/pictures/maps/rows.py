"""The rows of the tables behind maps."""

from collections.abc import Iterable
from dataclasses import replace

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from companies.models import Office, Place
from companies.plans import plan_of
from events.models import Visit
from koreanrw.names import language_of
from koreanrw.pictures.maps.offices import Drawn, drawn_as
from koreanrw.pictures.maps.routes import Route, Stop
from koreanrw.pictures.maps.wording import outcome_of_stop, state_of_office
from koreanrw.pictures.picture import Cell
from records.brackets import in_brackets
from records.models import Record
from records.plans import PLANNED

Row = tuple[Cell, ...]


def named(text: str, row: models.Model, field: str, url: str = "") -> Cell:
    """A cell with the name of something, in the language that name really is in."""
    language = language_of(row, field)
    return Cell(text, url=url, language="" if language == get_language() else language)


def record_cell(record: Record, url: str = "") -> Cell:
    """A record by its public name; what is withdrawn is only said to be."""
    if not record.public_url:
        return Cell(record.public_name)
    return named(record.public_name, record, "name" if hasattr(record, "name") else "title", url or record.public_url)


def office_cell(office: Office) -> Cell:
    """An office by its organisation; leads to the office."""
    return record_cell(office.organisation, office.public_url)


def place_cell(place: Place | None, row: models.Model) -> Cell:
    """The place a row of the database names, cited."""
    if place is None:
        return Cell(_("not known"), is_unknown=True, fact=(row, "place"))
    cell = named(str(place), place, "name", place.get_absolute_url())
    return Cell(cell.text, url=cell.url, language=cell.language, fact=(row, "place"))


def date_cell(row: models.Model, field: str) -> Cell:
    """A date; of what has none the one it was planned for."""
    date = getattr(row, field)
    plan = None if date else plan_of(row, field)
    if plan is not None:
        return Cell(plan.in_words, fact=(row, f"{PLANNED}{field}"), is_said_to_be_planned=True)
    if not date:
        return Cell(_("not known"), is_unknown=True, fact=(row, field))
    return Cell(date.display, fact=(row, field))


def office_rows(offices: Iterable[Office]) -> list[Row]:
    """Offices with place, opening, and whether they are there."""
    return [
        (
            office_cell(office),
            place_cell(office.place, office),
            date_cell(office, "opened"),
            Cell(_state(office), fact=(office, "closed") if office.closed else None),
        )
        for office in offices
    ]


def _state(office: Office) -> str:
    """A closing stands beside an office that is there as well: one to come, or one that nobody proves."""
    state = state_of_office(office)
    if not office.closed:
        return state
    return f"{_('Closing') if drawn_as(office) is Drawn.THERE else state}: {office.closed.display}"


def visit_rows(route: Route, *, with_delegation: bool) -> list[Row]:
    """What a delegation did or planned, in order; a delegation without visits has one row that says so."""
    delegation = (record_cell(route.delegation),) if with_delegation else ()
    rows = [
        (*delegation, *_visit_cells(route, stop, visit, with_delegation))
        for stop in route.stops
        for visit in stop.visits
    ]
    if rows or not with_delegation:
        return rows
    unknown = Cell(_("not known"), is_unknown=True)
    return [(*delegation, unknown, unknown, Cell(_("The sources tell of no visits.")))]


def _visit_cells(route: Route, stop: Stop, visit: Visit, with_delegation: bool) -> Row:
    kind = capfirst(visit.get_kind_display())
    outcome = outcome_of_stop(Stop(stop.number, stop.place, (visit,)))
    what = Cell(in_brackets(kind, outcome), fact=(visit, "kind"), is_said_to_be_planned=visit.is_planned)
    place, date = place_cell(visit.place, visit), date_cell(visit, "date")
    if with_delegation:
        what = replace(what, text=f"{route.code(stop)} {what.text}")
        return place, date, what
    return Cell(str(stop.number)), what, place, date
