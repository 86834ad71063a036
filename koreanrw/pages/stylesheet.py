"""What the stylesheet says about itself: its colours in both schemes, its steps and spaces, the classes it names."""

import re
from functools import cache

from django.conf import settings

STYLESHEET = settings.BASE_DIR / "static" / "koreanrw" / "site.css"
_ROOT = re.compile(r":root \{(.*?)\n\s*\}", re.DOTALL)
_PROPERTY = re.compile(r"--([a-z0-9-]+):\s*([^;]+);")
_COLOUR = re.compile(r"#[0-9a-f]{6}")


@cache
def text() -> str:
    return STYLESHEET.read_text(encoding="utf-8")


@cache
def properties() -> dict[str, str]:
    """Every custom property of the light scheme, with the value the stylesheet gives it."""
    return dict(_PROPERTY.findall(_ROOT.findall(text())[0]))


@cache
def colours() -> dict[str, tuple[str, str]]:
    """Every colour by its name: its value in the light scheme and in the dark one."""
    dark = dict(_PROPERTY.findall(_ROOT.findall(text())[1]))
    return {name: (value, dark[name]) for name, value in properties().items() if _COLOUR.fullmatch(value)}


@cache
def class_names() -> list[str]:
    """The classes the head of the stylesheet explains."""
    return re.findall(r"\.([a-z][a-z-]*)", text().partition("*/")[0])


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 counts it, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
