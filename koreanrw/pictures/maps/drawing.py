"""Composing a sheet: spots for places, legs between them, and words where there is room."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from companies.models import Office, Place
from koreanrw.names import language_of
from koreanrw.pictures.maps.labels import LINE, PlacedText, Rectangle, Room, width_of
from koreanrw.pictures.maps.legs import Ends, leg_between, middle_of
from koreanrw.pictures.maps.offices import Drawn, drawn_as
from koreanrw.pictures.maps.routes import Route
from koreanrw.pictures.maps.sheet import Leg, Mark
from koreanrw.pictures.maps.travel import Journey, Stretch
from koreanrw.pictures.maps.wording import codes_in_words, offices_in_words, standings_in_words
from koreanrw.pictures.projection import Point, Projection

# Of discs with one office and with the most, and of stops and rings without offices.
SMALLEST, LARGEST = 9.0, 26.0
STOP, RING, DOT = 6.0, 12.0, 3.0
# As many offices make the largest disc even where no place has that many.
MANY = 9
# Of lines, told apart by their dashes.
STYLES = 6
_ROUNDS = 60
# Between a disc and the words beside it.
_CLEARANCE = 2.0


@dataclass
class Spot:
    """One place on a sheet while it is composed."""

    place: Place
    true: Point
    offices: list[Office] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    is_stop_done: bool = False
    is_dot: bool = False
    radius: float = 0
    at: Point = field(default_factory=lambda: Point(0, 0))

    @property
    def kind(self) -> str:
        if self.offices:
            standings = {drawn_as(office) for office in self.offices}
            return next(str(standing) for standing in Drawn if standing in standings)
        if self.codes:
            return "stop" if self.is_stop_done else "stop-planned"
        return "dot" if self.is_dot else "spot"

    @property
    def number(self) -> int:
        """How many offices the disc stands for: those there, or else those planned, or else those closed."""
        return sum(drawn_as(office) == self.kind for office in self.offices)

    def around(self, clearance: float) -> Rectangle:
        return Rectangle.around(self.at.x, self.at.y, self.radius + clearance)


class Drawing:
    """A sheet in the making."""

    def __init__(self, projection: Projection) -> None:
        self.projection = projection
        self.width, self.height = projection.width, projection.height
        self.spots: dict[Place, Spot] = {}
        self.legs: list[Leg] = []
        self.words: list[PlacedText] = []
        # Places that found no room for their name, by the number that stands for it.
        self.keys: dict[int, Place] = {}
        self._room = Room(self.width, self.height)

    # --- what goes on it ---------------------------------------------------------------------------------------

    def spot(self, place: Place) -> Spot:
        if place not in self.spots:
            true = self.projection.point(place.latitude or 0, place.longitude or 0)
            self.spots[place] = Spot(place, true)
        return self.spots[place]

    def add_offices(self, at: dict[Place, list[Office]]) -> None:
        for place, offices in at.items():
            self.spot(place).offices += offices

    def add_dots(self, places: Iterable[Place]) -> None:
        for place in places:
            self.spot(place).is_dot = True

    def add_stops(self, journeys: Iterable[Journey]) -> None:
        for journey in journeys:
            for stop, place in journey.route.spots_in(journey.area):
                spot = self.spot(place)
                spot.codes.append(journey.route.code(stop))
                spot.is_stop_done |= stop.is_done

    # --- how it is laid out ------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Give every spot its size, and move those apart that would cover each other."""
        most = max((spot.number for spot in self.spots.values()), default=0)
        unit = LARGEST / math.sqrt(max(most, MANY))
        for spot in self.spots.values():
            spot.at = spot.true
            if spot.offices:
                spot.radius = max(SMALLEST, unit * math.sqrt(spot.number))
            else:
                spot.radius = DOT if spot.kind == "dot" else STOP
            if spot.place.kind == Place.Kind.REGION:
                spot.radius = max(spot.radius, RING)
        spots = list(self.spots.values())
        for _round in range(_ROUNDS):
            # Every pair is looked at, also after one has moved.
            if not sum(self._push(one, other) for at, one in enumerate(spots) for other in spots[:at]):
                break

    def _push(self, one: Spot, other: Spot) -> bool:
        """Move two spots apart if one covers the other."""
        if "dot" in (one.kind, other.kind):
            return False
        dx, dy = one.at.x - other.at.x, one.at.y - other.at.y
        distance = math.hypot(dx, dy)
        missing = one.radius + other.radius + 1 - distance
        if missing <= 0.01:
            return False
        # Two at the very same point part sideways.
        along, across = (dx / distance, dy / distance) if distance else (1.0, 0.0)
        for spot, way in ((one, 0.5), (other, -0.5)):
            spot.at = Point(
                min(max(spot.at.x + along * missing * way, spot.radius), self.width - spot.radius),
                min(max(spot.at.y + across * missing * way, spot.radius), self.height - spot.radius),
            )
        return True

    @property
    def has_moved(self) -> bool:
        """Whether a mark stands visibly away from its true spot."""
        return any(math.dist(spot.at, spot.true) > spot.radius / 2 for spot in self.spots.values())

    def lay_out(self, journeys: Iterable[Journey] = (), taken: Iterable[Rectangle] = ()) -> tuple[Mark, ...]:
        """Draw the legs and place all words; call it once everything is on the sheet."""
        self.settle()
        for room in (*taken, *(spot.around(_CLEARANCE) for spot in self.spots.values())):
            self._room.take(room)
        for spot in self.spots.values():
            if spot.kind != "dot":
                self._room.mark(spot.at.x, spot.at.y, spot.radius)
        journeys = list(journeys)
        self._draw(journeys)
        order = sorted(self.spots.values(), key=lambda spot: (-len(spot.offices), -len(spot.codes), str(spot.place)))
        return tuple([self._mark(spot) for spot in order])

    def say(self, text: str, x: float, y: float, radius: float = 0) -> PlacedText | None:
        return self._room.place(text, x, y, radius)

    # --- legs ---------------------------------------------------------------------------------------------------

    def _draw(self, journeys: list[Journey]) -> None:
        letters: list[tuple[str, Point]] = []
        edges = self._edges([stretch for journey in journeys for stretch in journey.stretches if stretch.lines])
        for number, journey in enumerate(journeys):
            for stretch in journey.stretches:
                start = self._end(stretch.start) if stretch.start else edges[id(stretch)]
                end = self._end(stretch.end) if stretch.end else edges[id(stretch)]
                bulge = _bulge(stretch, number)
                style = number % STYLES + 1
                leg, points = leg_between(Ends(start, end), style=style, bulge=bulge, is_done=stretch.is_done)
                self.legs.append(leg)
                self._room.shun(_between(*stretch) for stretch in pairwise(points))
                # The words at the edge begin with the letter already.
                if len(journeys) > 1 and not stretch.lines:
                    letters.append((journey.route.letter, middle_of(points)))

        for letter, middle in letters:
            if placed := self.say(letter, middle.x, middle.y):
                self.words.append(placed)

    def _end(self, place: Place) -> tuple[Point, float]:
        spot = self.spots[place]
        return spot.at, spot.radius + 2

    def _edges(self, stretches: list[Stretch]) -> dict[int, tuple[Point, float]]:
        """Where legs meet the edge of the map; words stand above those that come in and below those that leave."""
        ends: dict[int, tuple[Point, float]] = {}
        for side in ("west", "east"):
            here = [stretch for stretch in stretches if stretch.side == side]
            bottom = 2.0
            for stretch in sorted(here, key=self._wish):
                height = len(stretch.lines) * LINE
                above, below = (height, 3.0) if stretch.end else (5.0, height + 4)
                y = min(max(self._wish(stretch), bottom + above), self.height - below)
                bottom = y + below
                self._write(stretch.lines, y - height - 2 if stretch.end else y + 4, side)
                ends[id(stretch)] = (Point(2 if side == "west" else self.width - 2, y), 0)
        return ends

    def _write(self, lines: list[str], top: float, side: str) -> None:
        """Words at one edge, one below the other, whatever they cover: without them nobody knows whose line it is."""
        for number, text in enumerate(lines):
            width = min(width_of(text), self.width)
            left = 2.0 if side == "west" else self.width - width
            line = Rectangle(left, top + number * LINE, left + width, top + (number + 1) * LINE)
            self._room.take(line)
            self.words.append(PlacedText(text, line))

    def _wish(self, stretch: Stretch) -> float:
        """Journeys come in above their first stop and leave below their last."""
        if stretch.end is not None:
            return self.spots[stretch.end].at.y - 30
        return self.spots[stretch.start].at.y + 36 if stretch.start is not None else 0

    # --- marks --------------------------------------------------------------------------------------------------

    def _mark(self, spot: Spot) -> Mark:
        place = spot.place
        if spot.kind == "dot":
            return Mark(place, spot.at, spot.radius, "dot")
        standings = standings_in_words(spot.offices)
        codes = f" · {codes_in_words(spot.codes)}" if spot.codes else ""
        # As much as there is room for; at the worst a number instead of the name.
        wanted = dict.fromkeys((", ".join([str(place), *standings]) + codes, str(place) + codes, str(place)))
        # A shorter label, or one farther away, is better than one a line runs through.
        tried = (
            self._room.place(label, spot.at.x, spot.at.y, spot.radius, across_lines=across_lines)
            for across_lines in (False, True)
            for label in wanted
        )
        placed = next((label for label in tried if label), None) or self._key(spot)
        name = str(place)
        if spot.offices:
            name = ", ".join([f"{place}: {offices_in_words(len(spot.offices))}", *standings])
        mark = Mark(
            place,
            spot.at,
            spot.radius,
            spot.kind,
            number=str(spot.number) if spot.offices else "",
            label=placed,
            name=f"{name} · {', '.join(spot.codes)}" if spot.codes else name,
        )
        return replace(mark, url=place.get_absolute_url(), language=language_of(place, "name"))

    def _key(self, spot: Spot) -> PlacedText | None:
        """A number for a name that found no room; where not even that fits, the list below still has it."""
        number = len(self.keys) + 1
        self.keys[number] = spot.place
        return self.say(f"[{number}]", spot.at.x, spot.at.y, spot.radius)


def _between(one: Point, other: Point) -> Rectangle:
    """The room a short piece of a line takes."""
    left, right = sorted((one.x, other.x))
    top, bottom = sorted((one.y, other.y))
    return Rectangle(left - 1.5, top - 1.5, right + 1.5, bottom + 1.5)


def _bulge(stretch: Stretch, number: int) -> float:
    """How a leg bends: away from its words at the edge; between stops each journey otherwise than the one before."""
    size = 0.12 * (1 + number // 2)
    if not stretch.lines:
        return -size if number % 2 else size
    return size if (stretch.end is not None) == (stretch.side == "west") else -size


def journeys_on(routes: Iterable[Route], area) -> list[Journey]:
    """What of these routes can be drawn on the map of an area."""
    return [journey for route in routes if (journey := Journey.of(route, area)).stretches or journey.has_spots]
