"""What a map is made of when it is drawn: sheets with marks, legs and words, and boxes for what has no spot on them."""

from dataclasses import dataclass
from typing import ClassVar

from companies.models import Place
from koreanrw.pictures.maps.labels import PlacedText, Rectangle
from koreanrw.pictures.picture import Cell, Picture
from koreanrw.pictures.projection import Point, written


@dataclass(frozen=True)
class Mark:
    """One place on a sheet: a disc for its offices, a diamond for a stop, a ring where it is a whole region."""

    place: Place
    at: Point
    radius: float
    # there, planned, closed: offices. stop, stop-planned: only visits. dot: drawn larger on another sheet.
    kind: str
    # Set into the disc.
    number: str = ""
    label: PlacedText | None = None
    # What is read out; with an address it is a link.
    name: str = ""
    url: str = ""
    language: str = ""

    @property
    def is_region(self) -> bool:
        return self.place.kind == Place.Kind.REGION

    @property
    def x(self) -> str:
        return written(self.at.x)

    @property
    def y(self) -> str:
        return written(self.at.y)

    @property
    def r(self) -> str:
        return written(self.radius)

    @property
    def diamond(self) -> str:
        """The corners of a stop."""
        x, y, r = self.at.x, self.at.y, self.radius
        return " ".join(f"{written(a)},{written(b)}" for a, b in ((x, y - r), (x + r, y), (x, y + r), (x - r, y)))

    @property
    def cross(self) -> str:
        """A line through the disc of offices that are closed."""
        reach = self.radius * 0.707
        x, y = self.at.x, self.at.y
        return f"M{written(x - reach)} {written(y + reach)}L{written(x + reach)} {written(y - reach)}"


@dataclass(frozen=True)
class Leg:
    """A stretch of a journey, from one stop to the next or from the edge of the map."""

    path: str
    arrow: str
    # Which of the styles of line, from 1.
    style: int
    # A source says it was travelled; else it is drawn hollow.
    is_done: bool


@dataclass(frozen=True)
class Frame:
    """Marks on one sheet what another draws larger."""

    room: Rectangle
    label: PlacedText | None


@dataclass(frozen=True)
class Sheet:
    """One drawing of a map."""

    # Ids in it begin with it.
    name: str
    title: str
    description: str
    width: float
    height: float
    outline: str
    marks: tuple[Mark, ...] = ()
    legs: tuple[Leg, ...] = ()
    # Where journeys enter and leave, and which leg is whose.
    words: tuple[PlacedText, ...] = ()
    frame: Frame | None = None
    # Said above the drawing where there are several.
    heading: str = ""

    @property
    def view_box(self) -> str:
        return f"0 0 {written(self.width)} {written(self.height)}"

    @property
    def role(self) -> str:
        """A group is read link by link, an image as a whole."""
        return "group" if any(mark.url for mark in self.marks) else "img"


@dataclass(frozen=True)
class Inset:
    """A box beside the map for what has no spot on it, so that nothing vanishes."""

    heading: str
    entries: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Map(Picture):
    """One or more sheets, and what could not be drawn on them."""

    template_name: ClassVar[str] = "pictures/_map.html"

    sheets: tuple[Sheet, ...]
    insets: tuple[Inset, ...] = ()
    notes: tuple[str, ...] = ()
