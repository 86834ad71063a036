"""How imprecise dates are drawn on an axis of time: as spans, never as points."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from koreanrw.pictures.time_axis import TimeAxis, percent
from records.dates import PartialDate

# In percent: five pixels of a wide screen, hardly one of a phone.
NARROW = 0.5
_A_YEAR = datetime.timedelta(days=365)
_A_YEAR_LATER = datetime.date.min + _A_YEAR


class Manner(StrEnum):
    """How a span is drawn, and what that means."""

    # Filled: it certainly held all that time.
    CERTAIN = "certain"
    # Hatched: some day in it is meant, or it may have held.
    POSSIBLE = "possible"
    # Outlined: only announced.
    PLANNED = "planned"
    # Fading: no end (or no beginning) is known.
    OPEN = "open"


@dataclass(frozen=True)
class Span:
    """One piece of a bar; ``x`` and ``width`` in percent of the axis, as text."""

    manner: Manner
    x: str
    width: str
    # One exact day, drawn as a narrow mark in the middle of it.
    is_day: bool = False
    # The date itself has no bound on this side: it may lie beyond what is drawn.
    leaves_left: bool = False
    leaves_right: bool = False

    @property
    def is_narrow(self) -> bool:
        """Whether it would be too narrow to be seen as a span; it is drawn a few pixels wide, in its manner."""
        return not self.is_day and self.manner != Manner.OPEN and float(self.width) < NARROW

    @property
    def end(self) -> str:
        return percent(float(self.x) + float(self.width))

    @property
    def fades_left(self) -> bool:
        """Whether it fades towards the left edge, as where no beginning is known."""
        return self.manner == Manner.OPEN and self.leaves_left


@dataclass(frozen=True)
class Course:
    """What began and ended, as far as it is known; an empty date is not known."""

    begins: PartialDate
    ends: PartialDate
    # Without a known end it went on, for all that is known; a journey or a plan did not.
    goes_on: bool
    # The last day from which a source speaks of it.
    attested: datetime.date | None = None

    @property
    def bounds(self) -> list[datetime.date]:
        """The days the axis must hold."""
        days = [day for date in (self.begins, self.ends) if date for day in finite_bounds(date)]
        return [*days, self.attested] if self.is_open_ended and self.attested else days

    @property
    def is_open_ended(self) -> bool:
        return self.goes_on and bool(self.begins) and not self.ends


def bounds(date: PartialDate) -> tuple[datetime.date, datetime.date]:
    """The first and the last day a known date may be."""
    earliest, latest = date.earliest, date.latest
    assert earliest is not None and latest is not None
    return earliest, latest


def is_exact(date: PartialDate) -> bool:
    """Whether it is one day, and no other day may be meant."""
    return bool(date) and date.earliest == date.latest and not (date.is_uncertain or date.is_approximate)


def has_open_side(date: PartialDate) -> tuple[bool, bool]:
    """Whether it may lie at any time before, or at any time after."""
    parsed = date.parsed
    return parsed.is_set and parsed.first is None, parsed.is_set and parsed.last is None


def finite_bounds(date: PartialDate) -> list[datetime.date]:
    """The earliest and the latest day, where there is one; beside an open side one more year, to show it."""
    before, after = has_open_side(date)
    days = [day for day, is_open in zip(bounds(date), (before, after), strict=True) if not is_open]
    if before:
        days += [datetime.date(max(day.year - 1, datetime.MINYEAR), 1, 1) for day in days]
    return days


def drawn_bounds(date: PartialDate) -> tuple[datetime.date, datetime.date]:
    """From when until when it is drawn: towards an open side one year, for nobody says that it may be any day."""
    (earliest, latest), (before, after) = bounds(date), has_open_side(date)
    if before:
        earliest = max(latest, _A_YEAR_LATER) - _A_YEAR
    if after:
        latest = min(earliest, datetime.date.max - _A_YEAR) + _A_YEAR
    return earliest, latest


def moment(date: PartialDate, axis: TimeAxis, manner: Manner = Manner.CERTAIN) -> Span:
    """One date: a narrow mark for an exact day, else all the days it may be."""
    earliest, latest = drawn_bounds(date)
    if manner == Manner.CERTAIN and not is_exact(date):
        manner = Manner.POSSIBLE
    if earliest == latest:
        return Span(manner, percent(axis.middle_of(earliest)), "0.00", is_day=True)
    left, right = has_open_side(date)
    return _between(axis.start_of(earliest), axis.end_of(latest), manner, left=left, right=right)


def outline(dates: list[PartialDate], axis: TimeAxis) -> list[Span]:
    """A plan: everything from the first day it may begin to the last day it may end, outlined."""
    if len(dates) == 1:
        return [moment(dates[0], axis, Manner.PLANNED)]
    days = [day for date in dates for day in drawn_bounds(date)]
    left, right = (any(has_open_side(date)[side] for date in dates) for side in (0, 1))
    return [_between(axis.start_of(min(days)), axis.end_of(max(days)), Manner.PLANNED, left=left, right=right)]


def course(what: Course, axis: TimeAxis) -> list[Span]:
    """What began and ended: filled where it certainly held, hatched or fading where it may have."""
    if what.begins and what.ends:
        return _closed(what.begins, what.ends, axis)
    if what.begins:
        return _open_end(what, axis) if what.goes_on else [moment(what.begins, axis)]
    if what.ends:
        return _open_beginning(what.ends, axis) if what.goes_on else [moment(what.ends, axis)]
    return []


def _between(start: float, end: float, manner: Manner, *, left: bool = False, right: bool = False) -> Span:
    return Span(manner, percent(start), percent(end - start), leaves_left=left, leaves_right=right)


def _closed(begins: PartialDate, ends: PartialDate, axis: TimeAxis) -> list[Span]:
    if is_exact(begins) and begins == ends:
        return [moment(begins, axis)]
    begun, over = bounds(begins)[1], bounds(ends)[0]
    left, right = has_open_side(begins)[0], has_open_side(ends)[1]
    is_doubtful = begins.is_uncertain or ends.is_uncertain
    if is_doubtful or begun > over or (begun == over and not (is_exact(begins) or is_exact(ends))):
        first, last = drawn_bounds(begins)[0], drawn_bounds(ends)[1]
        return [_between(axis.start_of(first), axis.end_of(last), Manner.POSSIBLE, left=left, right=right)]
    start = axis.start_of(begun) if is_exact(begins) else axis.end_of(begun)
    end = axis.end_of(over) if is_exact(ends) else axis.start_of(over)
    spans = [] if is_exact(begins) else [moment(begins, axis)]
    spans.append(_between(start, end, Manner.CERTAIN))
    return spans if is_exact(ends) else [*spans, moment(ends, axis)]


def _open_end(what: Course, axis: TimeAxis) -> list[Span]:
    """Filled up to the last day a source attests; nobody knows how long it went on from there."""
    begins, attested = what.begins, what.attested
    if has_open_side(begins)[1]:
        return [moment(begins, axis)]
    first, begun = bounds(begins)
    if is_exact(begins):
        spans, here = [], axis.start_of(first)
    else:
        spans, here = [moment(begins, axis)], axis.end_of(begun)
    if attested and attested >= begun and not begins.is_uncertain:
        end = axis.end_of(attested)
        spans.append(_between(here, end, Manner.CERTAIN))
        here = end
    elif is_exact(begins):
        spans.append(moment(begins, axis))
    return [*spans, _between(here, 100.0, Manner.OPEN, right=True)]


def _open_beginning(ends: PartialDate, axis: TimeAxis) -> list[Span]:
    if has_open_side(ends)[0]:
        return [moment(ends, axis)]
    before = _between(0.0, axis.start_of(bounds(ends)[0]), Manner.OPEN, left=True)
    return [before, moment(ends, axis)]
