"""A route cut at the borders of an area: how it comes in, goes from stop to stop, and leaves."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from companies.models import Place
from koreanrw.pictures.maps.area import KOREA, NRW, Area, area_of
from koreanrw.pictures.maps.routes import Route, Stop


@dataclass(eq=False)
class Stretch:
    """From one drawn place to the next; an end that is None lies beyond the edge."""

    start: Place | None
    end: Place | None
    is_done: bool
    side: str = ""
    # Written at the edge.
    lines: list[str] = field(default_factory=list)


@dataclass
class Journey:
    """What the map of one area shows of one route."""

    route: Route
    area: Area
    stretches: list[Stretch] = field(default_factory=list)

    @property
    def has_spots(self) -> bool:
        return any(True for _spot in self.route.spots_in(self.area))

    @classmethod
    def of(cls, route: Route, area: Area) -> "Journey":
        journey = cls(route, area)
        spots = {stop.number: spot for stop, spot in route.spots_in(area)}
        here: Place | None = None
        # Where it comes from, as long as it has not come in.
        outside: Place | None = route.delegation.origin
        leaving: Stretch | None = None
        for stop in route.stops:
            spot = spots.get(stop.number)
            if spot is not None:
                if here is None:
                    journey._enter(stop, spot, outside)
                elif here != spot:
                    journey.stretches.append(Stretch(here, spot, stop.is_done))
                here, leaving = spot, None
            elif stop.place and not stop.is_abandoned and area_of(stop.place) is not area:
                if here is not None:
                    leaving = Stretch(here, None, stop.is_done, side=_side(stop.place, area))
                    journey.stretches.append(leaving)
                if leaving is not None:
                    leaving.lines.append(_onward(route, stop))
                here, outside = None, stop.place
        return journey

    def _enter(self, stop: Stop, spot: Place, outside: Place | None) -> None:
        if outside is not None and area_of(outside) is self.area:
            # It began here: nothing to come in from.
            return
        if outside is None and self.route.bound_for is not self.area:
            return
        origin = outside or (NRW.name if self.area is KOREA else KOREA.name)
        side = _side(outside, self.area) if outside else _far_side(self.area)
        line = _("from: %(place)s") % {"place": origin}
        letter = f"{self.route.letter} " if self.route.letter else ""
        self.stretches.append(Stretch(None, spot, stop.is_done, side=side, lines=[letter + line]))


def _onward(route: Route, stop: Stop) -> str:
    text = _("on to: %(place)s (planned)") if stop.is_planned else _("on to: %(place)s")
    return f"{route.code(stop)} " + text % {"place": stop.place}


def _side(place: Place, area: Area) -> str:
    """Which edge of the map a place beyond it lies behind."""
    if place.longitude is None:
        return _far_side(area)
    box = area.projection.box
    return "west" if place.longitude < (box.west + box.east) / 2 else "east"


def _far_side(area: Area) -> str:
    """The edge towards the other one of the two areas."""
    return "west" if area is KOREA else "east"
