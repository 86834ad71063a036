"""Routes of delegations: their stops in the order of their visits."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from companies.models import Place
from companies.models.office import Outcome
from events.models import Delegation, Visit
from koreanrw.pictures.maps.area import KOREA, NRW, Area, area_of


@dataclass(frozen=True)
class Stop:
    """The run of a delegation's visits at one place, which may be unknown."""

    number: int
    place: Place | None
    visits: tuple[Visit, ...]

    @property
    def is_done(self) -> bool:
        """Whether a source says that something took place here; else it was planned, or nobody says."""
        return any(visit.outcome == Outcome.DONE for visit in self.visits)

    @property
    def is_abandoned(self) -> bool:
        return all(visit.outcome == Outcome.ABANDONED for visit in self.visits)

    @property
    def is_planned(self) -> bool:
        return not self.is_done and any(visit.is_planned for visit in self.visits)


@dataclass(frozen=True)
class Route:
    """One delegation's journey; ``letter`` stands for it where a map shows several."""

    delegation: Delegation
    letter: str
    stops: tuple[Stop, ...]

    def code(self, stop: Stop) -> str:
        return f"{self.letter}{stop.number}"

    @property
    def bound_for(self) -> Area:
        return KOREA if self.delegation.direction == Delegation.Direction.TO_KOREA else NRW

    def concerns(self, area: Area) -> bool:
        """Whether it was bound for the area or stopped there."""
        return self.bound_for is area or any(True for _stop in self.stops_in(area))

    def stops_in(self, area: Area) -> Iterator[Stop]:
        return (stop for stop in self.stops if stop.place and area_of(stop.place) is area)

    def spots_in(self, area: Area) -> Iterator[tuple[Stop, Place]]:
        """The stops that can be drawn on the map of an area, each with the place it is drawn at."""
        for stop in self.stops_in(area):
            if not stop.is_abandoned and stop.place and (spot := area.spot_of(stop.place)):
                yield stop, spot


def route(delegation: Delegation, letter: str = "") -> Route:
    """The journey of a delegation whose visits are loaded in their order."""
    runs = groupby(delegation.visits.all(), key=lambda visit: visit.place)
    stops = tuple(Stop(number, place, tuple(visits)) for number, (place, visits) in enumerate(runs, start=1))
    return Route(delegation, letter, stops)


def routes(delegations: Iterable[Delegation]) -> list[Route]:
    """Journeys lettered in this order, the same delegation alike on every map made from the same list."""
    return [route(delegation, _letters(number)) for number, delegation in enumerate(delegations)]


def _letters(number: int) -> str:
    """A … Z, AA, AB …"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
