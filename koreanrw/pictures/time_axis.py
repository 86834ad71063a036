"""The axis of time that pictures share: where a day stands between the left edge and the right one.

Positions are percentages of the width of a drawing, as text: the same in every language, and never scaled. A day is
as wide as every other day, in leap years too; it begins where the day before it ends. What lies beyond the axis is
drawn at its edge.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from django.utils.translation import get_language

from records.dates import PartialDate
from records.dates.words import ENGLISH, LANGUAGES

# As many as find room side by side on a phone, with their labels.
MOST_TICKS = 6
# The label of a tick further right would be cut off at the edge.
LAST_LABEL = 88.0
_STEPS_IN_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
# Up to so many years an axis has ticks within the year, so many months apart.
_STEPS_IN_MONTHS = {1: 3, 2: 6}


@dataclass(frozen=True)
class Tick:
    """The beginning of a year or a month on the axis, with its name where there is room for it."""

    x: str
    label: str


def percent(share: float) -> str:
    """A share of the width, within its edges, to a hundredth of a percent."""
    return f"{min(max(share, 0.0), 100.0):.2f}"


@dataclass(frozen=True)
class TimeAxis:
    """From the first day of one year to the last day of the same or a later one."""

    first_year: int
    last_year: int

    @classmethod
    def over(cls, days: Iterable[datetime.date]) -> Self | None:
        """The whole years that hold all these days; None for none."""
        years = [day.year for day in days]
        return cls(min(years), max(years)) if years else None

    @property
    def _first(self) -> int:
        return datetime.date(self.first_year, 1, 1).toordinal()

    @property
    def _length(self) -> int:
        """In days; there is no day after the last one of the year 9999."""
        return datetime.date(self.last_year, 12, 31).toordinal() + 1 - self._first

    def start_of(self, day: datetime.date) -> float:
        """Where this day begins, in percent."""
        return self._share(day.toordinal())

    def end_of(self, day: datetime.date) -> float:
        """Where this day ends and the next one begins, in percent."""
        return self._share(day.toordinal() + 1)

    def middle_of(self, day: datetime.date) -> float:
        """Noon, for marks that are as narrow as a line."""
        return (self.start_of(day) + self.end_of(day)) / 2

    def _share(self, ordinal: int) -> float:
        return min(max((ordinal - self._first) / self._length * 100, 0.0), 100.0)

    def holds(self, day: datetime.date) -> bool:
        return self.first_year <= day.year <= self.last_year

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The beginnings of round years, or of quarters and halves on an axis of one or two years.

        There January bears the name of its year, and the other months only their own.
        """
        years = self.last_year - self.first_year + 1
        if months := _STEPS_IN_MONTHS.get(years):
            texts = [
                f"{year}-{month:02d}"
                for year in range(self.first_year, self.last_year + 1)
                for month in range(1, 13, months)
            ]
        else:
            step = next(step for step in _STEPS_IN_YEARS if years / step <= MOST_TICKS)
            first = -(-self.first_year // step) * step
            texts = [str(year) for year in range(first, self.last_year + 1, step)]
        return tuple(self._tick(PartialDate(text)) for text in texts)

    def _tick(self, date: PartialDate) -> Tick:
        assert date.earliest is not None
        start = self.start_of(date.earliest)
        if start > LAST_LABEL:
            return Tick(percent(start), "")
        if date.earliest.month > 1:
            words = LANGUAGES.get((get_language() or "en").split("-")[0], ENGLISH)
            return Tick(percent(start), words.months[date.earliest.month - 1])
        return Tick(percent(start), PartialDate(str(date)[:4]).display)
