"""Outlines of areas, from Natural Earth (public domain), made small enough to stand in a page."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from koreanrw.pictures.projection import Point, Projection, written

FOLDER = Path(__file__).resolve().parent.parent / "outlines"
# A corner that lies closer than this to the line between its neighbours is left out, in user units.
TOLERANCE = 1.1
# Islands smaller than this on the drawing are left out: they would be specks.
SMALLEST = 3.0


@dataclass(frozen=True)
class Outline:
    """The border of an area as closed rings of (longitude, latitude), largest pieces and islands alike."""

    rings: tuple[tuple[tuple[float, float], ...], ...]

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether a point lies inside: a line from it to the east crosses the border an odd number of times."""
        inside = False
        for ring in self.rings:
            for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
                if (y1 > latitude) != (y2 > latitude):
                    crossing = x1 + (latitude - y1) * (x2 - x1) / (y2 - y1)
                    inside ^= longitude < crossing
        return inside

    def path(self, projection: Projection) -> str:
        """The border as the data of an SVG path, without what lies outside the drawing or is too small to see."""
        pieces = []
        for ring in self.rings:
            points = [projection.point(latitude, longitude) for longitude, latitude in ring]
            points = _simplified(_clipped(points, projection.width, projection.height))
            if len(points) > 2 and _extent(points) >= SMALLEST:
                pieces.append("M" + "L".join(f"{written(x)} {written(y)}" for x, y in points) + "Z")
        return "".join(pieces)


@cache
def outline(name: str) -> Outline:
    """The outline of this name, read once: "nrw" or "south-korea"."""
    geometry = json.loads((FOLDER / f"{name}-outline.geojson").read_text(encoding="utf-8"))["geometry"]
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    # The last corner of a ring in GeoJSON is its first again.
    return Outline(tuple(tuple((x, y) for x, y in ring[:-1]) for polygon in polygons for ring in polygon))


@cache
def outline_path(name: str, projection: Projection) -> str:
    """The path of an outline on a drawing, computed once."""
    return outline(name).path(projection)


def _extent(points: Sequence[Point]) -> float:
    xs, ys = [point.x for point in points], [point.y for point in points]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _simplified(points: list[Point]) -> list[Point]:
    """A ring with fewer corners (Douglas and Peucker), which keeps the two that lie farthest apart."""
    if len(points) < 4:
        return points
    far = max(range(len(points)), key=lambda at: _distance(points[at], points[0]))
    return _thinned(points[: far + 1])[:-1] + _thinned([*points[far:], points[0]])[:-1]


def _thinned(line: list[Point]) -> list[Point]:
    if len(line) < 3:
        return line
    at = max(range(1, len(line) - 1), key=lambda index: _off(line[index], line[0], line[-1]))
    if _off(line[at], line[0], line[-1]) < TOLERANCE:
        return [line[0], line[-1]]
    return _thinned(line[: at + 1])[:-1] + _thinned(line[at:])


def _distance(one: Point, other: Point) -> float:
    return ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5


def _off(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from the straight line between two others."""
    length = _distance(start, end)
    if not length:
        return _distance(point, start)
    return abs((end.x - start.x) * (start.y - point.y) - (start.x - point.x) * (end.y - start.y)) / length


def _clipped(points: list[Point], width: float, height: float) -> list[Point]:
    """The part of a ring within the drawing (Sutherland and Hodgman), its border just out of sight."""
    for axis, bound, sign in ((0, -3.0, 1), (0, width + 3, -1), (1, -3.0, 1), (1, height + 3, -1)):
        kept: list[Point] = []
        for before, point in zip([*points[-1:], *points[:-1]], points, strict=True):
            was_in, is_in = sign * (before[axis] - bound) >= 0, sign * (point[axis] - bound) >= 0
            if was_in != is_in:
                share = (bound - before[axis]) / (point[axis] - before[axis])
                kept.append(Point(before.x + share * (point.x - before.x), before.y + share * (point.y - before.y)))
            if is_in:
                kept.append(point)
        points = kept
    return points
