"""Canonical EDTF text taken apart: points of the calendar, and the days they span."""

import datetime
import re
from calendar import monthrange
from functools import lru_cache
from typing import NamedTuple, Self

FIRST_YEAR, LAST_YEAR = 1000, 9999

_POINT = "([1-9][0-9]{3}(?:-[0-9]{2}){0,2})"
_SINGLE = re.compile(rf"{_POINT}([~?%]?)")
_SET = re.compile(rf"\[{_POINT}?\.\.{_POINT}?\]")


class Point(NamedTuple):
    """A year, a month or a day of the calendar: one end of what is known of a date."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> datetime.date:
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> datetime.date:
        if self.day:
            return self.first
        month = self.month or 12
        return datetime.date(self.year, month, monthrange(self.year, month)[1])

    @property
    def precision(self) -> str:
        if self.day:
            return "day"
        return "month" if self.month else "year"

    @property
    def text(self) -> str:
        return "-".join(f"{part:02d}" for part in self if part is not None)

    def shifted(self, steps: int) -> Self | None:
        """The unit of the same size so many steps away, or None beyond the calendar of Python."""
        if self.day:
            try:
                moved = self.first + datetime.timedelta(days=steps)
            except OverflowError:
                return None
            return type(self)(moved.year, moved.month, moved.day)
        if self.month:
            year, month = divmod(self.year * 12 + self.month - 1 + steps, 12)
            return type(self)(year, month + 1) if datetime.MINYEAR <= year <= datetime.MAXYEAR else None
        year = self.year + steps
        return type(self)(year) if datetime.MINYEAR <= year <= datetime.MAXYEAR else None


class Parsed(NamedTuple):
    """A canonical text taken apart; an end of a set is None where the set is open."""

    first: Point | None
    last: Point | None
    qualifier: str
    is_set: bool
    earliest: datetime.date | None
    latest: datetime.date | None


def _point(text: str) -> Point:
    parts = [int(part) for part in text.split("-")]
    # An impossible month or day, "00" included, is a ValueError here.
    datetime.date(*parts, *(1,) * (3 - len(parts)))
    return Point(*parts)


def _parse_single(text: str, qualifier: str) -> Parsed:
    point = _point(text)
    earliest, latest = point.first, point.last
    if qualifier in ("~", "%"):
        before, after = point.shifted(-1), point.shifted(1)
        earliest = before.first if before else datetime.date.min
        latest = after.last if after else datetime.date.max
    return Parsed(point, point, qualifier, False, earliest, latest)


def _parse_set(first_text: str | None, last_text: str | None) -> Parsed:
    first = _point(first_text) if first_text else None
    last = _point(last_text) if last_text else None
    if first is None and last is None:
        raise ValueError("A set of dates needs an end.")
    if first and last and (first == last or first.first > last.first or first.last > last.last):
        raise ValueError("The second end of a set of dates must come after the first.")
    earliest = first.first if first else datetime.date.min
    latest = last.last if last else datetime.date.max
    return Parsed(first, last, "", True, earliest, latest)


@lru_cache(maxsize=8192)
def parse(text: str) -> Parsed:
    """Take a canonical text apart; ValueError for anything else."""
    if text == "":
        return Parsed(None, None, "", False, None, None)
    if match := _SINGLE.fullmatch(text):
        return _parse_single(match[1], match[2])
    if match := _SET.fullmatch(text):
        return _parse_set(match[1], match[2])
    raise ValueError(f"Not a canonical imprecise date: {text[:60]!r}")
