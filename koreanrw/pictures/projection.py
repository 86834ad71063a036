"""From degrees on the globe to user units of a drawing.

Maps of a country or a state are drawn in an equirectangular projection whose standard parallel is the middle of what
is shown: one degree north is ``scale`` units everywhere, one degree east the same times the cosine of the middle
latitude. Over the five degrees that South Korea spans this is off by less than four per cent at its edges: enough to
look at, not to measure on. Degrees are WGS 84; units have no size of their own, the stylesheet gives them one.
"""

import math
from dataclasses import dataclass
from typing import NamedTuple


class Point(NamedTuple):
    """A place on a drawing, in user units from its upper left corner."""

    x: float
    y: float


@dataclass(frozen=True)
class Box:
    """A piece of the globe between two meridians and two parallels, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, latitude: float, longitude: float) -> bool:
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east


@dataclass(frozen=True)
class Projection:
    """How one box is laid on a drawing of a given width; its height follows."""

    box: Box
    width: float
    # Left free on each side, for words that belong to the edge.
    left: float = 12
    right: float = 12
    top: float = 12
    bottom: float = 12

    @property
    def shortening(self) -> float:
        """How much shorter a degree east is than a degree north."""
        return math.cos(math.radians((self.box.south + self.box.north) / 2))

    @property
    def scale(self) -> float:
        """Units for one degree north."""
        return (self.width - self.left - self.right) / ((self.box.east - self.box.west) * self.shortening)

    @property
    def height(self) -> float:
        return round(self.top + (self.box.north - self.box.south) * self.scale + self.bottom)

    def point(self, latitude: float, longitude: float) -> Point:
        return Point(
            self.left + (longitude - self.box.west) * self.shortening * self.scale,
            self.top + (self.box.north - latitude) * self.scale,
        )


def written(value: float) -> str:
    """A length as SVG wants it, whatever language the page is in: one decimal behind a point, none where it is 0."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
