"""Drawing a card: its words on paper, in the colours of the site, each line cut to what fits."""

import io
from functools import cache, lru_cache

from PIL import Image, ImageColor, ImageDraw

from koreanrw.discovery.cards.lettering import Face, drawable
from koreanrw.discovery.cards.river import ICON, RIVER, Curve
from koreanrw.discovery.cards.words import CardWords

WIDTH, HEIGHT = 1200, 630
# The stylesheet's colours in its light scheme, by their names there.
COLOURS = {"paper": "#f8f6f0", "ink": "#1b222a", "soft": "#535d66", "accent": "#17475f", "celadon": "#2f6656"}
# The place on the river, as in the site's icon.
COLOURS["place"] = "#9ccdb7"
# Grows whenever equal words are drawn differently, so that nobody keeps the old picture.
DESIGN = 2
_SIDE = 80
# How long a line may be.
_ROOM = WIDTH - 2 * _SIDE
_MARK = 72
# How many points make a curve smooth.
_STEPS = 90
# The line between the name and what is said of it, and how much of the card the name may take.
_RULE, _NAME_ROOM = 440, 226
_LEADING = 1.26
_NAME_SIZES = range(84, 43, -4)
_LINE_STEP = 50
_LINE_SIZES = range(34, 25, -2)


def picture(words: CardWords) -> bytes:
    """The card as a PNG file. What was asked for lately is not drawn again."""
    return _drawn(words, DESIGN)


@lru_cache(maxsize=100)
def _drawn(words: CardWords, design: int) -> bytes:
    image = Image.new("RGB", (WIDTH, HEIGHT), COLOURS["paper"])
    draw = ImageDraw.Draw(image)
    icon = mark(_MARK, is_round=True)
    image.paste(icon, (_SIDE, 56), icon)
    Face("Bold", 32).write(draw, _SIDE + _MARK + 20, 103, words.register, COLOURS["accent"])
    # The name stands on the line, what it is the name of above it.
    size, lines = fitted(words.name)
    step = round(size * _LEADING)
    first = _RULE - 44 - (len(lines) - 1) * step
    for number, line in enumerate(lines):
        Face("Bold", size).write(draw, _SIDE, first + number * step, line, COLOURS["ink"])
    Face("Regular", 32).write(draw, _SIDE, first - size - 14, drawable(words.kind), COLOURS["celadon"])
    draw.line((_SIDE, _RULE, WIDTH - _SIDE, _RULE), fill=COLOURS["accent"], width=2)
    for number, line in enumerate(words.lines[:2]):
        face, text = _line_fitted(drawable(line))
        face.write(draw, _SIDE, _RULE + (number + 1) * _LINE_STEP, text, COLOURS["soft"])
    image.paste(_masthead(), (0, HEIGHT - 70))
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=6)
    return file.getvalue()


def _line_fitted(text: str) -> tuple[Face, str]:
    face = next((face for face in map(_regular, _LINE_SIZES) if face.length(text) <= _ROOM), _regular(_LINE_SIZES[-1]))
    return face, face.shortened(text, _ROOM)


def _regular(size: int) -> Face:
    return Face("Regular", size)


@cache
def mark(side: int, *, is_round: bool) -> Image.Image:
    """The site's icon, a river with one place on it, so wide and high. Drawn large and reduced, for smooth edges."""
    fine = 8
    scale = side * fine / 32
    image = Image.new("RGBA", (side * fine, side * fine), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    radius = 6 * scale if is_round else 0
    draw.rounded_rectangle((0, 0, side * fine - 1, side * fine - 1), radius, fill=COLOURS["accent"])
    for x, y in (point for curve in ICON for point in _points(curve)):
        _dot(draw, x * scale, y * scale, 1.3 * scale, COLOURS["paper"])
    _dot(draw, 15 * scale, 10 * scale, 3 * scale, COLOURS["place"])
    return image.resize((side, side), Image.Resampling.LANCZOS)


@cache
def _masthead() -> Image.Image:
    """The line of the masthead, the Rhine that runs on into the Han, from blue to green."""
    fine = 3
    image = Image.new("RGB", (WIDTH * fine, 60 * fine), COLOURS["paper"])
    draw = ImageDraw.Draw(image)
    west, east = ImageColor.getrgb(COLOURS["accent"]), ImageColor.getrgb(COLOURS["celadon"])
    for x, y in (point for curve in RIVER for point in _points(curve)):
        part = min(max(x / WIDTH, 0), 1)
        colour = tuple(round(a + (b - a) * part) for a, b in zip(west, east, strict=True))
        _dot(draw, x * fine, y * fine, 1.4 * fine, colour)
    return image.resize((WIDTH, 60), Image.Resampling.LANCZOS)


def _points(curve: Curve) -> list[tuple[float, float]]:
    """Points along a cubic Bézier curve, close enough to make a line."""
    weights = [(1 - t, t) for t in (step / _STEPS for step in range(_STEPS + 1))]
    return [
        (
            sum(c * p[0] for c, p in zip((a**3, 3 * a * a * b, 3 * a * b * b, b**3), curve, strict=True)),
            sum(c * p[1] for c, p in zip((a**3, 3 * a * a * b, 3 * a * b * b, b**3), curve, strict=True)),
        )
        for a, b in weights
    ]


def _dot(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float, colour: str | tuple[int, ...]) -> None:
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)


def fitted(name: str) -> tuple[int, list[str]]:
    """The largest size in which the name fits, and its lines; too long even for the smallest, it is shortened."""
    text = drawable(name)
    for size in _NAME_SIZES:
        lines = Face("Bold", size).lines(text, _ROOM)
        if len(lines) <= _room(size):
            return size, lines
    # What is left over stands on the last line, where it is cut.
    last = _room(size) - 1
    return size, [*lines[:last], Face("Bold", size).shortened(" ".join(lines[last:]), _ROOM)]


def _room(size: int) -> int:
    """How many lines of a name the card has room for in this size."""
    return int(_NAME_ROOM // (size * _LEADING))
