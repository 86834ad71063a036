"""Gently curved lines with an arrow at their end."""

import math
from dataclasses import dataclass

from koreanrw.pictures.maps.sheet import Leg
from koreanrw.pictures.projection import Point, written

_ARROW = 9.0
# Even, so that one of them lies in the middle.
_POINTS = 16


@dataclass(frozen=True)
class Ends:
    """Two points, each with how far the line keeps off it."""

    start: tuple[Point, float]
    end: tuple[Point, float]


def leg_between(ends: Ends, *, style: int, bulge: float, is_done: bool) -> tuple[Leg, list[Point]]:
    """The line between two ends, and points along it, one of them in its middle.

    ``bulge`` is how far it leaves the straight line, as a share of its length; positive to the right of its way.
    """
    (start, gap), (end, other_gap) = ends.start, ends.end
    dx, dy = end.x - start.x, end.y - start.y
    length = math.hypot(dx, dy) or 1.0
    control = Point((start.x + end.x) / 2 - dy * bulge, (start.y + end.y) / 2 + dx * bulge)
    first = _towards(start, control, min(gap, length / 3))
    tip = _towards(end, control, min(other_gap, length / 3))
    arrow = min(_ARROW, length / 3)
    foot = _towards(tip, control, arrow)
    angle = math.atan2(tip.y - foot.y, tip.x - foot.x)
    across = Point(-math.sin(angle) * arrow * 0.45, math.cos(angle) * arrow * 0.45)
    corners = (tip, Point(foot.x + across.x, foot.y + across.y), Point(foot.x - across.x, foot.y - across.y))
    path = f"M{_pair(first)}Q{_pair(control)} {_pair(foot)}"
    points = [_along(first, control, foot, step / _POINTS) for step in range(_POINTS + 1)]
    return Leg(path, " ".join(f"{written(x)},{written(y)}" for x, y in corners), style, is_done), points


def middle_of(points: list[Point]) -> Point:
    return points[len(points) // 2]


def _along(start: Point, control: Point, end: Point, share: float) -> Point:
    """A point of a quadratic curve."""
    before, between, after = (1 - share) ** 2, 2 * share * (1 - share), share**2
    return Point(
        before * start.x + between * control.x + after * end.x,
        before * start.y + between * control.y + after * end.y,
    )


def _towards(point: Point, other: Point, distance: float) -> Point:
    whole = math.dist(point, other) or 1.0
    return Point(
        point.x + (other.x - point.x) / whole * distance,
        point.y + (other.y - point.y) / whole * distance,
    )


def _pair(point: Point) -> str:
    return f"{written(point.x)} {written(point.y)}"
