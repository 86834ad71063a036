"""Words on a map, each where it covers neither a mark nor another word."""

import math
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from koreanrw.pictures.projection import written

# Of the type on a map, in user units.
SIZE = 13.0
LINE = 15.0
# How far the baseline stands above the lower edge of a line.
_DESCENT = 3.5


@dataclass(frozen=True)
class Rectangle:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Rectangle") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def distance_to(self, x: float, y: float) -> float:
        return math.hypot(max(self.left - x, 0, x - self.right), max(self.top - y, 0, y - self.bottom))

    @property
    def attributes(self) -> tuple[str, str, str, str]:
        """x, y, width and height."""
        return written(self.left), written(self.top), written(self.right - self.left), written(self.bottom - self.top)

    def lies_in(self, width: float, height: float) -> bool:
        return self.left >= 0 and self.top >= 0 and self.right <= width and self.bottom <= height

    @classmethod
    def around(cls, x: float, y: float, radius: float) -> "Rectangle":
        return cls(x - radius, y - radius, x + radius, y + radius)


@dataclass(frozen=True)
class PlacedText:
    """A line of type with the room it takes."""

    text: str
    room: Rectangle

    @property
    def x(self) -> str:
        return written(self.room.left)

    @property
    def y(self) -> str:
        return written(self.room.bottom - _DESCENT)


def width_of(text: str) -> float:
    """About how wide a line of type will be; rather too wide than too narrow, for the font is the reader's own."""
    return sum(SIZE if unicodedata.east_asian_width(letter) in "WF" else SIZE * 0.59 for letter in text) + 3


class Room:
    """A drawing with what is on it already; words find a free spot in it, first come, first served.

    Lines they may cross where there is no other way, marks and other words never.
    """

    def __init__(self, width: float, height: float, taken: Iterable[Rectangle] = ()) -> None:
        self._width, self._height = width, height
        self._taken = list(taken)
        self._shunned: list[Rectangle] = []
        self._marks: list[tuple[float, float, float]] = []

    def take(self, room: Rectangle) -> None:
        self._taken.append(room)

    def mark(self, x: float, y: float, radius: float) -> None:
        """There is a mark: no word of another may stand nearer to it than to its own."""
        self._marks.append((x, y, radius))

    def shun(self, rooms: Iterable[Rectangle]) -> None:
        self._shunned += rooms

    def place(self, text: str, x: float, y: float, radius: float, *, across_lines: bool = True) -> PlacedText | None:
        """Beside a mark of this radius; None where every spot is taken, or crossed by a line and that is not wanted."""
        free = [
            room
            for room in _spots(width_of(text), x, y, radius, self._width)
            if room.lies_in(self._width, self._height)
            and not any(room.meets(other) for other in self._taken)
            and self._is_nearest(room, x, y, radius)
        ]
        if not free:
            return None
        # The first of those that cross the fewest lines.
        best = min(free, key=self._crossed)
        if self._crossed(best) and not across_lines:
            return None
        self.take(best)
        return PlacedText(text, best)

    def _is_nearest(self, room: Rectangle, x: float, y: float, radius: float) -> bool:
        own = room.distance_to(x, y) - radius
        others = (mark for mark in self._marks if mark[:2] != (x, y))
        return all(room.distance_to(there_x, there_y) - reach >= own for there_x, there_y, reach in others)

    def _crossed(self, room: Rectangle) -> int:
        return sum(room.meets(other) for other in self._shunned)


def _spots(width: float, x: float, y: float, radius: float, limit: float) -> Iterator[Rectangle]:
    """Where a line of type may stand around a mark, the best spot first: right, left, above, below, then farther."""
    # Above and below it may shift sideways to stay on the drawing.
    shifted = min(max(x - width / 2, 0), max(limit - width, 0))
    for gap in (radius + 4, radius + 9, radius + 16):
        diagonal = gap * 0.75
        for left, top in (
            (x + gap, y - LINE / 2),
            (x - gap - width, y - LINE / 2),
            (shifted, y - gap - LINE),
            (shifted, y + gap),
            (x + diagonal, y - diagonal - LINE / 2),
            (x + diagonal, y + diagonal - LINE / 2),
            (x - diagonal - width, y - diagonal - LINE / 2),
            (x - diagonal - width, y + diagonal - LINE / 2),
        ):
            yield Rectangle(left, top, left + width, top + LINE)
