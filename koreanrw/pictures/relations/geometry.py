"""Boxes in columns and the lines between them.

Across, everything is measured in percent of the width of the picture, down in pixels: type keeps its size on a phone
and on a wide screen, and only the lines stretch. A column never scales, so its text is laid out for a phone.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from koreanrw.pictures.relations.labels import Label

TYPE_SIZE = 12
SMALL_TYPE_SIZE = 11
LINE_HEIGHT = 15
# Between the edge of a box and its text, across and down.
PADDING = 6
# Tall enough for a finger, together with the space to the next box.
LEAST_HEIGHT = 28
SPACE = 6
# Between two lines that end at one box, as long as the box has room.
PORT_SPACE = 9
MOST_HEIGHT_FOR_PORTS = 150
SPACE_BETWEEN_BLOCKS = 14


@dataclass
class Box:
    """One organisation: its label, where it leads, and where it stands in its column."""

    key: int
    url: str
    label: Label
    # Lines in small type below the label.
    notes: tuple[str, ...] = ()
    y: int = 0
    height: int = LEAST_HEIGHT

    def make_room(self, ports: int) -> None:
        """High enough for its text and for so many lines that end at one of its sides."""
        rows = len(self.label.lines) + len(self.notes)
        wanted = min(ports * PORT_SPACE + PADDING, MOST_HEIGHT_FOR_PORTS)
        self.height = max(LEAST_HEIGHT, rows * LINE_HEIGHT + PADDING, wanted)

    @property
    def middle(self) -> int:
        return self.y + self.height // 2

    @property
    def text_y(self) -> int:
        """The base line of its first line, so that the text stands in the middle."""
        rows = len(self.label.lines) + len(self.notes)
        return self.y + (self.height - rows * LINE_HEIGHT) // 2 + LINE_HEIGHT - 4

    def ports(self, number: int) -> list[int]:
        """Where so many lines end at one of its sides, spread evenly around the middle."""
        if number < 2:
            return [self.middle] * number
        space = min(PORT_SPACE, (self.height - PADDING) / (number - 1))
        first = self.middle - space * (number - 1) / 2
        return [round(first + space * place) for place in range(number)]


@dataclass
class Strand:
    """All ties of one style between two boxes, drawn as one line."""

    style: str
    number: int
    # Keys of the boxes; of two in different columns, the left one first.
    ends: tuple[int, int]
    # Too long to be followed: only its beginning and its end are drawn.
    is_far: bool = False
    # Where it begins and ends, once the boxes stand.
    y: list[int] = field(default_factory=lambda: [0, 0])


@dataclass(frozen=True)
class Column:
    """Boxes below one another."""

    x: int
    width: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Zone:
    """A part of the picture in which lines run: its own drawing of 100 units across, stretched to its width."""

    x: int
    width: int
    # Style and path of all lines of that style.
    paths: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Note:
    """A word at a place of the picture: a heading, or the number of ties on a line."""

    x: str
    y: int
    text: str
    anchor: str = "start"


def stacked(columns: Sequence[Sequence[Box]], top: int) -> int:
    """Put boxes below one another from ``top`` on, the shorter columns spread over the height of the longest.

    Returns where the next block may begin.
    """
    heights = [sum(box.height + SPACE for box in column) - SPACE for column in columns]
    tallest = max([*heights, 0])
    for column, height in zip(columns, heights, strict=True):
        slack = (tallest - height) / (len(column) + 1)
        y = top + slack
        for box in column:
            box.y = round(y)
            y += box.height + SPACE + slack
    return top + tallest + SPACE_BETWEEN_BLOCKS


def assign_ports(boxes: dict[int, Box], strands: Iterable[Strand], *, is_outside: bool) -> None:
    """Give each end of these strands its place at its box, so that they neither meet nor cross there."""
    ends: dict[int, list[tuple[tuple, Strand, int]]] = defaultdict(list)
    for strand in strands:
        for end, (here, there) in enumerate((strand.ends, strand.ends[::-1])):
            way = boxes[there].middle - boxes[here].middle
            # Arcs lie within one another; lines across follow the order of the other column. Of several strands
            # between two boxes the first is the uppermost across, and the outermost beside.
            key: tuple = (way, strand.style)
            if is_outside:
                style = strand.style if (way > 0) else "".join(chr(0x10FFFF - ord(letter)) for letter in strand.style)
                key = (way > 0, -way, style)
            ends[here].append((key, strand, end))
    for here, found in ends.items():
        found.sort(key=lambda entry: entry[0])
        for (_key, strand, end), y in zip(found, boxes[here].ports(len(found)), strict=True):
            strand.y[end] = y


def across(strand: Strand) -> str:
    """A path from the left edge of its zone to the right one."""
    start, end = strand.y
    if strand.is_far:
        return f"M0 {start}h18M100 {end}h-18"
    return f"M0 {start}H100" if start == end else f"M0 {start}C50 {start} 50 {end} 100 {end}"


def beside(strand: Strand, depth: int, *, is_left: bool) -> str:
    """An arc on the outside of a column, reaching ``depth`` hundredths into its zone."""
    start, end = strand.y
    if strand.is_far:
        return f"M100 {start}h-50M100 {end}h-50" if is_left else f"M0 {start}h50M0 {end}h50"
    edge, far = (100, 100 - depth * 4 // 3) if is_left else (0, depth * 4 // 3)
    return f"M{edge} {start}C{far} {start} {far} {end} {edge} {end}"


def depth_of(strand: Strand, longest: int) -> int:
    """The longer an arc, the further out it runs."""
    return 25 + 65 * abs(strand.y[0] - strand.y[1]) // max(longest, 1)


def numbers_on(strands: Iterable[Strand], x: int, width: int) -> list[Note]:
    """How many ties the lines of a zone stand for, where it is more than one; each beside its line's others."""
    notes: list[Note] = []
    taken: list[tuple[float, float]] = []
    for strand in strands:
        if strand.number < 2 or strand.is_far:
            continue
        start, end = strand.y
        places = [
            (_share_across(t), start + (end - start) * (3 * t**2 - 2 * t**3)) for t in (0.5, 0.34, 0.66, 0.2, 0.8)
        ]
        free = [
            place
            for place in places
            if all(abs(place[0] - other[0]) > 0.14 or abs(place[1] - other[1]) > LINE_HEIGHT for other in taken)
        ]
        place = (free or places)[0]
        taken.append(place)
        notes.append(Note(f"{x + width * place[0]:.1f}", round(place[1]) + 4, str(strand.number), "middle"))
    return notes


def _share_across(t: float) -> float:
    """How far across the zone a line has come at this part of its way."""
    return 1.5 * (1 - t) ** 2 * t + 1.5 * (1 - t) * t**2 + t**3
