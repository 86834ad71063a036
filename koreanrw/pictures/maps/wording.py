"""What maps say in words."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from companies.models import Office, Place
from koreanrw.pictures.maps.offices import Drawn, Gathered, drawn_as
from koreanrw.pictures.maps.routes import Route, Stop
from koreanrw.pictures.picture import LegendEntry
from records.brackets import in_brackets

# Longer lists are cut in a description; the table has them whole.
FEW = 5
# A label names single stops up to here.
_CODES = 4


def attribution() -> str:
    return _("Outlines: Natural Earth (public domain), simplified.")


def offices_in_words(number: int) -> str:
    return ngettext("%(number)d office", "%(number)d offices", number) % {"number": number}


def standings_in_words(offices: Iterable[Office]) -> list[str]:
    """What of the offices at a place is not simply there."""
    numbers = Counter(drawn_as(office) for office in offices)
    texts = {Drawn.PLANNED: _("%(number)d planned"), Drawn.CLOSED: _("%(number)d closed")}
    return [text % {"number": numbers[standing]} for standing, text in texts.items() if numbers[standing]]


def codes_in_words(codes: Sequence[str]) -> str:
    if len(codes) > _CODES:
        return ngettext("%(number)d stop", "%(number)d stops", len(codes)) % {"number": len(codes)}
    return ", ".join(codes)


def state_of_office(office: Office) -> str:
    """What is known of an office's standing: that a source would tell of its closing, nobody says."""
    return {
        Drawn.THERE: _("No closing known"),
        Drawn.PLANNED: _("Only planned"),
        Drawn.CLOSED: _("Closed"),
    }[drawn_as(office)]


def outcome_of_stop(stop: Stop) -> str:
    """How a stop is named in words behind its number: planned, abandoned, not known, or nothing if it took place."""
    if stop.is_done:
        return ""
    if stop.is_planned:
        return _("planned")
    return _("abandoned") if stop.is_abandoned else _("outcome not known")


# --- descriptions ------------------------------------------------------------------------------------------------


def describe_offices(gathered: Gathered) -> list[str]:
    """Sentences on how many offices there are, where most of them are, and what is not known."""
    inside = len(gathered.inside)
    said = [
        ngettext(
            "The register knows %(number)d office in North Rhine-Westphalia.",
            "The register knows %(number)d offices in North Rhine-Westphalia.",
            inside,
        )
        % {"number": inside}
    ]
    if gathered.at:
        said.append(places_in_words(gathered.at))
    if number := len(gathered.somewhere):
        text = ngettext(
            "Of %(number)d office, only the state is known, not the place.",
            "Of %(number)d offices, only the state is known, not the place.",
            number,
        )
        said.append(text % {"number": number})
    if number := len(gathered.not_located):
        text = ngettext(
            "%(number)d office is at a place whose position the register does not know.",
            "%(number)d offices are at places whose position the register does not know.",
            number,
        )
        said.append(text % {"number": number})
    standings = Counter(drawn_as(office) for office in gathered.inside)
    if number := standings[Drawn.PLANNED]:
        text = ngettext("%(number)d office is only planned.", "%(number)d offices are only planned.", number)
        said.append(text % {"number": number})
    if number := standings[Drawn.CLOSED]:
        text = ngettext("%(number)d office is closed.", "%(number)d offices are closed.", number)
        said.append(text % {"number": number})
    return said


def places_in_words(at: dict[Place, list[Office]]) -> str:
    """The places with most offices, each with their number, and how many places more there are."""
    named = [in_brackets(place, len(offices)) for place, offices in list(at.items())[:FEW]]
    if (rest := len(at) - FEW) > 0:
        named.append(ngettext("%(number)d more place", "%(number)d more places", rest) % {"number": rest})
    return _("By place: %(places)s.") % {"places": ", ".join(named)}


def describe_routes(drawn: Sequence[Route]) -> list[str]:
    """One sentence on how many routes are drawn, and one for each of the first few."""
    if not drawn:
        return []
    number = len(drawn)
    text = ngettext(
        "The route of %(number)d delegation is drawn.", "The routes of %(number)d delegations are drawn.", number
    )
    return [text % {"number": number}, *(describe_route(route) for route in drawn[:3])]


def describe_route(route: Route) -> str:
    """The stops of a journey in order, wherever they are."""
    title = route.delegation.public_name
    stops = [_stop_in_words(stop) for stop in route.stops]
    if not stops:
        return _("%(delegation)s: the sources tell of no stops.") % {"delegation": title}
    return _("%(delegation)s: %(stops)s.") % {"delegation": title, "stops": " → ".join(stops)}


def _stop_in_words(stop: Stop) -> str:
    place = str(stop.place) if stop.place else _("Place not known")
    outcome = outcome_of_stop(stop)
    return in_brackets(place, outcome)


# --- notes ---------------------------------------------------------------------------------------------------------


def note_on_other_routes(number: int) -> list[str]:
    """That the drawing leaves out journeys the table has."""
    if not number:
        return []
    text = ngettext(
        "%(number)d earlier journey is not drawn; the table has it.",
        "%(number)d earlier journeys are not drawn; the table has them.",
        number,
    )
    return [text % {"number": number}]


def note_on_moved_marks(has_moved: bool) -> list[str]:
    return [_("Marks that would cover each other are moved apart a little.")] if has_moved else []


# --- legends ------------------------------------------------------------------------------------------------------


def legend_of_offices(gathered: Gathered) -> list[LegendEntry]:
    """Only the marks that are there."""
    standings = {drawn_as(office) for offices in gathered.at.values() for office in offices}
    entries = []
    if gathered.at:
        entries.append(
            LegendEntry("map-there", _("Offices at a place; the number says how many, the disc grows with it"))
        )
    if Drawn.PLANNED in standings:
        entries.append(LegendEntry("map-planned", _("Offices that are only planned")))
    if Drawn.CLOSED in standings:
        entries.append(LegendEntry("map-closed", _("Offices that are closed")))
    return entries


def legend_of_region() -> LegendEntry:
    return LegendEntry("map-region", _("A whole region, not a single place"))


def legend_of_routes(drawn: Sequence[Route]) -> list[LegendEntry]:
    """Which line is whose, and what its numbers mean."""
    entries = [
        LegendEntry(f"map-route-{number % 6 + 1}", _legend_of_route(route)) for number, route in enumerate(drawn)
    ]
    if any(route.stops for route in drawn):
        entries.append(LegendEntry("map-stop", _("Stop of a delegation; the number is its place in the journey")))
    if any(not stop.is_done for route in drawn for stop in route.stops):
        entries.append(LegendEntry("map-stop-planned", _("Planned, or not known whether it took place")))
    return entries


def _legend_of_route(route: Route) -> str:
    title = route.delegation.public_name
    return f"{route.letter}: {title}" if route.letter else title
